#include "app/learn/progress_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/learn/progress/lesson_score.h"
#include "app/statemap/map_edges.h"
#include "app/widgets/dialog_size.h"
#include "app/widgets/flow_layout.h"
#include "app/widgets/wrapped_label.h"

namespace linger {
namespace {

std::set<EdgeId> edgesIn(const Progress& progress) {
  std::set<EdgeId> edges;
  for (const std::string& name : progress.transitions()) {
    if (const auto edge = edgeNamed(QString::fromStdString(name))) edges.insert(*edge);
  }
  return edges;
}

}  // namespace

ProgressDialog::ProgressDialog(ProgressStore& store, const LessonShelf& shelf, QWidget* parent)
    : QDialog(parent),
      store_(store),
      shelf_(shelf),
      summary_(wrappedLabel(this)),
      place_(wrappedLabel(this)),
      told_(wrappedLabel(this)),
      transitions_(new QListWidget(this)) {
  setWindowTitle(tr("My progress"));
  build();
  refresh();
}

void ProgressDialog::build() {
  transitions_->setWordWrap(true);
  transitions_->setAccessibleName(tr("Transitions of the state diagram"));
  auto* buttons = new QWidget(this);
  auto* flow = new FlowLayout(buttons);
  const auto add = [&](const QString& text, const auto& chosen) {
    auto* button = new QPushButton(text, this);
    button->setAutoDefault(false);
    flow->addWidget(button);
    connect(button, &QPushButton::clicked, this, chosen);
  };
  const QString filter = tr("Progress (*.json)");
  const auto newPlace = [this, filter](const QString& title) {
    return QFileDialog::getSaveFileName(this, title, store_.path(), filter);
  };
  add(tr("Save a &copy…"), [this, newPlace] {
    const QString path = newPlace(tr("Save a copy of my progress"));
    if (!path.isEmpty()) copyTo(path);
  });
  add(tr("&Move…"), [this, newPlace] {
    const QString path = newPlace(tr("Move my progress"));
    if (!path.isEmpty()) moveTo(path);
  });
  add(tr("&Use another file…"), [this, filter] {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Use another file"), store_.path(), filter);
    if (!path.isEmpty()) use(path);
  });
  add(tr("&Delete…"), [this] { askToRemove(); });
  add(tr("C&lose"), [this] { accept(); });
  flow->setRightFrom(4);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(summary_);
  layout->addWidget(transitions_, 1);
  layout->addWidget(place_);
  layout->addWidget(told_);
  layout->addWidget(buttons);
  const int line = fontMetrics().height();
  resize(sizeWithin(*this, {line * 36, line * 30}));
}

void ProgressDialog::refresh() {
  const Progress& progress = store_.progress();
  LessonScore all;
  for (const LessonShelf::Place& place : shelf_.places()) {
    const LessonScore score = scoreOf(place.file.lesson, progress);
    all.asked += score.asked;
    all.answered += score.answered;
    all.right += score.right;
  }
  const auto due = shelf_.due(progress, QDate::currentDate()).size();
  const std::set<EdgeId> seen = edgesIn(progress);
  summary_->setText(tr("Questions answered: %1 of %2, of these right: %3. To review today: %4. The "
                       "lessons have shown %5 of %6 transitions of the state diagram:")
                        .arg(all.answered)
                        .arg(all.asked)
                        .arg(all.right)
                        .arg(due)
                        .arg(seen.size())
                        .arg(mapEdges().size()));
  transitions_->clear();
  for (const MapEdge& edge : mapEdges()) {
    const QString words = sentenceFor(edge);
    transitions_->addItem(seen.contains(edge.id) ? tr("✓ seen: %1").arg(words)
                                                 : tr("not yet seen: %1").arg(words));
  }
  place_->setText(
      tr("Your progress is in one file: %1").arg(QDir::toNativeSeparators(store_.path())));
}

QString ProgressDialog::summary() const {
  return summary_->text();
}

QString ProgressDialog::told() const {
  return told_->text();
}

void ProgressDialog::tell(const QString& trouble, const QString& done) {
  told_->setText(trouble.isEmpty() ? done : trouble);
  refresh();
}

void ProgressDialog::copyTo(const QString& path) {
  tell(store_.copyTo(path), tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
}

void ProgressDialog::moveTo(const QString& path) {
  tell(store_.moveTo(path), tr("Moved to: %1").arg(QDir::toNativeSeparators(path)));
}

void ProgressDialog::use(const QString& path) {
  tell(store_.use(path),
       tr("Your progress is now kept here: %1").arg(QDir::toNativeSeparators(path)));
}

void ProgressDialog::remove() {
  tell(store_.remove(), tr("Deleted. Every lesson starts over."));
}

void ProgressDialog::askToRemove() {
  const auto answer = QMessageBox::question(
      this, tr("Delete my progress?"),
      tr("The file is deleted, and every lesson starts over. This cannot be undone."),
      QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel);
  if (answer == QMessageBox::Discard) remove();
}

}  // namespace linger
