// The rows of the Server and Client menus: what can be done to a host at the playhead.

#include <QCoreApplication>
#include <array>
#include <atomic>

#include "app/actions/action_row.h"
#include "app/document/beside.h"
#include "app/document/edit_words.h"
#include "model/sim/stoppable.h"

namespace linger {
namespace {

struct HostActions {
  Q_DECLARE_TR_FUNCTIONS(HostActions)
};

enum class Side { Server, Client };

const Host* hostOn(const AppContext& s, Side side) {
  const auto pair = clientAndServer(s.document.scenario());
  if (!pair) return nullptr;
  return &s.document.scenario().hosts[side == Side::Server ? pair->server : pair->client];
}

template <Side side>
bool exists(const AppContext& s) {
  return hostOn(s, side) != nullptr;
}

/// Whether a run goes on as if nothing had been done: there is no such process or socket then.
bool isInVain(const ScenarioRun& now, const Edit& edit, const std::atomic<bool>& stop) {
  const Scenario scenario = apply(now.scenario, edit);
  if (!problemsOf(scenario).empty()) return false;  // The document says what is wrong.
  return simulateUnless(stop, scenario) == now.trace;
}

void add(AppContext& s, Side side, HostEventKind kind, std::optional<OptionSetting> option = {}) {
  const Host* host = hostOn(s, side);
  if (!host) return;
  const edit::AddHostEvent edit{host->name, HostEvent{s.playhead.at(), kind, {}, option}};
  bool inVain = false;
  const RunPointer now = s.document.run();
  const bool isTried =
      !s.document.isEditable() ||
      runBeside(HostActions::tr("Working out the edit…"),
                [&](const std::atomic<bool>& stop) { inVain = isInVain(*now, edit, stop); });
  if (!isTried) return;
  if (inVain) {
    s.window.tell(HostActions::tr("%1: there is nothing to act on then, so nothing changes.")
                      .arg(nameOf(Edit(edit))));
    return;
  }
  s.document.make(edit);
}

template <Side side, HostEventKind kind>
void does(AppContext& s) {
  add(s, side, kind);
}

template <Side side, SocketOption option>
void sets(AppContext& s) {
  add(s, side, HostEventKind::SetOption, OptionSetting{option, 1});
}

// The two menus are alike: the server's keys, and the same with Shift for the client.
template <Side side>
constexpr auto rows(Menu menu, const std::array<const char*, 6>& keys) {
  using enum HostEventKind;
  return std::array{
      editing(ActionRow{side == Side::Server ? "server-close" : "client-close", menu,
                        QT_TRANSLATE_NOOP("Actions", "&Close the connection"), keys[0],
                        does<side, Close>, exists<side>}),
      editing(ActionRow{side == Side::Server ? "server-shutdown" : "client-shutdown", menu,
                        QT_TRANSLATE_NOOP("Actions", "Shut down the &sending side"), keys[1],
                        does<side, Shutdown>, exists<side>}),
      editing(ActionRow{side == Side::Server ? "server-abort" : "client-abort", menu,
                        QT_TRANSLATE_NOOP("Actions", "&Abort the connection"), keys[2],
                        does<side, Abort>, exists<side>}),
      editing(ActionRow{side == Side::Server ? "server-kill" : "client-kill", menu,
                        QT_TRANSLATE_NOOP("Actions", "&Kill the process"), keys[3],
                        does<side, Kill>, exists<side>}),
      editing(ActionRow{side == Side::Server ? "server-power-off" : "client-power-off", menu,
                        QT_TRANSLATE_NOOP("Actions", "&Power off"), keys[4], does<side, PowerOff>,
                        exists<side>, nullptr, true}),
      editing(ActionRow{side == Side::Server ? "server-power-on" : "client-power-on", menu,
                        QT_TRANSLATE_NOOP("Actions", "Power &on"), keys[5], does<side, PowerOn>,
                        exists<side>}),
      editing(ActionRow{side == Side::Server ? "server-reuseaddr" : "client-reuseaddr", menu,
                        QT_TRANSLATE_NOOP("Actions", "Set SO_REUSEADDR on its sockets"), "",
                        sets<side, SocketOption::ReuseAddr>, exists<side>, nullptr, true}),
      editing(ActionRow{side == Side::Server ? "server-reuseport" : "client-reuseport", menu,
                        QT_TRANSLATE_NOOP("Actions", "Set SO_REUSEPORT on its sockets"), "",
                        sets<side, SocketOption::ReusePort>, exists<side>}),
      editing(ActionRow{side == Side::Server ? "server-keepalive" : "client-keepalive", menu,
                        QT_TRANSLATE_NOOP("Actions", "Set SO_KEEPALIVE on its sockets"), "",
                        sets<side, SocketOption::KeepAlive>, exists<side>}),
      editing(ActionRow{side == Side::Server ? "server-linger" : "client-linger", menu,
                        QT_TRANSLATE_NOOP("Actions", "Set SO_LINGER {on, 0 s} on its sockets"), "",
                        sets<side, SocketOption::Linger>, exists<side>}),
  };
}

const auto kServer = rows<Side::Server>(Menu::Server, {"C", "H", "A", "K", "P", "Ctrl+Shift+O"});
const auto kClient = rows<Side::Client>(
    Menu::Client, {"Shift+C", "Shift+H", "Shift+A", "Shift+K", "Shift+P", "Ctrl+Alt+O"});

/// A listener is closed only where there is one.
const ActionRow kCloseListener{"server-close-listener",
                               Menu::Server,
                               QT_TRANSLATE_NOOP("Actions", "Close the &listening socket"),
                               "Ctrl+Shift+L",
                               does<Side::Server, HostEventKind::CloseListener>,
                               exists<Side::Server>};

const std::array kServerRows = [] {
  std::array<ActionRow, kServer.size() + 1> all{kServer[0], kServer[1], kCloseListener};
  std::ranges::copy(kServer.begin() + 2, kServer.end(), all.begin() + 3);
  return all;
}();

}  // namespace

std::span<const ActionRow> serverRows() {
  return kServerRows;
}
std::span<const ActionRow> clientRows() {
  return kClient;
}

}  // namespace linger
