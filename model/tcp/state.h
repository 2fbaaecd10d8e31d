#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace linger {

/// The states of RFC 9293 §3.3.2.
enum class State : std::uint8_t {
  Closed,
  Listen,
  SynSent,
  SynReceived,
  Established,
  FinWait1,
  FinWait2,
  CloseWait,
  Closing,
  LastAck,
  TimeWait,
};

inline constexpr std::array kAllStates{State::Closed,      State::Listen,      State::SynSent,
                                       State::SynReceived, State::Established, State::FinWait1,
                                       State::FinWait2,    State::CloseWait,   State::Closing,
                                       State::LastAck,     State::TimeWait};

/// The RFC's name, in capitals: "FIN-WAIT-1".
std::string_view nameOf(State state);

/// The state that the RFC calls `name`, if any.
std::optional<State> stateNamed(std::string_view name);

/// A set of states, always spelled out: states have no order that means anything.
class States {
 public:
  constexpr States(std::initializer_list<State> states) {
    for (State state : states) bits_ |= bit(state);
  }
  constexpr States(State state) : bits_(bit(state)) {}  // NOLINT: one state is a set of one

  constexpr bool contains(State state) const { return (bits_ & bit(state)) != 0; }
  constexpr bool overlaps(States other) const { return (bits_ & other.bits_) != 0; }

 private:
  static constexpr std::uint16_t bit(State state) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(state));
  }
  std::uint16_t bits_ = 0;
};

}  // namespace linger
