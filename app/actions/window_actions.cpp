// The rows of the File, Edit, View and Help menus.

#include <QCoreApplication>
#include <array>

#include "app/actions/action_row.h"

namespace linger {
namespace {

using Choice = WindowCommands::ThemeChoice;
using Language = WindowCommands::Language;
using PartCommand = WindowCommands::PartCommand;

constexpr double kFontStep = 0.125;

struct WindowActions {
  Q_DECLARE_TR_FUNCTIONS(WindowActions)
};

QString undoText(const AppContext& s) {
  if (s.window.hasBadDraft()) return WindowActions::tr("&Undo: edits that cannot be run yet");
  const QString step = s.document.undoStack()->undoText();
  return step.isEmpty() ? WindowActions::tr("&Undo") : WindowActions::tr("&Undo: %1").arg(step);
}

QString redoText(const AppContext& s) {
  const QString step = s.document.undoStack()->redoText();
  return step.isEmpty() ? WindowActions::tr("&Redo") : WindowActions::tr("&Redo: %1").arg(step);
}

void undo(AppContext& s) {
  s.window.hasBadDraft() ? s.window.takeBackDraft() : s.document.undoStack()->undo();
}

bool canUndo(const AppContext& s) {
  return s.window.hasBadDraft() || s.document.undoStack()->canUndo();
}

/// The trace of a load is blank, and its callers have no other future.
bool isNoLoad(const AppContext& s) {
  return !s.document.showsLoad() && !s.document.caller();
}

bool hasTrace(const AppContext& s) {
  return !s.document.showsLoad();
}

bool isWithScenario(const AppContext& s) {
  return s.comparison.isOn() && s.comparison.isScenario();
}

template <PartCommand command>
void doToPart(AppContext& s) {
  s.window.doToPart(command);
}

template <PartCommand command>
bool canDoToPart(const AppContext& s) {
  return s.window.canDoToPart(command);
}

const std::array kFile{
    ActionRow{"gallery", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Scenarios…"), "Ctrl+L",
              [](AppContext& s) { s.window.showGallery(); }},
    ActionRow{"lessons", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Learn…"), "Ctrl+J",
              [](AppContext& s) { s.window.showLessons(); }},
    ActionRow{"new", Menu::File, QT_TRANSLATE_NOOP("Actions", "&New scene"), "Ctrl+N",
              [](AppContext& s) { s.window.newScene(); }},
    ActionRow{"duplicate-scene", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Duplicate the scene"),
              "Ctrl+Shift+D", [](AppContext& s) { s.window.duplicateScene(); },
              [](const AppContext& s) { return s.document.isEditable(); }},
    ActionRow{"open", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Open a scenario file…"), "Ctrl+O",
              [](AppContext& s) { s.window.openFile(); }},
    ActionRow{"save", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Save"), "Ctrl+S",
              [](AppContext& s) { s.window.save(); },
              [](const AppContext& s) {
                return s.document.isModified() || s.document.fileName().isEmpty();
              },
              nullptr, true},
    ActionRow{"save-as", Menu::File, QT_TRANSLATE_NOOP("Actions", "Save &as…"), "Ctrl+Shift+S",
              [](AppContext& s) { s.window.saveAs(); }},
    ActionRow{"save-picture", Menu::File, QT_TRANSLATE_NOOP("Actions", "Save the &picture…"),
              "Ctrl+E", [](AppContext& s) { s.window.savePicture(); }, nullptr, nullptr, true},
    ActionRow{"copy-picture", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Copy the picture"),
              "Ctrl+Shift+C", [](AppContext& s) { s.window.copyPicture(); }},
    ActionRow{"save-capture", Menu::File,
              QT_TRANSLATE_NOOP("Actions", "Save a capture for &Wireshark…"), "Ctrl+Shift+W",
              [](AppContext& s) { s.window.saveCapture(); }, hasTrace},
    ActionRow{"save-trace", Menu::File, QT_TRANSLATE_NOOP("Actions", "Save the &trace…"),
              "Ctrl+Shift+T", [](AppContext& s) { s.window.saveTrace(); }, hasTrace},
    ActionRow{"print", Menu::File, QT_TRANSLATE_NOOP("Actions", "P&rint…"), "Ctrl+P",
              [](AppContext& s) { s.window.printPicture(); }, hasTrace},
    ActionRow{"quit", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q",
              [](AppContext& s) { s.window.closeWindow(); }, nullptr, nullptr, true},
};

const std::array kEdit{
    ActionRow{"undo", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z", undo, canUndo,
              nullptr, false, [](const AppContext& s) { return undoText(s); }},
    ActionRow{"redo", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "&Redo"), "Ctrl+Shift+Z Ctrl+Y",
              [](AppContext& s) { s.document.undoStack()->redo(); },
              [](const AppContext& s) { return s.document.undoStack()->canRedo(); }, nullptr, false,
              [](const AppContext& s) { return redoText(s); }},
    ActionRow{"take-out-edits", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "Remove &all edits"),
              "Ctrl+Backspace", [](AppContext& s) { s.document.removeAll(); },
              [](const AppContext& s) { return !s.document.edits().empty(); }, nullptr, true},
    ActionRow{"edit-scene", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "&Edit the scene"), "E",
              [](AppContext& s) { s.window.setEditing(!s.window.isEditing()); },
              [](const AppContext& s) { return s.document.isEditable(); },
              [](const AppContext& s) { return s.window.isEditing(); }, true},
    ActionRow{"add-part", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "A&dd to the scene…"), "Ins",
              doToPart<PartCommand::Add>, canDoToPart<PartCommand::Add>},
    ActionRow{"copy-part", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "&Copy the selected part"),
              "Ctrl+D", doToPart<PartCommand::Copy>, canDoToPart<PartCommand::Copy>},
    ActionRow{"remove-part", Menu::Changes,
              QT_TRANSLATE_NOOP("Actions", "Remove &the selected part"), "Ctrl+Del",
              doToPart<PartCommand::Remove>, canDoToPart<PartCommand::Remove>},
    ActionRow{"part-up", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "Move the part u&p"), "Alt+Up",
              doToPart<PartCommand::Up>, canDoToPart<PartCommand::Up>},
    ActionRow{"part-down", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "Move the part do&wn"),
              "Alt+Down", doToPart<PartCommand::Down>, canDoToPart<PartCommand::Down>},
};

