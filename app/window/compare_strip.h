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
  CompareStrip(Comparison& comparison, const Document& document, const ActionSet& actions,
               QWidget* parent = nullptr);

  QComboBox* choices() const { return choices_; }

  /// In what two futures differ, in a few words.
  static QString differenceText(int segments, bool verdicts);

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
