#include "model/fleet/caller_follower.h"

#include "model/sim/recording.h"
#include "model/sim/simulate.h"

namespace linger {

CallerFollower::CallerFollower(const Scenario& scenario, std::span<const std::size_t> callers)
    : scenario_(scenario), awaited_(callers.begin(), callers.end()) {}

void CallerFollower::take(const World& world, const RunEffects& effects) {
  world_ = &world;
  for (const RunEffect& effect : effects) std::visit(*this, effect);
}

std::vector<CallerTrace> CallerFollower::traces() {
  std::vector<CallerTrace> traces;
  traces.reserve(followed_.size());
  for (Followed& followed : followed_) {
    traces.push_back({followed.caller, std::move(followed.trace)});
  }
  return traces;
}

template <typename Effect>
void CallerFollower::record(Followed& followed, const Effect& effect) {
  linger::record(*world_->scenario, {effect}, world_->now, followed.recorder);
}

/// What a new socket does is told before the socket is: while a followed segment arrives, it may be
/// the other end of its connection.
CallerFollower::Followed* CallerFollower::ofSocket(HostIndex host, SocketId socket) {
  const auto known = sockets_.find({host, socket});
  if (known != sockets_.end()) return known->second;
  if (!arriving_ || !socket.value) return nullptr;
  const auto facts = world_->machineOf(host).stack.facts(socket);
  return facts && facts->remote ? beginFollowing(host, *facts) : nullptr;
}

CallerFollower::Followed* CallerFollower::ofPacket(const Packet& packet) const {
  auto known = tuples_.find({packet.source, packet.destination});
  if (known == tuples_.end()) known = tuples_.find({packet.destination, packet.source});
  return known == tuples_.end() ? nullptr : known->second;
}

void CallerFollower::operator()(const run_effect::Sent& sent) {
  Followed* followed = ofSocket(sent.from, sent.sent.socket);
  if (!followed && !sent.sent.socket.value) followed = ofPacket(sent.sent.packet);
  if (!followed) return;
  record(*followed, sent);
  segments_[sent.id] = {followed, followed->trace.segments.size()};
}

void CallerFollower::operator()(const run_effect::Copied& copied) {
  const auto known = segments_.find(copied.original);
  if (known == segments_.end()) return;
  const Known original = known->second;
  const SegmentId own{static_cast<int>(original.index)};
  record(*original.followed, run_effect::Copied{copied.id, own, copied.arrives});
  segments_[copied.id] = {original.followed, original.followed->trace.segments.size()};
}

void CallerFollower::operator()(const run_effect::WayOver& over) {
  const auto known = segments_.find(over.id);
  if (known == segments_.end()) return;
  const Known segment = known->second;
  segments_.erase(known);
  const SegmentId own{static_cast<int>(segment.index)};
  record(*segment.followed, run_effect::WayOver{own, over.delivery});
  if (over.delivery == Delivery::Delivered) arriving_ = segment.followed;
}

void CallerFollower::operator()(const run_effect::ArrivalOver& over) {
  if (arriving_) record(*arriving_, over);
  arriving_ = nullptr;
}

void CallerFollower::operator()(const run_effect::Judged& judged) {
  if (arriving_) record(*arriving_, judged);
}

void CallerFollower::operator()(const run_effect::Moved& moved) {
  if (Followed* followed = ofSocket(moved.host, moved.moved.socket)) record(*followed, moved);
}

void CallerFollower::operator()(const run_effect::TimerSet& set) {
  if (Followed* followed = ofSocket(set.host, set.set.socket)) record(*followed, set);
}

void CallerFollower::operator()(const run_effect::TimerEnded& ended) {
  if (Followed* followed = ofSocket(ended.host, ended.ended.socket)) record(*followed, ended);
}

/// A socket that is not followed yet: one that a followed process has made, or the other end of a
/// followed connection.
CallerFollower::Followed* CallerFollower::beginFollowing(HostIndex host, const SocketFacts& facts) {
  Followed* followed = nullptr;
  if (const auto made = processes_.find({host, facts.owner}); made != processes_.end()) {
    followed = made->second;
  } else if (facts.remote) {
    const auto other = tuples_.find({*facts.remote, facts.local});
    if (other != tuples_.end()) followed = other->second;
  }
  if (followed) sockets_[{host, facts.id}] = followed;
  return followed;
}

void CallerFollower::operator()(const run_effect::SocketChanged& changed) {
  const SocketFacts& facts = changed.changed.facts;
  if (facts.state == State::Listen && !changed.changed.gone) {
    listeners_.insert_or_assign({changed.host, facts.id}, changed);
  } else {
    listeners_.erase({changed.host, facts.id});
  }
  Followed* followed = ofSocket(changed.host, facts.id);
  if (!followed && !changed.changed.gone) followed = beginFollowing(changed.host, facts);
  if (!followed) {
    // A tuple that somebody else has now is no longer the caller's.
    if (facts.remote) tuples_.erase({facts.local, *facts.remote});
    return;
  }
  if (answering_ && facts.owner == answering_->process && changed.host == answering_->host) {
    const ProcessKey process{answering_->host, answering_->process};
    record(*followed, *answering_);
    processes_[process] = followed;
    running_[started_ - 1] = {{followed, followed->started++}, process};
    answering_.reset();
    if (accepting_) callOf(*followed, accepting_->first, accepting_->second);
    accepting_.reset();
  }
  record(*followed, changed);
  const bool isCallers = facts.remote && !followed->local;
  if (isCallers) {
    followed->local = facts.local;
    followed->remote = facts.remote;
    tuples_[{facts.local, *facts.remote}] = followed;
  }
  if (changed.changed.gone) sockets_.erase({changed.host, facts.id});
}

void CallerFollower::operator()(const run_effect::SceneBegins&) {
  called_ = 0;
}

void CallerFollower::callOf(Followed& followed, std::size_t number,
                            const run_effect::Called& called) {
  record(followed, called);
  calls_[number] = {&followed, followed.called++};
}

void CallerFollower::operator()(const run_effect::Called& called) {
  const std::size_t number = called_++;
  if (answering_ && called.process == answering_->process && called.host == answering_->host) {
    accepting_ = std::pair(number, called);
    return;
  }
  const auto known = processes_.find({called.host, called.process});
  if (known == processes_.end()) return;
  if (called.socket.value) sockets_.try_emplace({called.host, called.socket}, known->second);
  callOf(*known->second, number, called);
}

void CallerFollower::operator()(const run_effect::Returned& returned) {
  const auto known = calls_.find(returned.call);
  if (known == calls_.end()) return;
  run_effect::Returned own = returned;
  own.call = known->second.index;
  record(*known->second.followed, own);
  calls_.erase(known);
}

void CallerFollower::operator()(const run_effect::Started& started) {
  const std::size_t number = started_++;
  answering_.reset();
  accepting_.reset();
  if (!started.caller) {
    answering_ = started;
    return;
  }
  if (awaited_.erase(*started.caller) == 0) return;
  Followed& followed = followed_.emplace_back(*started.caller, blankTrace(scenario_));
  const ProcessKey process{started.host, started.process};
  for (const auto& [socket, listens] : listeners_) record(followed, listens);
  record(followed, started);
  processes_[process] = &followed;
  running_[number] = {{&followed, followed.started++}, process};
}

void CallerFollower::operator()(const run_effect::Ended& ended) {
  const auto known = running_.find(ended.process);
  if (known == running_.end()) return;
  const auto [process, key] = known->second;
  run_effect::Ended own = ended;
  own.process = process.index;
  record(*process.followed, own);
  running_.erase(known);
  processes_.erase(key);
}

}  // namespace linger
