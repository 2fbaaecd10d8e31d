#include "model/sim/program_problems.h"

#include <algorithm>

#include "model/sim/duration_text.h"
#include "model/sim/scenario_words.h"

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

/// Whether some program listens before the scene where this one connects before the scene.
bool isAwaited(const Scenario& scenario, const SocketAddress& peer) {
  for (const Host& host : scenario.hosts) {
    for (const Program& program : host.programs) {
      for (const Step& step : program.before) {
        if (step.kind == StepKind::Listen && step.local && step.local->port == peer.port)
          return true;
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
      : problems_(problems), scenario_(scenario), host_(host), program_(program) {}

  void checkSteps(const std::string& where, const std::vector<Step>& steps, bool inScene) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const std::string place = element(where, i);
      if (hasExited_) {
        problems_.add(place, "found a step after exit, which can never run; expected exit last");
      }
      checkTimes(place, steps[i], inScene);
      checkStep(place, steps[i], inScene);
    }
  }

 private:
  void checkTimes(const std::string& where, const Step& step, bool inScene) {
    if (step.at && !inScene) {
      problems_.add(where + ".at", "found a time before the scene, expected times in steps only");
    } else if (step.at) {
      problems_.checkInstant(where + ".at", *step.at);
    }
    problems_.checkDuration(where + ".after", step.after);
  }

  void checkStep(const std::string& where, const Step& step, bool inScene) {
    switch (step.kind) {
      case StepKind::Listen:
        isListening_ = true;
        checkLocal(where, step);
        break;
      case StepKind::Open:
        checkLocal(where, step);
        isOpen_ = true;
        break;
      case StepKind::Accept:
        need(where, step, isListening_, "a listen");
        isConnected_ = true;
        break;
      case StepKind::Connect:
        checkPeer(where, step, inScene);
        isConnected_ = true;
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
      case StepKind::CloseListener: need(where, step, isListening_, "a listen"); break;
      case StepKind::SetOption:
        needConnection(where, step);
        if (step.option) checkOption(problems_, where + ".value", *step.option);
        if (!step.option) problems_.add(where, "found set-option without an option");
        break;
      case StepKind::Repeat:
        problems_.checkRange(where + ".count", step.count, 1, kMostRepeats);
        if (hasRepeated_) problems_.add(where, "found a second repeat, expected one");
        hasRepeated_ = true;
        break;
      case StepKind::Wait: break;
      case StepKind::Exit: hasExited_ = true; break;
    }
  }

  void checkLocal(const std::string& where, const Step& step) {
    if (!step.local) problems_.add(where, "found no address to bind to, expected \"on\"");
  }

  void checkPeer(const std::string& where, const Step& step, bool inScene) {
    if (!step.peer) {
      problems_.add(where, "found no address to connect to, expected \"to\"");
      return;
    }
    if (step.peer->port == 0) {
      problems_.add(where + ".to", "found port 0, expected the port that a program listens on");
    }
    if (!reaches(scenario_, host_, step.peer->address)) {
      problems_.add(where + ".to", "found " + step.peer->address.toString() +
                                       ", expected the address of one of the hosts");
    } else if (!inScene && program_.transport == Transport::Tcp &&
               !isAwaited(scenario_, *step.peer)) {
      problems_.add(where + ".to", "found a connect before the scene to port " +
                                       std::to_string(step.peer->port) +
                                       ", expected a program that listens there before the scene");
    }
  }

  void need(const std::string& where, const Step& step, bool isThere, const std::string& what) {
    if (isThere) return;
    problems_.add(where, "found " + std::string(wordOf(stepWords(), step.kind)) + ", expected " +
                             what + " before it");
  }

  void needConnection(const std::string& where, const Step& step) {
    const bool isUdp = program_.transport == Transport::Udp;
    const bool onSocket = step.kind == StepKind::Close || step.kind == StepKind::SetOption || isUdp;
    need(where, step, isConnected_ || (onSocket && (isOpen_ || isListening_)),
         isUdp ? "an open or a connect" : "an accept or a connect");
  }

  ProblemList& problems_;
  const Scenario& scenario_;
  const Host& host_;
  const Program& program_;
  bool isListening_ = false;
  bool isOpen_ = false;
  bool isConnected_ = false;
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
    problems.add(element(where, i) + ".count", "found " + std::to_string(bytes * steps[i].count) +
                                                   " octets to send in all, expected at most " +
                                                   std::to_string(kMostBytes));
  }
}

void checkStarts(ProblemList& problems, const std::string& where, const Scenario& scenario,
                 const Program& program) {
  if (program.starts.empty()) {
    problems.add(where + ".starts", "found a program that never starts, expected a time");
  }
  for (std::size_t i = 0; i < program.starts.size(); ++i) {
    const std::string place = element(where + ".starts", i);
    problems.checkInstant(place, program.starts[i]);
    if (i > 0 && program.starts[i] <= program.starts[i - 1]) {
      problems.add(place, "found " + textOf(program.starts[i].time_since_epoch()) +
                              ", expected a time after the start before it");
    }
    if (scenario.until && program.starts[i] >= *scenario.until) {
      problems.add(place, "found a start that never comes, expected a time before \"until\", " +
                              textOf(scenario.until->time_since_epoch()));
    }
  }
}

}  // namespace

void ProblemList::add(std::string where, std::string what) {
  found.push_back({std::move(where), std::move(what)});
}

void ProblemList::checkDuration(const std::string& where, Duration duration) {
  if (duration < Duration{}) {
    add(where, "found " + textOf(duration) + ", expected no negative time");
  } else if (duration > kLongestDuration) {
    add(where, "found " + textOf(duration) + ", expected at most " + textOf(kLongestDuration));
  }
}

void ProblemList::checkInstant(const std::string& where, SimTime instant) {
  checkDuration(where, instant.time_since_epoch());
}

void ProblemList::checkRange(const std::string& where, std::int64_t value, std::int64_t least,
                             std::int64_t most) {
  if (value >= least && value <= most) return;
  add(where, "found " + std::to_string(value) + ", expected a whole number from " +
                 std::to_string(least) + " to " + std::to_string(most));
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
    case SocketOption::NoDelay: problems.checkRange(where, setting.value, 0, 1); break;
    case SocketOption::Linger:
    case SocketOption::Linger2: problems.checkRange(where, setting.value, -1, kSecondsOfDay); break;
    case SocketOption::UserTimeout:
      problems.checkRange(where, setting.value, 0, kSecondsOfDay * 1000);
      break;
  }
}

void checkProgram(ProblemList& problems, const std::string& where, const Scenario& scenario,
                  const Host& host, const Program& program) {
  checkStarts(problems, where, scenario, program);
  for (const OptionSetting& setting : program.options) {
    checkOption(problems, where + ".options." + std::string(nameOf(setting.option)), setting);
  }
  if (program.before.empty() && program.steps.empty()) {
    problems.add(where, "found a program without steps, expected at least one");
  }
  ProgramCheck check(problems, scenario, host, program);
  check.checkSteps(where + ".before", program.before, false);
  check.checkSteps(where + ".steps", program.steps, true);
  checkRepeatedSends(problems, where + ".steps", program.steps);
}

}  // namespace linger
