#pragma once

#include <QString>

#include "model/sim/edit.h"

namespace linger {

/// What an edit does, as the name of its undo step: "Drop the server's FIN".
QString nameOf(const Edit& edit);

/// "server's 2nd ACK": a chosen segment in words.
QString nameOf(const SegmentChoice& choice);

/// "Close the client's connection": what is done to a host.
QString nameOf(const HostEvent& event, const QString& host);

}  // namespace linger
