#pragma once

#include <QListWidget>

#include "app/editor/choices.h"

namespace linger {

/// A choice of several words at once: a list of boxes to check.
class FieldChecks : public QListWidget {
  Q_OBJECT

 public:
  explicit FieldChecks(QWidget* parent = nullptr);

  void setChoices(const Choices& choices);
  /// The words that are checked, one on each line.
  QString words() const;
  void setWords(const QString& words);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void checked();
};

}  // namespace linger
