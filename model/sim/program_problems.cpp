#include "model/sim/program_problems.h"

#include <algorithm>
#include <set>

#include "model/sim/duration_text.h"
#include "model/sim/scenario_keywords.h"

namespace linger {
namespace {

constexpr std::uint32_t kMostBytes = 16'000'000;
constexpr int kMostRepeats = 100'000;

bool reaches(const Scenario& scenario, const Host& from, const Address& to) {
  if (to.isLoopback()) return true;
  return to == from.address ||
         std::any_of(scenario.hosts.begin(), scenario.hosts.end(),
                     [&](const Host& host) { return host.address.unmapped() == to.unmapped(); });
}

/// The first step that starts this program as the child of another; null: none does.
const Step* spawnOf(const Host& host, const Program& child) {
  for (const Program& parent : host.programs) {
    for (const std::vector<Step>* steps : {&parent.setup, &parent.steps}) {
      for (const Step& step : *steps) {
        if (step.kind == StepKind::Spawn && step.program == child.name) return &step;
      }
    }
  }
  return nullptr;
}

bool takesListener(const Program& program) {
  const auto takes = [](const Step& step) { return step.kind == StepKind::TakeListener; };
  return std::ranges::any_of(program.setup, takes) || std::ranges::any_of(program.steps, takes);
}

bool inherits(const Host& host, const Program& child) {
  const Step* spawn = spawnOf(host, child);
  return spawn && spawn->inherits;
}

/// Whether some program listens before the scene where this one connects before the scene.
bool isAwaited(const Scenario& scenario, const SocketAddress& peer) {
  for (const Host& host : scenario.hosts) {
    for (const Program& program : host.programs) {
      const auto listens = [](const Step& step) { return step.kind == StepKind::Listen; };
      if (std::ranges::none_of(program.setup, listens)) continue;
      for (const Step& step : program.setup) {
        const bool binds = step.kind == StepKind::Listen || step.kind == StepKind::Open;
        if (binds && step.local && step.local->port == peer.port) return true;
      }
    }
  }
  return false;
}

/// Follows one program's calls in order, before the scene and in it, and notes which of them
/// cannot be made.
class ProgramCheck {
 public:
  ProgramCheck(ProblemList& problems, const Scenario& scenario, const Host& host,
               const Program& program)
      : problems_(problems),
        scenario_(scenario),
        host_(host),
        program_(program),
        inherits_(inherits(host, program)) {}

  void checkSteps(const std::string& where, const std::vector<Step>& steps, bool inScene) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const std::string place = element(where, i);
      if (hasExited_) {
        problems_.add(place, ProblemKind::StepAfterExit);
      }
      checkTimes(place, steps[i], inScene);
      checkStep(place, steps[i], inScene);
    }
  }

 private:
  void checkTimes(const std::string& where, const Step& step, bool inScene) {
    if (step.at && !inScene) {
      problems_.add(where + ".at", ProblemKind::TimeBeforeScene);
    } else if (step.at) {
      problems_.checkInstant(where + ".at", *step.at);
    }
    problems_.checkDuration(where + ".after", step.after);
  }

