#pragma once

#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "app/actions/app_context.h"
#include "app/look/theme.h"
#include "model/trace/rebind.h"

class QComboBox;
class QStackedWidget;
class QTabBar;
class QLabel;

namespace linger {

class OptionTable;

/// The panes to the right, behind tabs. A pane is made when it is first shown, and follows the
/// playhead only while it is. Where the tabs find no room beside each other, one list of them
/// stands in their place: none is ever out of sight behind arrows.
class PaneTabs : public QWidget {
  Q_OBJECT

 public:
  /// The context outlives it.
  explicit PaneTabs(AppContext& context, QWidget* parent = nullptr);

  /// The options that the table of systems asks about.
  void setQueries(const std::vector<RebindQuery>& queries);

  int count() const;
  int currentIndex() const;
  void setCurrentIndex(int index);
  /// Gives a view from elsewhere a tab of its own, the last one, and takes it away again; the
  /// tabs remain its parent.
  void takeIn(QWidget* guest, const QString& title);
  void letGo(QWidget* guest);
  /// The pane at a tab, made if it is not yet; never null. `index` is from 0 to below count().
  QWidget* pane(int index);
  void setLook(Look look);
  /// Which panes tell too much while a question is open or still to come, each with those before.
  enum class Veil : std::uint8_t { None, Systems, OpenQuestion };
  /// Hides them.
  void setVeil(Veil veil);

 signals:
  void currentChanged(int index);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Pane {
    QWidget* widget;
    std::function<void()> follow;
  };

  /// `veil`: from which on it is hidden.
  void addPane(const QString& title, std::function<Pane()> make, Veil veil = Veil::None);
  Pane makeWhy();
  Pane makeCode();
  Pane makeTerminal();
  Pane makeEvents();
  Pane makeEdits();
  Pane makeSystems();
  void follow();
  void ensure(int index);
  void turnTo(int index);
  void chooseHeading();
  void drawVeil();

  AppContext& context_;
  QTabBar* tabs_;
  QComboBox* list_;
  QStackedWidget* pages_;
  QLabel* veil_;
  Look look_ = Look::Light;
  OptionTable* systems_ = nullptr;
  std::optional<std::vector<RebindQuery>> queries_;  ///< None: the scene's own.
  Veil drawn_ = Veil::None;
  std::vector<Veil> veils_;  ///< By tab.
  std::vector<std::function<Pane()>> makers_;
  std::vector<std::optional<Pane>> panes_;
};

}  // namespace linger
