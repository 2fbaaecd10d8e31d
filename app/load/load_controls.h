#pragma once

#include <QWidget>

#include "app/document/document.h"
#include "app/widgets/value_slider.h"
#include "model/fleet/load_figures.h"

class QVBoxLayout;

namespace linger {

class SegmentedControl;

/// The sliders of a load. Each change is an undo step; those of one slider in a row become one.
class LoadControls : public QWidget {
  Q_OBJECT

 public:
  /// The document outlives it.
  explicit LoadControls(Document& document, QWidget* parent = nullptr);

  ValueSlider* rate() const { return rate_; }
  ValueSlider* timeWait() const { return timeWait_; }
  ValueSlider* ports() const { return ports_; }
  ValueSlider* requests() const { return requests_; }
  ValueSlider* addresses() const { return addresses_; }
  SegmentedControl* closer() const { return closer_; }

 private:
  template <typename Set>
  ValueSlider* addSlider(const QString& caption, ValueScale scale, const char* field, Set set);
  SegmentedControl* addChoice(const QString& caption, const QStringList& choices);
  void addTimeWait();
  void updateFromDocument();
  void change(const LoadFigures& figures, const QString& step, const QString& field);

  Document& document_;
  ValueSlider* rate_;
  ValueSlider* timeWait_ = nullptr;
  ValueSlider* ports_;
  ValueSlider* requests_;
  ValueSlider* addresses_;
  SegmentedControl* closer_;
  SegmentedControl* chooser_;
};

}  // namespace linger
