#pragma once

#include <QString>

#include "model/capture/file/packet.h"

namespace linger {

/// An instant as it was captured, to the microsecond: "2013-10-24 17:39:11.278453 UTC".
QString instantWords(capture::CaptureTime time);

}  // namespace linger