  void checkStep(const std::string& where, const Step& step, bool inScene) {
    if (!step.connection.empty() && !isName(step.connection)) {
      problems_.add(where + ".connection", ProblemKind::BadName, {step.connection});
    }
    switch (step.kind) {
      case StepKind::Listen:
        isListening_ = true;
        if (!step.local)
          need(where, step, opened_.erase(step.connection) > 0, ProblemKind::NeedsOpen);
        if (step.backlog) problems_.checkRange(where + ".backlog", *step.backlog, 0, 65'535);
        break;
      case StepKind::Open:
        if (!step.local) problems_.add(where, ProblemKind::NothingToBind);
        opened_.insert(step.connection);
        break;
      case StepKind::Accept:
        need(where, step, isListening_ || inherits_, ProblemKind::NeedsListen);
        connected_.insert(step.connection);
        break;
      case StepKind::Connect:
        checkPeer(where, step, inScene);
        connected_.insert(step.connection);
        break;
      case StepKind::Send:
      case StepKind::Recv:
        problems_.checkRange(where + ".bytes", step.bytes, 1, kMostBytes);
        needConnection(where, step);
        break;
      case StepKind::RecvEof:
      case StepKind::Shutdown:
      case StepKind::Close:
      case StepKind::Abort: needConnection(where, step); break;
      case StepKind::CloseListener:
        need(where, step, isListening_ || inherits_, ProblemKind::NeedsListen);
        break;
      case StepKind::Spawn: checkSpawn(where, step); break;
      case StepKind::PassListener: checkPassing(where, step); break;
      case StepKind::TakeListener: isListening_ = true; break;
      case StepKind::SetOption:
        needConnection(where, step);
        if (step.option) checkOption(problems_, where + ".value", *step.option);
        if (!step.option) problems_.add(where, ProblemKind::NoOption);
        break;
      case StepKind::Repeat:
        problems_.checkRange(where + ".count", step.count, 1, kMostRepeats);
        if (hasRepeated_) problems_.add(where, ProblemKind::RepeatTwice);
        hasRepeated_ = true;
        break;
      case StepKind::Wait: break;
      case StepKind::Exit: hasExited_ = true; break;
    }
  }

  /// Only programs that stand behind it in the host's list: so none is its own grandchild.
  void checkSpawn(const std::string& where, const Step& step) {
    const auto self = std::ranges::find(host_.programs, program_.name, &Program::name);
    const bool isLater = std::any_of(self + 1, host_.programs.end(), [&](const Program& later) {
      return later.name == step.program && !later.arrivals && !later.answers;
    });
    if (isLater) return;
    problems_.add(where + ".program", ProblemKind::SpawnsNoLater, {step.program, host_.name});
  }

  void checkPassing(const std::string& where, const Step& step) {
    need(where, step, isListening_ || inherits_, ProblemKind::NeedsListen);
    const auto taker = std::ranges::find(host_.programs, step.program, &Program::name);
    const bool isOther = taker != host_.programs.end() && taker->name != program_.name;
    if (isOther && takesListener(*taker)) return;
    problems_.add(where + ".program", ProblemKind::NobodyTakes, {step.program, host_.name});
  }

  void checkPeer(const std::string& where, const Step& step, bool inScene) {
    if (!step.peer) {
      problems_.add(where, ProblemKind::NobodyToConnectTo);
      return;
    }
    if (step.peer->port == 0) {
      problems_.add(where + ".to", ProblemKind::ConnectToPortZero);
    }
    if (!reaches(scenario_, host_, step.peer->address)) {
      problems_.add(where + ".to", ProblemKind::UnknownPeer, {step.peer->address.toString()});
    } else if (!inScene && program_.transport == Transport::Tcp &&
               !isAwaited(scenario_, *step.peer)) {
      problems_.add(where + ".to", ProblemKind::NotAwaited, {std::to_string(step.peer->port)});
    }
  }

  void need(const std::string& where, const Step& step, bool isThere, ProblemKind otherwise) {
    if (!isThere)
      problems_.add(where, otherwise, {std::string(keywordOf(stepKeywords(), step.kind))});
  }

  void needConnection(const std::string& where, const Step& step) {
    const bool isUdp = program_.transport == Transport::Udp;
    const bool onSocket = step.kind == StepKind::Close || step.kind == StepKind::SetOption || isUdp;
    const bool isOpen = opened_.contains(step.connection) || isListening_;
    need(where, step, inherits_ || connected_.contains(step.connection) || (onSocket && isOpen),
         isUdp ? ProblemKind::NeedsSocket : ProblemKind::NeedsConnection);
  }

  ProblemList& problems_;
  const Scenario& scenario_;
  const Host& host_;
  const Program& program_;
  bool inherits_;
  bool isListening_ = false;
  std::set<std::string> opened_;     ///< By the connection's name.
  std::set<std::string> connected_;  ///< The same.
  bool hasRepeated_ = false;
  bool hasExited_ = false;
};

/// Repeated sends are many segments: a run must end before people lose their patience.
void checkRepeatedSends(ProblemList& problems, const std::string& where,
                        const std::vector<Step>& steps) {
  std::int64_t bytes = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].kind == StepKind::Send) bytes += steps[i].bytes;
    if (steps[i].kind != StepKind::Repeat || bytes * steps[i].count <= kMostBytes) continue;
    problems.add(element(where, i) + ".count", ProblemKind::TooManyBytes,
                 {std::to_string(bytes * steps[i].count), std::to_string(kMostBytes)});
  }
}

