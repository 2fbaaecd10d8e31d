#include "app/machine/live_scene.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/files/scenario/scenario_library.h"
#include "app/live/port_advice.h"
#include "model/sim/simulate.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LiveScene)
};

/// In every scene that sceneFor() names the connection that is in the way is the server's.
constexpr std::string_view kServer = "server";

template <typename Visit>
void forEachAddress(Scenario& scenario, const Visit& visit) {
  for (Host& host : scenario.hosts) {
    for (Program& program : host.programs) {
      for (std::vector<Step>* steps : {&program.setup, &program.steps}) {
        for (Step& step : *steps) {
          if (step.local) visit(*step.local);
          if (step.peer) visit(*step.peer);
        }
      }
    }
  }
}

/// Puts this connection's ends in the place of the scene's. The client calls from its port too.
void placeAt(Scenario& scenario, Host& server, Host& client, const SocketAddress& local,
             const SocketAddress& remote) {
  const Address served = server.address;
  const Address called = client.address;
  forEachAddress(scenario, [&](SocketAddress& each) {
    if (each.address == served) each = local;
    if (each.address == called) each.address = remote.address;
  });
  server.address = local.address;
  client.address = remote.address;
  scenario.oneMachine = local.address == remote.address;
  for (Step& step : client.programs.front().setup) {
    if (step.kind == StepKind::Connect) step.local = remote;
  }
}

/// The options of the program that had the connection are those that its socket has.
void setOptions(Program& program, const ReuseOptions& options) {
  std::erase_if(program.options, [](const OptionSetting& setting) {
    return setting.option == SocketOption::ReuseAddr || setting.option == SocketOption::ReusePort;
  });
  if (options.reuseAddr) program.options.push_back({SocketOption::ReuseAddr, 1});
  if (options.reusePort) program.options.push_back({SocketOption::ReusePort, 1});
}

void tune(HostTuning& tuning, const KernelKnobs& knobs) {
  const KernelKnobs usual;
  if (knobs.finTimeout != usual.finTimeout) tuning.finTimeout = knobs.finTimeout;
  if (knobs.orphanRetries != usual.orphanRetries) tuning.orphanRetries = knobs.orphanRetries;
}

/// The instant at which the scene's server has the same socket in the same state, and as much left
/// on its timer; without a timer, when that state begins.
SimTime instantOf(const Scenario& scenario, const LiveSocket& socket, HostIndex server) {
  const Trace trace = simulate(scenario);
  const State state = socket.facts.state;
  SimTime entered = kSimStart;
  for (const TransitionRecord& moved : trace.transitions) {
    if (moved.host == server && moved.to == state) entered = moved.at;
  }
  const bool hasTimer = socket.timer != KernelTimer::None;
  for (const TimerRecord& timer : trace.timers) {
    const bool isThis = timer.host == server && timer.set >= entered &&
                        timer.due - timer.set >= socket.left && timer.kind != TimerKind::DelayedAck;
    if (hasTimer && isThis) return timer.due - socket.left;
  }
  return entered;
}

}  // namespace

std::optional<LiveScene> liveScene(const PortReading& reading, const PortAnswer& answer) {
  const QString name = sceneFor(answer);
  const ScenarioLibrary library;
  const Scenario* const known = name.isEmpty() ? nullptr : library.find(name);
  const auto connection = std::ranges::find_if(
      answer.blockers, [](const LiveSocket& each) { return each.facts.remote.has_value(); });
  if (known == nullptr || connection == answer.blockers.end()) return std::nullopt;
  Scenario scenario = *known;
  const auto server = std::ranges::find(scenario.hosts, kServer, &Host::name);
  if (server == scenario.hosts.end() || scenario.hosts.size() != 2) return std::nullopt;
  const auto index = HostIndex(server - scenario.hosts.begin());
  const SocketFacts& facts = connection->facts;
  const SocketAddress local{facts.local.address.unmapped(), facts.local.port};
  const SocketAddress remote{facts.remote->address.unmapped(), facts.remote->port};
  placeAt(scenario, *server, scenario.hosts[1 - index], local, remote);
  setOptions(server->programs.front(), facts.options);
  tune(server->tuning, reading.knobs);
  scenario.name = "port-" + std::to_string(local.port);
  scenario.title = Text::tr("Port %1 of this machine").arg(local.port).toStdString();
  scenario.questions.clear();
  if (!problemsOf(scenario).empty()) return std::nullopt;
  const SimTime now = instantOf(scenario, *connection, index);
  return LiveScene{std::move(scenario), now};
}

}  // namespace linger
