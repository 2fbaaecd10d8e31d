#include "app/widgets/value_slider.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSlider>
#include <cmath>

#include "app/widgets/spoken_value.h"

namespace linger {
namespace {

/// Rounded to two digits, as people choose numbers: 12, 130, 0.55.
double roundNumber(double value) {
  if (value <= 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
  return std::round(value / unit) * unit;
}

/// Its positions are the scale's, and it speaks of their values.
class ScaledSlider : public QSlider, public SpokenValue {
 public:
  /// `value` is what is set, wherever the nearest position is.
  ScaledSlider(const ValueScale& scale, const double& value, QWidget* parent)
      : QSlider(Qt::Horizontal, parent), scale_(scale), value_(value) {
    makeValuesSpoken();
  }

  double spokenValue() const override { return value_; }
  double leastSpoken() const override { return scale_.valueAt(0); }
  double mostSpoken() const override { return scale_.valueAt(scale_.steps); }
  QString spokenText() const override { return scale_.textOf(spokenValue()); }
  void setSpokenValue(double wanted) override {
    int position = 0;
    while (position < scale_.steps && scale_.valueAt(position) < wanted) ++position;
    setValue(position);
  }

 private:
  const ValueScale& scale_;
  const double& value_;
};

}  // namespace

std::function<double(int)> ratioScale(int steps, double least, double most, bool zeroFirst) {
  return [=](int position) {
    if (zeroFirst && position <= 0) return 0.0;
    const int first = zeroFirst ? 1 : 0;
    const double part = double(position - first) / double(std::max(steps - first, 1));
    return roundNumber(least * std::pow(most / least, part));
  };
}

ValueSlider::ValueSlider(const QString& name, ValueScale scale, QWidget* parent)
    : QWidget(parent),
      scale_(std::move(scale)),
      slider_(new ScaledSlider(scale_, value_, this)),
      field_(new QLineEdit(this)) {
  slider_->setRange(0, scale_.steps);
  slider_->setPageStep(std::max(scale_.steps / 10, 1));
  slider_->setAccessibleName(name);
  slider_->setFocusPolicy(Qt::TabFocus);
  field_->setAccessibleName(tr("%1, text field").arg(name));
  field_->setFocusPolicy(Qt::StrongFocus);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(slider_, 1);
  layout->addWidget(field_);
  slider_->installEventFilter(this);
  connect(slider_, &QSlider::valueChanged, this, &ValueSlider::slid);
  connect(field_, &QLineEdit::editingFinished, this, &ValueSlider::typed);
  fitField();
}

void ValueSlider::fitField() {
  slider_->setMinimumWidth(fontMetrics().averageCharWidth() * 9);
  const int widest = std::max(fontMetrics().horizontalAdvance(scale_.textOf(scale_.valueAt(0))),
                              fontMetrics().horizontalAdvance(QStringLiteral("0.125 ms")));
  field_->setFixedWidth(widest + fontMetrics().averageCharWidth() * 3);
}

void ValueSlider::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) fitField();
}

/// The press itself may move the handle, before QSlider::isSliderDown() is so.
bool ValueSlider::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonPress) held_ = true;
  if (event->type() == QEvent::MouseButtonRelease) held_ = false;
  return QWidget::eventFilter(watched, event);
}

int ValueSlider::positionOf(double value) const {
  int best = 0;
  for (int position = 1; position <= scale_.steps; ++position) {
    const double here = std::abs(scale_.valueAt(position) - value);
    if (here < std::abs(scale_.valueAt(best) - value)) best = position;
  }
  return best;
}

void ValueSlider::setValue(double value) {
  value_ = value;
  const QSignalBlocker blocker(slider_);
  if (!held_) slider_->setValue(positionOf(value));
  if (!field_->hasFocus() || !field_->isModified()) field_->setText(scale_.textOf(value));
}

void ValueSlider::slid(int position) {
  value_ = scale_.valueAt(position);
  field_->setText(scale_.textOf(value_));
  emit edited(value_, held_);
}

void ValueSlider::typed() {
  if (!field_->isModified()) return;
  field_->setModified(false);
  const std::optional<double> typedValue = scale_.valueFrom(field_->text());
  const QString typedText = field_->text();
  const bool understood = typedValue && std::isfinite(*typedValue);
  if (understood) emit edited(*typedValue, false);
  setValue(value_);  // What was refused is not shown as if it held.
  const QString why =
      understood ? QString()
                 : tr("%1: found “%2”, expected %3. It stays %4.")
                       .arg(slider_->accessibleName(), typedText, scale_.expected, field_->text());
  field_->setAccessibleDescription(why);
  if (!understood) emit refused(why);
}

}  // namespace linger
