#pragma once

#include <span>

#include "app/actions/app_context.h"

namespace linger {

/// Which menu an action is in, and so which heading on the help sheet.
enum class Menu : std::uint8_t { File, Changes, Run, Segment, Server, Client, View, Help };

inline constexpr std::array kAllMenus{Menu::File,   Menu::Changes, Menu::Run,  Menu::Segment,
                                      Menu::Server, Menu::Client,  Menu::View, Menu::Help};

QString nameOf(Menu menu);

/// One thing that a person can do. The rows make the menus, the buttons, the context menus, the
/// help sheet and the command palette; there is no other list.
struct ActionRow {
  const char* id;  ///< Stable, for settings and tests: "play".
  Menu menu;
  const char* text;       ///< Untranslated; with its mnemonic.
  const char* shortcuts;  ///< In portable form, separated by blanks: "F5 F11". Empty for none.
  void (*run)(AppContext& context);
  bool (*enabled)(const AppContext& context) = nullptr;   ///< Null: always.
  bool (*checked)(const AppContext& context) = nullptr;   ///< Null: not a switch.
  bool separated = false;                                 ///< A line above it in its menu.
  QString (*label)(const AppContext& context) = nullptr;  ///< A text that changes; null: `text`.
  bool edits = false;  ///< Changes the scene: not offered for a run that has none.
  bool excludes = false;  ///< One of a choice, which a line in the menu begins.
};

constexpr ActionRow editing(ActionRow row) {
  row.edits = true;
  return row;
}

constexpr ActionRow oneOf(ActionRow row) {
  row.excludes = true;
  return row;
}

/// All rows of a menu, in order.
std::span<const ActionRow> rowsOf(Menu menu);

/// The row with that id, or null.
const ActionRow* rowNamed(std::string_view id);

/// The row's text in the reader's language.
QString textOf(const ActionRow& row);

/// A menu's words as they stand elsewhere: without the mnemonic, be it "&Play" or "播放(&P)".
QString withoutMnemonic(QString text);

std::span<const ActionRow> fileRows();
std::span<const ActionRow> editRows();
std::span<const ActionRow> runRows();
std::span<const ActionRow> segmentRows();
std::span<const ActionRow> serverRows();
std::span<const ActionRow> clientRows();
std::span<const ActionRow> viewRows();
std::span<const ActionRow> helpRows();

}  // namespace linger
