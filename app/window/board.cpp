#include "app/window/board.h"

#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include "app/ladder/ladder_view.h"
#include "app/statemap/state_map_view.h"
#include "app/window/action_set.h"
#include "app/window/card.h"
#include "app/window/ladder_stage.h"
#include "app/window/pane_tabs.h"
#include "app/window/settings.h"
#include "app/window/verdict_panel.h"

namespace linger {
namespace {

/// However large the type: what does not fit scrolls.
constexpr QSize kLeastView(220, 110);
/// Lines of text that the board must be high, lest the diagram has a tab of its own.
constexpr int kLinesForAll = 26;

}  // namespace

Board::Board(Stage& stage, const ActionSet& actions, QWidget* parent)
    : QWidget(parent),
      ladder_(new LadderStage(stage, actions, this)),
      panes_(new PaneTabs(stage, this)),
      verdict_(new VerdictPanel(stage, actions, this)),
      columns_(new QSplitter(Qt::Horizontal, this)) {
  right_ = makeRight(stage);
  connect(&stage.comparison, &Comparison::changed, this, [this, &stage] {
    // Two ladders need the whole width.
    if (!stage.window.isPresenting()) right_->setVisible(!stage.comparison.isOn());
  });
  columns_->addWidget(new Card(ladder_));
  columns_->addWidget(right_);
  columns_->setStretchFactor(0, 5);
  columns_->setStretchFactor(1, 3);
  columns_->setSizes({5600, 4400});
  columns_->setChildrenCollapsible(false);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 0, 10, 10);
  layout->setSpacing(8);
  layout->addWidget(columns_, 1);
  layout->addWidget(new Card(verdict_));
  ladder_->view()->setMinimumSize(kLeastView);
  panes_->setMinimumSize(kLeastView);
}

QSplitter* Board::makeRight(Stage& stage) {
  auto* right = new QSplitter(Qt::Vertical, this);
  right->setSizes({4000, 4000});
  map_ = new StateMapView(this);
  map_->setMinimumSize(kLeastView);
  connect(&stage.document, &Document::traceChanged, map_, [this, &stage] {
    map_->setTrace(stage.document.trace());
    map_->setPlayhead(stage.playhead.at());
  });
  connect(&stage.playhead, &Playhead::moved, map_, &StateMapView::setPlayhead);
  connect(map_, &StateMapView::instantRequested, &stage.playhead, &Playhead::seek);
  mapCard_ = new Card(map_);
  right->addWidget(mapCard_);
  right->addWidget(new Card(panes_));
  right->setStretchFactor(0, 1);
  right->setStretchFactor(1, 1);
  right->setChildrenCollapsible(false);
  return right;
}

void Board::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  makeRoom();
}

void Board::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) makeRoom();
}

void Board::makeRoom() {
  const bool little = height() < kLinesForAll * fontMetrics().height();
  if (little != mapCard_->isHidden()) {
    if (little) {
      panes_->takeIn(map_, tr("States"));
    } else {
      panes_->letGo(map_);
      mapCard_->layout()->addWidget(map_);
      map_->show();
    }
    mapCard_->setHidden(little);
  }
}

void Board::setLook(Look look) {
  ladder_->setLook(look);
  verdict_->setLook(look);
  panes_->setLook(look);
  map_->setLook(look);
}

void Board::setShowsFuture(bool shows) {
  ladder_->setShowsFuture(shows);
}

bool Board::showsFuture() const {
  return ladder_->view()->showsFuture();
}

void Board::setPresenting(bool on) {
  verdict_->setPresenting(on);
  right_->setVisible(!on);
}

void Board::restore(const Settings& settings) {
  if (!settings.columns.isEmpty()) columns_->restoreState(settings.columns);
  if (!settings.rightRows.isEmpty()) right_->restoreState(settings.rightRows);
  panes_->setCurrentIndex(std::min(settings.tab, panes_->count() - 1));
  setShowsFuture(settings.showsFuture);
  map_->setSeen(settings.seenEdges);
}

void Board::store(Settings& settings) const {
  settings.columns = columns_->saveState();
  settings.rightRows = right_->saveState();
  settings.tab = panes_->currentIndex();
  settings.showsFuture = showsFuture();
  settings.seenEdges = map_->seen();
}

}  // namespace linger
