#pragma once

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QPushButton;

namespace linger {

class Counting;

/// How far the count of a load has come, with a button that stops it and lets it begin again.
class CountProgress : public QWidget {
  Q_OBJECT

 public:
  /// `counting` outlives it.
  explicit CountProgress(Counting& counting, QWidget* parent = nullptr);

  QPushButton* button() const { return button_; }

 signals:
  /// Somebody has stopped what was under way.
  void stopped();

 private:
  void updateFromCounting();
  void press();

  Counting& counting_;
  QProgressBar* bar_;
  QPushButton* button_;
  QTimer looks_;
};

}  // namespace linger
