#pragma once

#include <QWidget>

#include "app/window/stage.h"
#include "app/window/theme.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace linger {

class ActionSet;
class TransportBar;

/// "Would a restart work?": the answer at the playhead in words, the lanes, and below them the
/// player on the same axis.
class VerdictPanel : public QWidget {
  Q_OBJECT

 public:
  VerdictPanel(Stage& stage, const ActionSet& actions, QWidget* parent = nullptr);

  TransportBar* transport() const { return transport_; }
  void setLook(Look look);
  /// The answer as it stands in the panel.
  QString answer() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void addHeading(QVBoxLayout& layout, const ActionSet& actions);
  void refresh();
  void setFonts();

  Stage& stage_;
  Look look_ = Look::Light;
  QLabel* title_;
  QLabel* answer_;
  QPushButton* restart_;
  TransportBar* transport_;
};

}  // namespace linger
