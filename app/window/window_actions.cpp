// The rows of the File, Edit, View and Help menus.

#include <QCoreApplication>
#include <array>

#include "app/window/action_row.h"

namespace linger {
namespace {

using Choice = WindowVerbs::ThemeChoice;
using PartVerb = WindowVerbs::PartVerb;

constexpr double kFontStep = 0.125;

struct WindowActions {
  Q_DECLARE_TR_FUNCTIONS(WindowActions)
};

QString undoText(const Stage& s) {
  if (s.window.hasBadDraft()) return WindowActions::tr("&Undo: what cannot be run yet");
  const QString step = s.document.undoStack()->undoText();
  return step.isEmpty() ? WindowActions::tr("&Undo") : WindowActions::tr("&Undo: %1").arg(step);
}

QString redoText(const Stage& s) {
  const QString step = s.document.undoStack()->redoText();
  return step.isEmpty() ? WindowActions::tr("&Redo") : WindowActions::tr("&Redo: %1").arg(step);
}

void undo(Stage& s) {
  s.window.hasBadDraft() ? s.window.takeBackDraft() : s.document.undoStack()->undo();
}

bool canUndo(const Stage& s) {
  return s.window.hasBadDraft() || s.document.undoStack()->canUndo();
}

template <PartVerb verb>
void doToPart(Stage& s) {
  s.window.doToPart(verb);
}

template <PartVerb verb>
bool canDoToPart(const Stage& s) {
  return s.window.canDoToPart(verb);
}

const std::array kFile{
    ActionRow{"gallery", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Scenarios…"), "Ctrl+L",
              [](Stage& s) { s.window.showGallery(); }},
    ActionRow{"new", Menu::File, QT_TRANSLATE_NOOP("Actions", "&New scene"), "Ctrl+N",
              [](Stage& s) { s.window.newScene(); }},
    ActionRow{"duplicate-scene", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Duplicate the scene"),
              "Ctrl+Shift+D", [](Stage& s) { s.window.duplicateScene(); },
              [](const Stage& s) { return !s.document.isRecorded(); }},
    ActionRow{"open", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Open a scenario file…"), "Ctrl+O",
              [](Stage& s) { s.window.openFile(); }},
    ActionRow{
        "save", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Save"), "Ctrl+S",
        [](Stage& s) { s.window.save(); },
        [](const Stage& s) { return s.document.isModified() || s.document.fileName().isEmpty(); },
        nullptr, true},
    ActionRow{"save-as", Menu::File, QT_TRANSLATE_NOOP("Actions", "Save &as…"), "Ctrl+Shift+S",
              [](Stage& s) { s.window.saveAs(); }},
    ActionRow{"save-picture", Menu::File, QT_TRANSLATE_NOOP("Actions", "Save the &picture…"),
              "Ctrl+E", [](Stage& s) { s.window.savePicture(); }, nullptr, nullptr, true},
    ActionRow{"copy-picture", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Copy the picture"),
              "Ctrl+Shift+C", [](Stage& s) { s.window.copyPicture(); }},
    ActionRow{"save-capture", Menu::File,
              QT_TRANSLATE_NOOP("Actions", "Save a capture for &Wireshark…"), "Ctrl+Shift+W",
              [](Stage& s) { s.window.saveCapture(); }},
    ActionRow{"save-trace", Menu::File, QT_TRANSLATE_NOOP("Actions", "Save the &trace…"),
              "Ctrl+Shift+T", [](Stage& s) { s.window.saveTrace(); }},
    ActionRow{"print", Menu::File, QT_TRANSLATE_NOOP("Actions", "P&rint…"), "Ctrl+P",
              [](Stage& s) { s.window.printPicture(); }},
    ActionRow{"quit", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q",
              [](Stage& s) { s.window.closeWindow(); }, nullptr, nullptr, true},
};

const std::array kEdit{
    ActionRow{"undo", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z", undo, canUndo,
              nullptr, false, [](const Stage& s) { return undoText(s); }},
    ActionRow{"redo", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "&Redo"), "Ctrl+Shift+Z Ctrl+Y",
              [](Stage& s) { s.document.undoStack()->redo(); },
              [](const Stage& s) { return s.document.undoStack()->canRedo(); }, nullptr, false,
              [](const Stage& s) { return redoText(s); }},
    ActionRow{"take-out-edits", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "Take out &all edits"),
              "Ctrl+Backspace", [](Stage& s) { s.document.removeAll(); },
              [](const Stage& s) { return !s.document.edits().empty(); }, nullptr, true},
    ActionRow{"edit-scene", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "&Edit the scene"), "E",
              [](Stage& s) { s.window.setEditing(!s.window.isEditing()); },
              [](const Stage& s) { return !s.document.isRecorded(); },
              [](const Stage& s) { return s.window.isEditing(); }, true},
    ActionRow{"add-part", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "A&dd to the scene…"), "Ins",
              doToPart<PartVerb::Add>, canDoToPart<PartVerb::Add>},
    ActionRow{"copy-part", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "&Copy the chosen part"),
              "Ctrl+D", doToPart<PartVerb::Copy>, canDoToPart<PartVerb::Copy>},
    ActionRow{"remove-part", Menu::Changes,
              QT_TRANSLATE_NOOP("Actions", "&Take out the chosen part"), "Ctrl+Del",
              doToPart<PartVerb::Remove>, canDoToPart<PartVerb::Remove>},
    ActionRow{"part-up", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "Move the part u&p"), "Alt+Up",
              doToPart<PartVerb::Up>, canDoToPart<PartVerb::Up>},
    ActionRow{"part-down", Menu::Changes, QT_TRANSLATE_NOOP("Actions", "Move the part do&wn"),
              "Alt+Down", doToPart<PartVerb::Down>, canDoToPart<PartVerb::Down>},
};

