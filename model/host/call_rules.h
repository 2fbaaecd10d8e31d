#pragma once

#include <cstdint>
#include <span>

#include "model/systems/errno.h"
#include "model/systems/verdict.h"
#include "model/tcp/rule.h"

namespace linger {

/// What a call that was not judged like bind(), listen() and connect() tells its program: why
/// `call` came back with `error`, or with `value` (bytes, where it counts any).
const Rule& ruleOfCall(Call call, Errno error, std::int64_t value);

/// All of those rules.
std::span<const Rule> callRules();

}  // namespace linger
