#include "app/widgets/segmented_control.h"

#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <algorithm>

namespace linger {
namespace {

constexpr qreal kRadius = 5;

/// One of the choices.
class Segment : public QAbstractButton {
 public:
  Segment(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
  }

  QSize sizeHint() const override {
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + metrics.averageCharWidth() * 3,
            metrics.height() + metrics.height() / 2};
  }
  QSize minimumSizeHint() const override {
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + metrics.averageCharWidth() / 2,
            sizeHint().height()};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    if (isChecked()) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(palette().brush(isEnabled() ? QPalette::Active : QPalette::Disabled,
                                       QPalette::Highlight));
      painter.drawRoundedRect(box, kRadius - 1, kRadius - 1);
    }
    painter.setPen(isChecked() ? palette().color(QPalette::HighlightedText)
                               : palette().color(QPalette::ButtonText));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
    if (hasFocus()) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(isChecked() ? palette().color(QPalette::HighlightedText)
                                      : palette().color(QPalette::Highlight),
                          1.5));
      painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), kRadius - 2, kRadius - 2);
    }
  }
};

QAccessibleInterface* makeGroup(const QString&, QObject* object) {
  auto* control = qobject_cast<SegmentedControl*>(object);
  return control ? new QAccessibleWidget(control, QAccessible::Grouping) : nullptr;
}

void makeGroupsAccessible() {
  static const bool installed = [] {
    QAccessible::installFactory(makeGroup);
    return true;
  }();
  Q_UNUSED(installed);
}

}  // namespace

SegmentedControl::SegmentedControl(QWidget* parent)
    : QWidget(parent), layout_(new QHBoxLayout(this)) {
  makeGroupsAccessible();
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(0);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentedControl::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(palette().color(QPalette::Mid));
  painter.setBrush(palette().color(QPalette::Button));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void SegmentedControl::setChoices(const QStringList& texts) {
  qDeleteAll(buttons_);
  buttons_.clear();
  quiet_ = true;
  for (const QString& text : texts) {
    auto* button = new Segment(text, this);
    layout_->addWidget(button);
    buttons_.push_back(button);
    connect(button, &QAbstractButton::toggled, this,
            [this, button](bool on) { toggled(button, on); });
  }
  if (!buttons_.empty()) buttons_.front()->setChecked(true);
  quiet_ = false;
  placeStop();
}

/// Tab stops at what is chosen, and the arrow keys go on from there.
void SegmentedControl::placeStop() {
  const bool anyChosen = current() >= 0;
  for (QAbstractButton* each : buttons_) {
    const bool stops = each->isChecked() || (!anyChosen && each == buttons_.front());
    each->setFocusPolicy(stops ? Qt::StrongFocus : Qt::ClickFocus);
  }
}

int SegmentedControl::current() const {
  const auto on = std::ranges::find_if(buttons_, &QAbstractButton::isChecked);
  return on == buttons_.end() ? -1 : static_cast<int>(on - buttons_.begin());
}

void SegmentedControl::setCurrent(int index) {
  if (index == current()) return;
  quiet_ = true;
  for (int i = 0; i < count(); ++i) button(i)->setAutoExclusive(false);
  for (int i = 0; i < count(); ++i) button(i)->setChecked(i == index);
  for (int i = 0; i < count(); ++i) button(i)->setAutoExclusive(true);
  quiet_ = false;
  placeStop();
  emit currentChanged(index);
}

void SegmentedControl::toggled(QAbstractButton* button, bool on) {
  if (!on || quiet_) return;
  placeStop();
  const auto place = std::ranges::find(buttons_, button);
  const int index = static_cast<int>(place - buttons_.begin());
  emit currentChanged(index);
  emit chosen(index);
}

}  // namespace linger
