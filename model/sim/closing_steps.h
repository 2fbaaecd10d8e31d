#pragma once

#include <optional>
#include <vector>

#include "model/sim/edit.h"
#include "model/sim/scenario.h"

namespace linger {

/// A program of a scenario, by its indices.
struct ProgramPlace {
  std::size_t host = 0;
  std::size_t program = 0;
};

struct ClientAndServerPrograms {
  ProgramPlace client;
  ProgramPlace server;
};

/// The first program that listens, and the first that connects, on another host where there is
/// one; none in a scenario without both.
std::optional<ClientAndServerPrograms> clientAndServerPrograms(const Scenario& scenario);

/// Whether edit::CloseFirst can have that effect, or it is so already. It needs a client and a
/// server that close by steps of their own, once; of a load's connections only one end closes
/// first.
bool canCloseFirst(const Scenario& scenario, Closer who);

/// Whether the program has such a step, before the scene or in it.
bool does(const Program& program, StepKind kind);

/// The steps with which a program ends its connection: from the first one in the scene that closes
/// it, or waits for the peer to, with what prepares that. Closing a listener stays the server's
/// own business and is not among them.
std::vector<Step> closingSteps(const Program& program);

/// Puts other steps in their place.
void setClosingSteps(Program& program, const std::vector<Step>& steps);

}  // namespace linger
