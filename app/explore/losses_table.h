#pragma once

#include <QTableWidget>

namespace linger {

/// How many losses each length of TIME-WAIT survives on each system.
class LossesTable : public QTableWidget {
  Q_OBJECT

 public:
  explicit LossesTable(QWidget* parent = nullptr);

  /// What the figures are, in two sentences.
  static QString explanation();
};

}  // namespace linger
