#include "app/window/ladder_stage.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>
#include <cmath>

#include "app/document/edit_words.h"
#include "app/document/pulled_segment.h"
#include "app/document/words.h"
#include "app/ladder/ladder_view.h"
#include "app/window/action_set.h"
#include "app/window/compare_strip.h"
#include "app/window/fate_bar.h"

namespace linger {
namespace {

/// The instant at which an edit does something to a host; none for what holds all the time.
std::optional<SimTime> instantOf(const Edit& edit) {
  if (const auto* restart = std::get_if<edit::Restart>(&edit)) return restart->at;
  if (const auto* tries = std::get_if<edit::KeepTrying>(&edit)) return tries->at;
  if (const auto* done = std::get_if<edit::AddHostEvent>(&edit)) return done->event.at;
  return std::nullopt;
}

}  // namespace

LadderStage::LadderStage(Stage& stage, const ActionSet& actions, QWidget* parent)
    : QWidget(parent),
      stage_(stage),
      actions_(actions),
      view_(new LadderView(this)),
      fates_(new FateBar(actions, view_->viewport())) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(new CompareStrip(stage_.comparison, stage_.document, actions_, this));
  ladders_ = new QHBoxLayout;
  ladders_->addWidget(view_, 1);
  layout->addLayout(ladders_, 1);
  connect(&stage_.comparison, &Comparison::changed, this, &LadderStage::takeComparison);
  connect(&stage_.document, &Document::traceChanged, this, &LadderStage::takeTrace);
  connect(&stage_.playhead, &Playhead::moved, this, &LadderStage::takePlayhead);
  connect(&stage_.selection, &Selection::changed, this, &LadderStage::takeSelection);
  connect(view_, &LadderView::currentSegmentChanged, this, &LadderStage::pick);
  connect(view_, &LadderView::segmentActivated, this, &LadderStage::offerFates);
  connect(view_, &LadderView::arrivalRequested, this, &LadderStage::pull);
  connect(view_, &LadderView::nothingActivated, &stage_.selection, &Selection::clear);
  connect(view_->verticalScrollBar(), &QScrollBar::valueChanged, this, &LadderStage::placeFates);
  connect(view_, &LadderView::segmentContextMenuRequested, this, &LadderStage::openSegmentMenu);
  connect(view_, &LadderView::instantRequested, &stage_.playhead, &Playhead::seek);
  takeTrace();
}

void LadderStage::takeTrace() {
  view_->setTrace(stage_.document.trace());
  view_->setPlayhead(stage_.playhead.at());
  takeSelection();
  const std::vector<EditStep>& edits = stage_.document.edits();
  const bool actedNow = !edits.empty() && instantOf(edits.back().edit) == stage_.playhead.at();
  if (actedNow) view_->revealPlayhead();
}

/// While it plays one may scroll away from it; whoever sends it somewhere wants to see it there.
void LadderStage::takePlayhead(SimTime at) {
  view_->setPlayhead(at);
  if (!stage_.playhead.isPlaying()) view_->revealPlayhead();
}

void LadderStage::takeComparison() {
  if (!stage_.comparison.isOn()) {
    delete other_;
    other_ = nullptr;
    view_->setMarked({});
    return;
  }
  if (!other_) openOther();
  const Trace& here = *stage_.document.trace();
  const TracePointer there = stage_.comparison.otherTrace();
  other_->setTrace(there);
  other_->setPlayhead(stage_.playhead.at());
  view_->setMarked(differingSegments(here, *there));
  other_->setMarked(differingSegments(*there, here));
}

void LadderStage::openOther() {
  other_ = new LadderView(this);
  other_->setAccessibleName(tr("Ladder of the other future"));
  other_->setMinimumSize(view_->minimumSize());
  other_->setLook(look_);
  other_->setShowFuture(view_->showsFuture());
  ladders_->addWidget(other_, 1);
  other_->show();
  connect(&stage_.playhead, &Playhead::moved, other_, &LadderView::setPlayhead);
  connect(other_, &LadderView::instantRequested, &stage_.playhead, &Playhead::seek);
}

void LadderStage::setLook(Look look) {
  look_ = look;
  view_->setLook(look);
  if (other_) other_->setLook(look);
}

void LadderStage::setShowsFuture(bool shows) {
  view_->setShowFuture(shows);
  if (other_) other_->setShowFuture(shows);
}

void LadderStage::takeSelection() {
  const SegmentRecord* picked = stage_.selection.segmentIn(*stage_.document.trace());
  view_->setCurrentSegment(picked ? std::optional(picked->id) : std::nullopt);
  placeFates();
}

void LadderStage::pick(SegmentId id) {
  stage_.selection.pickSegment(*stage_.document.trace(), id);
  // A copy picks its original, and what comes from nowhere picks nothing: the keyboard stays.
  view_->setCurrentSegment(id);
  fates_->hide();
}

void LadderStage::offerFates(SegmentId id) {
  pick(id);
  fates_->setVisible(stage_.selection.segment().has_value());
  placeFates();
}

/// Beside the segment, wherever a new run or the scroll bar has put it.
void LadderStage::placeFates() {
  if (!fates_->isVisibleTo(view_)) return;
  const std::optional<SegmentId> id = view_->currentSegment();
  if (!id || !stage_.selection.segment()) return fates_->hide();
  QRect room = view_->viewport()->rect();
  room.setTop(int(view_->geometry().headerHeight));
  fates_->showAt(view_->segmentRect(*id), room);
}

void LadderStage::pull(SegmentId id, SimTime arrival) {
  const std::optional<edit::SetFate> edit = pulledTo(*stage_.document.trace(), id, arrival);
  if (!edit || !stage_.document.make(*edit, true)) return;
  view_->setCurrentSegment(id);
  QToolTip::showText(QCursor::pos(), nameOf(Edit(*edit)), view_->viewport());
}

void LadderStage::openSegmentMenu(SegmentId id, QPoint at) {
  pick(id);
  QMenu menu(this);
  actions_.fill(menu, Menu::Segment);
  menu.exec(at);
}

void LadderStage::openHostMenu(HostIndex host, QPoint at) {
  const auto pair = clientAndServer(stage_.document.scenario());
  if (!pair) return;
  QMenu menu(this);
  menu.addSection(text(stage_.document.scenario().hosts[host].name));
  if (host == pair->server) menu.addAction(actions_.action("restart"));
  actions_.fill(menu, host == pair->server ? Menu::Server : Menu::Client);
  menu.exec(at);
}

void LadderStage::contextMenuEvent(QContextMenuEvent* event) {
  const Lifeline* nearest = nullptr;
  const double x = view_->mapFrom(this, event->pos()).x();
  for (const Lifeline& lifeline : view_->geometry().lifelines) {
    if (!nearest || std::abs(lifeline.x - x) < std::abs(nearest->x - x)) nearest = &lifeline;
  }
  if (nearest) openHostMenu(nearest->host, event->globalPos());
}

}  // namespace linger
