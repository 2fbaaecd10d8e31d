#pragma once

#include <optional>
#include <string>
#include <variant>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

enum class Closer : std::uint8_t { Client, Server, Both };

/// What a person can change about a scenario, from the window or the command line. Each is
/// one undo step; a run is always the simulation of an edited scenario.
namespace edit {

struct SetOs {
  std::optional<std::string> host;  ///< None: every host.
  OsId os = OsId::Linux;
  bool operator==(const SetOs&) const = default;
};
struct SetMsl {
  std::optional<Duration> msl;  ///< None: each system's own TIME-WAIT.
  bool operator==(const SetMsl&) const = default;
};
struct SetRoundTrip {
  Duration roundTrip{};
  bool operator==(const SetRoundTrip&) const = default;
};
struct SetLoss {
  double loss = 0.0;
  bool operator==(const SetLoss&) const = default;
};
struct SetRuntime {
  RuntimeId runtime = RuntimeId::Python;
  bool operator==(const SetRuntime&) const = default;
};
struct CloseFirst {
  Closer who = Closer::Server;
  bool operator==(const CloseFirst&) const = default;
};
/// Gives the chosen segment an impairment, or takes it away again.
struct SetImpairment {
  SegmentChoice segment;
  std::optional<Impairment> impairment;
  bool operator==(const SetImpairment&) const = default;
};
/// Starts the server's program at that instant.
struct Restart {
  SimTime at;
  bool operator==(const Restart&) const = default;
};
/// Starts the server's program at that instant and, as people do by hand, again and again until
/// it gets its port; see keep_trying.h for what happens when it never does.
struct KeepTrying {
  SimTime at;
  Duration every = std::chrono::seconds(1);  ///< More than 0.
  bool operator==(const KeepTrying&) const = default;
};
/// What the program sets on its listening socket, from its first start on.
struct SetReuseAddr {
  bool on = true;
  bool operator==(const SetReuseAddr&) const = default;
};
struct AddHostEvent {
  std::string host;
  HostEvent event;
  bool operator==(const AddHostEvent&) const = default;
};
struct SetSeed {
  std::uint64_t seed = 1;
  bool operator==(const SetSeed&) const = default;
};

}  // namespace edit

using Edit = std::variant<edit::SetOs, edit::SetMsl, edit::SetRoundTrip, edit::SetLoss,
                          edit::SetRuntime, edit::CloseFirst, edit::SetImpairment, edit::Restart,
                          edit::SetReuseAddr, edit::AddHostEvent, edit::SetSeed, edit::KeepTrying>;

/// The scenario with the edit made. An edit that names what the scenario does not have
/// (a host, a server program) changes nothing; nor does CloseFirst where canCloseFirst() says no.
/// The result may be one that problemsOf() refuses.
Scenario apply(Scenario scenario, const Edit& edit);

/// Who closes first by the programs' steps; none when nobody does or it cannot be told.
std::optional<Closer> whoClosesFirst(const Scenario& scenario);

/// The first host whose program listens is the server; none in a scenario without such a pair.
std::optional<ClientAndServer> clientAndServer(const Scenario& scenario);

}  // namespace linger
