#include "model/sim/load.h"

#include <algorithm>
#include <cmath>

namespace linger {
namespace {

constexpr double kMicrosecondsOfSecond = 1e6;

Step step(StepKind kind, std::uint32_t bytes = 0) {
  Step made;
  made.kind = kind;
  made.bytes = bytes;
  return made;
}

/// Asks, thinks, and asks again.
void addRequests(std::vector<Step>& steps, const Arrivals& arrivals) {
  Step think = step(StepKind::Wait);
  think.after = arrivals.think;
  if (arrivals.requests > 0) {
    steps.push_back(step(StepKind::Send, kRequestBytes));
    steps.push_back(step(StepKind::Recv, kAnswerBytes));
  }
  if (arrivals.think > Duration{}) steps.push_back(think);
  if (arrivals.requests < 2) return;
  Step repeat = step(StepKind::Repeat);
  repeat.count = arrivals.requests;
  steps.push_back(repeat);
}

void addAnswers(std::vector<Step>& steps, const Arrivals& arrivals) {
  if (arrivals.requests < 1) return;
  steps.push_back(step(StepKind::Recv, kRequestBytes));
  steps.push_back(step(StepKind::Send, kAnswerBytes));
  if (arrivals.requests < 2) return;
  Step repeat = step(StepKind::Repeat);
  repeat.count = arrivals.requests;
  steps.push_back(repeat);
}

std::vector<Step> callerSteps(const Arrivals& arrivals) {
  std::vector<Step> steps;
  addRequests(steps, arrivals);
  switch (arrivals.closer) {
    case LoadCloser::Client: steps.push_back(step(StepKind::Close)); break;
    case LoadCloser::Server:
      steps.push_back(step(StepKind::RecvEof));
      steps.push_back(step(StepKind::Close));
      break;
    case LoadCloser::Reset: steps.push_back(step(StepKind::Abort)); break;
  }
  steps.push_back(step(StepKind::Exit));
  return steps;
}

std::vector<Step> answererSteps(const Arrivals& arrivals) {
  std::vector<Step> steps;
  addAnswers(steps, arrivals);
  if (arrivals.closer != LoadCloser::Server) steps.push_back(step(StepKind::RecvEof));
  steps.push_back(step(StepKind::Close));
  steps.push_back(step(StepKind::Exit));
  return steps;
}

/// What a caller runs that calls `to` from `from`.
Program caller(const Program& program, const SocketAddress& to, std::optional<Address> from) {
  const Arrivals& arrivals = *program.arrivals;
  Program written = program;
  written.arrivals.reset();
  written.starts.clear();
  Step connect = step(StepKind::Connect);
  connect.peer = to;
  if (from) connect.local = SocketAddress{*from, 0};
  connect.portAtConnect = from && arrivals.portAtConnect;
  written.setup = {connect};
  written.steps = callerSteps(arrivals);
  return written;
}

const Step* listenStep(const Program& program) {
  const auto listens = std::ranges::find(program.setup, StepKind::Listen, &Step::kind);
  return listens == program.setup.end() ? nullptr : &*listens;
}

/// Where a listener bound as `bound` on that host takes a call to `called`.
bool takes(const SocketAddress& bound, const SocketAddress& called) {
  return bound.port == called.port &&
         (bound.address.isAny() || bound.address.unmapped() == called.address.unmapped());
}

/// SplitMix64: more than 0 and at most 1.
double nextChance(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  z ^= z >> 31;
  return (static_cast<double>(z >> 11) + 1.0) / 9007199254740992.0;
}

void writeCallers(WrittenOut& written, const Scenario& original, HostIndex host,
                  std::size_t program) {
  const Program source = original.hosts[host].programs[program];
  const Arrivals& arrivals = *source.arrivals;
  std::vector<Program>& programs = written.scenario.hosts[host].programs;
  Load load;
  load.host = host;
  load.first = programs.size();
  load.count = std::max<std::size_t>(arrivals.from.size(), 1) * arrivals.to.size();
  load.arrivals = arrivals;
  for (std::size_t i = 0; i < load.count; ++i) {
    const std::size_t turn = i / arrivals.to.size();
    const auto from = arrivals.from.empty() ? std::nullopt : std::optional(arrivals.from[turn]);
    programs.push_back(caller(source, arrivals.to[i % arrivals.to.size()], from));
  }
  for (const SimTime start : source.starts) {
    load.begins = load.next = start;
    load.chance = original.seed * 1'000'003 + written.loads.size();
    written.loads.push_back(load);
  }
}

void writeAnswers(WrittenOut& written, const Scenario& original, HostIndex host,
                  std::size_t program) {
  const Program& source = original.hosts[host].programs[program];
  const Step* listens = listenStep(source);
  if (!listens || !listens->local) return;
  SocketAddress at = *listens->local;
  if (at.address.isAny()) at.address = original.hosts[host].address;
  const Arrivals* const callers = callersAt(original, at);
  Program child = source;
  child.answers = false;
  child.starts.clear();
  child.setup = {step(StepKind::Accept)};
  child.steps = answererSteps(callers ? *callers : Arrivals{});
  std::vector<Program>& programs = written.scenario.hosts[host].programs;
  written.answerers.push_back({host, program, programs.size()});
  programs.push_back(std::move(child));
}

}  // namespace

bool isFleet(const Scenario& scenario) {
  return std::ranges::any_of(scenario.hosts, [](const Host& host) {
    return std::ranges::any_of(host.programs,
                               [](const Program& program) { return program.arrivals.has_value(); });
  });
}

WrittenOut writtenOut(const Scenario& scenario) {
  WrittenOut written{scenario, {}, {}};
  for (HostIndex host = 0; host < scenario.hosts.size(); ++host) {
    const std::vector<Program>& programs = scenario.hosts[host].programs;
    for (std::size_t program = 0; program < programs.size(); ++program) {
      if (programs[program].arrivals) writeCallers(written, scenario, host, program);
      if (programs[program].answers) writeAnswers(written, scenario, host, program);
    }
  }
  return written;
}

/// Evenly spaced callers come at whole microseconds next to the multiples of 1 s ÷ rate.
std::optional<SimTime> nextCaller(Load& load) {
  const double gap = kMicrosecondsOfSecond / load.arrivals.rate;
  SimTime next = load.begins;
  switch (load.arrivals.spacing) {
    case Spacing::Even: next += Duration(std::llround(static_cast<double>(load.come) * gap)); break;
    case Spacing::Random:
      next = load.next + Duration(std::llround(-std::log(nextChance(load.chance)) * gap));
      break;
  }
  if (next >= load.begins + load.arrivals.length) return std::nullopt;
  return next;
}

double callersOf(const Arrivals& arrivals) {
  return std::ceil(arrivals.rate * static_cast<double>(arrivals.length.count()) /
                   kMicrosecondsOfSecond);
}

const Arrivals* callersAt(const Scenario& scenario, const SocketAddress& listener) {
  for (const Host& host : scenario.hosts) {
    for (const Program& program : host.programs) {
      if (!program.arrivals) continue;
      for (const SocketAddress& to : program.arrivals->to) {
        if (takes(listener, to)) return &*program.arrivals;
      }
    }
  }
  return nullptr;
}

std::vector<Address> addressesOf(const Host& host) {
  std::vector<Address> addresses{host.address};
  for (const Program& program : host.programs) {
    if (!program.arrivals) continue;
    for (const Address& from : program.arrivals->from) {
      const bool isNew = std::ranges::find(addresses, from) == addresses.end();
      if (isNew && !from.isLoopback()) addresses.push_back(from);
    }
  }
  return addresses;
}

}  // namespace linger
