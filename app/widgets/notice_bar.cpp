#include "app/widgets/notice_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace linger {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent), label_(new QLabel(this)), offer_(new QPushButton(this)) {
  setAccessibleName(tr("Message"));
  label_->setWordWrap(true);
  label_->setTextFormat(Qt::PlainText);
  label_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  label_->setAccessibleDescription(tr("Message"));
  auto* close = new QToolButton(this);
  close->setText(QStringLiteral("✕"));
  close->setAutoRaise(true);
  close->setAccessibleName(tr("Dismiss the message"));
  close->setToolTip(tr("Dismiss the message"));
  for (QWidget* button : {static_cast<QWidget*>(offer_), static_cast<QWidget*>(close)}) {
    button->setFocusPolicy(Qt::TabFocus);
  }
  auto* layout = new QHBoxLayout(this);
  layout->addWidget(label_, 1);
  layout->addWidget(offer_);
  layout->addWidget(close);
  connect(close, &QToolButton::clicked, this, [this] {
    const auto refuse = std::exchange(refuse_, nullptr);
    dismiss();
    if (refuse) refuse();
  });
  connect(offer_, &QPushButton::clicked, this, [this] {
    const auto take = std::exchange(take_, nullptr);
    dismiss();
    if (take) take();
  });
  hide();
}

void NoticeBar::setGround(const QList<QWidget*>& grounds) {
  grounds_ = grounds;
  for (QWidget* ground : grounds_) ground->installEventFilter(this);
  parentWidget()->installEventFilter(this);
}

void NoticeBar::place() {
  if (isHidden()) return;
  const auto ground = std::ranges::find_if(grounds_, &QWidget::isVisible);
  if (ground == grounds_.end()) return;
  const QRect room((*ground)->mapTo(parentWidget(), QPoint()), (*ground)->size());
  const int high =
      std::max(layout()->minimumSize().height(), layout()->heightForWidth(room.width()));
  setGeometry(room.left(), room.bottom() + 1 - high, room.width(), high);
  raise();
}

bool NoticeBar::eventFilter(QObject* watched, QEvent* event) {
  const bool moves = event->type() == QEvent::Move || event->type() == QEvent::Resize ||
                     event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show ||
                     event->type() == QEvent::Hide;
  if (moves) QMetaObject::invokeMethod(this, &NoticeBar::place, Qt::QueuedConnection);
  return QFrame::eventFilter(watched, event);
}

void NoticeBar::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::FontChange) place();
}

QString NoticeBar::message() const {
  return isHidden() ? QString() : label_->text();
}

void NoticeBar::showError(const QString& message) {
  take_ = nullptr;
  refuse_ = nullptr;
  offer_->hide();
  present(message, true);
}

void NoticeBar::showOffer(const QString& message, const QString& button, std::function<void()> take,
                          std::function<void()> refuse) {
  take_ = std::move(take);
  refuse_ = std::move(refuse);
  offer_->setText(button);
  offer_->setHidden(button.isEmpty());
  present(message, false);
}

void NoticeBar::present(const QString& message, bool isError) {
  isError_ = isError;
  isAside_ = false;
  label_->setText(message);
  show();
  place();
  update();
  QAccessibleEvent event(label_, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
  emit told(message);
}

void NoticeBar::dismiss() {
  isAside_ = false;
  leave();
}

/// Hides it; a focus that is in it goes to the views, not to whatever comes next.
void NoticeBar::leave() {
  QWidget* focus = window()->focusWidget();
  if (focus && isAncestorOf(focus)) {
    focus->clearFocus();
    emit left();
  }
  hide();
}

void NoticeBar::setAside(bool aside) {
  if (aside && !isHidden()) {
    isAside_ = true;
    leave();
  } else if (!aside && isAside_) {
    isAside_ = false;
    show();
    place();
  }
}

void NoticeBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QColor edge = palette().color(isError_ ? QPalette::BrightText : QPalette::Highlight);
  painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
  painter.fillRect(QRect(0, 0, 4, height()), edge);
}

}  // namespace linger
