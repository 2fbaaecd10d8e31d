#pragma once

#include <QTabWidget>
#include <functional>
#include <vector>

#include "app/window/stage.h"
#include "app/window/theme.h"

namespace linger {

class OptionTable;

/// The panes to the right, behind tabs. A pane is made when it is first shown, and follows the
/// playhead only while it is.
class PaneTabs : public QTabWidget {
  Q_OBJECT

 public:
  explicit PaneTabs(Stage& stage, QWidget* parent = nullptr);

  /// The pane at a tab, made if it is not yet.
  QWidget* pane(int index);
  void setLook(Look look);

 private:
  struct Pane {
    QWidget* widget;
    std::function<void()> follow;
  };

  void addPane(const QString& title, std::function<Pane()> make);
  Pane makeWhy();
  Pane makeCode();
  Pane makeTerminal();
  Pane makeEvents();
  Pane makeEdits();
  Pane makeSystems();
  void follow();
  void ensure(int index);

  Stage& stage_;
  Look look_ = Look::Light;
  OptionTable* systems_ = nullptr;
  std::vector<std::function<Pane()>> makers_;
  std::vector<std::optional<Pane>> panes_;
};

}  // namespace linger
