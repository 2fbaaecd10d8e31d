#include "app/learn/class/class_view.h"

#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <algorithm>

#include "app/course/posed_step.h"
#include "app/document/words.h"
#include "app/learn/class/vote_keys.h"

namespace linger {
namespace {

using Phase = ClassLesson::Phase;

constexpr double kLeastScale = 1.5;     ///< Of the application's type.
constexpr double kLinesPerScreen = 36;  ///< Of the type, in the screen's height.
constexpr double kFewestLines = 26;     ///< However large the application's type is.
constexpr double kQuestionScale = 1.35;
constexpr double kWide = 1.5;  ///< Width by height: from here on the run stands beside the votes.

Look projected(Look look) {
  const bool isDark = look == Look::Dark || look == Look::PresentDark;
  return isDark ? Look::PresentDark : Look::PresentLight;
}

QLabel* wrapped(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  return label;
}

}  // namespace

ClassView::ClassView(Lesson lesson, Look look, bool isChinese, QWidget* parent)
    : QDialog(parent),
      lesson_(std::move(lesson), isChinese),
      isChinese_(isChinese),
      heading_(new QLabel(this)),
      text_(wrapped(this)),
      outcome_(wrapped(this)),
      keys_(wrapped(this)),
      ballots_(new Ballots(lesson_, projected(look), this)),
      comparison_(new BeforeAfter(projected(look), this)),
      picture_(new RunPicture(projected(look), this)),
      goBack_(new QPushButton(tr("&Back"), this)),
      goOn_(new QPushButton(this)),
      blank_(new QWidget(this)) {
  setWindowTitle(tr("Lesson for a class"));
  setPalette(paletteOf(themeOf(projected(look))));
  setFocusPolicy(Qt::StrongFocus);
  build();
  connect(&lesson_, &ClassLesson::changed, this, &ClassView::updateFromLesson);
  connect(goOn_, &QPushButton::clicked, this, &ClassView::forward);
  connect(goBack_, &QPushButton::clicked, &lesson_, &ClassLesson::goBack);
  updateFromLesson();
  setWindowState(Qt::WindowFullScreen);
}

void ClassView::build() {
  auto* content = new QWidget(this);
  auto* words = new QVBoxLayout;
  words->addWidget(ballots_);
  words->addWidget(outcome_);
  words->addWidget(comparison_);
  words->addStretch(0);
  middle_ = new QBoxLayout(QBoxLayout::TopToBottom, content);
  middle_->setContentsMargins(0, 0, 0, 0);
  middle_->addLayout(words, 0);
  middle_->addWidget(picture_, 1);
  auto* scroll = new QScrollArea(this);
  scroll->setWidget(content);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(keys_, 1);
  bottom->addWidget(goBack_);
  bottom->addWidget(goOn_);
  for (QPushButton* button : {goBack_, goOn_}) button->setAutoDefault(false);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(heading_);
  layout->addWidget(text_);
  layout->addWidget(scroll, 1);
  layout->addLayout(bottom);
  blank_->setAutoFillBackground(true);
  blank_->setPalette(QPalette(Qt::black));
  blank_->hide();
  setFocus();
}

void ClassView::updateFromLesson() {
  const QString place = tr("%1: step %2 of %3")
                            .arg(wordsOf(lesson_.lesson().title, isChinese_))
                            .arg(lesson_.stepIndex() + 1)
                            .arg(lesson_.lesson().steps.size());
  heading_->setText(tr("%1 — %2").arg(place, systemWords(lesson_.asked().scene)));
  text_->setText(lesson_.text());
  const QString told = outcomeWords();
  outcome_->setText(told);
  outcome_->setVisible(!told.isEmpty());
  const auto compared = lesson_.comparison();
  if (compared) comparison_->setShares(*compared);
  comparison_->setVisible(compared.has_value());
  goOn_->setText(goOnWords());
  goBack_->setEnabled(lesson_.at() > 0);
  keys_->setText(keyWords());
  const Trace& shown = lesson_.shown();
  picture_->setTrace(shown, lesson_.shownUntil(), storyUntil(shown, shown.end));
  const bool isOpen = lesson_.phase() == Phase::Asking || lesson_.phase() == Phase::Committed;
  if (!isOpen) picture_->playFrom(lesson_.playsFrom());
  if (told.isEmpty()) return;
  QAccessibleValueChangeEvent event(outcome_, told);
  QAccessible::updateAccessibility(&event);
}

QString ClassView::goOnWords() const {
  switch (lesson_.phase()) {
    case Phase::Asking:
      return lesson_.choices().empty() ? tr("&Show the answer") : tr("&Commit the votes");
    case Phase::Committed: return tr("&Show the answer");
    case Phase::Told:
    case Phase::Revealed: break;
  }
  return lesson_.isAtEnd() ? tr("&End") : tr("&Next");
}

QString ClassView::keyWords() const {
  const auto choices = lesson_.choices().size();
  if (lesson_.phase() != Phase::Asking || choices == 0) {
    return tr("Page Down: continue · . : blank screen · Esc: end");
  }
  const QString digits =
      choices > 9 ? QStringLiteral("1–9, 0") : QStringLiteral("1–%1").arg(choices);
  return tr("%1: add a vote · Shift and digit: take one away · Backspace: remove the last vote · "
            "Page Down: continue")
      .arg(digits);
}

/// What the run says, and the author's words.
QString ClassView::outcomeWords() const {
  QStringList lines;
  if (const auto* reflect = std::get_if<task::Reflect>(&lesson_.step().task)) {
    lines << tr("A common mistake: %1").arg(wordsOf(reflect->mistake, isChinese_));
  }
  if (lesson_.phase() == Phase::Revealed) {
    const AskedStep& asked = lesson_.asked();
    if (const TcpTurn* const turn = lesson_.turn()) {
      lines << tr("The run says: %1 (%2)")
                   .arg(turnWords(turn->after, turn->reply), text(turn->rule.citation));
    } else if (asked.right) {
      lines << tr("The run says: %1").arg(wordsOf(asked, *asked.right, isChinese_));
    }
    if (lesson_.isLastOfStep()) lines << wordsOf(lesson_.step().because, isChinese_);
  }
  lines.removeAll(QString());
  return lines.join(u'\n');
}

void ClassView::forward() {
  if (picture_->isPlaying()) return picture_->finish();
  lesson_.isAtEnd() ? accept() : lesson_.goOn();
}

void ClassView::setBlank(bool on) {
  blank_->setGeometry(rect());
  blank_->setVisible(on);
  blank_->raise();
}

void ClassView::keyPressEvent(QKeyEvent* event) {
  if (isBlank()) return setBlank(false);
  if (const auto vote = voteKeyOf(*event)) return lesson_.addVotes(vote->choice, vote->by);
  switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Right:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter: return forward();
    case Qt::Key_Left:
    case Qt::Key_PageUp: return lesson_.goBack();
    case Qt::Key_End: return picture_->finish();
    case Qt::Key_Backspace: return lesson_.undoVote();
    case Qt::Key_Period:
    case Qt::Key_B: return setBlank(true);
    default: QDialog::keyPressEvent(event);  // Escape ends.
  }
}

void ClassView::resizeEvent(QResizeEvent* event) {
  QDialog::resizeEvent(event);
  setSizes();
}

/// The type follows the screen: at 8 metres from a projector of 768 lines it is read with ease.
void ClassView::setSizes() {
  const double usual = QFontInfo(QApplication::font()).pixelSize() * kLeastScale;
  const double wanted = std::max(usual, height() / kLinesPerScreen);
  QFont large = QApplication::font();
  large.setPixelSize(int(std::min(wanted, std::max(usual / kLeastScale, height() / kFewestLines))));
  if (large != font()) {
    setFont(large);
    QFont question = large;
    question.setPixelSize(int(large.pixelSize() * kQuestionScale));
    question.setBold(true);
    text_->setFont(question);
  }
  const bool isWide = width() > height() * kWide;
  middle_->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  middle_->setStretch(0, isWide ? 1 : 0);
  blank_->setGeometry(rect());
}

}  // namespace linger
