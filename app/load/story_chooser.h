#pragma once

#include <QWidget>

#include "model/trace/trace.h"

class QComboBox;
class QPushButton;
class QSpinBox;

namespace linger {

class Counting;

/// Which callers of a load have their story told: one by its number, or every so-many-th, all
/// recorded in one run and then to choose from.
class StoryChooser : public QWidget {
  Q_OBJECT

 public:
  /// `counting` outlives it.
  explicit StoryChooser(Counting& counting, QWidget* parent = nullptr);

  QSpinBox* number() const { return number_; }
  QSpinBox* every() const { return every_; }
  QPushButton* keep() const { return keep_; }
  QComboBox* kept() const { return kept_; }

 signals:
  /// A caller whose story is to be recorded.
  void wanted(std::size_t caller);
  /// One of those that are kept.
  void chosen(std::size_t caller, const linger::Trace& trace);

 private:
  QWidget* makeNumber();
  QWidget* makeEvery();
  void updateCount();
  void updateKept();

  Counting& counting_;
  QSpinBox* number_;
  QPushButton* tell_;
  QSpinBox* every_;
  QPushButton* keep_;
  QComboBox* kept_;
};

}  // namespace linger
