#include "app/files/scenario/problem_words.h"

#include <QCoreApplication>

#include "app/files/sentences.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ScenarioProblem)
};

/// The sentence, with places for the arguments.
QString sentenceFor(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::BadName:
      return Text::tr(
          "found the name \"%1\", expected letters, digits, '-', '_' or '.' without spaces");
    case ProblemKind::LossOutOfRange:
      return Text::tr("found a loss of %1, expected a number from 0 to 1");
    case ProblemKind::BadPorts:
      return Text::tr(
          "found the ports %1 to %2, expected the lowest and then the highest, from 1 on");
    case ProblemKind::PowerOfProgram:
      return Text::tr("found a program, expected none: power is the whole host's");
    case ProblemKind::UnknownProgram:
      return Text::tr("found \"%1\", expected the name of a program of host \"%2\"");
    case ProblemKind::NoOption: return Text::tr("found set-option without an option");
    case ProblemKind::HostNameTwice:
      return Text::tr("found a second host \"%1\", expected a name of its own");
    case ProblemKind::AddressTwice:
      return Text::tr("found %1 again, expected an address that no other host has");
    case ProblemKind::WildcardHost:
      return Text::tr("found %1, expected one address of the host's own");
    case ProblemKind::ProgramNameTwice:
      return Text::tr("found a second program \"%1\" on this host, expected a name of its own");
    case ProblemKind::UnknownHost: return Text::tr("found \"%1\", expected the name of a host: %2");
    case ProblemKind::ImpairmentTwice:
      return Text::tr("found the same segment for the second time, expected one entry for it");
    case ProblemKind::NoHosts: return Text::tr("found no host, expected at least one");
    case ProblemKind::MachinesDiffer:
      return Text::tr(
          "found another system, address or tuning than host \"%1\" has, expected the same: all "
          "hosts are one machine");
    case ProblemKind::StepAfterExit:
      return Text::tr("found a step after exit, which can never run; expected exit last");
    case ProblemKind::NobodyTakes:
      return Text::tr("found \"%1\", expected another program on host \"%2\" with a take-listener");
    case ProblemKind::SpawnsNoLater:
      return Text::tr("found \"%1\", expected a program that follows this one on host \"%2\"");
    case ProblemKind::NeedsOpen:
      return Text::tr("found %1 without \"on\", expected an open before it");
    case ProblemKind::TimeBeforeScene:
      return Text::tr("found a time before the scene, expected times in steps only");
    case ProblemKind::RepeatTwice: return Text::tr("found a second repeat, expected one");
    case ProblemKind::NothingToBind:
      return Text::tr("found no address to bind to, expected \"on\"");
    case ProblemKind::NobodyToConnectTo:
      return Text::tr("found no address to connect to, expected \"to\"");
    case ProblemKind::ConnectToPortZero:
      return Text::tr("found port 0, expected the port that a program listens on");
    case ProblemKind::UnknownPeer:
      return Text::tr("found %1, expected the address of one of the hosts");
    case ProblemKind::NotAwaited:
      return Text::tr(
          "found a connect before the scene to port %1, expected a program that listens there "
          "before the scene");
    case ProblemKind::NeedsListen: return Text::tr("found %1, expected a listen before it");
    case ProblemKind::NeedsSocket:
      return Text::tr("found %1, expected an open or a connect before it");
    case ProblemKind::NeedsConnection:
      return Text::tr("found %1, expected an accept or a connect before it");
    case ProblemKind::TooManyBytes:
      return Text::tr("found %1 bytes to send in all, expected at most %2");
    case ProblemKind::NeverStarts:
      return Text::tr("found a program that never starts, expected a time");
    case ProblemKind::StartsOutOfOrder:
      return Text::tr("found %1, expected a time after the start before it");
    case ProblemKind::StartAfterEnd:
      return Text::tr("found a start that never comes, expected a time before \"until\", %1");
    case ProblemKind::NegativeTime: return Text::tr("found %1, expected no negative time");
    case ProblemKind::TimeTooLong: return Text::tr("found %1, expected at most %2");
    case ProblemKind::NumberOutOfRange:
      return Text::tr("found %1, expected a whole number from %2 to %3");
    case ProblemKind::NoSteps:
      return Text::tr("found a program without steps, expected at least one");
    case ProblemKind::EndsTooSoon: return Text::tr("found %1, expected an instant after %2");
    case ProblemKind::AboutThePast: return Text::tr("found %1, expected no instant before \"at\"");
    case ProblemKind::NotTwoHosts:
      return Text::tr("found time-wait in a scenario of %1 hosts, expected two hosts");
    case ProblemKind::NothingBinds:
      return Text::tr("found bind, expected a program that takes a port");
    case ProblemKind::WrongChoices: return Text::tr("found %1 choices, expected from %2 to %3");
    case ProblemKind::RateOutOfRange:
      return Text::tr("found %1 arrivals a second, expected from %2 to %3");
    case ProblemKind::NoTimeToArrive:
      return Text::tr("found no time to arrive in, expected a duration such as 60s");
    case ProblemKind::NobodyToCall:
      return Text::tr("found no destination, expected \"to\" with at least one address and port");
    case ProblemKind::TooManyArrivals:
      return Text::tr("found %1 arrivals in all, expected at most %2");
    case ProblemKind::StepsOfLoad:
      return Text::tr("found steps, expected none: the arrivals say what their connections do");
    case ProblemKind::LoadNeedsTcp: return Text::tr("found udp, expected tcp: arrivals connect");
    case ProblemKind::AnswersNothing:
      return Text::tr("found a program that answers, expected a listen in \"before\"");
    case ProblemKind::CallersDiffer:
      return Text::tr(
          "found other arrivals at %1, expected the same \"requests\" and \"closes\" as theirs");
    case ProblemKind::NothingAsked: return Text::tr("found no words to ask, expected \"ask\"");
  }
  return {};
}

}  // namespace

QString wordsFor(const ScenarioProblem& problem) {
  return filledIn(sentenceFor(problem.kind), problem.arguments);
}

}  // namespace linger
