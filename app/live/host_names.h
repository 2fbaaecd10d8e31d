#pragma once

#include <QString>
#include <optional>

#include "model/net/address.h"

namespace linger {

/// The address that the text is, or the first one that this system's resolver knows for the name.
std::optional<Address> addressOf(const QString& host);

}  // namespace linger
