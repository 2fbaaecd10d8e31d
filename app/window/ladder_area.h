#pragma once

#include <QWidget>
#include <optional>

#include "app/actions/app_context.h"
#include "app/look/theme.h"
#include "model/sim/edit.h"

class QHBoxLayout;

namespace linger {

class ActionSet;
class CompareStrip;
class ImpairmentBar;
class LadderView;

/// The ladder with its hands: what is clicked becomes the selection, the playhead or a menu.
class LadderArea : public QWidget {
  Q_OBJECT

 public:
  /// Both outlive it.
  LadderArea(AppContext& context, const ActionSet& actions, QWidget* parent = nullptr);

  LadderView* view() const { return view_; }
  /// The other future, while two are compared; else null.
  LadderView* otherView() const { return other_; }
  void setLook(Look look);
  void setShowsFuture(bool shows);

 protected:
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void updateFromTrace();
  void updateFromPlayhead(SimTime at);
  void updateFromSelection();
  void updateFromComparison();
  void openOther();
  void pick(SegmentId id);
  void pull(SegmentId id, SimTime arrival);
  void tellPulled();
  void offerImpairments(SegmentId id);
  void placeImpairments();
  void openSegmentMenu(SegmentId id, QPoint at);
  void openHostMenu(HostIndex host, QPoint at);

  AppContext& context_;
  const ActionSet& actions_;
  Look look_ = Look::Light;
  LadderView* view_;
  ImpairmentBar* impairments_;
  CompareStrip* strip_;
  std::optional<Edit> pulled_;  ///< The last one of a segment that is being pulled.
  LadderView* other_ = nullptr;
  QHBoxLayout* ladders_;
};

}  // namespace linger
