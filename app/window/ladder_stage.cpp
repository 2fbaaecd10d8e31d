#include "app/window/ladder_stage.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QVBoxLayout>
#include <cmath>

#include "app/document/words.h"
#include "app/ladder/ladder_view.h"
#include "app/window/action_set.h"

namespace linger {

LadderStage::LadderStage(Stage& stage, const ActionSet& actions, QWidget* parent)
    : QWidget(parent), stage_(stage), actions_(actions), view_(new LadderView(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(view_);
  connect(&stage_.document, &Document::traceChanged, this, &LadderStage::takeTrace);
  connect(&stage_.playhead, &Playhead::moved, view_, &LadderView::setPlayhead);
  connect(&stage_.selection, &Selection::changed, this, &LadderStage::takeSelection);
  connect(view_, &LadderView::currentSegmentChanged, this, &LadderStage::pick);
  connect(view_, &LadderView::segmentActivated, this, &LadderStage::pick);
  connect(view_, &LadderView::segmentContextMenuRequested, this, &LadderStage::openSegmentMenu);
  connect(view_, &LadderView::instantRequested, &stage_.playhead, &Playhead::seek);
  takeTrace();
}

void LadderStage::takeTrace() {
  view_->setTrace(stage_.document.trace());
  view_->setPlayhead(stage_.playhead.at());
  takeSelection();
}

void LadderStage::takeSelection() {
  const SegmentRecord* picked = stage_.selection.segmentIn(*stage_.document.trace());
  view_->setCurrentSegment(picked ? std::optional(picked->id) : std::nullopt);
}

void LadderStage::pick(SegmentId id) {
  stage_.selection.pickSegment(*stage_.document.trace(), id);
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
