#pragma once

#include <QList>
#include <QWidget>

#include "app/actions/app_context.h"
#include "app/look/theme.h"

class QSplitter;
class QStackedWidget;

namespace linger {

class ActionSet;
class Card;
class EditorPane;
class LadderArea;
class LoadView;
class PaneTabs;
class PresentCaption;
class StateMapView;
class VerdictPanel;
struct Settings;

/// The views and where they are: ladder left, diagram and panes right, lanes and player below. A
/// load has its chart in the place of them all.
class Workspace : public QWidget {
  Q_OBJECT

 public:
  /// Both outlive it.
  Workspace(AppContext& context, const ActionSet& actions, QWidget* parent = nullptr);

  LadderArea* ladder() const { return ladder_; }
  PaneTabs* panes() const { return panes_; }
  StateMapView* map() const { return map_; }
  VerdictPanel* verdict() const { return verdict_; }
  /// Null until a load is first opened.
  LoadView* load() const { return load_; }
  /// The ladder or the chart, whichever is shown, gets the keyboard.
  void focusFirst();

  void setLook(Look look);
  void setShowsFuture(bool shows);
  bool showsFuture() const { return showsFuture_; }
  /// Only the ladder with its rings and the verdict, and a caption: for a projector.
  void setPresenting(bool on);
  /// While presenting: the pane at that tab beside the ladder; once more, and it goes again.
  void presentTab(int index);
  PresentCaption* caption() const { return caption_; }

  /// The scenario editor in the place of the diagram and the panes.
  void setEditing(bool on);
  bool isEditing() const { return editing_; }
  /// What is still being written there becomes a part of the scene.
  void finishEditing();
  void doToPart(WindowCommands::PartCommand command);
  bool canDoToPart(WindowCommands::PartCommand command) const;
  bool hasBadDraft() const;
  void takeBackDraft();
  /// Null until it is first shown.
  EditorPane* editor() const { return editor_; }

  void restore(const Settings& settings);
  void store(Settings& settings) const;

 signals:
  void loadMade();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  /// Where there is little room for the type, the diagram is behind a tab beside the panes.
  void makeRoom();
  QSplitter* makeRight(AppContext& context);
  void makeEditor();
  void arrange();
  void updateFromQuiz();
  void updateFromLoad();
  void makeLoad();

  AppContext& context_;
  const ActionSet& actions_;
  LadderArea* ladder_;
  PaneTabs* panes_;
  VerdictPanel* verdict_;
  StateMapView* map_ = nullptr;
  Card* mapCard_ = nullptr;
  QList<int> rows_;  ///< How the right column was shared while the diagram was in it.
  QSplitter* right_ = nullptr;
  QSplitter* columns_;
  QSplitter* whole_;  ///< The views, and the editor beside them.
  QStackedWidget* pages_;
  LoadView* load_ = nullptr;
  Look look_ = Look::Light;
  EditorPane* editor_ = nullptr;
  PresentCaption* caption_ = nullptr;
  bool paneIsPresented_ = false;
  bool editing_ = false;
  bool showsFuture_ = true;
};

}  // namespace linger
