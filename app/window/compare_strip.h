#pragma once

#include <QWidget>

#include "app/document/comparison.h"

class QComboBox;
class QLabel;

namespace linger {

class ActionSet;

/// Above two ladders: which future is which, and what to do with them.
class CompareStrip : public QWidget {
  Q_OBJECT

 public:
  /// All three outlive it.
  CompareStrip(Comparison& comparison, const Document& document, const ActionSet& actions,
               QWidget* parent = nullptr);
  /// In what the two differ is not told while a question is open or to come.
  void setCounts(bool counts);

  QComboBox* choices() const { return choices_; }

 private:
  void refresh();
  void choose(int index);

  Comparison& comparison_;
  const Document& document_;
  std::vector<Contrast> offered_;
  QLabel* here_;
  QLabel* count_;
  QComboBox* choices_;
};

}  // namespace linger
