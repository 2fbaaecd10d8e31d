#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "model/packetdrill/syntax/script.h"

namespace linger::packetdrill {

// Where a result is optional, it is none for an expression of another form.

/// The value of 3 or 0x02.
std::optional<std::int64_t> integerOf(const Expression& expression);

/// The names in A or A|B|C; empty where anything else is among them than 0.
std::set<std::string> namesIn(const Expression& expression);

bool isWord(const Expression& expression, std::string_view word);

/// The value of `name` in {name=value, ...}, or in {name(1)=value, ...}, as long as `group` lasts;
/// null if it is not there.
const Expression* memberOf(const Expression& group, std::string_view name);

/// The number in "htons(8080)", or a plain number.
std::optional<std::uint16_t> portOf(const Expression& expression);

/// The text in inet_addr("192.0.2.1") and its kin.
std::optional<std::string> addressTextOf(const Expression& expression);

/// The sum of the lengths in [{..., 1000}, {..., 20}].
std::optional<std::uint32_t> totalLengthOf(const Expression& vectors);

/// The argument at that place, or an ellipsis.
const Expression& argument(const SystemCall& call, std::size_t place);

}  // namespace linger::packetdrill
