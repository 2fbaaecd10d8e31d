#include "app/editor/editor_pane.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "app/editor/editor_places.h"
#include "app/editor/field_form.h"
#include "app/editor/json_path.h"
#include "app/widgets/flow_layout.h"

namespace linger {
namespace {

QToolButton* buttonFor(QAction* action, const QString& shortText, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setText(shortText);
  button->setToolTip(action->toolTip());
  button->setAccessibleName(action->toolTip());
  button->setFocusPolicy(Qt::TabFocus);
  QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
  QObject::connect(action, &QAction::changed, button,
                   [button, action] { button->setEnabled(action->isEnabled()); });
  button->setEnabled(action->isEnabled());
  return button;
}

/// Opens every part of the scene but lists that are too long to be read from end to end.
void openParts(QTreeView& tree, const QModelIndex& whole) {
  constexpr int kLongList = 2000;
  const QAbstractItemModel& parts = *tree.model();
  for (int row = 0; row < parts.rowCount(whole); ++row) {
    const QModelIndex part = parts.index(row, 0, whole);
    const int count = parts.rowCount(part);
    if (count == 0 || count > kLongList) continue;
    tree.expand(part);
    openParts(tree, part);
  }
}

}  // namespace

EditorPane::EditorPane(Document& document, const Playhead& playhead, const Selection& selection,
                       QWidget* parent)
    : QWidget(parent),
      playhead_(playhead),
      selection_(selection),
      draft_(new ScenarioDraft(document, this)),
      outline_(new OutlineModel(*draft_, this)),
      fields_(new FieldModel(*draft_, this)),
      buttons_(new FlowLayout),
      tree_(new QTreeView(this)),
      explanation_(new QLabel(this)),
      partProblem_(new QLabel(this)),
      form_(new FieldForm(*fields_)),
      scroll_(new QScrollArea(this)),
      how_(new QLabel(this)),
      show_(new QPushButton(tr("Go to the error"), this)),
      discard_(new QPushButton(tr("Revert"), this)) {
  setAccessibleName(tr("Scenario editor"));
  auto* halves = new QSplitter(Qt::Vertical, this);
  buildTree();
  buildForm();
  halves->addWidget(tree_);
  halves->addWidget(scroll_);
  halves->setChildrenCollapsible(false);
  halves->setStretchFactor(0, 4);
  halves->setStretchFactor(1, 5);
  halves->setSizes({4000, 5000});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 8, 10, 8);
  layout->setSpacing(6);
  layout->addLayout(buttons_);
  layout->addWidget(halves, 1);
  buildFoot();
  connect(draft_, &ScenarioDraft::changed, this, &EditorPane::sayHowItIs);
  connect(&document, &Document::opened, this, [this] { choose({PartKind::Scene, {}}); });
  updateFromOutline();
  sayHowItIs();
}

void EditorPane::buildTree() {
  tree_->setModel(outline_);
  tree_->setHeaderHidden(true);
  tree_->setFrameShape(QFrame::NoFrame);
  tree_->setUniformRowHeights(true);
  tree_->setAccessibleName(tr("Parts of the scene"));
  tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  tree_->setContextMenuPolicy(Qt::CustomContextMenu);
  tree_->setTextElideMode(Qt::ElideRight);
  tree_->setIndentation(tree_->fontMetrics().height() * 4 / 5);
  tree_->setMinimumHeight(tree_->fontMetrics().height() * 3);
  connect(tree_, &QWidget::customContextMenuRequested, this, &EditorPane::openAddMenu);
  connect(tree_, &QTreeView::activated, form_, &FieldForm::focusFirst);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          &EditorPane::updateFromCurrent);
  connect(outline_, &QAbstractItemModel::modelReset, this, &EditorPane::updateFromOutline);
}

void EditorPane::buildForm() {
  auto* page = new QWidget(scroll_);
  page->setBackgroundRole(QPalette::Base);
  explanation_->setWordWrap(true);
  explanation_->setForegroundRole(QPalette::PlaceholderText);
  partProblem_->setWordWrap(true);
  partProblem_->setForegroundRole(QPalette::BrightText);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(2, 6, 6, 6);
  layout->addWidget(explanation_);
  layout->addWidget(partProblem_);
  layout->addWidget(form_);
  layout->addStretch(1);
  scroll_->setWidget(page);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setFocusPolicy(Qt::NoFocus);
  scroll_->viewport()->setBackgroundRole(QPalette::Base);
}

void EditorPane::buildFoot() {
  how_->setWordWrap(true);
  how_->setForegroundRole(QPalette::BrightText);
  how_->setAccessibleName(tr("Whether the scene can be run"));
  show_->setFocusPolicy(Qt::TabFocus);
  show_->setToolTip(tr("Go to the next error"));
  discard_->setFocusPolicy(Qt::TabFocus);
  discard_->setToolTip(tr("Back to the last valid scene"));
  connect(show_, &QPushButton::clicked, this, &EditorPane::showProblem);
  connect(discard_, &QPushButton::clicked, draft_, &ScenarioDraft::discard);
  auto* foot = new FlowLayout;
  foot->addWidget(show_);
  foot->addWidget(discard_);
  layout()->addWidget(how_);
  static_cast<QVBoxLayout*>(layout())->addLayout(foot);
}

void EditorPane::addButton(QAction* action, const QString& shortText) {
  buttons_->addWidget(buttonFor(action, shortText, this));
}

