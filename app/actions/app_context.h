#pragma once

#include <functional>

#include "app/document/comparison.h"
#include "app/document/document.h"
#include "app/document/playhead.h"
#include "app/document/selection.h"
#include "app/quiz/quiz.h"

namespace linger {

/// What the window itself can be asked to do.
class WindowCommands {
 public:
  virtual ~WindowCommands() = default;

  virtual void openFile() = 0;
  virtual void save() = 0;
  virtual void saveAs() = 0;
  virtual void savePicture() = 0;
  virtual void saveCapture() = 0;
  virtual void saveTrace() = 0;
  virtual void copyPicture() = 0;
  virtual void printPicture() = 0;
  virtual void closeWindow() = 0;

  virtual void showGallery() = 0;
  virtual void showLessons() = 0;
  virtual void showPalette() = 0;
  virtual void showHelpSheet() = 0;
  virtual void showGuide() = 0;  ///< The teacher's guide.
  virtual void showMachine() = 0;
  /// Plays the scene on this machine's kernel and compares it with the simulation.
  virtual void playOnKernel() = 0;
  virtual void showAbout() = 0;

  /// Says something in the bar above the views, with one thing to do about it if there is one.
  virtual void tell(const QString& message, const QString& button = {},
                    std::function<void()> take = nullptr) = 0;
  virtual void showExplore() = 0;
  /// Of a load: opens the story of the first caller that failed at the playhead or after it.
  virtual void showFailedCaller() = 0;
  virtual bool hasFailedCaller() const = 0;
  virtual void newScene() = 0;
  virtual void duplicateScene() = 0;
  virtual void setEditing(bool on) = 0;
  virtual bool isEditing() const = 0;
  /// What can be done in the scenario editor to the part that is chosen there.
  enum class PartCommand { Add, Copy, Remove, Up, Down };
  virtual void doToPart(PartCommand command) = 0;
  virtual bool canDoToPart(PartCommand command) const = 0;

  /// What is written in the editor cannot be run yet: that is what Undo takes back first.
  virtual bool hasBadDraft() const = 0;
  virtual void takeBackDraft() = 0;

  virtual void showTab(int index) = 0;
  virtual int tab() const = 0;
  virtual void setPresenting(bool on) = 0;
  virtual bool isPresenting() const = 0;
  virtual void setBlank(bool on) = 0;
  virtual bool isBlank() const = 0;
  virtual void setShowsFuture(bool on) = 0;
  virtual bool showsFuture() const = 0;
  /// 1.0 is the system's size; 1.0 to 2.0.
  virtual void setFontScale(double scale) = 0;
  virtual double fontScale() const = 0;
  enum class ThemeChoice { System, Light, Dark };
  virtual void setThemeChoice(ThemeChoice choice) = 0;
  virtual ThemeChoice themeChoice() const = 0;
  /// Letters, digits and signs alone do what the menus say; off, only keys with Ctrl or Alt, and
  /// those that write nothing.
  virtual void setSingleKeys(bool on) = 0;
  virtual bool singleKeys() const = 0;
  enum class Language { System, English, Chinese };
  /// Has the window made anew in that language, with the same scene, if unsaved work allows it.
  virtual void setLanguage(Language language) = 0;
  virtual Language language() const = 0;
};

/// Everything that an action may read or change.
struct AppContext {
  Document& document;
  Playhead& playhead;
  Selection& selection;
  Comparison& comparison;
  Quiz& quiz;
  WindowCommands& window;
};

}  // namespace linger
