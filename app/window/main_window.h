#pragma once

#include <QMainWindow>
#include <QPointer>

#include "app/actions/app_context.h"
#include "app/window/look_control.h"
#include "model/systems/error_line.h"

class QMenu;
class QStackedWidget;

namespace linger {

class ActionSet;
class Workspace;
class ExportCommands;
class FileCommands;
class MachineView;
class NoticeBar;
class Recovery;
class TopBar;

/// The window: it puts the parts together and passes on what the actions ask of it.
class MainWindow : public QMainWindow, public WindowCommands {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Opens a built-in by name or a file; the restart story for an empty text.
  bool openScenario(const QString& nameOrPath);
  /// Opens it and makes those of the edits that it allows: undoing takes them back. Goes to the
  /// instant at which the run shows the symptom, if it does.
  void openScene(const QString& nameOrPath, const std::vector<Edit>& edits,
                 const ErrorLine& symptom);
  /// Shows the gallery with these words, or this error message, in its field.
  void searchScenes(const QString& text);

  Document& document() { return document_; }
  Playhead& playhead() { return playhead_; }
  Selection& selection() { return selection_; }
  Comparison& comparison() { return comparison_; }
  Quiz& quiz() { return quiz_; }
  Recovery* recovery() const { return recovery_; }
  /// As long as nothing has been played, and the restart story is open as it comes: asks how it
  /// goes on, before anything of it is shown.
  void welcome();
  /// Offers what an earlier sitting left unsaved, if anything.
  void offerLeftBehind();
  Workspace* workspace() const { return workspace_; }
  ActionSet* actionSet() const { return actions_; }
  NoticeBar* notices() const { return notices_; }
  MachineView* machine() const;
  FileCommands* files() const { return files_; }
  ExportCommands* exports() const { return exports_; }

  void openFile() override;
  void save() override;
  void saveAs() override;
  void savePicture() override;
  void saveCapture() override;
  void saveTrace() override;
  void copyPicture() override;
  void printPicture() override;
  void closeWindow() override;
  void showGallery() override;
  void showLessons() override;
  void showPalette() override;
  void showHelpSheet() override;
  void showGuide() override;
  void showMachine() override;
  void playOnKernel() override;
  void showAbout() override;
  void tell(const QString& message, const QString& button, std::function<void()> take) override;
  void showExplore() override;
  void showFailedCaller() override;
  bool hasFailedCaller() const override;
  void newScene() override;
  void duplicateScene() override;
  void setEditing(bool on) override;
  bool isEditing() const override;
  void doToPart(PartCommand command) override;
  bool canDoToPart(PartCommand command) const override;
  bool hasBadDraft() const override;
  void takeBackDraft() override;
  void showTab(int index) override;
  int tab() const override;
  void setPresenting(bool on) override;
  bool isPresenting() const override;
  void setBlank(bool on) override;
  bool isBlank() const override;
  void setShowsFuture(bool on) override;
  bool showsFuture() const override;
  void setFontScale(double scale) override;
  double fontScale() const override;
  void setThemeChoice(ThemeChoice choice) override;
  ThemeChoice themeChoice() const override;
  void setSingleKeys(bool on) override;
  bool singleKeys() const override;
  void setLanguage(Language language) override;
  Language language() const override { return language_; }
  /// What opens the same scene again: its file or its built-in's name.
  QString place() const;

 signals:
  /// The window is to be made anew: the settings name the language.
  void anotherLanguageChosen();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void build();
  void addRecentMenu();
  void fillRecentMenu();
  void connectParts();
  void retitle();
  void restoreSettings();
  void storeSettings() const;
  bool maySaveFirst();
  void showConnections(const QString& path);
  void showCounterexample(const EditedScenario& edited, int sound);
  bool isOwnWork() const;

  Document document_;
  Playhead playhead_;
  Selection selection_;
  Comparison comparison_;
  Quiz quiz_;
  AppContext context_;
  LookControl look_;
  ActionSet* actions_;
  FileCommands* files_;
  ExportCommands* exports_;
  Recovery* recovery_;
  NoticeBar* notices_ = nullptr;
  TopBar* topBar_ = nullptr;
  Workspace* workspace_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QMenu* recentMenu_ = nullptr;
  QPointer<MachineView> machine_;  ///< While it is open.
  Language language_ = Language::System;
  bool hasPlayed_ = false;  ///< In this sitting or in one before.
  bool presenting_ = false;
  bool tellsOfRun_ = false;  ///< The bar speaks of the run as it is: another run ends that.
  bool wasMaximized_ = false;
};

}  // namespace linger
