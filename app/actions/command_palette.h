#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace linger {

class ActionSet;

/// Finds an action or a scenario by a few letters, and does it.
class CommandPalette : public QDialog {
  Q_OBJECT

 public:
  explicit CommandPalette(const ActionSet& actions, QWidget* parent = nullptr);

  QLineEdit* field() const { return field_; }
  QListWidget* list() const { return list_; }

 signals:
  void scenarioChosen(const QString& name);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill(const ActionSet& actions);
  void filter(const QString& words);
  void take();

  QLineEdit* field_;
  QListWidget* list_;
};

}  // namespace linger
