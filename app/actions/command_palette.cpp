#include "app/actions/command_palette.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <algorithm>

#include "app/actions/action_set.h"
#include "app/document/words.h"
#include "app/files/scenario/scenario_library.h"
#include "app/files/scenario/scene_words.h"
#include "app/widgets/dialog_size.h"

namespace linger {
namespace {

constexpr int kActionRole = Qt::UserRole;
constexpr int kScenarioRole = Qt::UserRole + 1;

bool holdsAll(const QString& text, const QStringList& words) {
  return std::ranges::all_of(
      words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// Whether every word is the beginning of one in the text: what "dr" means is "Drop it".
bool beginsAll(const QString& text, const QStringList& words) {
  return std::ranges::all_of(words, [&](const QString& word) {
    const auto options =
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
    return text.contains(
        QRegularExpression(QStringLiteral("\\b") + QRegularExpression::escape(word), options));
  });
}

/// A cause, and what helps against it.
QString wordsOf(const Cause& cause) {
  const QString what = CommandPalette::tr("Possible cause: %1").arg(cause.what);
  if (cause.remedy.isEmpty()) return what;
  return what + u'\n' + CommandPalette::tr("To fix it: %1").arg(cause.remedy);
}

}  // namespace

CommandPalette::CommandPalette(const ActionSet& actions, QWidget* parent)
    : QDialog(parent), field_(new QLineEdit(this)), list_(new QListWidget(this)) {
  setWindowTitle(tr("Find a command"));
  field_->setPlaceholderText(tr("What would you like to do? Or paste an error message."));
  field_->setAccessibleName(tr("Find a command or a scenario"));
  field_->installEventFilter(this);
  list_->setAccessibleName(tr("Commands and scenarios"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setWordWrap(true);
  list_->setSpacing(2);                    // Some take several lines.
  list_->setTextElideMode(Qt::ElideNone);  // Else Qt cuts a line that is as wide as its row.
  list_->setResizeMode(QListView::Adjust);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(field_);
  layout->addWidget(list_, 1);
  const int line = fontMetrics().height();
  resize(sizeWithin(*this, {32 * line, 24 * line}));
  fill(actions);
  connect(field_, &QLineEdit::textChanged, this, &CommandPalette::filter);
  connect(field_, &QLineEdit::returnPressed, this, &CommandPalette::take);
  connect(list_, &QListWidget::itemActivated, this, &CommandPalette::take);
  filter({});
}

void CommandPalette::fill(const ActionSet& actions) {
  for (Menu menu : kAllMenus) {
    for (const ActionRow& row : rowsOf(menu)) {
      QAction* action = actions.action(row.id);
      if (!action->isEnabled()) continue;
      const QString key = action->shortcut().toString(QKeySequence::NativeText);
      const QString what =
          tr("%1: %2").arg(withoutMnemonic(nameOf(menu)), withoutMnemonic(action->text()));
      auto* item =
          new QListWidgetItem(key.isEmpty() ? what : tr("%1   (%2)").arg(what, key), list_);
      item->setData(kActionRole, QVariant::fromValue<QObject*>(action));
    }
  }
  const SceneWords words = SceneWords::load(QLocale());
  for (const ScenarioLibrary& library : {ScenarioLibrary(), ScenarioLibrary(kFleetFolder)}) {
    for (const Scenario& scenario : library.list()) {
      auto* item = new QListWidgetItem(tr("Open: %1").arg(words.of(scenario.title)), list_);
      item->setData(kScenarioRole, text(scenario.name));
    }
  }
}

/// Puts what an error or a state may come from before everything else.
void CommandPalette::offerCauses(const QString& words) {
  for (std::size_t i = 0; i < diagnosis_.causes.size(); ++i) delete list_->takeItem(0);
  diagnosis_ = diagnose(words);
  for (std::size_t i = 0; i < diagnosis_.causes.size(); ++i) {
    const Cause& cause = diagnosis_.causes[i];
    auto* item = new QListWidgetItem(wordsOf(cause));
    item->setData(kScenarioRole, cause.scene);
    item->setToolTip(cause.line);
    list_->insertItem(int(i), item);
  }
}

void CommandPalette::filter(const QString& words) {
  offerCauses(words);
  const int causes = int(diagnosis_.causes.size());
  const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
  int first = -1;
  int meant = -1;
  for (int row = causes; row < list_->count(); ++row) {
    const bool shown = holdsAll(list_->item(row)->text(), wanted);
    list_->item(row)->setHidden(!shown);
    if (shown && first < 0) first = row;
    if (shown && meant < 0 && beginsAll(list_->item(row)->text(), wanted)) meant = row;
  }
  if (causes > 0) first = 0;
  list_->setCurrentRow(meant < 0 || causes > 0 ? first : meant);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown ||
        key == Qt::Key_PageUp) {
      QCoreApplication::sendEvent(list_, event);
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

void CommandPalette::take() {
  const QListWidgetItem* item = list_->currentItem();
  if (!item || item->isHidden()) return;
  const QString scenario = item->data(kScenarioRole).toString();
  const bool isCause = list_->currentRow() < int(diagnosis_.causes.size());
  auto* action = qobject_cast<QAction*>(item->data(kActionRole).value<QObject*>());
  accept();
  if (action) action->trigger();
  if (!scenario.isEmpty()) {
    emit scenarioChosen(scenario, isCause ? diagnosis_.edits() : std::vector<Edit>(),
                        isCause ? diagnosis_.line : ErrorLine());
  }
}

}  // namespace linger
