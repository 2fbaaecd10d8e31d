#pragma once

#include <QDialog>
#include <vector>

#include "app/symptoms/diagnosis.h"

class QLineEdit;
class QListWidget;

namespace linger {

class ActionSet;

/// Finds an action or a scenario by a few letters, or what a pasted error may come from, and does
/// it.
class CommandPalette : public QDialog {
  Q_OBJECT

 public:
  explicit CommandPalette(const ActionSet& actions, QWidget* parent = nullptr);

  QLineEdit* field() const { return field_; }
  QListWidget* list() const { return list_; }

 signals:
  /// Of a cause of the error that was searched for also what sets the scene to that error's system
  /// and runtime, and what the error tells of.
  void scenarioChosen(const QString& name, const std::vector<linger::Edit>& edits,
                      const linger::ErrorLine& symptom);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill(const ActionSet& actions);
  void filter(const QString& text);
  void offerCauses(const QString& text);
  void take();

  QLineEdit* field_;
  QListWidget* list_;
  Diagnosis diagnosis_;  ///< Its causes are the first rows.
};

}  // namespace linger
