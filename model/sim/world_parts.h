#pragma once

#include "model/sim/world.h"

// What the parts of a step share. For world*.cpp only.

namespace linger {

/// Of a machine's hosts the one that a socket belongs to: its process's, also when that is gone.
/// What the machine itself says (socket 0) is said where the segment arrived that it answers.
HostIndex hostOf(const World& world, Machine& machine, SocketId socket);

/// Starts a program, unless its host is without power. Programs are not run yet.
void startProgram(World& world, const sim_event::Start& start, RunEffects& effects);

/// The next caller of a load has come: it is started, or waits.
void callerComes(World& world, std::size_t load, RunEffects& effects);

/// That process may have something to do: runPrograms() will see.
void wake(World& world, std::size_t place);

/// Programs run until each of them waits: what one does may let another go on. Only those run to
/// which something has happened, or whose time has come.
void runPrograms(World& world, RunEffects& effects);

/// What a middlebox that has forgotten the packet's connection does with it.
void refuseForgotten(World& world, const sim_event::Forgotten& forgotten, RunEffects& effects);

/// Puts a segment from nowhere onto the link, shaped by the numbers of the connection that it is
/// aimed at; nothing where that host has none.
void inject(World& world, const Injection& injection, RunEffects& effects);

}  // namespace linger
