#include "model/sim/edit.h"

#include <algorithm>

#include "model/sim/closing_steps.h"
#include "model/sim/keep_trying.h"
#include "model/sim/load.h"
#include "model/sim/server_program.h"
#include "model/trace/rebind.h"

namespace linger {
namespace {

/// How long a program that follows takes to close after it has read end of file.
constexpr Duration kFollowerThinks = 100ms;

Host* hostNamed(Scenario& scenario, const std::string& name) {
  const auto host = std::find_if(scenario.hosts.begin(), scenario.hosts.end(),
                                 [&](const Host& candidate) { return candidate.name == name; });
  return host == scenario.hosts.end() ? nullptr : &*host;
}

Program* serverProgramOf(Scenario& scenario) {
  const auto place = serverProgram(scenario);
  return place ? &scenario.hosts[place->host].programs[place->program] : nullptr;
}

std::vector<Step> followerSteps() {
  Step recvEof, close, exit;
  recvEof.kind = StepKind::RecvEof;
  close.kind = StepKind::Close;
  close.after = kFollowerThinks;
  exit.kind = StepKind::Exit;
  return {recvEof, close, exit};
}

void make(Scenario& scenario, const edit::SetOs& change) {
  for (Host& host : scenario.hosts) {
    const bool isMeant = !change.host || *change.host == host.name || scenario.oneMachine;
    if (isMeant) host.os = change.os;
  }
}

void make(Scenario& scenario, const edit::SetMsl& change) {
  scenario.msl = change.msl;
}

void make(Scenario& scenario, const edit::SetRoundTrip& change) {
  scenario.link.delay = change.roundTrip / 2;
}

void make(Scenario& scenario, const edit::SetLoss& change) {
  scenario.link.loss = change.loss;
}

void make(Scenario& scenario, const edit::SetRuntime& change) {
  scenario.runtime = change.runtime;
  for (Host& host : scenario.hosts) {
    for (Program& program : host.programs) program.runtime.reset();
  }
}

/// Tells every load who closes its connections.
void setLoadCloser(Scenario& scenario, LoadCloser closer) {
  for (Host& host : scenario.hosts) {
    for (Program& program : host.programs) {
      if (program.arrivals) program.arrivals->closer = closer;
    }
  }
}

void swapClosingSteps(Program& a, Program& b) {
  const std::vector<Step> ofA = closingSteps(a);
  setClosingSteps(a, closingSteps(b));
  setClosingSteps(b, ofA);
}

void make(Scenario& scenario, const edit::CloseFirst& change) {
  if (!canCloseFirst(scenario, change.who)) return;
  if (isFleet(scenario)) {
    const bool isServer = change.who == Closer::Server;
    return setLoadCloser(scenario, isServer ? LoadCloser::Server : LoadCloser::Client);
  }
  const auto pair = clientAndServerPrograms(scenario);
  const std::optional<Closer> now = whoClosesFirst(scenario);
  if (!pair || now == change.who) return;
  Program& client = scenario.hosts[pair->client.host].programs[pair->client.program];
  Program& server = scenario.hosts[pair->server.host].programs[pair->server.program];
  const bool serverFollows = (change.who == Closer::Both ? now : change.who) == Closer::Client;
  Program& leader = serverFollows ? client : server;
  Program& follower = serverFollows ? server : client;
  if (change.who == Closer::Both) return setClosingSteps(follower, closingSteps(leader));
  if (now != Closer::Both) swapClosingSteps(client, server);
  if (whoClosesFirst(scenario) != change.who) setClosingSteps(follower, followerSteps());
}

void make(Scenario& scenario, const edit::SetImpairment& change) {
  if (hostNamed(scenario, change.segment.host) == nullptr) return;
  auto& impairments = scenario.impairments;
  const auto chosen = std::find_if(
      impairments.begin(), impairments.end(),
      [&](const ChosenImpairment& impairment) { return impairment.segment == change.segment; });
  if (chosen == impairments.end()) {
    if (change.impairment) impairments.push_back({change.segment, *change.impairment});
  } else if (change.impairment) {
    chosen->impairment = *change.impairment;
  } else {
    impairments.erase(chosen);
  }
}

void make(Scenario& scenario, const edit::Restart& change) {
  Program* const server = serverProgramOf(scenario);
  if (server == nullptr) return;
  const auto place = std::lower_bound(server->starts.begin(), server->starts.end(), change.at);
  if (place == server->starts.end() || *place != change.at) server->starts.insert(place, change.at);
}

void set(Program& program, const OptionSetting& setting) {
  const auto old = std::ranges::find(program.options, setting.option, &OptionSetting::option);
  if (old == program.options.end()) {
    program.options.push_back(setting);
  } else {
    *old = setting;
  }
}

/// In every run of the server: of a program that it follows at its port as well.
void make(Scenario& scenario, const edit::SetReuseAddr& change) {
  const auto server = serverProgram(scenario);
  if (!server) return;
  for (const std::size_t program : programsAtPortOf(scenario, *server)) {
    set(scenario.hosts[server->host].programs[program],
        {SocketOption::ReuseAddr, change.on ? 1 : 0});
  }
}

void make(Scenario& scenario, const edit::AddHostEvent& change) {
  Host* const host = hostNamed(scenario, change.host);
  if (host == nullptr) return;
  const auto place = std::upper_bound(
      host->events.begin(), host->events.end(), change.event,
      [](const HostEvent& added, const HostEvent& other) { return added.at < other.at; });
  host->events.insert(place, change.event);
}

void make(Scenario& scenario, const edit::SetSeed& change) {
  scenario.seed = change.seed;
}

void make(Scenario& scenario, const edit::KeepTrying& change) {
  scenario = withTries(scenario, change);
}

}  // namespace

Scenario apply(Scenario scenario, const Edit& edit) {
  std::visit([&](const auto& change) { make(scenario, change); }, edit);
  return scenario;
}

}  // namespace linger
