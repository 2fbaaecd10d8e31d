#include "model/sim/closing_steps.h"

#include <algorithm>

#include "model/sim/load.h"

namespace linger {
namespace {

using Steps = std::vector<Step>;

bool opens(const Step& step) {
  return step.kind == StepKind::Listen || step.kind == StepKind::Open ||
         step.kind == StepKind::Accept || step.kind == StepKind::Connect;
}

bool has(const Steps& steps, StepKind kind) {
  return std::any_of(steps.begin(), steps.end(), [&](const Step& s) { return s.kind == kind; });
}

bool closes(const Step& step) {
  return step.kind == StepKind::RecvEof || step.kind == StepKind::Shutdown ||
         step.kind == StepKind::Close || step.kind == StepKind::Abort ||
         step.kind == StepKind::Exit;
}

/// Whether the program tells connections apart by name.
bool hasSeveral(const Program& program) {
  const auto isNamed = [](const Step& step) { return !step.connection.empty(); };
  return std::ranges::any_of(program.setup, isNamed) || std::ranges::any_of(program.steps, isNamed);
}

/// What is done for the closing alone, though it closes nothing itself.
bool preparesClosing(const Step& step) {
  return step.kind == StepKind::Wait || step.kind == StepKind::SetOption;
}

/// The first step after the last one that opens anything.
std::size_t firstConnectedStep(const Program& program) {
  const auto last = std::find_if(program.steps.rbegin(), program.steps.rend(), opens);
  return std::size_t(program.steps.rend() - last);
}

std::size_t firstClosingStep(const Program& program) {
  const auto connected = program.steps.begin() + std::ptrdiff_t(firstConnectedStep(program));
  auto first = std::find_if(connected, program.steps.end(), closes);
  while (first != connected && preparesClosing(*std::prev(first))) --first;
  return std::size_t(first - program.steps.begin());
}

std::optional<ProgramPlace> firstThat(const Scenario& scenario, StepKind kind,
                                      std::optional<std::size_t> exceptHost) {
  for (std::size_t h = 0; h < scenario.hosts.size(); ++h) {
    if (h == exceptHost) continue;
    for (std::size_t p = 0; p < scenario.hosts[h].programs.size(); ++p) {
      if (does(scenario.hosts[h].programs[p], kind)) return ProgramPlace{h, p};
    }
  }
  return std::nullopt;
}

/// When a program closes by its steps.
struct Plan {
  bool closes = false;
  bool follows = false;  ///< Not before it has read end of file.
  bool isTimed = true;   ///< `at` is known: no step before it waits for the peer.
  SimTime at{};
};

Plan planOf(const Program& program) {
  Plan plan;
  for (std::size_t i = firstConnectedStep(program); i < program.steps.size(); ++i) {
    const Step& step = program.steps[i];
    if (step.at) plan.at = std::max(plan.at, *step.at);
    plan.at += step.after;
    switch (step.kind) {
      case StepKind::RecvEof: plan.follows = true; break;
      case StepKind::Recv:
      case StepKind::PassListener:
      case StepKind::TakeListener:
      case StepKind::Repeat: plan.isTimed = false; break;
      case StepKind::Shutdown:
      case StepKind::Close:
      case StepKind::Abort:
      case StepKind::Exit: plan.closes = true; return plan;
      case StepKind::Listen:
      case StepKind::Open:
      case StepKind::Accept:
      case StepKind::Connect:
      case StepKind::Send:
      case StepKind::CloseListener:
      case StepKind::SetOption:
      case StepKind::Spawn:
      case StepKind::Wait: break;
    }
  }
  return plan;
}

}  // namespace

bool does(const Program& program, StepKind kind) {
  if (kind == StepKind::Connect && program.arrivals) return true;
  return has(program.setup, kind) || has(program.steps, kind);
}

std::optional<ClientAndServerPrograms> clientAndServerPrograms(const Scenario& scenario) {
  const auto server = firstThat(scenario, StepKind::Listen, std::nullopt);
  if (!server) return std::nullopt;
  auto client = firstThat(scenario, StepKind::Connect, server->host);
  if (!client) client = firstThat(scenario, StepKind::Connect, std::nullopt);
  if (!client) return std::nullopt;
  return ClientAndServerPrograms{*client, *server};
}

std::optional<ClientAndServer> clientAndServer(const Scenario& scenario) {
  const auto programs = clientAndServerPrograms(scenario);
  if (!programs) return std::nullopt;
  return ClientAndServer{programs->client.host, programs->server.host};
}

std::vector<Step> closingSteps(const Program& program) {
  Steps steps(program.steps.begin() + std::ptrdiff_t(firstClosingStep(program)),
              program.steps.end());
  std::erase_if(steps, [](const Step& step) { return step.kind == StepKind::CloseListener; });
  return steps;
}

void setClosingSteps(Program& program, const Steps& steps) {
  const auto tail = program.steps.begin() + std::ptrdiff_t(firstClosingStep(program));
  program.steps.erase(
      std::remove_if(tail, program.steps.end(),
                     [](const Step& step) { return step.kind != StepKind::CloseListener; }),
      program.steps.end());
  program.steps.insert(program.steps.end(), steps.begin(), steps.end());
}

bool canCloseFirst(const Scenario& scenario, Closer who) {
  if (isFleet(scenario)) return who != Closer::Both;
  const auto pair = clientAndServerPrograms(scenario);
  if (!pair || !whoClosesFirst(scenario)) return false;
  const Program& client = scenario.hosts[pair->client.host].programs[pair->client.program];
  const Program& server = scenario.hosts[pair->server.host].programs[pair->server.program];
  return !does(client, StepKind::Repeat) && !does(server, StepKind::Repeat);
}

std::optional<Closer> whoClosesFirst(const Scenario& scenario) {
  const auto pair = clientAndServerPrograms(scenario);
  if (!pair) return std::nullopt;
  const Program& clientProgram = scenario.hosts[pair->client.host].programs[pair->client.program];
  const Program& serverProgram = scenario.hosts[pair->server.host].programs[pair->server.program];
  if (clientProgram.arrivals) {
    const bool server = clientProgram.arrivals->closer == LoadCloser::Server;
    return server ? Closer::Server : Closer::Client;
  }
  if (!does(serverProgram, StepKind::Accept)) return std::nullopt;
  // Of several connections each may be closed first by another side.
  if (hasSeveral(clientProgram) || hasSeveral(serverProgram)) return std::nullopt;
  const Plan client = planOf(clientProgram);
  const Plan server = planOf(serverProgram);
  const bool clientLeads = client.closes && !client.follows;
  const bool serverLeads = server.closes && !server.follows;
  if (clientLeads != serverLeads) return clientLeads ? Closer::Client : Closer::Server;
  if (clientLeads && closingSteps(clientProgram) == closingSteps(serverProgram))
    return Closer::Both;
  if (!clientLeads || !client.isTimed || !server.isTimed) return std::nullopt;
  const Duration apart = client.at < server.at ? server.at - client.at : client.at - server.at;
  if (apart <= scenario.link.delay) return Closer::Both;
  return client.at < server.at ? Closer::Client : Closer::Server;
}

}  // namespace linger
