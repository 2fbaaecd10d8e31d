#include "app/window/workspace.h"

#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/actions/action_set.h"
#include "app/editor/editor_pane.h"
#include "app/ladder/ladder_view.h"
#include "app/load/chart_view.h"
#include "app/load/load_view.h"
#include "app/session/settings.h"
#include "app/statemap/state_map_view.h"
#include "app/verdict/verdict_pane.h"
#include "app/widgets/card.h"
#include "app/window/ladder_area.h"
#include "app/window/pane_tabs.h"
#include "app/window/present_caption.h"
#include "app/window/story_bar.h"
#include "app/window/verdict_panel.h"

namespace linger {
namespace {

/// However large the type: what does not fit scrolls.
constexpr QSize kLeastView(220, 110);
/// Lines of text that the workspace must be high, lest the diagram has a tab of its own.
constexpr int kLinesForAll = 46;
/// How the diagram and the panes share their column, until a person moves the border.
const QList<int> kRightRows{5500, 4500};

/// A question is asked, and its answer is not told yet.
bool isOpen(const Quiz& quiz) {
  return quiz.phase() == Quiz::Phase::Asking || quiz.phase() == Quiz::Phase::Committed;
}

}  // namespace

Workspace::Workspace(AppContext& context, const ActionSet& actions, QWidget* parent)
    : QWidget(parent),
      context_(context),
      actions_(actions),
      ladder_(new LadderArea(context, actions, this)),
      panes_(new PaneTabs(context, this)),
      verdict_(new VerdictPanel(context, actions, this)),
      columns_(new QSplitter(Qt::Horizontal, this)),
      whole_(new QSplitter(Qt::Horizontal, this)),
      pages_(new QStackedWidget(this)) {
  right_ = makeRight(context);
  connect(&context.comparison, &Comparison::changed, this, &Workspace::arrange);
  connect(&context.quiz, &Quiz::changed, this, &Workspace::updateFromQuiz);
  connect(&context.document, &Document::traceChanged, this, &Workspace::updateFromLoad);
  connect(&context.quiz, &Quiz::knownChanged, this, &Workspace::updateFromQuiz);
  connect(&context.document, &Document::opened, this, [this] {
    if (!context_.document.isEditable()) setEditing(false);
  });
  columns_->addWidget(new Card(ladder_));
  columns_->addWidget(right_);
  columns_->setStretchFactor(0, 5);
  columns_->setStretchFactor(1, 3);
  columns_->setSizes({5600, 4400});
  columns_->setChildrenCollapsible(false);
  auto* views = new QWidget(this);
  auto* rows = new QVBoxLayout(views);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(8);
  rows->addWidget(new StoryBar(context.document, actions, views));
  caption_ = new PresentCaption(context, this);
  caption_->hide();
  rows->addWidget(caption_);
  rows->addWidget(columns_, 1);
  rows->addWidget(new Card(verdict_));
  pages_->addWidget(views);
  whole_->addWidget(pages_);
  whole_->setChildrenCollapsible(false);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 0, 10, 10);
  layout->addWidget(whole_);
  connect(verdict_->verdict(), &VerdictPane::queriesChanged, panes_, &PaneTabs::setQueries);
  ladder_->view()->setMinimumSize(kLeastView);
  panes_->setMinimumSize(kLeastView);
}

void Workspace::makeLoad() {
  load_ = new LoadView(context_, actions_, pages_);
  load_->setLook(look_);
  load_->setPresenting(context_.window.isPresenting());
  connect(load_, &LoadView::counted, &actions_, &ActionSet::refresh);
  pages_->addWidget(load_);
  emit loadMade();
}

void Workspace::updateFromLoad() {
  const bool isLoad = context_.document.showsLoad();
  if (isLoad && !load_) makeLoad();
  QWidget* page = isLoad ? static_cast<QWidget*>(load_) : pages_->widget(0);
  if (page == pages_->currentWidget()) return;
  const QWidget* focused = window()->focusWidget();
  const bool hadFocus = focused && pages_->isAncestorOf(focused);
  pages_->setCurrentWidget(page);
  if (hadFocus) focusFirst();
}

void Workspace::focusFirst() {
  QWidget* first = ladder_->view();
  if (load_ && pages_->currentWidget() == load_) first = load_->chart();
  first->setFocus(Qt::OtherFocusReason);
}

QSplitter* Workspace::makeRight(AppContext& context) {
  auto* right = new QSplitter(Qt::Vertical, this);
  map_ = new StateMapView(this);
  map_->setMinimumSize(kLeastView);
  connect(&context.quiz, &Quiz::knownChanged, map_, [this, &context] {
    map_->setTrace(traceOf(context.quiz.known()));
    map_->setPlayhead(context.playhead.at());
  });
  connect(&context.playhead, &Playhead::moved, map_, &StateMapView::setPlayhead);
  connect(map_, &StateMapView::instantRequested, &context.playhead, &Playhead::seek);
  mapCard_ = new Card(map_);
  right->addWidget(mapCard_);
  right->addWidget(new Card(panes_));
  right->setSizes(kRightRows);
  right->setStretchFactor(0, 5);
  right->setStretchFactor(1, 4);
  right->setChildrenCollapsible(false);
  return right;
}

void Workspace::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  makeRoom();
  verdict_->fitHeight();
}

void Workspace::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) makeRoom();
}

void Workspace::makeRoom() {
  const bool little = height() < kLinesForAll * fontMetrics().height();
  if (little != mapCard_->isHidden()) {
    if (little) {
      rows_ = right_->sizes();
      panes_->takeIn(map_, tr("States"));
    } else {
      panes_->letGo(map_);
      mapCard_->layout()->addWidget(map_);
      map_->show();
    }
    mapCard_->setHidden(little);
    if (!little) right_->setSizes(rows_.value(0) > 0 && rows_.value(1) > 0 ? rows_ : kRightRows);
  }
}

