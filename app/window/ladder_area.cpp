#include "app/window/ladder_area.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>
#include <cmath>
#include <utility>

#include "app/actions/action_set.h"
#include "app/document/edit_words.h"
#include "app/document/host_words.h"
#include "app/document/pulled_segment.h"
#include "app/document/run_differences.h"
#include "app/document/words.h"
#include "app/ladder/ladder_view.h"
#include "app/window/compare_strip.h"
#include "app/window/impairment_bar.h"
#include "model/tcp/overloaded.h"

namespace linger {
namespace {

/// The instant at which an edit does something to a host; none for what holds all the time.
std::optional<SimTime> instantOf(const Edit& edit) {
  using Instant = std::optional<SimTime>;
  return std::visit(Overloaded{
                        [](const edit::Restart& restart) -> Instant { return restart.at; },
                        [](const edit::KeepTrying& tries) -> Instant { return tries.at; },
                        [](const edit::AddHostEvent& done) -> Instant { return done.event.at; },
                        [](const edit::SetOs&) -> Instant { return {}; },
                        [](const edit::SetMsl&) -> Instant { return {}; },
                        [](const edit::SetRoundTrip&) -> Instant { return {}; },
                        [](const edit::SetLoss&) -> Instant { return {}; },
                        [](const edit::SetRuntime&) -> Instant { return {}; },
                        [](const edit::CloseFirst&) -> Instant { return {}; },
                        [](const edit::SetImpairment&) -> Instant { return {}; },
                        [](const edit::SetReuseAddr&) -> Instant { return {}; },
                        [](const edit::SetSeed&) -> Instant { return {}; },
                    },
                    edit);
}

}  // namespace

LadderArea::LadderArea(AppContext& context, const ActionSet& actions, QWidget* parent)
    : QWidget(parent),
      context_(context),
      actions_(actions),
      view_(new LadderView(this)),
      impairments_(new ImpairmentBar(actions, view_->viewport())),
      strip_(new CompareStrip(context_.comparison, context_.document, actions_, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(strip_);
  ladders_ = new QHBoxLayout;
  ladders_->addWidget(view_, 1);
  layout->addLayout(ladders_, 1);
  connect(&context_.comparison, &Comparison::changed, this, &LadderArea::updateFromComparison);
  connect(&context_.quiz, &Quiz::knownChanged, this, &LadderArea::updateFromTrace);
  connect(&context_.playhead, &Playhead::moved, this, &LadderArea::updateFromPlayhead);
  connect(&context_.selection, &Selection::changed, this, &LadderArea::updateFromSelection);
  connect(view_, &LadderView::currentSegmentChanged, this, &LadderArea::pick);
  connect(view_, &LadderView::segmentActivated, this, &LadderArea::offerImpairments);
  connect(view_, &LadderView::arrivalRequested, this, &LadderArea::pull);
  connect(view_, &LadderView::arrivalSettled, this, &LadderArea::tellPulled);
  connect(view_, &LadderView::nothingActivated, &context_.selection, &Selection::clear);
  connect(view_->verticalScrollBar(), &QScrollBar::valueChanged, this,
          &LadderArea::placeImpairments);
  connect(view_, &LadderView::segmentContextMenuRequested, this, &LadderArea::openSegmentMenu);
  connect(view_, &LadderView::instantRequested, &context_.playhead, &Playhead::seek);
  updateFromTrace();
}

void LadderArea::updateFromTrace() {
  strip_->setCounts(!context_.quiz.horizon());
  view_->setTrace(traceOf(context_.quiz.known()));
  if (other_) other_->setTrace(context_.quiz.knownPartOf(context_.comparison.otherTrace()));
  view_->setPlayhead(context_.playhead.at());
  updateFromSelection();
  const std::vector<EditStep>& edits = context_.document.edits();
  const bool actedNow = !edits.empty() && instantOf(edits.back().edit) == context_.playhead.at();
  if (actedNow) view_->revealPlayhead();
}

/// While it plays one may scroll away from it; whoever sends it somewhere wants to see it there.
void LadderArea::updateFromPlayhead(SimTime at) {
  view_->setPlayhead(at);
  if (!context_.playhead.isPlaying()) view_->revealPlayhead();
}

void LadderArea::updateFromComparison() {
  if (!context_.comparison.isOn()) {
    delete other_;
    other_ = nullptr;
    view_->setMarked({});
    return;
  }
  if (!other_) openOther();
  const Trace& here = *context_.document.trace();
  const TracePointer there = context_.comparison.otherTrace();
  other_->setTrace(context_.quiz.knownPartOf(there));
  other_->setPlayhead(context_.playhead.at());
  const Duration tolerance = context_.comparison.tolerance();
  view_->setMarked(differingSegments(here, *there, tolerance));
  other_->setMarked(differingSegments(*there, here, tolerance));
}

void LadderArea::openOther() {
  other_ = new LadderView(this);
  other_->setAccessibleName(tr("Ladder of the other future"));
  other_->setMinimumSize(view_->minimumSize());
  other_->setLook(look_);
  other_->setShowFuture(view_->showsFuture());
  ladders_->addWidget(other_, 1);
  other_->show();
  connect(&context_.playhead, &Playhead::moved, other_, &LadderView::setPlayhead);
  connect(other_, &LadderView::instantRequested, &context_.playhead, &Playhead::seek);
}

void LadderArea::setLook(Look look) {
  look_ = look;
  view_->setLook(look);
  if (other_) other_->setLook(look);
}

void LadderArea::setShowsFuture(bool shows) {
  view_->setShowFuture(shows);
  if (other_) other_->setShowFuture(shows);
}

void LadderArea::updateFromSelection() {
  const SegmentRecord* picked = context_.selection.segmentIn(*context_.document.trace());
  view_->setCurrentSegment(picked ? std::optional(picked->id) : std::nullopt);
  placeImpairments();
}

void LadderArea::pick(SegmentId id) {
  context_.selection.pickSegment(*context_.document.trace(), id);
  // A copy picks its original, and what comes from nowhere picks nothing: the keyboard stays.
  view_->setCurrentSegment(id);
  impairments_->hide();
}

void LadderArea::offerImpairments(SegmentId id) {
  pick(id);
  impairments_->setVisible(context_.selection.segment().has_value());
  placeImpairments();
}

/// Beside the segment, wherever a new run or the scroll bar has put it.
void LadderArea::placeImpairments() {
  if (!impairments_->isVisibleTo(view_)) return;
  const std::optional<SegmentId> id = view_->currentSegment();
  if (!id || !context_.selection.segment()) return impairments_->hide();
  QRect room = view_->viewport()->rect();
  room.setTop(int(view_->geometry().headerHeight));
  impairments_->showAt(view_->segmentRect(*id), room);
}

void LadderArea::pull(SegmentId id, SimTime arrival) {
  if (!context_.document.isEditable()) return;
  const std::optional<edit::SetImpairment> edit = pulledTo(*context_.document.run(), id, arrival);
  if (!edit || !context_.document.make(*edit, true)) return;
  pulled_ = *edit;
  view_->setCurrentSegment(id);
  QToolTip::showText(QCursor::pos(), nameOf(Edit(*edit)), view_->viewport());
}

/// What the hand did, once it has let go: far down, the segment is no longer where it was. Pulled
/// back to where it was, it leaves no step to undo.
void LadderArea::tellPulled() {
  const std::optional<Edit> pulled = std::exchange(pulled_, std::nullopt);
  QUndoStack* steps = context_.document.undoStack();
  if (!pulled || steps->undoText() != nameOf(*pulled)) return;
  context_.window.tell(nameOf(*pulled), tr("Undo"), [steps] { steps->undo(); });
}

void LadderArea::openSegmentMenu(SegmentId id, QPoint at) {
  pick(id);
  QMenu menu(this);
  actions_.fill(menu, Menu::Segment);
  menu.exec(at);
}

void LadderArea::openHostMenu(HostIndex host, QPoint at) {
  const auto pair = clientAndServer(context_.document.scenario());
  if (!pair) return;
  QMenu menu(this);
  menu.addSection(hostText(context_.document.trace()->hosts[host].name));
  if (host == pair->server) menu.addAction(actions_.action("restart"));
  actions_.fill(menu, host == pair->server ? Menu::Server : Menu::Client);
  menu.exec(at);
}

void LadderArea::contextMenuEvent(QContextMenuEvent* event) {
  const Lifeline* nearest = nullptr;
  const double x = view_->mapFrom(this, event->pos()).x();
  for (const Lifeline& lifeline : view_->geometry().lifelines) {
    if (!nearest || std::abs(lifeline.x - x) < std::abs(nearest->x - x)) nearest = &lifeline;
  }
  if (nearest) openHostMenu(nearest->host, event->globalPos());
}

}  // namespace linger
