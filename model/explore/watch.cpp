#include "model/explore/watch.h"

#include <algorithm>

#include "model/explore/next_connection.h"
#include "model/tcp/overloaded.h"

namespace linger {
namespace {

/// SplitMix64's finish over both numbers.
std::uint64_t mixed(std::uint64_t hash, std::uint64_t what) {
  std::uint64_t z = hash * 0x9e3779b97f4a7c15ULL + what + 1;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

/// What is noted of a step: each kind of thing has numbers of its own.
enum class Noted : std::uint64_t { Arrives, Moves, Fires };

std::uint64_t numbered(Noted kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  return ((static_cast<std::uint64_t>(kind) * 4096 + a) * 4096 + b) * 4096 + c;
}

/// The connection has come to its end in another way than by FIN and ACK.
bool isUnclean(State from, Event by) {
  constexpr States kOver{State::Closed, State::Listen, State::SynSent, State::SynReceived,
                         State::TimeWait};
  if (kOver.contains(from)) return false;
  constexpr std::array kUnclean{Event::Rst,         Event::SynResets,       Event::DataAfterClose,
                                Event::Abort,       Event::CloseUnread,     Event::GaveUp,
                                Event::UserTimeout, Event::KeepAliveGaveUp, Event::SynAfterClose};
  return std::ranges::find(kUnclean, by) != kUnclean.end();
}

bool isErrorOfConnection(Errno error) {
  return error == Errno::ConnReset || error == Errno::Pipe || error == Errno::TimedOut;
}

/// A next server without options gets the port now.
bool couldBind(const SceneFacts& scene, const World& world) {
  if (!scene.server) return false;
  Stack stack = world.machineOf(scene.server->host).stack;
  constexpr ProcessId kNextServer{1'000'000};
  const SocketId socket = stack.socket(Transport::Tcp, kNextServer, scene.server->uid);
  return stack.bind(socket, scene.server->local).ok() && stack.listen(socket, 5, world.now).ok();
}

}  // namespace

void Watch::breaks(Property property, SimTime now) {
  std::optional<SimTime>& broken = broken_[static_cast<std::size_t>(property)];
  if (!broken) broken = now;
}

void Watch::note(HostIndex host, std::uint64_t what) {
  std::uint64_t& order = orders_[host % orders_.size()];
  order = mixed(order, what);
}

std::uint64_t Watch::order() const {
  std::uint64_t all = 0;
  for (const std::uint64_t order : orders_) all = mixed(all, order);
  return all;
}

void Watch::beginScene() {
  inScene_ = true;
  sent_.clear();
  left_.clear();
  orders_ = {};
}

void Watch::takeSent(const run_effect::Sent& sent) {
  const Packet& packet = sent.sent.packet;
  const auto name = numbered(Noted::Arrives, sent.from, std::uint64_t(kindOf(packet.segment)),
                             std::uint64_t(sent.nthOfKind));
  Sent& noted = sent_.emplace_back(Sent{sent.from,
                                        sent.to,
                                        name,
                                        packet.source.port,
                                        packet.destination.port,
                                        packet.segment.len > 0,
                                        {}});
  if (sent.sent.base) noted.iss = sent.sent.base->iss;
}

void Watch::takeMove(const run_effect::Moved& moved, SimTime now) {
  const Transition& move = moved.moved.transition;
  note(moved.host, numbered(Noted::Moves, std::uint64_t(moved.moved.socket.value),
                            std::uint64_t(move.to), std::uint64_t(move.event)));
  constexpr States kOpening{State::SynSent, State::SynReceived};
  constexpr States kUnopened{State::Closed, State::Listen};
  if (kOpening.contains(move.to) && kUnopened.contains(move.from)) {
    ++open_;
    isReopened_ = isReopened_ || inScene_;
  }
  if (move.to != State::Closed || kUnopened.contains(move.from)) return;
  --open_;
  if (move.event == Event::PowerLost) return;  // Without power there is no next connection.
  if (inScene_ && isUnclean(move.from, move.event)) breaks(Property::CleanClose, now);
  left_.push_back({moved.host, moved.moved.socket, move.from, move.event});
}

void Watch::takeTimer(const run_effect::TimerEnded& timer) {
  if (timer.ended.timer.end != TimerEnd::Fired) return;
  note(timer.host, numbered(Noted::Fires, std::uint64_t(timer.ended.socket.value),
                            std::uint64_t(timer.ended.timer.kind)));
}

void Watch::take(const SceneFacts& scene, const World& world, std::span<const HeldSegment> held,
                 const RunEffects& effects) {
  std::optional<std::size_t> arrived;
  std::optional<Event> judged;
  const Overloaded takeEffect{
      [this](const run_effect::SceneBegins&) { beginScene(); },
      [this](const run_effect::Sent& sent) { takeSent(sent); },
      [this](const run_effect::Copied& copy) { copied(copy.original); },
      [&](const run_effect::WayOver& over) {
        const auto index = std::size_t(over.id.value) - 1;
        if (over.delivery != Delivery::Delivered || index >= sent_.size()) return;
        arrived = index;
        note(sent_[index].to, sent_[index].name);
      },
      [&](const run_effect::Judged& judgement) { judged = judgement.verdict.event; },
      [&](const run_effect::Moved& moved) { takeMove(moved, world.now); },
      [this](const run_effect::TimerEnded& timer) { takeTimer(timer); },
      [&](const run_effect::Returned& returned) {
        const bool isError = inScene_ && isErrorOfConnection(returned.result.error);
        if (isError) breaks(Property::CleanClose, world.now);
      },
      [](const run_effect::ArrivalOver&) {},
      [](const run_effect::TimerSet&) {},
      [](const run_effect::SocketChanged&) {},  // See checkLeft().
      [](const run_effect::PortMemoryChanged&) {},
      [](const run_effect::Called&) {},
      [](const run_effect::Started&) {},
      [](const run_effect::Ended&) {},
      [](const run_effect::CallerWaits&) {},
      [](const run_effect::Power&) {},
  };
  for (const RunEffect& effect : effects) std::visit(takeEffect, effect);
  if (arrived && isReopened_) checkArrival(scene, world, sent_[*arrived], judged);
  if (!left_.empty()) checkLeft(scene, world, held, effects);
  left_.clear();
}

/// A segment has arrived that an earlier connection between these ports has sent.
void Watch::checkArrival(const SceneFacts& scene, const World& world, const Sent& arrived,
                         std::optional<Event> judged) {
  if (!arrived.iss) return;
  const SocketAddress local{scene.addresses[arrived.to], arrived.toPort};
  const SocketAddress remote{scene.addresses[arrived.from], arrived.fromPort};
  const Machine* machine = machineAt(world, local.address);
  if (!machine || !knows(world, local, remote)) return;
  const auto taker = machine->stack.takerOf({Transport::Tcp, remote, local, {}});
  const Endpoint* end = taker ? machine->stack.endpoint(*taker) : nullptr;
  if (!end || end->tcb().irs == *arrived.iss) return;
  breaks(Property::NoOldSegment, world.now);
  const bool isData = arrived.hasData && judged == Event::Ack;
  constexpr std::array kTaken{Event::Fin, Event::FinAndAckOfFin};
  constexpr std::array kConfusing{Event::AckOfFin, Event::FinAndAckOfFin, Event::AckOfSyn,
                                  Event::Rst, Event::SynResets};
  if (!judged) return;
  if (isData || std::ranges::find(kTaken, *judged) != kTaken.end()) {
    breaks(Property::NoOldData, world.now);
  }
  if (std::ranges::find(kConfusing, *judged) != kConfusing.end()) {
    breaks(Property::NoConfusion, world.now);
  }
}

/// What has to be so when an end forgets its connection.
void Watch::checkLeft(const SceneFacts& scene, const World& world,
                      std::span<const HeldSegment> held, const RunEffects& effects) {
  for (const RunEffect& effect : effects) {
    const auto* changed = std::get_if<run_effect::SocketChanged>(&effect);
    if (!changed || !changed->changed.facts.remote) continue;
    const SocketFacts& facts = changed->changed.facts;
    const auto left = std::ranges::find_if(left_, [&](const Left& one) {
      return one.socket == facts.id && one.host == changed->host;
    });
    if (left == left_.end()) continue;
    const Left what = *left;
    left_.erase(left);
    const Ports ports{facts.local, *facts.remote};
    const bool isKnown = knows(world, ports.other, ports.one);
    const bool waited = what.from == State::TimeWait && what.by != Event::NewIncarnation &&
                        what.by != Event::Replaced;
    const auto isOfConnection = [this](const OnItsWay& segment) {
      return sentByConnection(segment.id);
    };
    if (waited && (isKnown || std::ranges::any_of(onItsWay(world, held, ports), isOfConnection))) {
      breaks(Property::Quiet, world.now);
    }
    if (!isKnown && !knows(world, ports.one, ports.other)) {
      checkNextConnection(scene, world, held, ports);
    }
  }
}

/// Both ends have forgotten the connection: the next one between the same ports begins now.
void Watch::checkNextConnection(const SceneFacts& scene, const World& world,
                                std::span<const HeldSegment> held, const Ports& ports) {
  const SimTime now = world.now;
  bool harms = false;
  for (const OnItsWay& old : onItsWay(world, held, ports)) {
    const bool toCaller = !scene.roles || old.to == scene.roles->client;
    // The client is there at once, the server when the SYN has come.
    if (old.latest <= now + (toCaller ? Duration{} : scene.delay)) continue;
    if (sentByConnection(old.id)) breaks(Property::NoOldSegment, now);
    if (old.latest <= now + (toCaller ? 2 : 3) * scene.delay) continue;
    const Machine* sender = machineAt(world, old.from);
    if (!sender) continue;
    const OldSegmentHarm harm = harmOf(
        old.segment, {world.machineOf(old.to).stack.settings().tcp, sender->stack.settings().tcp,
                      toCaller, now, scene.delay, scene.nextNumbers});
    if (harm.isTaken) breaks(Property::NoOldData, now);
    if (harm.confuses()) breaks(Property::NoConfusion, now);
    harms = harms || harm.isTaken || harm.confuses();
  }
  if (harms && !brokenAt(Property::RebindIsSafe) && couldBind(scene, world)) {
    breaks(Property::RebindIsSafe, now);
  }
}

void Watch::end(const World& world) {
  if (open_ == 0) return;
  for (const Machine& machine : world.machines) {
    for (const SocketFacts& facts : machine.stack.table()) {
      constexpr States kNone{State::Closed, State::Listen};
      if (!facts.remote || kNone.contains(facts.state)) continue;
      if (!knows(world, *facts.remote, facts.local)) breaks(Property::NoConfusion, world.now);
    }
  }
}

}  // namespace linger
