#pragma once

#include <QWidget>
#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QSlider;

namespace linger {

/// How a quantity is laid out on a slider and written as text.
struct ValueScale {
  int steps = 100;                              ///< Positions 0 to `steps`.
  std::function<double(int position)> valueAt;  ///< Never decreasing.
  std::function<QString(double value)> textOf;
  std::function<std::optional<double>(const QString&)> valueFrom;  ///< None: not understood.
  QString expected;  ///< What valueFrom() takes, told where something else was typed.
};

/// Positions from `least` to `most` in even ratios, each rounded to `digits` digits. With
/// `zeroFirst` the first position is 0.
std::function<double(int)> ratioScale(int steps, double least, double most, bool zeroFirst);

/// A quantity that can be dragged on a slider or typed.
class ValueSlider : public QWidget {
  Q_OBJECT

 public:
  ValueSlider(const QString& name, ValueScale scale, QWidget* parent = nullptr);

  double value() const { return value_; }
  /// Shows a value, without edited().
  void setValue(double value);
  QSlider* slider() const { return slider_; }
  QLineEdit* field() const { return field_; }

 signals:
  /// What was typed is not understood, and nothing has changed: a sentence that says what was
  /// found, what is expected and what stays.
  void refused(const QString& why);
  /// A person set it. `dragging`: a hand holds the slider, and more may follow.
  void edited(double value, bool dragging);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void slid(int position);
  void typed();
  int positionOf(double value) const;
  void fitField();

  ValueScale scale_;
  double value_ = 0;
  bool held_ = false;  ///< From the press of the button to its release.
  QSlider* slider_;
  QLineEdit* field_;
};

}  // namespace linger
