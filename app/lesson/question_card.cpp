#include "app/lesson/question_card.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/document/words.h"
#include "app/widgets/flow_layout.h"

namespace linger {
namespace {

constexpr double kAskScale = 1.25;

/// The choice that a key stands for; -1 for any other key.
int choiceOf(const QKeyEvent& key) {
  if (key.modifiers() & ~Qt::KeypadModifier) return -1;
  if (key.key() >= Qt::Key_1 && key.key() <= Qt::Key_4) return key.key() - Qt::Key_1;
  if (key.key() >= Qt::Key_A && key.key() <= Qt::Key_D) return key.key() - Qt::Key_A;
  return -1;
}

bool isForWriting(const QObject* widget) {
  return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

}  // namespace

QuestionCard::QuestionCard(Quiz& quiz, QWidget* parent)
    : QFrame(parent),
      quiz_(quiz),
      heading_(new QLabel(this)),
      ask_(new QLabel(this)),
      because_(new QLabel(this)),
      tell_(new QPushButton(tr("Show the answer"), this)),
      skip_(new QPushButton(tr("Skip"), this)),
      silence_(new QPushButton(tr("No questions"), this)),
      goOn_(new QPushButton(tr("Continue"), this)) {
  setAccessibleName(tr("Question"));
  auto* choices = new FlowLayout;
  choices->setRightFrom(int(choices_.size()));  // They stand together.
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    choices_[i] = new QPushButton(this);
    connect(choices_[i], &QPushButton::clicked, &quiz_, [this, i] { quiz_.choose(int(i)); });
    choices->addWidget(choices_[i]);
  }
  for (QLabel* label : {heading_, ask_, because_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
  }
  tell_->setToolTip(tr("The answer, without choosing one"));
  skip_->setToolTip(tr("Continue without an answer (Space)"));
  silence_->setToolTip(tr("Continue, and ask no more questions (Q)"));
  goOn_->setDefault(true);
  goOn_->setToolTip(tr("Continue (Space)"));
  connect(tell_, &QPushButton::clicked, &quiz_, &Quiz::tell);
  connect(skip_, &QPushButton::clicked, &quiz_, &Quiz::goOn);
  connect(silence_, &QPushButton::clicked, &quiz_, [this] {
    quiz_.goOn();
    quiz_.setOn(false);
  });
  connect(goOn_, &QPushButton::clicked, &quiz_, &Quiz::goOn);
  auto* top = new QHBoxLayout;
  top->addWidget(heading_, 1);
  top->addWidget(tell_);
  top->addWidget(skip_);
  top->addWidget(silence_);
  top->addWidget(goOn_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 4);
  layout->addLayout(top);
  layout->addWidget(ask_);
  layout->addLayout(choices);
  layout->addWidget(because_);
  layout->addStretch(1);
  connect(&quiz_, &Quiz::changed, this, &QuestionCard::takeQuiz);
  qApp->installEventFilter(this);
  setFonts();
  takeQuiz();
}

QuestionCard::~QuestionCard() = default;

QString QuestionCard::heading() const {
  return heading_->text();
}

void QuestionCard::setFonts() {
  QFont font = this->font();
  font.setPointSizeF(font.pointSizeF() * kAskScale);
  ask_->setFont(font);
  QFont bold = this->font();
  bold.setBold(true);
  heading_->setFont(bold);
}

void QuestionCard::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::FontChange) setFonts();
}

QString QuestionCard::headingWords() const {
  if (quiz_.phase() == Quiz::Phase::Asking) {
    return tr("Question at %1: predict (1–4 or A–D)").arg(instantText(quiz_.askedAt()));
  }
  const QString right = quiz_.question().choices.value(quiz_.question().right);
  if (!quiz_.chosen()) return tr("The answer is: %1").arg(right);
  return quiz_.isRight() ? tr("✓ Right: %1").arg(right) : tr("✗ Not quite: %1").arg(right);
}

void QuestionCard::open() {
  isOpen_ = true;
  before_ = window()->focusWidget();
  show();
}

/// Gives the focus back: it would go on to whatever comes next.
void QuestionCard::close() {
  isOpen_ = false;
  if (QWidget* focus = window()->focusWidget(); focus && isAncestorOf(focus)) {
    before_ ? before_->setFocus(Qt::OtherFocusReason) : focus->clearFocus();
  }
  hide();
}

void QuestionCard::takeQuiz() {
  const bool isOpen = quiz_.phase() != Quiz::Phase::Silent;
  if (!isOpen) return close();
  if (!isOpen_) open();
  const bool isTold = quiz_.phase() == Quiz::Phase::Told;
  heading_->setText(headingWords());
  const bool isWrong = isTold && quiz_.chosen() && !quiz_.isRight();
  heading_->setForegroundRole(isWrong ? QPalette::BrightText : QPalette::WindowText);
  ask_->setText(quiz_.question().ask);
  because_->setText(quiz_.question().because);
  because_->setVisible(isTold && !quiz_.question().because.isEmpty());
  for (QPushButton* button : {tell_, skip_, silence_}) button->setVisible(!isTold);
  goOn_->setVisible(isTold);
  showChoices();
  if (isTold) goOn_->setFocus(Qt::OtherFocusReason);
  QAccessibleEvent alert(isTold ? heading_ : ask_, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void QuestionCard::showChoices() {
  const PosedQuestion& question = quiz_.question();
  const bool isTold = quiz_.phase() == Quiz::Phase::Told;
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    const int index = static_cast<int>(i);
    QPushButton* button = choices_[i];
    button->setVisible(index < question.choices.size());
    QString words = tr("%1 · %2").arg(index + 1).arg(question.choices.value(index));
    if (isTold && index == question.right) words = tr("✓ %1").arg(words);
    if (isTold && quiz_.chosen() == index && index != question.right) words = tr("✗ %1").arg(words);
    button->setText(words);
    button->setAccessibleName(words);
  }
}

/// While a question is asked its keys are nobody else's, but for who is writing.
bool QuestionCard::eventFilter(QObject* watched, QEvent* event) {
  const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
  if (!isKey || quiz_.phase() != Quiz::Phase::Asking || isForWriting(watched)) return false;
  const int choice = choiceOf(*static_cast<QKeyEvent*>(event));
  const auto* widget = qobject_cast<QWidget*>(watched);
  if (choice < 0 || !widget || widget->window() != window()) return false;
  if (event->type() == QEvent::ShortcutOverride) {
    event->accept();
  } else {
    quiz_.choose(choice);
  }
  return true;
}

}  // namespace linger
