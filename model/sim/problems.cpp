#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "model/sim/duration_text.h"
#include "model/sim/program_problems.h"
#include "model/sim/scenario_keywords.h"
#include "model/sim/server_program.h"
#include "model/trace/rebind.h"

namespace linger {
namespace {

constexpr std::int64_t kFarthestSequence = std::int64_t{1} << 31;
constexpr std::uint32_t kLongestSegment = 65'495;  ///< An IPv4 packet without its headers.

void checkName(ProblemList& problems, const std::string& where, const std::string& name) {
  if (isName(name)) return;
  problems.add(where.empty() ? "name" : where + ".name", ProblemKind::BadName, {name});
}

std::string decimal(double value) {
  std::array<char, 32> digits{};
  return {digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr};
}

void checkLink(ProblemList& problems, const Link& link) {
  problems.checkDuration("link.delay", link.delay);
  problems.checkDuration("link.jitter", link.jitter);
  if (!(link.loss >= 0.0 && link.loss <= 1.0)) {
    problems.add("link.loss", ProblemKind::LossOutOfRange, {decimal(link.loss)});
  }
  const SimTime deadFrom = link.deadFrom.value_or(kSimStart);
  problems.checkInstant("link.dead_from", deadFrom);
  if (link.deadUntil) problems.checkInstant("link.dead_until", *link.deadUntil);
  if (link.deadUntil && *link.deadUntil <= deadFrom) {
    problems.add("link.dead_until", ProblemKind::EndsTooSoon,
                 {textOf(link.deadUntil->time_since_epoch()), textOf(deadFrom.time_since_epoch())});
  }
  if (link.forgetsAfter) problems.checkDuration("link.forgets_after", *link.forgetsAfter);
}

void checkPorts(ProblemList& problems, const std::string& where, const PortRange& ports) {
  if (ports.first > 0 && ports.first <= ports.last) return;
  problems.add(where, ProblemKind::BadPorts,
               {std::to_string(ports.first), std::to_string(ports.last)});
}

void checkTuning(ProblemList& problems, const std::string& where, const HostTuning& tuning) {
  if (tuning.finTimeout) problems.checkDuration(where + ".fin_timeout", *tuning.finTimeout);
  if (tuning.twReuse) problems.checkRange(where + ".tw_reuse", *tuning.twReuse, 0, 2);
  if (tuning.maxTimeWait) {
    problems.checkRange(where + ".max_tw_buckets", *tuning.maxTimeWait, 0, 1'000'000);
  }
  if (tuning.orphanRetries) {
    problems.checkRange(where + ".orphan_retries", *tuning.orphanRetries, 0, 255);
  }
  if (tuning.keepAliveTime) {
    problems.checkDuration(where + ".keepalive_time", *tuning.keepAliveTime);
  }
  if (tuning.keepAliveInterval) {
    problems.checkDuration(where + ".keepalive_intvl", *tuning.keepAliveInterval);
  }
  if (tuning.keepAliveProbes) {
    problems.checkRange(where + ".keepalive_probes", *tuning.keepAliveProbes, 1, 255);
  }
  if (tuning.retries) problems.checkRange(where + ".retries2", *tuning.retries, 1, 255);
  if (tuning.synRetries) problems.checkRange(where + ".syn_retries", *tuning.synRetries, 1, 127);
  if (tuning.ports) checkPorts(problems, where + ".ports", *tuning.ports);
  for (std::size_t i = 0; i < tuning.reservedPorts.size(); ++i) {
    checkPorts(problems, element(where + ".reserved_ports", i), tuning.reservedPorts[i]);
  }
  if (tuning.unprivilegedPort) {
    problems.checkRange(where + ".unprivileged_port", *tuning.unprivilegedPort, 0, 65'535);
  }
  if (tuning.initialWindow) {
    problems.checkRange(where + ".initial_window", *tuning.initialWindow, 1, 65'535);
  }
}

void checkHostEvent(ProblemList& problems, const std::string& where, const Host& host,
                    const HostEvent& event) {
  problems.checkInstant(where + ".at", event.at);
  const bool isPower =
      event.kind == HostEventKind::PowerOff || event.kind == HostEventKind::PowerOn;
  const bool isThere = std::any_of(host.programs.begin(), host.programs.end(),
                                   [&](const Program& p) { return p.name == event.program; });
  if (isPower && !event.program.empty()) {
    problems.add(where + ".program", ProblemKind::PowerOfProgram);
  } else if (!isPower && !event.program.empty() && !isThere) {
    problems.add(where + ".program", ProblemKind::UnknownProgram, {event.program, host.name});
  }
  if (event.kind == HostEventKind::SetOption && !event.option) {
    problems.add(where, ProblemKind::NoOption);
  }
  if (event.option) checkOption(problems, where + ".value", *event.option);
}

void checkHost(ProblemList& problems, const Scenario& scenario, std::size_t index) {
  const Host& host = scenario.hosts[index];
  const std::string where = element("hosts", index);
  checkName(problems, where, host.name);
  for (std::size_t i = 0; i < index; ++i) {
    if (scenario.hosts[i].name == host.name) {
      problems.add(where + ".name", ProblemKind::HostNameTwice, {host.name});
    }
    if (!scenario.oneMachine && scenario.hosts[i].address == host.address) {
      problems.add(where + ".address", ProblemKind::AddressTwice, {host.address.toString()});
    }
  }
  if (host.address.isAny()) {
    problems.add(where + ".address", ProblemKind::WildcardHost, {host.address.toString()});
  }
  const Host& first = scenario.hosts.front();
  const bool isSame =
      host.os == first.os && host.address == first.address && host.tuning == first.tuning;
  if (scenario.oneMachine && !isSame) {
    problems.add(where, ProblemKind::MachinesDiffer, {first.name});
  }
  checkTuning(problems, where + ".tuning", host.tuning);
  for (std::size_t i = 0; i < host.programs.size(); ++i) {
    const std::string place = element(where + ".programs", i);
    checkName(problems, place, host.programs[i].name);
    for (std::size_t j = 0; j < i; ++j) {
      if (host.programs[j].name != host.programs[i].name) continue;
      problems.add(place + ".name", ProblemKind::ProgramNameTwice, {host.programs[i].name});
    }
    checkProgram(problems, place, scenario, host, host.programs[i]);
  }
  for (std::size_t i = 0; i < host.events.size(); ++i) {
    checkHostEvent(problems, element(where + ".events", i), host, host.events[i]);
  }
}

bool hasHost(const Scenario& scenario, const std::string& name) {
  return std::any_of(scenario.hosts.begin(), scenario.hosts.end(),
                     [&](const Host& host) { return host.name == name; });
}

void checkHostName(ProblemList& problems, const std::string& where, const Scenario& scenario,
                   const std::string& name) {
  if (hasHost(scenario, name)) return;
  std::string known;
  for (const Host& host : scenario.hosts) known += (known.empty() ? "" : ", ") + host.name;
  problems.add(where, ProblemKind::UnknownHost, {name, known});
}

void checkImpairments(ProblemList& problems, const Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.impairments.size(); ++i) {
    const std::string where = element("fates", i);
    const ChosenImpairment& chosen = scenario.impairments[i];
    checkHostName(problems, where + ".host", scenario, chosen.segment.host);
    problems.checkRange(where + ".nth", chosen.segment.nth, 1, 1'000'000);
    problems.checkDuration(where + ".by", chosen.impairment.by);
    for (std::size_t j = 0; j < i; ++j) {
      if (scenario.impairments[j].segment != chosen.segment) continue;
      problems.add(where, ProblemKind::ImpairmentTwice);
    }
  }
}

void checkInjections(ProblemList& problems, const Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.injections.size(); ++i) {
    const std::string where = element("inject", i);
    const Injection& segment = scenario.injections[i];
    problems.checkInstant(where + ".at", segment.at);
    checkHostName(problems, where + ".to", scenario, segment.to);
    problems.checkRange(where + ".seq", segment.seqMinusRcvNxt, -kFarthestSequence,
                        kFarthestSequence);
    problems.checkRange(where + ".ack", segment.ackMinusSndNxt, -kFarthestSequence,
                        kFarthestSequence);
    problems.checkRange(where + ".len", segment.len, 0, kLongestSegment);
    if (segment.tsMinusLast) {
      problems.checkRange(where + ".ts", *segment.tsMinusLast, -kFarthestSequence,
                          kFarthestSequence);
    }
  }
}

void checkChoices(ProblemList& problems, const std::string& where, const Question& question) {
  const std::size_t count = question.choices.size();
  if (count < 2 || count > kMostChoices) {
    problems.add(where + ".choices", ProblemKind::WrongChoices,
                 {std::to_string(count), "2", std::to_string(kMostChoices)});
  } else {
    problems.checkRange(where + ".answer", question.answer, 1, std::ssize(question.choices));
  }
  if (question.ask.empty()) problems.add(where, ProblemKind::NothingAsked);
}

void checkQuestions(ProblemList& problems, const Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.questions.size(); ++i) {
    const std::string where = element("questions", i);
    const Question& question = scenario.questions[i];
    problems.checkInstant(where + ".at", question.at);
    if (question.about) problems.checkInstant(where + ".about", *question.about);
    if (question.about && *question.about < question.at) {
      problems.add(where + ".about", ProblemKind::AboutThePast,
                   {textOf(question.about->time_since_epoch())});
    }
    switch (question.kind) {
      case QuestionKind::TimeWait:
        if (scenario.hosts.size() == 2) break;
        problems.add(where + ".kind", ProblemKind::NotTwoHosts,
                     {std::to_string(scenario.hosts.size())});
        break;
      case QuestionKind::Bind:
        if (serverProgram(scenario)) break;
        problems.add(where + ".kind", ProblemKind::NothingBinds);
        break;
      case QuestionKind::State:
        checkHostName(problems, where + ".host", scenario, question.host);
        break;
      case QuestionKind::Choice: checkChoices(problems, where, question); break;
    }
  }
}

}  // namespace

bool isName(const std::string& name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), allowed);
}

std::vector<ScenarioProblem> problemsOf(const Scenario& scenario) {
  ProblemList problems;
  checkName(problems, "", scenario.name);
  if (scenario.msl) problems.checkDuration("msl", *scenario.msl);
  if (scenario.until) problems.checkInstant("until", *scenario.until);
  checkLink(problems, scenario.link);
  if (scenario.hosts.empty()) problems.add("hosts", ProblemKind::NoHosts);
  for (std::size_t i = 0; i < scenario.hosts.size(); ++i) checkHost(problems, scenario, i);
  checkImpairments(problems, scenario);
  checkInjections(problems, scenario);
  checkQuestions(problems, scenario);
  return std::move(problems.found);
}

}  // namespace linger
