#include "model/sim/server_program.h"

#include <algorithm>
#include <utility>

#include "model/systems/rules/address_scope.h"

namespace linger {
namespace {

/// Where a program takes its port; none if it never does.
const Step* bindingStep(const Program& program) {
  const auto binds = [](const Step& step) {
    return step.kind == StepKind::Listen || (step.kind == StepKind::Open && step.local);
  };
  for (const std::vector<Step>* steps : {&program.setup, &program.steps}) {
    const auto found = std::ranges::find_if(*steps, binds);
    if (found != steps->end()) return &*found;
  }
  return nullptr;
}

bool listens(const Program& program) {
  const auto isIt = [](const Step& step) { return step.kind == StepKind::Listen; };
  return std::ranges::any_of(program.setup, isIt) || std::ranges::any_of(program.steps, isIt);
}

/// What is on at bind(): what the program sets, and what its runtime sets for a listener.
ReuseOptions optionsAtBind(const Scenario& scenario, const Host& host, const Program& program) {
  const Runtime& runtime = runtimeOf(program.runtime.value_or(scenario.runtime));
  ReuseOptions options;
  const bool isChosen = std::ranges::any_of(program.options, [](const OptionSetting& setting) {
    return setting.option == SocketOption::ReuseAddr || setting.option == SocketOption::Exclusive;
  });
  const bool isListener = program.transport == Transport::Tcp && listens(program);
  options.reuseAddr = isListener && setsReuseAddr(runtime, profileOf(host.os));
  options.exclusive = isListener && !isChosen && setsExclusive(runtime, profileOf(host.os));
  for (const OptionSetting& setting : program.options) {
    if (setting.option == SocketOption::ReuseAddr) options.reuseAddr = setting.value != 0;
    if (setting.option == SocketOption::ReusePort) options.reusePort = setting.value != 0;
    if (setting.option == SocketOption::Exclusive) options.exclusive = setting.value != 0;
  }
  return options;
}

/// What the port is taken for, as far as the program says: IPV6_V6ONLY where it sets that.
AddressScope scopeOf(const Program& program, const PortRequest& request) {
  const bool v6only = std::ranges::any_of(program.options, [](const OptionSetting& setting) {
    return setting.option == SocketOption::V6Only && setting.value != 0;
  });
  return {request.local.address, v6only};
}

/// Whether a program of its host has been started before it, for the same port.
bool followsAnother(const Scenario& scenario, const PortRequest& request) {
  const std::vector<Program>& programs = scenario.hosts[request.host].programs;
  const std::vector<SimTime>& starts = programs[request.program].starts;
  if (starts.empty()) return false;
  return std::ranges::any_of(programsAtPortOf(scenario, request), [&](std::size_t other) {
    return !programs[other].starts.empty() && programs[other].starts.front() < starts.front();
  });
}

}  // namespace

std::optional<PortRequest> portRequestOf(const Scenario& scenario, HostIndex host,
                                         std::size_t program) {
  const Program& asking = scenario.hosts[host].programs[program];
  const Step* step = bindingStep(asking);
  if (!step) return std::nullopt;
  return PortRequest{host,
                     program,
                     asking.name,
                     asking.transport,
                     step->local.value_or(SocketAddress{}),
                     asking.uid,
                     optionsAtBind(scenario, scenario.hosts[host], asking),
                     listens(asking)};
}

std::vector<std::size_t> programsAtPortOf(const Scenario& scenario, const PortRequest& server) {
  const std::vector<Program>& all = scenario.hosts[server.host].programs;
  const AddressScope scope = scopeOf(all[server.program], server);
  std::vector<std::size_t> programs;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto request = portRequestOf(scenario, server.host, i);
    const bool isSame =
        request && request->transport == server.transport && request->listens == server.listens &&
        request->local.port == server.local.port && scopeOf(all[i], *request).overlaps(scope);
    if (isSame) programs.push_back(i);
  }
  return programs;
}

std::optional<PortRequest> serverProgram(const Scenario& scenario) {
  for (const bool listens : {true, false}) {
    std::optional<PortRequest> first;
    std::optional<PortRequest> follower;
    for (HostIndex host = 0; host < scenario.hosts.size(); ++host) {
      const std::vector<Program>& programs = scenario.hosts[host].programs;
      for (std::size_t program = 0; program < programs.size(); ++program) {
        std::optional<PortRequest> request = portRequestOf(scenario, host, program);
        if (!request || request->listens != listens) continue;
        if (programs[program].starts.size() > 1) return request;
        if (!follower && followsAnother(scenario, *request)) follower = request;
        if (!first) first = std::move(request);
      }
    }
    if (follower) return follower;
    if (first) return first;
  }
  return std::nullopt;
}

}  // namespace linger
