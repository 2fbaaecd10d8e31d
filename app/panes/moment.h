#pragma once

#include <optional>

#include "model/trace/trace.h"

namespace linger {

/// The host that an entry is about: the sender of what was sent, the receiver of what arrived.
HostIndex hostOf(const Trace& trace, const Entry& entry);

/// The rule that an entry's record follows; none for records without one.
std::optional<Rule> ruleOf(const Trace& trace, const Entry& entry);

/// The entry that tells best what happened last at the playhead: of the last instant with
/// anything to explain, a failed call before a change of state before an arrival before the
/// rest. None before the first such instant.
const Entry* tellingEntry(const Trace& trace, SimTime at);

}  // namespace linger
