#pragma once

#include "app/files/json/json_value.h"
#include "app/live/port_answer.h"

namespace linger {

/// The answer as `linger why --format json` writes it.
JsonValue portJson(const PortReading& reading, const PortAnswer& answer);

}  // namespace linger
