#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/explore/on_its_way.h"
#include "model/explore/property.h"
#include "model/explore/scene_facts.h"

namespace linger {

/// Follows one run: which properties it breaks, and in which order things happen at either end. It
/// is a value, so that a run that branches takes it along.
class Watch {
 public:
  /// Takes what a step has done. `held`: what the network keeps.
  void take(const SceneFacts& scene, const World& world, std::span<const HeldSegment> held,
            const RunEffects& effects);

  /// The network makes a copy of a segment, which gets the next number.
  void copied(SegmentId original) {
    sent_.push_back(sent_[static_cast<std::size_t>(original.value) - 1]);
  }

  /// The run is over: nothing more happens.
  void end(const World& world);

  /// When the run has broken it; none: it has not.
  std::optional<SimTime> brokenAt(Property property) const {
    return broken_[static_cast<std::size_t>(property)];
  }

  /// A number for the order in which segments arrived, timers fired and states changed at each
  /// host, without the instants. Runs with the same order have the same number.
  std::uint64_t order() const;

 private:
  /// A segment of the run, by its number.
  struct Sent {
    HostIndex from = 0;
    HostIndex to = 0;
    std::uint64_t name = 0;
    std::uint16_t fromPort = 0;
    std::uint16_t toPort = 0;
    bool hasData = false;
    std::optional<SeqNum> iss;  ///< Of the connection that has sent it.
  };
  /// A socket that has left its connection in this step.
  struct Left {
    HostIndex host = 0;
    SocketId socket;
    State from = State::Closed;
    Event by = Event::Close;
  };

  /// Not the answer of a host that knows no such connection.
  bool sentByConnection(SegmentId id) const {
    return sent_[static_cast<std::size_t>(id.value) - 1].iss.has_value();
  }
  void breaks(Property property, SimTime now);
  void note(HostIndex host, std::uint64_t what);
  void beginScene();
  void takeSent(const run_effect::Sent& sent);
  void takeTimer(const run_effect::TimerEnded& timer);
  void takeMove(const run_effect::Moved& moved, SimTime now);
  void checkLeft(const SceneFacts& scene, const World& world, std::span<const HeldSegment> held,
                 const RunEffects& effects);
  void checkNextConnection(const SceneFacts& scene, const World& world,
                           std::span<const HeldSegment> held, const Ports& ports);
  void checkArrival(const SceneFacts& scene, const World& world, const Sent& arrived,
                    std::optional<Event> judged);

  std::array<std::optional<SimTime>, kAllProperties.size()> broken_;
  std::array<std::uint64_t, 4> orders_{};  ///< By host, modulo their number.
  std::vector<Sent> sent_;                 ///< In the scene.
  std::vector<Left> left_;                 ///< In this step; empty between steps.
  int open_ = 0;                           ///< Ends of connections that are not CLOSED.
  bool inScene_ = false;
  bool isReopened_ = false;  ///< A connection was opened in the scene.
};

}  // namespace linger