/// Another structure: everything is open, and the same part is chosen where it is still there.
void EditorPane::updateFromOutline() {
  const int scrolled = tree_->verticalScrollBar()->value();
  const PartId wanted = current_;
  openParts(*tree_, {});
  const QModelIndex same = outline_->indexOf(wanted);
  tree_->setCurrentIndex(same.isValid() ? same : outline_->indexWithin(wanted.path));
  tree_->verticalScrollBar()->setValue(scrolled);
}

void EditorPane::updateFromCurrent(const QModelIndex& index) {
  if (!index.isValid()) return;
  const PartId wanted = outline_->partAt(index);
  form_->commit();  // Which may make the tree anew.
  current_ = wanted;
  fields_->setPart(current_);
  explanation_->setText(explanationOf(current_.kind));
  sayHowItIs();
  emit currentChanged();
  choose(wanted);
}

/// Whatever room the tree is left: what is chosen stays in sight.
void EditorPane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  QMetaObject::invokeMethod(
      this, [this] { tree_->scrollTo(tree_->currentIndex()); }, Qt::QueuedConnection);
}

void EditorPane::choose(const PartId& part) {
  const QModelIndex index = outline_->indexOf(part);
  if (!index.isValid()) return;
  tree_->setCurrentIndex(index);
  tree_->scrollTo(index);
}

void EditorPane::commit() {
  form_->commit();
}

void EditorPane::focusTree() {
  tree_->setFocus(Qt::OtherFocusReason);
}

void EditorPane::sayHowItIs() {
  const int count = static_cast<int>(draft_->problems().size());
  how_->setText(count == 0
                    ? QString()
                    : tr("⚠ %n error(s) to fix. Until then the picture shows the last valid scene.",
                         nullptr, count));
  how_->setVisible(count > 0);
  show_->setVisible(count > 0);
  discard_->setVisible(count > 0);
  const QString problem = current_.path.empty() ? QString() : draft_->problemOf(current_.path);
  partProblem_->setText(problem.isEmpty() ? QString() : tr("⚠ %1").arg(problem));
  partProblem_->setVisible(!problem.isEmpty());
  // Once the words have found their room.
  QMetaObject::invokeMethod(this, &EditorPane::revealField, Qt::QueuedConnection);
}

/// The field that is being written in stays in sight, with what is wrong with it.
void EditorPane::revealField() {
  QWidget* row = form_->focusWidget();
  while (row && row->parentWidget() != form_) row = row->parentWidget();
  if (row && form_->isAncestorOf(row)) scroll_->ensureWidgetVisible(row, 0, 4);
}

void EditorPane::showProblem() {
  if (draft_->isGood()) return;
  const std::string path = draft_->problems().front().path;
  tree_->setCurrentIndex(outline_->indexWithin(path));
  for (int row = 0; row < fields_->rowCount(); ++row) {
    const std::string field = memberPath(current_.path, fields_->fieldAt(row).key);
    if (!isWithin(path, field)) continue;
    form_->rowNamed(fields_->fieldAt(row).key)->control()->setFocus(Qt::OtherFocusReason);
    return;
  }
  focusTree();
}

bool EditorPane::canChange() const {
  return isItem(current_.kind);
}

bool EditorPane::canMove(int by) const {
  const std::optional<ListPlace> place = listPlaceOf(current_.path);
  if (!canChange() || !place) return false;
  const auto to = static_cast<std::ptrdiff_t>(place->index) + by;
  return to >= 0 && to < std::ssize(itemsAt(draft_->json(), place->list));
}

void EditorPane::copyCurrent() {
  if (!canChange()) return;
  commit();
  choose({current_.kind, draft_->duplicate(current_.path)});
}

void EditorPane::removeCurrent() {
  if (!canChange()) return;
  const ListPlace place = *listPlaceOf(current_.path);
  const PartKind kind = current_.kind;
  draft_->remove(current_.path);
  const std::size_t left = itemsAt(draft_->json(), place.list).size();
  if (left > 0) choose({kind, itemPath(place.list, std::min(place.index, left - 1))});
}

void EditorPane::moveCurrent(int by) {
  if (!canMove(by)) return;
  commit();
  choose({current_.kind, draft_->move(current_.path, by)});
}

void EditorPane::addTo(const std::string& listPath, const QString& type) {
  commit();
  const std::size_t place = placeFor(draft_->json(), current_, listPath);
  const std::string path =
      draft_->add(listPath, place, playhead_.at(), type.toStdString(), selection_.segment());
  choose({itemKindIn(lastKeyOf(listPath)), path});
  form_->focusFirst();
}

void EditorPane::fillAddMenu(QMenu& menu) {
  for (const AddPlace& place : addPlaces(draft_->json(), current_)) {
    if (place.types.empty()) {
      menu.addAction(place.text, this, [this, place] { addTo(place.list); });
      continue;
    }
    QMenu* types = menu.addMenu(place.text);
    for (const Choice& type : place.types) {
      types->addAction(type.text, this, [this, place, type] { addTo(place.list, type.keyword); });
    }
  }
}

void EditorPane::openAddMenu() {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  fillAddMenu(*menu);
  const QRect row = tree_->visualRect(tree_->currentIndex());
  menu->popup(tree_->viewport()->mapToGlobal(row.bottomLeft()));
}

}  // namespace linger
