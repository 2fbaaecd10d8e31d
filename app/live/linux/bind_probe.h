#pragma once

#include "app/live/port_reading.h"

namespace linger {

/// Does what a server with these options does first, socket(), setsockopt(), bind() and (TCP)
/// listen(), and lets go at once. A filter on the socket drops whatever arrives meanwhile: a
/// client's SYN is sent again and reaches the real server.
KernelAnswer tryBind(const PortQuery& query, const ReuseOptions& options);

/// To kAskedOptions, in their order.
using KernelAnswers = decltype(PortReading::answers);

/// The same with each set of options. What the kernel answers to others is as before.
KernelAnswers tryAllBinds(const PortQuery& query);

}  // namespace linger
