#include "app/learn/editor/lesson_editor.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include "app/course/lesson_library.h"
#include "app/document/words.h"
#include "app/editor/json_path.h"
#include "app/files/file_io.h"
#include "app/files/json/json_source.h"
#include "app/files/scenario/scenario_file.h"
#include "app/learn/player/player_pane.h"
#include "app/widgets/dialog_size.h"
#include "app/widgets/flow_layout.h"

namespace linger {
namespace {

/// A name as it is typed, which may be no lesson's name yet, without what leads to another folder
/// or hides a file.
QString fileNameOf(QString name) {
  for (QChar& c : name) {
    if (!c.isLetterOrNumber() && !QStringView(u"-_.").contains(c)) c = u'-';
  }
  if (name.startsWith(u'.')) name[0] = u'-';
  return name;
}

}  // namespace

LessonEditor::LessonEditor(Look look, bool isChinese, QString folder, QWidget* parent)
    : QDialog(parent),
      look_(look),
      isChinese_(isChinese),
      folder_(std::move(folder)),
      draft_(builtInLessons()),
      steps_(new QListWidget(this)),
      form_(new DraftForm(draft_, isChinese, this)),
      told_(new QLabel(this)),
      add_(new QPushButton(tr("&Add a step"), this)),
      remove_(new QPushButton(tr("&Remove"), this)),
      up_(new QPushButton(tr("Move &up"), this)),
      down_(new QPushButton(tr("Move &down"), this)),
      scene_(new QPushButton(tr("Scene from a &file…"), this)),
      undo_(new QPushButton(tr("U&ndo"), this)),
      try_(new QPushButton(tr("&Try this step"), this)),
      save_(new QPushButton(tr("&Save…"), this)) {
  setWindowTitle(tr("A lesson of your own"));
  build();
  connect(&draft_, &LessonDraft::changed, this, &LessonEditor::updateFromDraft);
  connect(steps_, &QListWidget::currentRowChanged, this, [this](int row) {
    if (row < 0) return;
    form_->setStep(row == 0 ? std::nullopt : std::optional(std::size_t(row - 1)));
    updateFromDraft();
  });
  // A mnemonic leaves the focus, and what is typed, in its field.
  const auto committedStep = [this] {
    form_->commit();
    return form_->step().value_or(0);
  };
  connect(add_, &QPushButton::clicked, this, [this] {
    form_->commit();
    choose(draft_.addStep(form_->step() ? *form_->step() + 1 : draft_.stepCount()));
  });
  connect(remove_, &QPushButton::clicked, this,
          [this, committedStep] { choose(draft_.removeStep(committedStep())); });
  connect(up_, &QPushButton::clicked, this,
          [this, committedStep] { choose(draft_.moveStep(committedStep(), -1)); });
  connect(down_, &QPushButton::clicked, this,
          [this, committedStep] { choose(draft_.moveStep(committedStep(), 1)); });
  connect(scene_, &QPushButton::clicked, this, &LessonEditor::askForScene);
  connect(undo_, &QPushButton::clicked, &draft_, &LessonDraft::undo);
  connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, &draft_,
          &LessonDraft::undo);
  connect(try_, &QPushButton::clicked, this, &LessonEditor::tryChosen);
  connect(save_, &QPushButton::clicked, this, &LessonEditor::askAndSave);
  updateFromDraft();
  steps_->setCurrentRow(0);
}

void LessonEditor::build() {
  steps_->setAccessibleName(tr("Steps of the lesson"));
  steps_->setWordWrap(true);
  told_->setWordWrap(true);
  told_->setTextFormat(Qt::PlainText);
  auto* scroll = new QScrollArea(this);
  auto* page = new QWidget(scroll);
  auto* column = new QVBoxLayout(page);
  column->addWidget(form_);
  column->addStretch(1);
  scroll->setWidget(page);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* buttons = new QWidget(this);
  auto* flow = new FlowLayout(buttons);
  auto* close = new QPushButton(tr("&Close"), this);
  for (QPushButton* button : {add_, remove_, up_, down_, scene_, undo_, try_, save_, close}) {
    button->setAutoDefault(false);
    flow->addWidget(button);
  }
  flow->setRightFrom(6);
  connect(close, &QPushButton::clicked, this, &LessonEditor::reject);
  auto* middle = new QHBoxLayout;
  middle->addWidget(steps_, 2);
  middle->addWidget(scroll, 5);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(middle, 1);
  layout->addWidget(told_);
  layout->addWidget(buttons);
  const int line = fontMetrics().height();
  resize(sizeWithin(*this, {line * 60, line * 40}));
}

QString LessonEditor::openFile(const QString& path, bool asCopy) {
  const auto text = readWholeFile(path, kLargestLessonFile);
  if (!text) return text.errors.front().toString();
  const auto source = parseJson(path, *text.value);
  if (!source) return source.errors.front().toString();
  JsonValue lesson = source.value->root;
  if (!lesson.is(JsonValue::Kind::Object)) return tr("%1: found no lesson in it").arg(path);
  if (asCopy) {
    const std::string name = "my-" + textAt(lesson, "name");
    lesson.set("name", JsonValue(std::string_view(name)));
  }
  path_ = asCopy ? QString() : path;
  draft_.open(std::move(lesson));
  choose(0);
  steps_->setCurrentRow(0);
  return {};
}

QString LessonEditor::told() const {
  return told_->text();
}

