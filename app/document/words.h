#pragma once

#include <QString>
#include <optional>
#include <string_view>

#include "model/systems/os_profile.h"
#include "model/tcp/segment.h"
#include "model/tcp/sim_time.h"

namespace linger {

/// UTF-8 text of the model as a QString.
QString text(std::string_view utf8);

/// A duration with the unit that suits it: "50 ms", "1.5 s", "4 min 1 s", "2 h". Exact for what
/// people write, three decimals at most.
QString durationText(Duration duration);

/// An instant of the scene to the millisecond, with as many digits as any other below one
/// hour, so that it does not jump while it runs: "00:02.026".
QString clockText(SimTime at);

/// An instant for sentences: "2.026 s".
QString instantText(SimTime at);

/// Reads "30s", "30 s", "250ms", "1.5 s", "2m", "4 min 1 s", "1h", "250us" and a bare number,
/// which counts seconds. None when it is not a duration or negative.
std::optional<Duration> typedDuration(const QString& typed);

/// "SYN", "ACK", "data", "FIN", "RST".
QString nameOf(SegmentKind kind);

}  // namespace linger
