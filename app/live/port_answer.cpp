#include "app/live/port_answer.h"

#include <algorithm>

#include "app/live/unseen_options.h"

namespace linger {
namespace {

bool isInEphemeralRange(std::uint16_t port, const KernelKnobs& knobs) {
  return port >= knobs.ephemeral.first && port <= knobs.ephemeral.last;
}

/// Nobody records who called whom. A peer's port that is served says it; else the one of the two
/// that the system chose is the caller's.
bool isOutgoing(const LiveSocket& socket, const KernelKnobs& knobs) {
  if (socket.facts.state == State::SynSent || socket.peerListens) return true;
  if (socket.facts.remote == socket.facts.local) return true;  // It has called itself.
  constexpr std::uint16_t kFirstUserPort = 1024;
  const std::uint16_t remote = socket.facts.remote->port;
  if (isInEphemeralRange(remote, knobs)) return false;
  return isInEphemeralRange(socket.facts.local.port, knobs) || remote < kFirstUserPort;
}

PortCause causeOfHeld(const LiveSocket& socket, const KernelKnobs& knobs) {
  if (isOutgoing(socket, knobs)) return PortCause::Outgoing;
  return socket.facts.state == State::CloseWait ? PortCause::CloseWait : PortCause::Connection;
}

/// When the last of the sockets in the way of these options is gone by itself.
std::optional<TimeRange> lastEnd(const UnseenOptions& unseen, const PortReading& reading,
                                 const ReuseOptions& options) {
  std::optional<TimeRange> last;
  for (const std::size_t place : unseen.blockers(options)) {
    const auto end = endOf(reading.sockets[place], reading.knobs);
    if (!end) return std::nullopt;
    if (!last) last = TimeRange{};
    last->earliest = std::max(last->earliest, end->earliest);
    last->latest = std::max(last->latest, end->latest);
  }
  return last;
}

OptionVerdict verdictFor(std::size_t asked, const PortReading& reading,
                         const UnseenOptions& unseen) {
  OptionVerdict verdict;
  verdict.options = kAskedOptions[asked];
  verdict.kernel = reading.answers[asked];
  const Verdict judged = unseen.judge(verdict.options);
  verdict.model = judged.result;
  verdict.modelFailedAt = judged.failedAt;
  verdict.inferred = unseen.isInferred();
  if (verdict.kernel.works()) {
    verdict.worksIn = TimeRange{};
  } else if (verdict.kernel.result == "EADDRINUSE") {
    verdict.worksIn = lastEnd(unseen, reading, verdict.options);
  }
  return verdict;
}

PortCause causeOf(const PortReading& reading, const PortAnswer& answer) {
  if (!reading.addressIsLocal) return PortCause::NotLocal;
  if (answer.verdicts.front().kernel.result == nameOf(Errno::Access)) return PortCause::Privileged;
  if (!answer.blockers.empty()) return causeOf(answer.blockers.front(), reading.knobs);
  if (!answer.isFree()) {
    const bool mayBeUnlisted =
        !reading.listsBoundSockets && answer.verdicts.front().kernel.result == "EADDRINUSE";
    return mayBeUnlisted ? PortCause::Bound : PortCause::Refused;
  }
  return reading.isReserved ? PortCause::Reserved : PortCause::Free;
}

/// Nobody reads more of them.
constexpr std::ptrdiff_t kMostBlockers = 100;

/// The worst first: by what they are, then those that stay longest.
void addBlockers(PortAnswer& answer, const UnseenOptions& unseen, const PortReading& reading) {
  std::vector<std::size_t> places = unseen.blockers({});
  const auto weight = [&reading](std::size_t place) {
    const LiveSocket& socket = reading.sockets[place];
    const bool isUnsaid = socket.inode != 0 && socket.holders.empty();
    return std::tuple(causeOf(socket, reading.knobs), isUnsaid, -socket.left, place);
  };
  const auto end = places.begin() + std::min(std::ssize(places), kMostBlockers);
  std::ranges::partial_sort(places, end, {}, weight);
  answer.blockersInAll = places.size();
  for (const std::size_t place : places) answer.blockersInAll += reading.sockets[place].leftOut;
  for (auto place = places.begin(); place != end; ++place) {
    answer.blockers.push_back(unseen.completed(*place));
  }
}

}  // namespace

std::string_view nameOf(PortCause cause) {
  switch (cause) {
    case PortCause::NotLocal: return "not-local";
    case PortCause::Privileged: return "privileged";
    case PortCause::Listener: return "listener";
    case PortCause::Bound: return "bound";
    case PortCause::Outgoing: return "outgoing";
    case PortCause::CloseWait: return "close-wait";
    case PortCause::Connection: return "connection";
    case PortCause::OrphanFinWait2: return "fin-wait-2-orphan";
    case PortCause::Orphan: return "orphan";
    case PortCause::TimeWait: return "time-wait";
    case PortCause::Refused: return "refused";
    case PortCause::Reserved: return "reserved";
    case PortCause::Free: return "free";
  }
  return {};
}

PortCause causeOf(const LiveSocket& socket, const KernelKnobs& knobs) {
  if (socket.facts.state == State::Listen) return PortCause::Listener;
  if (socket.facts.transport == Transport::Udp || !socket.facts.remote) return PortCause::Bound;
  if (socket.facts.state == State::TimeWait) return PortCause::TimeWait;
  if (!isOrphan(socket)) return causeOfHeld(socket, knobs);
  const bool waitsForFin = socket.facts.state == State::FinWait2;
  return waitsForFin ? PortCause::OrphanFinWait2 : PortCause::Orphan;
}

bool PortAnswer::differs() const {
  return std::ranges::any_of(verdicts, &OptionVerdict::differs);
}

PortAnswer answerOf(const PortReading& reading) {
  const UnseenOptions unseen(reading);
  PortAnswer answer;
  for (std::size_t i = 0; i < kAskedOptions.size(); ++i) {
    answer.verdicts.push_back(verdictFor(i, reading, unseen));
  }
  addBlockers(answer, unseen, reading);
  answer.cause = causeOf(reading, answer);
  return answer;
}

}  // namespace linger
