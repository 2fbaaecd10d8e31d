#include "app/learn/learn_dialog.h"

#include <QAccessible>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <algorithm>

#include "app/course/posed_step.h"
#include "app/course/work_file.h"
#include "app/document/words.h"
#include "app/files/file_io.h"
#include "app/learn/class/class_view.h"
#include "app/learn/editor/lesson_editor.h"
#include "app/learn/progress/lesson_score.h"
#include "app/learn/progress_dialog.h"
#include "app/statemap/map_edges.h"

namespace linger {
namespace {

WallTime now() {
  return QDateTime::currentMSecsSinceEpoch();
}

}  // namespace

LearnDialog::LearnDialog(Look look, bool isChinese, const QString& progressPath,
                         const QString& lessonFolder, QWidget* parent)
    : QDialog(parent),
      look_(look),
      isChinese_(isChinese),
      store_(progressPath),
      pages_(new QStackedWidget(this)),
      list_(new QListWidget(this)),
      summary_(new QLabel(this)),
      trouble_(new QLabel(this)),
      name_(new QLineEdit(this)),
      start_(new QPushButton(tr("&Begin"), this)),
      review_(new QPushButton(this)),
      mine_(new QPushButton(tr("&My progress…"), this)),
      lessons_(new QPushButton(tr("&All lessons"), this)),
      save_(new QPushButton(tr("Save my &work…"), this)),
      present_(new QPushButton(tr("&Present to a class"), this)),
      votes_(new QPushButton(tr("Save the &votes…"), this)),
      create_(new QPushButton(tr("&New lesson…"), this)),
      edit_(new QPushButton(tr("&Edit…"), this)),
      open_(new QPushButton(tr("&Open a lesson file…"), this)),
      pane_(new PlayerPane(player_, look, isChinese, this)),
      shelf_(lessonFolder) {
  setWindowTitle(tr("Learn"));
  trouble_->setText(store_.trouble());
  if (!shelf_.errors().empty()) trouble_->setText(shelf_.errors().front().toString());
  build();
  fillList();
  list_->setCurrentRow(usualRow());
}

/// The last lesson that was begun and not finished, else the first with questions not yet answered.
int LearnDialog::usualRow() const {
  const auto& places = shelf_.places();
  for (std::size_t i = places.size(); i > 0; --i) {
    if (placeIn(places[i - 1].file.lesson, progress()) > 0) return int(i - 1);
  }
  const auto isOpen = [&](const LessonShelf::Place& place) {
    return !scoreOf(place.file.lesson, progress()).isComplete();
  };
  const auto open = std::ranges::find_if(places, isOpen);
  return open == places.end() ? 0 : int(open - places.begin());
}

void LearnDialog::setReducedMotion(bool reduced) {
  reducedMotion_ = reduced;
  pane_->picture()->setReducedMotion(reduced);
}

/// Where one is, and what the run has shown up to now.
void LearnDialog::updateFromPlayer() {
  save_->setEnabled(!player_.isAlone());
  const Trace& shown = player_.shown();
  store_.change([&](Progress& progress) {
    if (!player_.isAlone()) {
      progress.moveTo(player_.lesson().name, player_.step().id);
      if (!player_.soFar().answers.empty()) progress.keep(player_.soFar());
    }
    for (const EdgeId& edge : edgesTaken(shown, shown.end)) {
      progress.see(nameOf(edge).toStdString());
    }
  });
  tell(store_.trouble());
}

void LearnDialog::endLesson() {
  if (player_.isAlone()) {
    const bool isMore = !shelf_.due(progress(), QDate::currentDate()).empty();
    if (isMore) return openReview();
    fillList();
    return tell(tr("Nothing is left to review today."));
  }
  store_.change([&](Progress& progress) { progress.moveTo(player_.lesson().name, {}); });
  fillList();
  const auto& places = shelf_.places();
  const auto ended = std::ranges::find_if(places, [&](const LessonShelf::Place& place) {
    return place.file.lesson.name == player_.lesson().name;
  });
  const int next = int(ended - places.begin()) + 1;
  list_->setCurrentRow(std::min(next, list_->count() - 1));
  tell(endWords(std::size_t(next)));
}

/// What came of the lesson that has ended, and what comes now; `next` is a place in the list.
QString LearnDialog::endWords(std::size_t next) const {
  const LessonScore score = scoreOf(player_.lesson(), progress());
  const QString title = wordsOf(player_.lesson().title, isChinese_);
  QStringList sentences{score.isComplete()
                            ? tr("“%1” is done: %2 of %3 questions right.")
                                  .arg(title)
                                  .arg(score.right)
                                  .arg(score.asked)
                            : tr("This is the end of “%1”: %2 of %3 questions answered, %4 right.")
                                  .arg(title)
                                  .arg(score.answered)
                                  .arg(score.asked)
                                  .arg(score.right)};
  if (score.right < score.answered) {
    sentences << tr("What you got wrong is asked again from tomorrow on.");
  }
  if (next < shelf_.places().size()) {
    const Lesson& lesson = shelf_.places()[next].file.lesson;
    sentences << tr("The next lesson is “%1”.").arg(wordsOf(lesson.title, isChinese_));
  }
  return sentences.join(u' ');
}

void LearnDialog::showProgress() {
  ProgressDialog dialog(store_, shelf_, this);
  dialog.exec();
  tell(store_.trouble());
  fillList();
}

void LearnDialog::fillList() {
  const auto due = shelf_.due(progress(), QDate::currentDate());
  const int row = std::max(list_->currentRow(), 0);
  list_->clear();
  for (std::size_t i = 0; i < shelf_.places().size(); ++i) {
    const auto dueHere = std::ranges::count(due, i, &LessonShelf::StepPlace::lesson);
    list_->addItem(lineFor(i, int(dueHere)));
  }
  list_->setCurrentRow(row);
  review_->setText(tr("&Review: %1").arg(due.size()));
  review_->setVisible(!due.empty());
  pages_->setCurrentIndex(0);
  start_->setDefault(true);
  list_->setFocus(Qt::OtherFocusReason);
  describe();
}

/// A lesson in the list: what of it was right, and how much comes back.
QString LearnDialog::lineFor(std::size_t place, int due) const {
  const Lesson& lesson = shelf_.places()[place].file.lesson;
  const LessonScore score = scoreOf(lesson, progress());
  QString words = tr("%1. %2").arg(place + 1).arg(wordsOf(lesson.title, isChinese_));
  if (score.answered > 0) {
    words += score.isComplete() ? tr(" — %1 of %2 right").arg(score.right).arg(score.asked)
                                : tr(" — %1 of %2 answered, %3 right")
                                      .arg(score.answered)
                                      .arg(score.asked)
                                      .arg(score.right);
  }
  if (due > 0) words += tr(" — %1 to review").arg(due);
  return words;
}

void LearnDialog::describe() {
  const int row = list_->currentRow();
  if (row < 0) return;
  const Lesson& lesson = shelf_.places()[std::size_t(row)].file.lesson;
  summary_->setText(wordsOf(lesson.summary, isChinese_));
  start_->setText(placeIn(lesson, progress()) > 0 ? tr("&Go on") : tr("&Begin"));
}

void LearnDialog::startChosen() {
  const int row = list_->currentRow();
  if (row < 0) return;
  const Lesson& lesson = shelf_.places()[std::size_t(row)].file.lesson;
  openLesson(text(lesson.name), placeIn(lesson, progress()));
}

void LearnDialog::presentChosen() {
  const int row = list_->currentRow();
  if (row < 0) return;
  ClassView view(shelf_.places()[std::size_t(row)].file.lesson, look_, isChinese_, this);
  if (reducedMotion_) view.picture()->setReducedMotion(*reducedMotion_);
  view.exec();
  takeVotes(view.lesson().classVotes());
}

void LearnDialog::takeVotes(const ClassVotes& votes) {
  if (votes.questions.empty()) return;
  classVotes_ = votes;
  votes_->show();
  tell(
      tr("The class voted on %n question(s). The votes are kept until Learn is closed: Save the "
         "votes… writes them to a file.",
         nullptr, int(votes.questions.size())));
}

void LearnDialog::askAndSaveVotes() {
  const QString usual = text(classVotes_.lesson) + QStringLiteral("-votes.csv");
  const QString path = QFileDialog::getSaveFileName(this, tr("Save the votes"), usual,
                                                    tr("Table (*.csv);;Text (*.txt)"));
  if (!path.isEmpty()) saveVotes(path);
}

void LearnDialog::saveVotes(const QString& path) {
  const bool isTable = path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive);
  const auto error = writeWholeFile(path, isTable ? votesCsv(classVotes_) : votesText(classVotes_));
  tell(error ? error->toString() : tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
}

void LearnDialog::tell(const QString& message) {
  trouble_->setText(message);
  trouble_->setVisible(!message.isEmpty());
  if (message.isEmpty()) return;
  QAccessibleValueChangeEvent event(trouble_, message);
  QAccessible::updateAccessibility(&event);
}

void LearnDialog::openFile() {
  const QString path = QFileDialog::getOpenFileName(this, tr("Open a lesson file"), shelf_.folder(),
                                                    tr("Lessons (*.json)"));
  if (!path.isEmpty()) openLessonFile(path);
}

void LearnDialog::openLessonFile(const QString& path) {
  if (!addLesson(path)) editLesson(path, false);
}

bool LearnDialog::addLesson(const QString& path) {
  const auto added = shelf_.add(path);
  tell(added ? QString() : added.errors.front().toString());
  if (!added) return false;
  fillList();
  list_->setCurrentRow(int(*added.value));
  return true;
}

void LearnDialog::editLesson(const QString& path, bool asCopy) {
  LessonEditor editor(look_, isChinese_, shelf_.folder(), this);
  editor.draft().refuseNames(shelf_.namesBeside(asCopy ? QString() : path));
  const QString trouble = path.isEmpty() ? QString() : editor.openFile(path, asCopy);
  if (!trouble.isEmpty()) return tell(trouble);
  editor.exec();
  if (!editor.path().isEmpty()) addLesson(editor.path());
}

void LearnDialog::openLesson(const QString& name, int at) {
  for (const auto& [file, path] : shelf_.places()) {
    if (text(file.lesson.name) != name) continue;
    pages_->setCurrentIndex(1);
    player_.open(file, at, now(), false, progress().work(file.lesson.name));
    return;
  }
}

void LearnDialog::openReview() {
  const auto due = shelf_.due(progress(), QDate::currentDate());
  if (due.empty()) return;
  pages_->setCurrentIndex(1);
  player_.open(shelf_.places()[due.front().lesson].file, int(due.front().step), now(), true);
}

void LearnDialog::saveWork() {
  const QString path = QFileDialog::getSaveFileName(this, tr("Save my work"),
                                                    text(player_.lesson().name) + kWorkSuffix,
                                                    tr("Works (*%1)").arg(kWorkSuffix));
  if (path.isEmpty()) return;
  const QByteArray work = workText(player_.work(name_->text().toStdString(), now()));
  const auto error = writeWholeFile(path, work);
  tell(error ? error->toString() : tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
}

}  // namespace linger