const std::array kView{
    ActionRow{"why", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Why"), "1",
              [](Stage& s) { s.window.showTab(0); }, nullptr,
              [](const Stage& s) { return s.window.tab() == 0; }},
    ActionRow{"code", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Code"), "2",
              [](Stage& s) { s.window.showTab(1); }, nullptr,
              [](const Stage& s) { return s.window.tab() == 1; }},
    ActionRow{"terminal", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Terminal"), "3",
              [](Stage& s) { s.window.showTab(2); }, nullptr,
              [](const Stage& s) { return s.window.tab() == 2; }},
    ActionRow{"events", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Events"), "4",
              [](Stage& s) { s.window.showTab(3); }, nullptr,
              [](const Stage& s) { return s.window.tab() == 3; }},
    ActionRow{"edits", Menu::View, QT_TRANSLATE_NOOP("Actions", "E&dits"), "5",
              [](Stage& s) { s.window.showTab(4); }, nullptr,
              [](const Stage& s) { return s.window.tab() == 4; }},
    ActionRow{"systems", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Systems"), "6",
              [](Stage& s) { s.window.showTab(5); }, nullptr,
              [](const Stage& s) { return s.window.tab() == 5; }},
    ActionRow{"show-future", Menu::View,
              QT_TRANSLATE_NOOP("Actions", "Show what has not happened yet, &faintly"), "F",
              [](Stage& s) { s.window.setShowsFuture(!s.window.showsFuture()); }, nullptr,
              [](const Stage& s) { return s.window.showsFuture(); }, true},
    ActionRow{"reduced-motion", Menu::View,
              QT_TRANSLATE_NOOP("Actions", "&Reduced motion: from event to event"), "Shift+T",
              [](Stage& s) { s.playhead.setReducedMotion(!s.playhead.reducedMotion()); }, nullptr,
              [](const Stage& s) { return s.playhead.reducedMotion(); }},
    ActionRow{"compare", Menu::View, QT_TRANSLATE_NOOP("Actions", "C&ompare two futures"), "=",
              [](Stage& s) { s.comparison.isOn() ? s.comparison.stop() : s.comparison.start(); },
              nullptr, [](const Stage& s) { return s.comparison.isOn(); }},
    ActionRow{"swap-futures", Menu::View, QT_TRANSLATE_NOOP("Actions", "S&wap the two futures"),
              "Ctrl+=", [](Stage& s) { s.comparison.swap(); },
              [](const Stage& s) { return s.comparison.isOn(); }},
    ActionRow{"keep-other", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Keep the other future"),
              "Ctrl+Return", [](Stage& s) { s.comparison.keepOther(); },
              [](const Stage& s) { return s.comparison.isOn(); }},
    ActionRow{"present", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Present"), "F5 F11",
              [](Stage& s) { s.window.setPresenting(!s.window.isPresenting()); }, nullptr,
              [](const Stage& s) { return s.window.isPresenting(); }, true},
    ActionRow{"blank", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Blank the screen"), ". B",
              [](Stage& s) { s.window.setBlank(!s.window.isBlank()); }, nullptr,
              [](const Stage& s) { return s.window.isBlank(); }},
    ActionRow{"larger", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Larger type"), "Ctrl++",
              [](Stage& s) { s.window.setFontScale(s.window.fontScale() + kFontStep); },
              [](const Stage& s) { return s.window.fontScale() < 2.0; }, nullptr, true},
    ActionRow{"smaller", Menu::View, QT_TRANSLATE_NOOP("Actions", "S&maller type"), "Ctrl+-",
              [](Stage& s) { s.window.setFontScale(s.window.fontScale() - kFontStep); },
              [](const Stage& s) { return s.window.fontScale() > 1.0; }},
    ActionRow{"normal-size", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Normal type"), "Ctrl+0",
              [](Stage& s) { s.window.setFontScale(1.0); },
              [](const Stage& s) { return s.window.fontScale() != 1.0; }},
    ActionRow{"theme-system", Menu::View, QT_TRANSLATE_NOOP("Actions", "Colours of the s&ystem"),
              "", [](Stage& s) { s.window.setThemeChoice(Choice::System); }, nullptr,
              [](const Stage& s) { return s.window.themeChoice() == Choice::System; }, true},
    ActionRow{"theme-light", Menu::View, QT_TRANSLATE_NOOP("Actions", "L&ight"), "",
              [](Stage& s) { s.window.setThemeChoice(Choice::Light); }, nullptr,
              [](const Stage& s) { return s.window.themeChoice() == Choice::Light; }},
    ActionRow{"theme-dark", Menu::View, QT_TRANSLATE_NOOP("Actions", "Da&rk"), "",
              [](Stage& s) { s.window.setThemeChoice(Choice::Dark); }, nullptr,
              [](const Stage& s) { return s.window.themeChoice() == Choice::Dark; }},
};

const std::array kHelp{
    ActionRow{"palette", Menu::Help, QT_TRANSLATE_NOOP("Actions", "&Find a command…"),
              "Ctrl+K Ctrl+Shift+P", [](Stage& s) { s.window.showPalette(); }},
    ActionRow{"keys", Menu::Help, QT_TRANSLATE_NOOP("Actions", "&All keys"), "? F1",
              [](Stage& s) { s.window.showHelpSheet(); }},
    ActionRow{"about", Menu::Help, QT_TRANSLATE_NOOP("Actions", "A&bout Linger"), "",
              [](Stage& s) { s.window.showAbout(); }, nullptr, nullptr, true},
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