const std::array kView{
    oneOf(ActionRow{"why", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Why"), "1",
                    [](AppContext& s) { s.window.showTab(0); }, nullptr,
                    [](const AppContext& s) { return s.window.tab() == 0; }}),
    oneOf(ActionRow{"code", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Code"), "2",
                    [](AppContext& s) { s.window.showTab(1); }, nullptr,
                    [](const AppContext& s) { return s.window.tab() == 1; }}),
    oneOf(ActionRow{"terminal", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Terminal"), "3",
                    [](AppContext& s) { s.window.showTab(2); }, nullptr,
                    [](const AppContext& s) { return s.window.tab() == 2; }}),
    oneOf(ActionRow{"events", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Events"), "4",
                    [](AppContext& s) { s.window.showTab(3); }, nullptr,
                    [](const AppContext& s) { return s.window.tab() == 3; }}),
    oneOf(ActionRow{"edits", Menu::View, QT_TRANSLATE_NOOP("Actions", "E&dits"), "5",
                    [](AppContext& s) { s.window.showTab(4); }, nullptr,
                    [](const AppContext& s) { return s.window.tab() == 4; }}),
    oneOf(ActionRow{"systems", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Systems"), "6",
                    [](AppContext& s) { s.window.showTab(5); }, nullptr,
                    [](const AppContext& s) { return s.window.tab() == 5; }}),
    ActionRow{"this-machine", Menu::View, QT_TRANSLATE_NOOP("Actions", "T&his machine…"), "Ctrl+M",
              [](AppContext& s) { s.window.showMachine(); }, nullptr, nullptr, true},
    ActionRow{"show-future", Menu::View, QT_TRANSLATE_NOOP("Actions", "Preview &future events"),
              "F", [](AppContext& s) { s.window.setShowsFuture(!s.window.showsFuture()); }, nullptr,
              [](const AppContext& s) { return s.window.showsFuture(); }, true},
    ActionRow{"reduced-motion", Menu::View,
              QT_TRANSLATE_NOOP("Actions", "&Reduced motion: from event to event"), "Shift+T",
              [](AppContext& s) { s.playhead.setReducedMotion(!s.playhead.reducedMotion()); },
              nullptr, [](const AppContext& s) { return s.playhead.reducedMotion(); }},
    editing(ActionRow{
        "compare", Menu::View, QT_TRANSLATE_NOOP("Actions", "C&ompare two futures"), "=",
        [](AppContext& s) { s.comparison.isOn() ? s.comparison.stop() : s.comparison.start(); },
        isNoLoad, [](const AppContext& s) { return s.comparison.isOn(); }}),
    ActionRow{"swap-futures", Menu::View, QT_TRANSLATE_NOOP("Actions", "S&wap the two futures"),
              "Ctrl+=", [](AppContext& s) { s.comparison.swap(); }, isWithScenario},
    ActionRow{"keep-other", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Keep the other future"),
              "Ctrl+Return", [](AppContext& s) { s.comparison.keepOther(); }, isWithScenario},
    ActionRow{"present", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Present"), "F5 F11",
              [](AppContext& s) { s.window.setPresenting(!s.window.isPresenting()); }, nullptr,
              [](const AppContext& s) { return s.window.isPresenting(); }, true},
    ActionRow{"blank", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Blank the screen"), ". B",
              [](AppContext& s) { s.window.setBlank(!s.window.isBlank()); }, nullptr,
              [](const AppContext& s) { return s.window.isBlank(); }},
    ActionRow{"larger", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Larger type"), "Ctrl++",
              [](AppContext& s) { s.window.setFontScale(s.window.fontScale() + kFontStep); },
              [](const AppContext& s) { return s.window.fontScale() < 2.0; }, nullptr, true},
    ActionRow{"smaller", Menu::View, QT_TRANSLATE_NOOP("Actions", "S&maller type"), "Ctrl+-",
              [](AppContext& s) { s.window.setFontScale(s.window.fontScale() - kFontStep); },
              [](const AppContext& s) { return s.window.fontScale() > 1.0; }},
    ActionRow{"normal-size", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Normal type"), "Ctrl+0",
              [](AppContext& s) { s.window.setFontScale(1.0); },
              [](const AppContext& s) { return s.window.fontScale() != 1.0; }},
    oneOf(ActionRow{"theme-system", Menu::View, QT_TRANSLATE_NOOP("Actions", "S&ystem colors"), "",
                    [](AppContext& s) { s.window.setThemeChoice(Choice::System); }, nullptr,
                    [](const AppContext& s) { return s.window.themeChoice() == Choice::System; },
                    true}),
    oneOf(ActionRow{"theme-light", Menu::View, QT_TRANSLATE_NOOP("Actions", "L&ight"), "",
                    [](AppContext& s) { s.window.setThemeChoice(Choice::Light); }, nullptr,
                    [](const AppContext& s) { return s.window.themeChoice() == Choice::Light; }}),
    oneOf(ActionRow{"theme-dark", Menu::View, QT_TRANSLATE_NOOP("Actions", "Da&rk"), "",
                    [](AppContext& s) { s.window.setThemeChoice(Choice::Dark); }, nullptr,
                    [](const AppContext& s) { return s.window.themeChoice() == Choice::Dark; }}),
    oneOf(ActionRow{
        "language-system", Menu::View, QT_TRANSLATE_NOOP("Actions", "The system's langua&ge"), "",
        [](AppContext& s) { s.window.setLanguage(Language::System); }, nullptr,
        [](const AppContext& s) { return s.window.language() == Language::System; }, true}),
    oneOf(ActionRow{"language-english", Menu::View, QT_TRANSLATE_NOOP("Actions", "English"), "",
                    [](AppContext& s) { s.window.setLanguage(Language::English); }, nullptr,
                    [](const AppContext& s) { return s.window.language() == Language::English; }}),
    oneOf(ActionRow{"language-chinese", Menu::View, QT_TRANSLATE_NOOP("Actions", "中文 (Chinese)"),
                    "", [](AppContext& s) { s.window.setLanguage(Language::Chinese); }, nullptr,
                    [](const AppContext& s) { return s.window.language() == Language::Chinese; }}),
};

