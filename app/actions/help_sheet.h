#pragma once

#include <QDialog>

namespace linger {

/// Every key and every gesture, made from the table of actions.
class HelpSheet : public QDialog {
  Q_OBJECT

 public:
  explicit HelpSheet(QWidget* parent = nullptr);
};

/// The sheet's contents as rich text.
QString helpSheetText();

}  // namespace linger
