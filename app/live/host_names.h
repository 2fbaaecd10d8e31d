#pragma once

#include <QString>
#include <optional>

#include "model/net/address.h"

namespace linger {

/// The address that the text is, or the first one that this system's resolver knows for the name,
/// which may take as long as it waits for an answer; none where it knows none.
std::optional<Address> addressOf(const QString& host);

}  // namespace linger