void Workspace::setLook(Look look) {
  ladder_->setLook(look);
  verdict_->setLook(look);
  panes_->setLook(look);
  map_->setLook(look);
  if (load_) load_->setLook(look);
  look_ = look;
}

void Workspace::setShowsFuture(bool shows) {
  showsFuture_ = shows;
  updateFromQuiz();
}

/// What explains the present, the programs and the scene's file tell the answer of an open
/// question, and what the systems do that of any question to come.
void Workspace::updateFromQuiz() {
  const Quiz& quiz = context_.quiz;
  ladder_->setShowsFuture(showsFuture_ && !quiz.hidesFuture());
  if (quiz.phase() == Quiz::Phase::Told) ladder_->view()->revealMoment();
  panes_->setVeil(isOpen(quiz)     ? PaneTabs::Veil::OpenQuestion
                  : quiz.horizon() ? PaneTabs::Veil::Systems
                                   : PaneTabs::Veil::None);
  arrange();
}

void Workspace::setPresenting(bool on) {
  verdict_->setPresenting(on);
  if (load_) load_->setPresenting(on);
  caption_->setVisible(on);
  paneIsPresented_ = false;
  arrange();
}

void Workspace::presentTab(int index) {
  paneIsPresented_ = !(paneIsPresented_ && panes_->currentIndex() == index);
  panes_->setCurrentIndex(index);
  arrange();
}

/// A projector has the ladder alone, and a pane only if it is asked for; two futures need the whole
/// width, and the editor stands where the diagram and the panes are, and as high as the window:
/// ladder and lanes go on beside it.
void Workspace::arrange() {
  const bool presenting = context_.window.isPresenting();
  const bool edits = editing_ && !isOpen(context_.quiz);
  const bool isWanted = presenting ? paneIsPresented_ : !edits;
  right_->setVisible(isWanted && !context_.comparison.isOn());
  if (editor_) editor_->parentWidget()->setVisible(!presenting && edits);
}

void Workspace::makeEditor() {
  editor_ = new EditorPane(context_.document, context_.playhead, context_.selection);
  editor_->addButton(actions_.action("add-part"), tr("Add…"));
  editor_->addButton(actions_.action("copy-part"), tr("Copy"));
  editor_->addButton(actions_.action("remove-part"), tr("Remove"));
  editor_->addButton(actions_.action("part-up"), tr("Up"));
  editor_->addButton(actions_.action("part-down"), tr("Down"));
  editor_->addButton(actions_.action("edit-scene"), tr("Done"));
  editor_->setMinimumSize(kLeastView);
  connect(editor_, &EditorPane::currentChanged, &actions_, &ActionSet::refresh);
  connect(&editor_->draft(), &ScenarioDraft::changed, &actions_, &ActionSet::refresh);
  connect(&editor_->draft(), &ScenarioDraft::overwritten, this, [this] {
    context_.window.tell(
        tr("The scene was changed elsewhere: the edits that could not be run yet have been "
           "discarded."));
  });
  whole_->addWidget(new Card(editor_));
  whole_->setStretchFactor(0, 5);
  whole_->setStretchFactor(1, 4);
  whole_->setSizes({5500, 4500});
}

void Workspace::setEditing(bool on) {
  if (on == editing_) return;
  finishEditing();
  editing_ = on;
  if (on && !editor_) makeEditor();
  arrange();
  on ? editor_->focusTree() : focusFirst();
}

void Workspace::finishEditing() {
  if (editor_) editor_->commit();
}

bool Workspace::hasBadDraft() const {
  return editor_ && !editor_->draft().isGood();
}

void Workspace::takeBackDraft() {
  if (editor_) editor_->draft().discard();
}

void Workspace::doToPart(WindowCommands::PartCommand command) {
  switch (command) {
    case WindowCommands::PartCommand::Add: return editor_->openAddMenu();
    case WindowCommands::PartCommand::Copy: return editor_->copyCurrent();
    case WindowCommands::PartCommand::Remove: return editor_->removeCurrent();
    case WindowCommands::PartCommand::Up: return editor_->moveCurrent(-1);
    case WindowCommands::PartCommand::Down: return editor_->moveCurrent(1);
  }
}

bool Workspace::canDoToPart(WindowCommands::PartCommand command) const {
  const bool isAway = context_.window.isPresenting() || isOpen(context_.quiz);
  if (!editing_ || isAway) return false;
  switch (command) {
    case WindowCommands::PartCommand::Add: return true;
    case WindowCommands::PartCommand::Copy:
    case WindowCommands::PartCommand::Remove: return editor_->canChange();
    case WindowCommands::PartCommand::Up: return editor_->canMove(-1);
    case WindowCommands::PartCommand::Down: return editor_->canMove(1);
  }
  return false;
}

void Workspace::restore(const Settings& settings) {
  if (!settings.columns.isEmpty()) columns_->restoreState(settings.columns);
  if (!settings.rightRows.isEmpty() && right_->restoreState(settings.rightRows)) {
    rows_ = right_->sizes();
  }
  panes_->setCurrentIndex(std::min(settings.tab, panes_->count() - 1));
  setShowsFuture(settings.showsFuture);
  map_->setSeen(settings.seenEdges);
}

void Workspace::store(Settings& settings) const {
  settings.columns = columns_->saveState();
  settings.rightRows = right_->saveState();
  settings.tab = panes_->currentIndex();
  settings.showsFuture = showsFuture();
  settings.seenEdges = map_->seen();
}

}  // namespace linger
