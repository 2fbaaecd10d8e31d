#pragma once

#include <span>

#include "model/tcp/rule.h"

namespace linger {

/// Rules of what an endpoint does on its own account, beyond the rows of the table.
namespace rules {

inline constexpr Rule kIgnored{"segment.ignored", "RFC 9293 §3.10.7"};
inline constexpr Rule kAccepted{"segment.accepted", "RFC 9293 §3.10.7.4"};
inline constexpr Rule kData{"send.text", "RFC 9293 §3.10.2"};
inline constexpr Rule kAckOfData{"send.ack-of-text", "RFC 9293 §3.10.7.4"};
inline constexpr Rule kAckDelayed{"send.ack-delayed", "RFC 9293 §3.8.6.3"};
inline constexpr Rule kAckOfHole{"send.ack-of-hole", "RFC 5681 §4.2"};
inline constexpr Rule kRetransmission{"send.retransmission", "RFC 6298 §5"};
inline constexpr Rule kProbe{"send.probe", "RFC 8985 §7"};
inline constexpr Rule kWindowUpdate{"send.window-update", "RFC 9293 §3.8.6.2.2"};
inline constexpr Rule kWindowProbe{"send.window-probe", "RFC 9293 §3.8.6.1"};
inline constexpr Rule kKeepAlive{"send.keep-alive", "RFC 9293 §3.8.4"};

}  // namespace rules

/// All of them.
std::span<const Rule> endpointRules();

}  // namespace linger
