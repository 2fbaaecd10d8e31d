#include "app/learn/class/ballots.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "app/learn/class/vote_bar.h"

namespace linger {
namespace {

using Phase = ClassLesson::Phase;

constexpr int kFrame = 3;
constexpr int kPercent = 100;
constexpr int kMostInColumn = 6;

}  // namespace

void VoteCount::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: focusNextChild(); return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
      QCoreApplication::sendEvent(window(), event);  // What scrolls in between would take it.
      return;
    default: QSpinBox::keyPressEvent(event);
  }
}

void VoteCount::wheelEvent(QWheelEvent* event) {
  event->ignore();
}

Ballot::Ballot(ClassLesson& lesson, std::size_t choice, Look look, QWidget* parent)
    : QFrame(parent),
      lesson_(lesson),
      choice_(choice),
      look_(look),
      text_(new QLabel(this)),
      votes_(new QLabel(this)),
      bar_(new VoteBar(look, this)),
      count_(new VoteCount(this)) {
  const QString words = lesson_.choices()[choice_].text;
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  text_->setText(tr("%1. %2").arg(choice_ + 1).arg(words));
  count_->setRange(0, ClassLesson::kMostVotes);
  count_->setAccessibleName(tr("Votes for %1").arg(words));
  connect(count_, &QSpinBox::valueChanged, &lesson_,
          [this](int value) { lesson_.setVotes(choice_, value); });
  auto* top = new QHBoxLayout;
  top->addWidget(text_, 1);
  top->addWidget(votes_);
  top->addWidget(count_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(2 * kFrame, kFrame, 2 * kFrame, kFrame);
  layout->setSpacing(kFrame);
  layout->addLayout(top);
  layout->addWidget(bar_);
  refresh();
}

bool Ballot::isRightAndTold() const {
  return lesson_.phase() == Phase::Revealed && lesson_.choices()[choice_].right;
}

QString Ballot::words() const {
  const int votes = lesson_.votes(choice_);
  const int total = lesson_.total();
  const QString counted =
      total == 0 ? QString::number(votes)
                 : tr("%1 (%2 %)").arg(votes).arg(qRound(double(kPercent) * votes / total));
  return isRightAndTold() ? tr("✓ right: %1").arg(counted) : counted;
}

void Ballot::refresh() {
  const bool isOpen = lesson_.phase() == Phase::Asking;
  const int total = lesson_.total();
  const bool isOther = lesson_.phase() == Phase::Revealed && !isRightAndTold();
  votes_->setText(words());
  bar_->setShare(total == 0 ? 0.0 : double(lesson_.votes(choice_)) / total);
  bar_->setHatched(isOther);
  if (!isOpen && count_->hasFocus()) window()->setFocus();
  count_->setVisible(isOpen);
  const QSignalBlocker quiet(count_);
  count_->setValue(lesson_.votes(choice_));
  update();
}

void Ballot::paintEvent(QPaintEvent* event) {
  QFrame::paintEvent(event);
  if (!isRightAndTold()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(themeOf(look_).works.border, kFrame));
  const double half = kFrame / 2.0;
  painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), kFrame, kFrame);
}

Ballots::Ballots(ClassLesson& lesson, Look look, QWidget* parent)
    : QWidget(parent), lesson_(lesson), look_(look), layout_(new QGridLayout(this)) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(kFrame);
  connect(&lesson_, &ClassLesson::changed, this, &Ballots::updateFromLesson);
  connect(&lesson_, &ClassLesson::votesChanged, this, &Ballots::refresh);
  updateFromLesson();
}

void Ballots::updateFromLesson() {
  if (step_ == lesson_.at()) return refresh();
  step_ = lesson_.at();
  for (Ballot* row : rows_) {
    row->hide();
    row->deleteLater();  // One of its fields may have led here.
  }
  rows_.clear();
  const int count = int(lesson_.choices().size());
  const int perColumn = count > kMostInColumn ? (count + 1) / 2 : std::max(count, 1);
  for (int i = 0; i < count; ++i) {
    rows_.push_back(new Ballot(lesson_, std::size_t(i), look_, this));
    layout_->addWidget(rows_.back(), i % perColumn, i / perColumn);
    rows_.back()->show();
  }
  setVisible(!rows_.empty());
}

void Ballots::refresh() {
  for (Ballot* row : rows_) row->refresh();
}

}  // namespace linger
