#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "app/editor/choices.h"

namespace linger {

/// A line that keeps the keys of an editor to itself, goes up and down with the arrows, and takes
/// back what was typed with Escape.
class FieldLine : public QLineEdit {
  Q_OBJECT

 public:
  using QLineEdit::QLineEdit;

 signals:
  void nudged(int direction);  ///< 1: up, -1: down.
  void givenUp();

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
};

/// A few lines of text, finished when the focus leaves them. Tab goes on to the next field.
class FieldText : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit FieldText(QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void editingFinished();

 protected:
  bool event(QEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
};

/// A choice. Letters pick an entry and are not shortcuts; the wheel scrolls the form instead.
class FieldChoice : public QComboBox {
  Q_OBJECT

 public:
  explicit FieldChoice(QWidget* parent = nullptr);

  void setChoices(const Choices& choices);
  /// Shows the entry for a word; the word itself where it is not among the choices.
  void setChoice(const QString& word);

 protected:
  bool event(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  Choices choices_;
};

/// The duration or the number that is one step up or down from what is written: 50ms, 60ms;
/// empty where it is neither.
QString nudgedText(const QString& typed, int direction);

}  // namespace linger
