#pragma once

#include <algorithm>
#include <string>

#include "model/explore/explore.h"
#include "model/sim/simulate.h"
#include "tests/model/sim/scene.h"

// The scenes that searches are tested with, and what came of them as text.

namespace linger::scene {

/// About one and a half retransmission timeouts of RFC 9293's profile; at exactly as much the end
/// of a TIME-WAIT of 2 MSL and the second retransmission would coincide.
inline constexpr Duration kMsl = 1600ms;

enum class RstInScene : std::uint8_t { Heeded, Ignored };

/// The server closes first, the client 100 ms after it has seen that; a round trip is 100 ms.
inline Scenario closing(RstInScene rst, OsId os = OsId::Rfc9293) {
  Scenario scenario =
      connected(os, 100ms, {recvEof(), after(100ms, close()), exit()}, {close(), exit()});
  for (Host& host : scenario.hosts) host.tuning.rfc1337 = rst == RstInScene::Ignored;
  return scenario;
}

/// The same, after the server has sent 300 bytes.
inline Scenario closingAfterData(bool timestamps) {
  Scenario scenario =
      connected(OsId::Rfc9293, 100ms, {recv(300), recvEof(), after(100ms, close()), exit()},
                {send(300), close(), exit()});
  for (Host& host : scenario.hosts) {
    host.tuning.rfc1337 = true;
    host.tuning.timestamps = timestamps;
  }
  return scenario;
}

inline Duration msls(double number) {
  return Duration(static_cast<std::int64_t>(number * static_cast<double>(kMsl.count())));
}

/// The answer about one property.
inline PropertyAnswer ask(const Scenario& scenario, Property property, Duration timeWait,
                          ImpairmentBudget budget, const ExploreLimits& limits = {}) {
  return explore({scenario, kMsl, timeWait, budget, {property}}, limits).front();
}

/// By how many impairments the property is broken; -1 where it holds.
inline int faults(const Scenario& scenario, Property property, Duration timeWait,
                  ImpairmentBudget budget) {
  const PropertyAnswer answer = ask(scenario, property, timeWait, budget);
  return answer.counterexample ? answer.counterexample->faults : -1;
}

}  // namespace linger::scene
