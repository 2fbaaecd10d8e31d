#pragma once

#include "model/systems/runtime.h"

namespace linger {

/// Whether a runtime sets TCP_NODELAY on each connection without being asked, as Go does
/// (net/tcpsock.go newTCPConn()). Libraries of others that do so, for HTTP, are the programs' own.
bool setsNoDelay(const Runtime& runtime);

}  // namespace linger
