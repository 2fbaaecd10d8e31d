#include "app/live/unseen_options.h"

#include <algorithm>
#include <map>

namespace linger {
namespace {

/// Who may bind a privileged port is asked here, as it depends on more than the user; the rules
/// are asked about a port that is none.
constexpr std::uint16_t kStandInPort = 8080;

bool isIncomplete(const LiveSocket& socket) {
  return !socket.optionsKnown || !socket.v6onlyKnown;
}

/// All by which bind() can tell two sockets apart, and whether there is something to infer.
auto kindKey(const LiveSocket& socket) {
  const SocketFacts& facts = socket.facts;
  return std::tuple(facts.local, facts.state, facts.bound, facts.timeWaitRecord, facts.accepted,
                    facts.uid, facts.remote.has_value(), facts.options, facts.v6only,
                    socket.optionsKnown, socket.v6onlyKnown);
}

}  // namespace

UnseenOptions::UnseenOptions(const PortReading& reading) : reading_(reading) {
  groupSockets();
  infer();
}

void UnseenOptions::groupSockets() {
  using Key = decltype(kindKey(reading_.sockets.front()));
  std::map<Key, std::size_t> known;
  const std::vector<LiveSocket>& sockets = reading_.sockets;
  kindOf_.reserve(sockets.size());
  for (std::size_t i = 0; i < sockets.size(); ++i) {
    const Key key = kindKey(sockets[i]);
    if (i > 0 && key == kindKey(sockets[i - 1])) {
      kindOf_.push_back(kindOf_.back());
      continue;
    }
    const auto [kind, isNew] = known.try_emplace(key, kinds_.size());
    if (isNew) {
      kinds_.emplace_back(sockets[i].facts).local.port = kStandInPort;
      examples_.push_back(i);
    }
    kindOf_.push_back(kind->second);
  }
}

/// What can be asked is probably the listener whose children the others are: its options come
/// first.
std::vector<ReuseOptions> UnseenOptions::candidates() const {
  std::vector<ReuseOptions> candidates;
  const auto known = std::ranges::find_if(reading_.sockets, &LiveSocket::optionsKnown);
  if (known != reading_.sockets.end()) candidates.push_back(known->facts.options);
  candidates.insert(candidates.end(), kAskedOptions.begin(), kAskedOptions.end());
  return candidates;
}

void UnseenOptions::infer() {
  isInferred_ = std::ranges::any_of(reading_.sockets, isIncomplete);
  const std::vector<ReuseOptions> all = candidates();
  for (const ReuseOptions& options : all) {
    for (const bool v6only : {false, true}) {
      if (isInferred_) assume(options, v6only);
      if (agrees()) return;
    }
  }
  assume(all.front(), false);
  if (inferMemory() || inferEach()) return;
  assume(all.front(), false);
}

/// What the kernel remembers of the port lets SO_REUSEPORT in where the sockets would not.
bool UnseenOptions::inferMemory() {
  memory_.succeeded(requestWith({.reusePort = true}));
  if (agrees()) {
    isInferred_ = true;
    return true;
  }
  memory_ = {};
  return false;
}

/// The sockets of a port differ in their options where several programs have had it.
bool UnseenOptions::inferEach() {
  constexpr std::size_t kMostKinds = 4;
  std::vector<SocketFacts*> unseen;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    if (!reading_.sockets[examples_[i]].optionsKnown) unseen.push_back(&kinds_[i]);
  }
  if (unseen.size() < 2 || unseen.size() > kMostKinds) return false;
  constexpr std::size_t kSets = kAskedOptions.size();
  std::size_t combinations = 1;
  for (std::size_t i = 0; i < unseen.size(); ++i) combinations *= kSets;
  for (std::size_t combination = 0; combination < combinations; ++combination) {
    std::size_t rest = combination;
    for (SocketFacts* const kind : unseen) {
      kind->options = kAskedOptions[rest % kSets];
      rest /= kSets;
    }
    if (agrees()) return true;
  }
  return false;
}

void UnseenOptions::assume(const ReuseOptions& options, bool v6only) {
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const LiveSocket& example = reading_.sockets[examples_[i]];
    if (!example.optionsKnown) kinds_[i].options = options;
    if (!example.v6onlyKnown) kinds_[i].v6only = v6only;
  }
}

LiveSocket UnseenOptions::completed(std::size_t place) const {
  LiveSocket socket = reading_.sockets[place];
  socket.facts.options = kinds_[kindOf_[place]].options;
  socket.facts.v6only = kinds_[kindOf_[place]].v6only;
  return socket;
}

bool UnseenOptions::agrees() const {
  for (std::size_t i = 0; i < kAskedOptions.size(); ++i) {
    if (nameOf(judge(kAskedOptions[i]).result) != reading_.answers[i].result) return false;
  }
  return true;
}

BindRequest UnseenOptions::requestWith(const ReuseOptions& options) const {
  BindRequest request;
  request.transport = reading_.query.transport;
  request.local = {reading_.query.local.address, kStandInPort};
  request.options = options;
  request.v6only = reading_.knobs.v6onlyByDefault;
  request.uid = reading_.uid;
  return request;
}

/// What bind() asks before it looks at any other socket.
std::optional<Errno> UnseenOptions::refusal() const {
  const std::uint16_t port = reading_.query.local.port;
  if (!reading_.addressIsLocal) return Errno::AddrNotAvail;
  const bool isPrivileged = port < reading_.knobs.firstUnprivileged;
  if (isPrivileged && !reading_.mayBindPrivileged) return Errno::Access;
  return std::nullopt;
}

Verdict UnseenOptions::judge(const ReuseOptions& options) const {
  if (const auto error = refusal()) {
    Verdict verdict;
    verdict.result = *error;
    verdict.failedAt = Call::Bind;
    return verdict;
  }
  const OsProfile& profile = profileOf(OsId::Linux);
  const BindRequest request = requestWith(options);
  const bool isUdp = request.transport == Transport::Udp;
  return isUdp ? judgeBind(profile, request, kinds_)
               : judgeRestart(profile, request, kinds_, &memory_);
}

std::vector<std::size_t> UnseenOptions::blockers(const ReuseOptions& options) const {
  const BindRequest request = requestWith(options);
  std::vector<bool> kindBlocks;
  for (const SocketFacts& kind : kinds_) {
    kindBlocks.push_back(!judgeBind(profileOf(OsId::Linux), request, {&kind, 1}).works());
  }
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < kindOf_.size(); ++i) {
    if (kindBlocks[kindOf_[i]]) places.push_back(i);
  }
  return places;
}

}  // namespace linger
