#include "app/quiz/question_card.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QVBoxLayout>

#include "app/document/words.h"
#include "app/widgets/flow_layout.h"

namespace linger {
namespace {

constexpr double kAskScale = 1.25;
constexpr double kFirstScale = 1.6;  ///< Of the one question of a first start.

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
      goOn_(new QPushButton(tr("Continue"), this)),
      play_(new QPushButton(tr("▶  Play"), this)) {
  setFocusPolicy(Qt::TabFocus);
  auto* choices = new FlowLayout;
  choices->setRightFrom(int(choices_.size()) + 1);  // They stand together.
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    choices_[i] = new QPushButton(this);
    connect(choices_[i], &QPushButton::clicked, &quiz_, [this, i] { quiz_.choose(int(i)); });
    choices->addWidget(choices_[i]);
  }
  choices->addWidget(play_);
  for (QLabel* label : {heading_, ask_, because_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
  }
  tell_->setToolTip(tr("The answer, without choosing one"));
  play_->setDefault(true);
  play_->setAccessibleName(tr("Play without a prediction"));
  play_->setToolTip(tr("Plays without a prediction (Space)"));
  connect(play_, &QPushButton::clicked, &quiz_, &Quiz::goOn);
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
  connect(&quiz_, &Quiz::changed, this, &QuestionCard::updateFromQuiz);
  connect(&quiz_, &Quiz::knownChanged, this, &QuestionCard::updateFromQuiz);
  qApp->installEventFilter(this);
  setFonts();
  updateFromQuiz();
}

QuestionCard::~QuestionCard() = default;

QString QuestionCard::heading() const {
  return heading_->text();
}

void QuestionCard::setTakesKeys(bool takes) {
  takesKeys_ = takes;
  heading_->setText(headingWords());
}

bool QuestionCard::isNeeded() const {
  return quiz_.phase() != Quiz::Phase::Silent || quiz_.horizon();
}

void QuestionCard::setFonts() {
  const bool isFirst = quiz_.asksFirst();
  const auto scaled = [this](double scale) {
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    return font;
  };
  ask_->setFont(scaled(isFirst ? kFirstScale : kAskScale));
  for (QPushButton* button : choices_) button->setFont(scaled(isFirst ? kAskScale : 1));
  play_->setFont(scaled(kFirstScale));
  QFont bold = scaled(quiz_.phase() == Quiz::Phase::Told ? kAskScale : 1);
  bold.setBold(true);
  heading_->setFont(bold);
}

void QuestionCard::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::FontChange) setFonts();
}

void QuestionCard::paintEvent(QPaintEvent* event) {
  QFrame::paintEvent(event);
  if (!hasFocus() || !byKeyboard_) return;
  QPainter painter(this);
  QStyleOptionFocusRect option;
  option.initFrom(this);
  style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
}

/// It takes the focus when a question comes, to be read aloud: only Tab has to show where it is.
void QuestionCard::focusInEvent(QFocusEvent* event) {
  byKeyboard_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  QFrame::focusInEvent(event);
}

QString QuestionCard::answerWords() const {
  const QString right = quiz_.question().choices.value(quiz_.question().right);
  if (!quiz_.chosen()) return tr("The answer is: %1").arg(right);
  return quiz_.isRight() ? tr("✓ Right: %1").arg(right) : tr("✗ Not quite: %1").arg(right);
}

QString QuestionCard::askingWords() const {
  if (quiz_.asksFirst()) {
    return takesKeys_ ? tr("Predict (1 or 2), then watch") : tr("Predict, then watch");
  }
  const QString when = instantText(quiz_.askedAt());
  return takesKeys_ ? tr("Question at %1: predict (1–4 or A–D)").arg(when)
                    : tr("Question at %1: predict").arg(when);
}

