#pragma once

#include <QString>
#include <optional>

#include "app/cli/console.h"
#include "model/net/address.h"

namespace linger {

/// Reads "8080", "127.0.0.1:8080" or "[::1]:8080"; the address is 0.0.0.0 if left out. None, with
/// a complaint, for anything else and for port 0.
std::optional<SocketAddress> portOperand(const QString& operand, Console& console);

/// Reads HOST:PORT, where HOST is an address or a name that this system knows the address of.
/// None, with a complaint, where it is neither.
std::optional<SocketAddress> destinationOperand(const QString& operand, Console& console);

}  // namespace linger
