#pragma once

#include <QString>

#include "model/tcp/transitions.h"

namespace linger {

/// What happens to a connection: "close", "FIN", "2MSL", "FIN + ACK of FIN".
QString wordsFor(Event event);

}  // namespace linger
