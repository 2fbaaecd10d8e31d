#pragma once

#include <QAbstractButton>
#include <QWidget>
#include <vector>

class QHBoxLayout;

namespace linger {

/// A few choices side by side, of which exactly one holds, like radio buttons. The arrow keys
/// move between them.
class SegmentedControl : public QWidget {
  Q_OBJECT
  Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged USER true)

 public:
  explicit SegmentedControl(QWidget* parent = nullptr);

  /// Replaces the choices; the first one holds. No signal.
  void setChoices(const QStringList& texts);
  int count() const { return static_cast<int>(buttons_.size()); }
  /// -1: none of them holds, as for a state that no choice describes.
  int current() const;
  /// Shows which one holds, without chosen().
  void setCurrent(int index);
  QAbstractButton* button(int index) const { return buttons_[static_cast<std::size_t>(index)]; }

 signals:
  /// A person chose.
  void chosen(int index);
  void currentChanged(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void placeStop();
  void toggled(QAbstractButton* button, bool on);

  QHBoxLayout* layout_;
  std::vector<QAbstractButton*> buttons_;
  bool quiet_ = false;
};

}  // namespace linger
