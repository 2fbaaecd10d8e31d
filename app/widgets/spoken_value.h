#pragma once

#include <QString>

namespace linger {

/// What a slider tells a screen reader: the quantity that people mean rather than its positions.
/// Such a slider inherits this beside QAbstractSlider.
class SpokenValue {
 public:
  virtual ~SpokenValue() = default;

  /// In the unit that spokenText() names.
  virtual double spokenValue() const = 0;
  virtual double leastSpoken() const = 0;
  virtual double mostSpoken() const = 0;
  /// "2.000 s"
  virtual QString spokenText() const = 0;
  virtual void setSpokenValue(double value) = 0;
};

/// Makes every slider with a SpokenValue accessible by it. Such a slider calls it first of all in
/// its constructor, before anything asks for its interface.
void makeValuesSpoken();

}  // namespace linger