const std::array kHelp{
    ActionRow{"palette", Menu::Help, QT_TRANSLATE_NOOP("Actions", "&Find a command…"),
              "Ctrl+K Ctrl+Shift+P", [](AppContext& s) { s.window.showPalette(); }},
    ActionRow{"single-keys", Menu::Help, QT_TRANSLATE_NOOP("Actions", "&Single-key shortcuts"), "",
              [](AppContext& s) { s.window.setSingleKeys(!s.window.singleKeys()); }, nullptr,
              [](const AppContext& s) { return s.window.singleKeys(); }},
    ActionRow{"keys", Menu::Help, QT_TRANSLATE_NOOP("Actions", "&All keyboard shortcuts"), "? F1",
              [](AppContext& s) { s.window.showHelpSheet(); }},
    ActionRow{"guide", Menu::Help, QT_TRANSLATE_NOOP("Actions", "&Teacher's guide"), "",
              [](AppContext& s) { s.window.showGuide(); }},
    ActionRow{"about", Menu::Help, QT_TRANSLATE_NOOP("Actions", "A&bout Linger"), "",
              [](AppContext& s) { s.window.showAbout(); }, nullptr, nullptr, true},
};

}  // namespace

std::span<const ActionRow> fileRows() {
  return kFile;
}
std::span<const ActionRow> editRows() {
  return kEdit;
}
std::span<const ActionRow> viewRows() {
  return kView;
}
std::span<const ActionRow> helpRows() {
  return kHelp;
}

}  // namespace linger
