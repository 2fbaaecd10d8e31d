#include "app/widgets/spoken_value.h"

#include <QAbstractSlider>
#include <QAccessibleWidget>

namespace linger {
namespace {

class SpokenSlider : public QAccessibleWidget, public QAccessibleValueInterface {
 public:
  SpokenSlider(QAbstractSlider* slider, SpokenValue& value)
      : QAccessibleWidget(slider, QAccessible::Slider), value_(value) {}

  QString text(QAccessible::Text kind) const override {
    return kind == QAccessible::Value ? value_.spokenText() : QAccessibleWidget::text(kind);
  }

  void* interface_cast(QAccessible::InterfaceType type) override {
    if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
  }

  QVariant currentValue() const override { return value_.spokenValue(); }
  void setCurrentValue(const QVariant& value) override { value_.setSpokenValue(value.toDouble()); }
  QVariant maximumValue() const override { return value_.mostSpoken(); }
  QVariant minimumValue() const override { return value_.leastSpoken(); }
  QVariant minimumStepSize() const override { return 0.001; }

 private:
  SpokenValue& value_;
};

QAccessibleInterface* makeSpoken(const QString&, QObject* object) {
  auto* value = dynamic_cast<SpokenValue*>(object);
  auto* slider = qobject_cast<QAbstractSlider*>(object);
  return value && slider ? new SpokenSlider(slider, *value) : nullptr;
}

}  // namespace

void makeValuesSpoken() {
  static const bool installed = [] {
    QAccessible::installFactory(makeSpoken);
    return true;
  }();
  Q_UNUSED(installed);
}

}  // namespace linger
