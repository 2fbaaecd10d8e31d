#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <optional>

#include "app/live/port_answer.h"
#include "app/machine/live_scene.h"
#include "app/machine/machine_model.h"
#include "app/machine/machine_watch.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTimer;
class QTreeView;

namespace linger {

class PortFilter;

/// This machine: its sockets, live, and a field for a port with the answer of `linger why`.
class MachineView : public QDialog {
  Q_OBJECT

 public:
  explicit MachineView(MachineSource source = thisMachine(), QWidget* parent = nullptr);

  QLineEdit* field() const { return field_; }
  QTreeView* list() const { return list_; }
  QPlainTextEdit* answer() const { return answer_; }
  QPushButton* showWhy() const { return showWhy_; }
  MachineModel* model() const { return model_; }
  const MachineWatch& watch() const { return *watch_; }

  /// The answer, and below it the rows that are shown, tab-separated.
  QString text() const;

 signals:
  /// "Show me why": a scene of what is in the way, and the instant of it that is now.
  void sceneWanted(const linger::LiveScene& scene);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void build();
  void updateFromReading(const MachineReading& reading);
  void tell(const std::optional<PortReading>& reading, const QString& problem);
  void refresh();
  std::optional<PortReading> readingNow() const;
  void showAnswer(const QString& text);
  void askForPort();
  void askForChosen();
  void copyText() const;
  std::optional<PortQuery> query() const;
  QStringList portRows() const;

  MachineWatch* watch_;
  MachineModel* model_;
  PortFilter* shown_;
  QLineEdit* field_;
  QComboBox* transport_;
  QPlainTextEdit* answer_;
  QLabel* missing_;
  QTreeView* list_;
  QLabel* count_;
  QPushButton* showWhy_;
  QPushButton* copy_;
  QTimer* clock_;
  QTimer* typed_;
  std::optional<PortReading> reading_;  ///< Of the port that was asked for,
  QElapsedTimer sinceReading_;          ///< so long ago.
  QStringList portBefore_;              ///< The rows of the port that was asked for.
};

}  // namespace linger
