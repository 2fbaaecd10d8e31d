#pragma once

#include <QWidget>

#include "app/document/document.h"

class QLabel;

namespace linger {

class ActionSet;

/// Above the ladder while it tells one caller's story: whose, and the way back to the load.
class StoryBar : public QWidget {
  Q_OBJECT

 public:
  /// Both outlive it.
  StoryBar(const Document& document, const ActionSet& actions, QWidget* parent = nullptr);

 private:
  void updateFromDocument();

  const Document& document_;
  QLabel* label_;
};

}  // namespace linger
