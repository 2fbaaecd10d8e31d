#pragma once

#include <QRectF>
#include <QString>
#include <vector>

#include "app/ladder/seconds_axis.h"
#include "app/look/text_cache.h"
#include "app/verdict/lanes.h"

namespace linger {

/// An interval's piece of a lane, in pixels.
struct LanePiece {
  std::size_t lane = 0;
  std::size_t interval = 0;
  QRectF box;
  QRectF run;           ///< The pieces with the same result around it, and itself.
  QRectF room;          ///< Of the box, what is on one side of the axis's break: the wider part.
  QString words;        ///< The fullest that fit; empty where none do.
  QRectF wordsBox;      ///< Where they stand: never upon the break.
  bool beside = false;  ///< The words stand to the right of the piece, which is too short.
};

/// Lanes laid out under a shared time axis.
struct LanesGeometry {
  SecondsAxis seconds;
  double line = 0;  ///< The height of a line of text.
  double laneHeight = 0;
  double height = 0;
  bool isUnderNames = false;
  std::vector<QRectF> labels;  ///< By lane: where its query is written.
  std::vector<QRectF> rows;    ///< By lane: its query and its answers.
  std::vector<LanePiece> pieces;

  /// Null where there is none; until the lanes are laid out again.
  const LanePiece* pieceAt(QPointF point) const;
};

/// How much room is between two lines of words. Under their names the lanes are as tight, and have
/// the names' width for their answers.
enum class LaneSpacing { Usual, Tight, UnderNames };

/// The width that the queries need beside the lanes.
double lanesLabelWidth(const std::vector<Lane>& lanes, TextCache& texts);

/// `axis` runs from the left to the right edge of the lanes.
LanesGeometry layOutLanes(const std::vector<Lane>& lanes, const SecondsAxis& axis, TextCache& texts,
                          LaneSpacing spacing = LaneSpacing::Usual);

}  // namespace linger
