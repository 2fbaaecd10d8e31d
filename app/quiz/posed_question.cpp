#include "app/quiz/posed_question.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/files/sentences.h"
#include "app/verdict/rebind_words.h"
#include "model/trace/rebind.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

struct Lesson {
  Q_DECLARE_TR_FUNCTIONS(Lesson)
};

/// What the run says about a question.
struct Finding {
  QString ask;
  QStringList choices;
  int right = 0;
  QString fact;              ///< What is so, in one sentence.
  std::optional<Rule> rule;  ///< Which rule made it so.
};

SimTime instantOf(const Question& question) {
  return question.about.value_or(question.at);
}

/// "now", or "at 2.000 s" where that is later than the question.
QString whenText(const Question& question) {
  return instantOf(question) == question.at
             ? Lesson::tr("now")
             : Lesson::tr("at %1").arg(instantText(instantOf(question)));
}

bool isInTimeWait(const HostSnapshot& host) {
  return std::ranges::any_of(host.sockets, [](const SocketFacts& socket) {
    return socket.state == State::TimeWait && socket.transport == Transport::Tcp;
  });
}

/// The last change of a connection's state up to an instant that `accept` agrees with.
template <typename Accept>
std::optional<Rule> lastRule(const Trace& trace, SimTime at, const Accept& accept) {
  std::optional<Rule> rule;
  for (const TransitionRecord& moved : trace.transitions) {
    if (moved.at <= at && accept(moved)) rule = moved.rule;
  }
  return rule;
}

Finding findTimeWait(const Trace& trace, const Question& question) {
  const Snapshot then = snapshotAt(trace, instantOf(question));
  const std::array names{hostText(trace.hosts[0].name), hostText(trace.hosts[1].name)};
  const bool first = isInTimeWait(then.hosts[0]);
  const bool second = isInTimeWait(then.hosts[1]);
  Finding finding;
  finding.ask = Lesson::tr("Who is in TIME-WAIT %1?").arg(whenText(question));
  finding.choices = {Lesson::tr("Only the %1").arg(names[0]),
                     Lesson::tr("Only the %1").arg(names[1]), Lesson::tr("Both"),
                     Lesson::tr("Neither")};
  finding.right = first && second ? 2 : first ? 0 : second ? 1 : 3;
  finding.fact = finding.right == 3
                     ? Lesson::tr("No connection is in TIME-WAIT then.")
                     : Lesson::tr("In TIME-WAIT then: %1.").arg(finding.choices[finding.right]);
  finding.rule = lastRule(trace, instantOf(question), [](const TransitionRecord& moved) {
    return moved.to == State::TimeWait;
  });
  return finding;
}

/// The answer that the program really got if it asks at that instant; else what it would get.
std::pair<Errno, Rule> bindAnswer(const Trace& trace, const PortRequest& server, SimTime at) {
  std::optional<std::pair<Errno, Rule>> got;
  for (const CallRecord& call : trace.calls) {
    const bool takesPort = call.call == Call::Bind || call.call == Call::Listen;
    if (call.at != at || call.host != server.host || !takesPort) continue;
    if (!got || got->first == Errno::Ok) got = std::pair(call.result, call.rule);
  }
  if (got) return *got;
  const VerdictInterval now = rebindVerdictAt(trace, {server, server.options, std::nullopt}, at);
  return {now.verdict.result, now.verdict.rule};
}

Finding findBind(const Trace& trace, const Question& question) {
  const PortRequest& server = *trace.server;
  const auto [result, rule] = bindAnswer(trace, server, instantOf(question));
  const OsProfile& system = profileOf(trace.hosts[server.host]);
  const bool isUsual = result == Errno::Ok || result == Errno::AddrInUse;
  const Errno other = isUsual ? Errno::Access : result;
  Finding finding;
  finding.ask = Lesson::tr("The server's program is started %1. What does bind() return?")
                    .arg(whenText(question));
  finding.choices = {Lesson::tr("It works"), Lesson::tr("EADDRINUSE: Address already in use"),
                     Lesson::tr("%1: another error").arg(text(nameOf(other))),
                     Lesson::tr("Nothing yet: it waits until the port is free")};
  finding.right = result == Errno::Ok ? 0 : result == Errno::AddrInUse ? 1 : 2;
  finding.fact =
      result == Errno::Ok
          ? Lesson::tr("On %1 it works.").arg(text(system.title))
          : Lesson::tr("On %1 it fails with %2.").arg(text(system.title), text(nameOf(result)));
  finding.rule = rule;
  return finding;
}

/// The right state and others that this run or any other goes through, in the table's order.
std::vector<State> statesToChooseFrom(const Trace& trace, HostIndex host, State right) {
  std::vector<State> states{right};
  const auto add = [&](State state) {
    const bool isNew = std::ranges::find(states, state) == states.end();
    if (isNew && states.size() < kMostChoices) states.push_back(state);
  };
  for (const TransitionRecord& moved : trace.transitions) {
    if (moved.host == host) add(moved.to);
  }
  for (const State state : {State::Established, State::CloseWait, State::FinWait2, State::TimeWait,
                            State::LastAck, State::Closed}) {
    add(state);
  }
  std::ranges::sort(states);
  return states;
}

Finding findState(const Trace& trace, const Question& question) {
  const auto& hosts = trace.hosts;
  const auto found = std::ranges::find(hosts, question.host, &TraceHost::name);
  const auto host = static_cast<HostIndex>(found - hosts.begin());
  const State right = snapshotAt(trace, instantOf(question)).hosts[host].state;
  const std::vector<State> states = statesToChooseFrom(trace, host, right);
  Finding finding;
  finding.ask =
      Lesson::tr("Which state is the %1 in %2?").arg(hostText(question.host), whenText(question));
  for (const State state : states) finding.choices << text(nameOf(state));
  finding.right = static_cast<int>(std::ranges::find(states, right) - states.begin());
  finding.fact = Lesson::tr("It is in %1.").arg(text(nameOf(right)));
  finding.rule = lastRule(trace, instantOf(question),
                          [host](const TransitionRecord& moved) { return moved.host == host; });
  return finding;
}

Finding findChoice(const Question& question, const SceneWords& words) {
  Finding finding;
  for (const std::string& choice : question.choices) finding.choices << words.of(choice);
  finding.right = question.answer - 1;
  return finding;
}

Finding find(const Trace& trace, const Question& question, const SceneWords& words) {
  switch (question.kind) {
    case QuestionKind::TimeWait: return findTimeWait(trace, question);
    case QuestionKind::Bind: return findBind(trace, question);
    case QuestionKind::State: return findState(trace, question);
    case QuestionKind::Choice: return findChoice(question, words);
  }
  return {};
}

}  // namespace

PosedQuestion pose(const Trace& trace, const Question& question, const SceneWords& words,
                   const Explanations& explanations) {
  const Finding finding = find(trace, question, words);
  QStringList because;
  if (!finding.fact.isEmpty()) because << finding.fact;
  if (!question.because.empty()) because << words.of(question.because);
  if (finding.rule) because << explanations.of(*finding.rule).why;
  return {question.ask.empty() ? finding.ask : words.of(question.ask), finding.choices,
          finding.right, inOneText(because)};
}

}  // namespace linger
