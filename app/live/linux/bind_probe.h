#pragma once

#include "app/live/port_reading.h"

namespace linger {

/// Does what a server with these options does first, socket(), setsockopt(), bind() and (TCP)
/// listen(), and lets go at once. A filter on the socket drops whatever arrives meanwhile: a
/// client's SYN is sent again and reaches the real server.
KernelAnswer tryBind(const PortQuestion& question, const ReuseOptions& options);

}  // namespace linger