void LessonEditor::fillSteps() {
  QStringList lines{
      tr("The lesson: %1").arg(typedText(*headFields()[1], draft_.json(), isChinese_))};
  for (std::size_t i = 0; i < draft_.stepCount(); ++i) {
    const std::string path = itemPath("steps", i);
    const JsonValue& step = *valueAt(draft_.json(), path);
    const QString line =
        tr("%1. %2 — %3").arg(i + 1).arg(text(textAt(step, "id")), kindWords(step));
    lines << (draft_.problemWithin(path).isEmpty() ? line : tr("⚠ %1").arg(line));
  }
  const QSignalBlocker quiet(steps_);
  const int row = steps_->currentRow();
  while (steps_->count() > lines.size()) delete steps_->takeItem(steps_->count() - 1);
  for (int i = 0; i < lines.size(); ++i) {
    if (i == steps_->count()) steps_->addItem(QString());
    steps_->item(i)->setText(lines[i]);
  }
  steps_->setCurrentRow(std::min(row, steps_->count() - 1));
}

void LessonEditor::updateFromDraft() {
  fillSteps();
  auto step = form_->step();
  if (step && *step >= draft_.stepCount()) {  // It is there no longer.
    if (draft_.stepCount() > 0) return choose(draft_.stepCount() - 1);
    step.reset();
    form_->setStep(step);
  }
  const bool isGood = draft_.problems().empty();
  told_->setText(isGood ? tr("No problem found: every answer is found in its run.")
                        : problemWords(draft_.problems().front()));
  remove_->setEnabled(step && draft_.stepCount() > 1);
  up_->setEnabled(step && *step > 0);
  down_->setEnabled(step && *step + 1 < draft_.stepCount());
  scene_->setEnabled(step.has_value());
  undo_->setEnabled(draft_.canUndo());
  try_->setEnabled(isGood);
}

/// With the step that it is in.
QString LessonEditor::problemWords(const DraftProblem& problem) const {
  for (std::size_t i = 0; i < draft_.stepCount(); ++i) {
    const std::string path = itemPath("steps", i);
    if (problem.path.starts_with(path)) return tr("⚠ Step %1: %2").arg(i + 1).arg(problem.what);
  }
  return tr("⚠ %1").arg(problem.what);
}

void LessonEditor::choose(std::size_t step) {
  steps_->setCurrentRow(int(step) + 1);
  form_->setStep(step);
  updateFromDraft();
}

void LessonEditor::tryChosen() {
  form_->commit();
  if (!draft_.lesson()) return;
  QDialog dialog(this);
  dialog.setWindowTitle(tr("Try the lesson"));
  LessonPlayer player;
  PlayerPane pane(player, look_, isChinese_, &dialog);
  auto* layout = new QVBoxLayout(&dialog);
  layout->addWidget(&pane);
  dialog.resize(size());
  connect(&pane, &PlayerPane::finished, &dialog, &QDialog::accept);
  player.open(*draft_.lesson(), int(form_->step().value_or(0)),
              QDateTime::currentMSecsSinceEpoch());
  dialog.exec();
}

void LessonEditor::askForScene() {
  const QString path =
      QFileDialog::getOpenFileName(this, tr("Scene from a file"), folder_, tr("Scenes (*.json)"));
  if (!path.isEmpty()) useScene(path);
}

void LessonEditor::useScene(const QString& path) {
  form_->commit();
  const auto step = form_->step();
  if (!step) return;
  const Loaded<Scenario> scene = readScenarioFile(path);
  if (!scene) return told_->setText(scene.errors.front().toString());
  draft_.change([&](JsonValue& lesson) {
    valueAt(lesson, itemPath("steps", *step))->set("scene", scenarioJson(*scene.value));
  });
}

bool LessonEditor::saveTo(const QString& path) {
  form_->commit();
  QDir().mkpath(QFileInfo(path).path());
  if (const auto error = writeWholeFile(path, draft_.text())) {
    told_->setText(error->toString());
    return false;
  }
  path_ = path;
  draft_.setSaved();
  const QString where = QDir::toNativeSeparators(path);
  told_->setText(draft_.lesson() ? tr("Saved: %1").arg(where)
                                 : tr("Saved as a draft, which cannot be taken yet: %1\n%2")
                                       .arg(where, problemWords(draft_.problems().front())));
  return true;
}

QString LessonEditor::usualPath() const {
  if (!path_.isEmpty()) return path_;
  const QString name = fileNameOf(text(textAt(draft_.json(), "name")));
  return folder_ + u'/' + (name.isEmpty() ? tr("lesson") : name) + QStringLiteral(".json");
}

bool LessonEditor::askAndSave() {
  form_->commit();
  QDir().mkpath(folder_);
  const QString path = QFileDialog::getSaveFileName(this, tr("Save the lesson"), usualPath(),
                                                    tr("Lessons (*.json)"));
  return !path.isEmpty() && saveTo(path);
}

bool LessonEditor::mayClose() {
  form_->commit();
  if (!draft_.isModified()) return true;
  const auto answer = QMessageBox::question(
      this, tr("Save the lesson?"), tr("The lesson has changes that are not saved."),
      QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
  return answer == QMessageBox::Discard || (answer == QMessageBox::Save && askAndSave());
}

void LessonEditor::reject() {
  if (mayClose()) QDialog::reject();
}

void LessonEditor::closeEvent(QCloseEvent* event) {
  mayClose() ? event->accept() : event->ignore();
}

}  // namespace linger
