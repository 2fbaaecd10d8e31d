#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/course/lesson_library.h"
#include "app/document/words.h"
#include "app/learn/learn_dialog.h"
#include "app/widgets/dialog_size.h"
#include "app/widgets/flow_layout.h"

// The dialog's two pages: the lessons to choose from, and the player.

namespace linger {

void LearnDialog::build() {
  pages_->addWidget(makeListPage());
  pages_->addWidget(makePlayerPage());
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(trouble_);
  layout->addWidget(pages_, 1);
  trouble_->setWordWrap(true);
  trouble_->setVisible(!trouble_->text().isEmpty());
  const int line = fontMetrics().height();
  resize(sizeWithin(*this, {line * 72, line * 58}));
  connect(list_, &QListWidget::currentRowChanged, this, &LearnDialog::describe);
  // Return presses the default button.
  connect(list_, &QListWidget::itemDoubleClicked, this, &LearnDialog::startChosen);
  connect(start_, &QPushButton::clicked, this, &LearnDialog::startChosen);
  connect(review_, &QPushButton::clicked, this, &LearnDialog::openReview);
  connect(lessons_, &QPushButton::clicked, this, &LearnDialog::fillList);
  connect(save_, &QPushButton::clicked, this, &LearnDialog::saveWork);
  connect(mine_, &QPushButton::clicked, this, &LearnDialog::showProgress);
  connect(pane_, &PlayerPane::finished, this, &LearnDialog::endLesson);
  connect(&player_, &LessonPlayer::changed, this, &LearnDialog::updateFromPlayer);
  connect(&player_, &LessonPlayer::answered, this, [this](const std::string& step, bool right) {
    store_.change([&](Progress& progress) {
      progress.record(player_.lesson().name, step, right, QDate::currentDate());
    });
  });
}

QWidget* LearnDialog::makeListPage() {
  auto* page = new QWidget(this);
  list_->setAccessibleName(tr("Lessons"));
  list_->setWordWrap(true);
  list_->setSpacing(fontMetrics().height() / 5);
  summary_->setWordWrap(true);
  summary_->setAccessibleDescription(tr("What the chosen lesson is about"));
  summary_->setMinimumHeight(fontMetrics().height() * 3);
  summary_->setAlignment(Qt::AlignTop);
  start_->setDefault(true);
  auto* bottom = new QHBoxLayout;
  mine_->setAutoDefault(false);
  bottom->addWidget(mine_);
  bottom->addStretch(1);
  bottom->addWidget(review_);
  bottom->addWidget(start_);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(list_, 1);
  layout->addWidget(summary_);
  layout->addLayout(bottom);
  layout->addWidget(makeTeachersRow());
  return page;
}

/// What only a teacher needs.
QWidget* LearnDialog::makeTeachersRow() {
  auto* row = new QWidget(this);
  auto* flow = new FlowLayout(row);
  flow->setRightFrom(5);
  for (QPushButton* button : {present_, votes_, create_, edit_, open_}) {
    button->setAutoDefault(false);
    flow->addWidget(button);
  }
  auto* key = new QShortcut(Qt::Key_F5, this);
  connect(key, &QShortcut::activated, this, &LearnDialog::presentChosen);
  present_->setToolTip(tr("Full screen, with votes by show of hands (F5)"));
  edit_->setToolTip(tr("A built-in lesson is edited as a copy"));
  connect(present_, &QPushButton::clicked, this, &LearnDialog::presentChosen);
  votes_->hide();
  connect(votes_, &QPushButton::clicked, this, &LearnDialog::askAndSaveVotes);
  connect(create_, &QPushButton::clicked, this, [this] { editLesson({}, false); });
  connect(edit_, &QPushButton::clicked, this, [this] {
    const auto chosen = std::size_t(std::max(list_->currentRow(), 0));
    const LessonShelf::Place& place = shelf_.places()[chosen];
    const bool isBuiltIn = place.path.isEmpty();
    editLesson(isBuiltIn ? builtInLessonPath(text(place.file.lesson.name)) : place.path, isBuiltIn);
  });
  connect(open_, &QPushButton::clicked, this, &LearnDialog::openFile);
  return row;
}

QWidget* LearnDialog::makePlayerPage() {
  auto* page = new QWidget(this);
  name_->setPlaceholderText(tr("Your name, for the work that you save"));
  name_->setAccessibleName(tr("Your name, for the work that you save"));
  auto* top = new QHBoxLayout;
  top->addWidget(lessons_);
  top->addWidget(name_, 1);
  top->addWidget(save_);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(top);
  layout->addWidget(pane_, 1);
  return page;
}

}  // namespace linger