QString QuestionCard::headingWords() const {
  switch (quiz_.phase()) {
    case Quiz::Phase::Silent:
      return quiz_.horizon() ? tr("The next question comes at %1. The answers and what follows "
                                  "are shown after it.")
                                   .arg(instantText(*quiz_.horizon()))
                             : QString();
    case Quiz::Phase::Asking: return askingWords();
    case Quiz::Phase::Committed:
      return quiz_.chosen()
                 ? tr("Your prediction: %1").arg(quiz_.question().choices.value(*quiz_.chosen()))
                 : tr("Watch what happens");
    case Quiz::Phase::Told: return answerWords();
  }
  return {};
}

void QuestionCard::open() {
  isOpen_ = true;
  before_ = window()->focusWidget();
}

/// Gives the focus back: it would go on to whatever comes next.
void QuestionCard::close() {
  isOpen_ = false;
  QWidget* focus = window()->focusWidget();
  if (focus && (focus == this || isAncestorOf(focus))) {
    before_ ? before_->setFocus(Qt::OtherFocusReason) : focus->clearFocus();
  }
}

void QuestionCard::updateFromQuiz() {
  const Quiz::Phase phase = quiz_.phase();
  const bool isOpen = phase != Quiz::Phase::Silent;
  if (!isOpen) close();
  const bool opens = isOpen && !isOpen_;
  if (opens) open();
  const bool isTold = phase == Quiz::Phase::Told;
  setFonts();
  heading_->setText(headingWords());
  const bool isWrong = isTold && quiz_.chosen() && !quiz_.isRight();
  heading_->setForegroundRole(isWrong ? QPalette::BrightText : QPalette::WindowText);
  ask_->setText(quiz_.question().ask);
  ask_->setVisible(isOpen);
  because_->setText(quiz_.question().because);
  because_->setVisible(isTold && !quiz_.question().because.isEmpty());
  showButtons();
  showChoices();
  setVisible(isNeeded());
  setFocusPolicy(isOpen ? Qt::TabFocus : Qt::NoFocus);
  isOpen ? speak() : setAccessibleName(heading_->text());
}

void QuestionCard::showButtons() {
  const Quiz::Phase phase = quiz_.phase();
  const bool isAsking = phase == Quiz::Phase::Asking;
  tell_->setVisible(isAsking && !quiz_.asksFirst());
  skip_->setVisible(isAsking && !quiz_.asksFirst());
  silence_->setVisible((isAsking && !quiz_.asksFirst()) || phase == Quiz::Phase::Silent);
  goOn_->setVisible(phase == Quiz::Phase::Told);
  play_->setVisible(isAsking && quiz_.asksFirst());
}

/// What moves the focus is spoken everywhere; alerts are not. The card's name is all of it.
void QuestionCard::speak() {
  QStringList all{heading_->text(), ask_->text()};
  if (quiz_.phase() == Quiz::Phase::Asking) all << quiz_.question().choices;
  if (quiz_.phase() == Quiz::Phase::Told) all << because_->text();
  const QString name = all.join(QStringLiteral(". "));
  if (name == accessibleName()) return;
  setAccessibleName(name);
  if (quiz_.phase() == Quiz::Phase::Asking) setFocus(Qt::OtherFocusReason);
  if (quiz_.phase() == Quiz::Phase::Told) {
    goOn_->setAccessibleDescription(name);
    goOn_->setFocus(Qt::OtherFocusReason);
  }
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void QuestionCard::showChoices() {
  const PosedQuestion& question = quiz_.question();
  const bool isTold = quiz_.phase() == Quiz::Phase::Told;
  const bool isShown = isTold || quiz_.phase() == Quiz::Phase::Asking;
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    const int index = static_cast<int>(i);
    QPushButton* button = choices_[i];
    button->setVisible(isShown && index < question.choices.size());
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
  const bool takes = takesKeys_ && quiz_.phase() == Quiz::Phase::Asking;
  if (!isKey || !takes || isForWriting(watched)) return false;
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
