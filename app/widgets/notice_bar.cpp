#include "app/widgets/notice_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <utility>

namespace linger {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent), label_(new QLabel(this)), offer_(new QPushButton(this)) {
  setAccessibleName(tr("Message"));
  label_->setWordWrap(true);
  label_->setTextFormat(Qt::PlainText);
  label_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  label_->setAccessibleName(tr("Message"));
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
  update();
  QAccessibleEvent event(label_, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
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
  }
}

void NoticeBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QColor edge = palette().color(isError_ ? QPalette::BrightText : QPalette::Highlight);
  painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
  painter.fillRect(QRect(0, 0, 4, height()), edge);
}

}  // namespace linger