void checkStarts(ProblemList& problems, const std::string& where, const Scenario& scenario,
                 const Host& host, const Program& program) {
  if (program.starts.empty() && !spawnOf(host, program)) {
    problems.add(where + ".starts", ProblemKind::NeverStarts);
  }
  for (std::size_t i = 0; i < program.starts.size(); ++i) {
    const std::string place = element(where + ".starts", i);
    problems.checkInstant(place, program.starts[i]);
    if (i > 0 && program.starts[i] <= program.starts[i - 1]) {
      problems.add(place, ProblemKind::StartsOutOfOrder,
                   {textOf(program.starts[i].time_since_epoch())});
    }
    if (scenario.until && program.starts[i] >= *scenario.until) {
      problems.add(place, ProblemKind::StartAfterEnd, {textOf(scenario.until->time_since_epoch())});
    }
  }
}

}  // namespace

void ProblemList::add(std::string where, ProblemKind kind, std::vector<std::string> arguments) {
  found.push_back({std::move(where), kind, std::move(arguments)});
}

void ProblemList::checkDuration(const std::string& where, Duration duration) {
  if (duration < Duration{}) {
    add(where, ProblemKind::NegativeTime, {textOf(duration)});
  } else if (duration > kLongestDuration) {
    add(where, ProblemKind::TimeTooLong, {textOf(duration), textOf(kLongestDuration)});
  }
}

void ProblemList::checkInstant(const std::string& where, SimTime instant) {
  checkDuration(where, instant.time_since_epoch());
}

void ProblemList::checkRange(const std::string& where, std::int64_t value, std::int64_t least,
                             std::int64_t most) {
  if (value >= least && value <= most) return;
  add(where, ProblemKind::NumberOutOfRange,
      {std::to_string(value), std::to_string(least), std::to_string(most)});
}

std::string element(const std::string& list, std::size_t index) {
  return list + "[" + std::to_string(index) + "]";
}

void checkOption(ProblemList& problems, const std::string& where, const OptionSetting& setting) {
  constexpr int kSecondsOfDay = 86'400;
  switch (setting.option) {
    case SocketOption::ReuseAddr:
    case SocketOption::ReusePort:
    case SocketOption::Exclusive:
    case SocketOption::V6Only:
    case SocketOption::KeepAlive:
    case SocketOption::NoPort:
    case SocketOption::NoDelay: problems.checkRange(where, setting.value, 0, 1); break;
    case SocketOption::Linger:
    case SocketOption::Linger2: problems.checkRange(where, setting.value, -1, kSecondsOfDay); break;
    case SocketOption::KeepIdle:
    case SocketOption::KeepInterval: problems.checkRange(where, setting.value, 1, 32'767); break;
    case SocketOption::KeepCount: problems.checkRange(where, setting.value, 1, 127); break;
    case SocketOption::UserTimeout:
      problems.checkRange(where, setting.value, 0, kSecondsOfDay * 1000);
      break;
  }
}

void checkProgram(ProblemList& problems, const std::string& where, const Scenario& scenario,
                  const Host& host, const Program& program) {
  checkStarts(problems, where, scenario, host, program);
  for (const OptionSetting& setting : program.options) {
    checkOption(problems, where + ".options." + std::string(nameOf(setting.option)), setting);
  }
  const bool isOfLoad = program.arrivals || program.answers;
  if (isOfLoad) checkLoad(problems, where, scenario, program);
  if (program.setup.empty() && program.steps.empty() && !isOfLoad) {
    problems.add(where, ProblemKind::NoSteps);
  }
  ProgramCheck check(problems, scenario, host, program);
  check.checkSteps(where + ".before", program.setup, false);
  check.checkSteps(where + ".steps", program.steps, true);
  checkRepeatedSends(problems, where + ".steps", program.steps);
}

}  // namespace linger
