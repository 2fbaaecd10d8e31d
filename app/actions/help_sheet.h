#pragma once

#include <QDialog>

namespace linger {

/// Every key and every gesture, made from the table of actions.
class HelpSheet : public QDialog {
  Q_OBJECT

 public:
  /// `singleKeys`: whether letters, digits and signs alone are shortcuts now.
  explicit HelpSheet(QWidget* parent = nullptr, bool singleKeys = true);
};

/// The sheet's contents as rich text. It names only the keys that work.
QString helpSheetText(bool singleKeys = true);

}  // namespace linger
