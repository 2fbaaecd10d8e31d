#pragma once

#include <QRectF>

#include "app/ladder/ladder_moment.h"
#include "app/look/text_cache.h"
#include "app/look/theme.h"
#include "app/verdict/lanes_geometry.h"

namespace linger {

/// What stands around the ladder of a picture: the scene's title above it, and below it the lanes
/// with their seconds, where a restart or a connect() is asked about at all.
class PictureFrame {
 public:
  PictureFrame(const Trace& trace, double width, TextCache& texts);

  QRectF titleBox() const;
  double above() const;  ///< What the title needs.
  double below() const;  ///< What the lanes need; 0 where there are none.

  /// Into the rectangle of below() at 0,0.
  void paintLanes(QPainter& painter, const LadderMoment& moment, const Theme& theme,
                  TextCache& texts) const;

 private:
  double width_;
  double line_;
  double titleLine_;
  bool connects_ = false;
  std::vector<Lane> lanes_;
  LanesGeometry geometry_;
};

}  // namespace linger
