#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/tcp/rule.h"

namespace linger {

/// What may be asked of every run of a scene, whatever the network does to its segments.
enum class Property : std::uint8_t {
  /// A connection's end comes without a reset, without giving up, and without an error at a
  /// program.
  CleanClose,
  /// When the side that waited forgets a connection, no segment that either side has sent for it is
  /// on its way any more, and the other side has forgotten it too. What a host answers that knows
  /// no such connection is not of it.
  Quiet,
  /// No segment of an earlier connection arrives at a later one between the same ports. The next
  /// one begins as soon as both sides have forgotten the last.
  NoOldSegment,
  /// None is taken into its stream, however badly its initial sequence number was chosen.
  NoOldData,
  /// None acknowledges or resets anything in it, and no side keeps for ever a connection that the
  /// other has forgotten.
  NoConfusion,
  /// While bind() gives the server its port without any option, a next connection takes nothing
  /// from the last one.
  RebindIsSafe,
};

inline constexpr std::array kAllProperties{Property::CleanClose,   Property::Quiet,
                                           Property::NoOldSegment, Property::NoOldData,
                                           Property::NoConfusion,  Property::RebindIsSafe};

/// "clean-close", "quiet", ..., and where it is asked for.
Rule ruleOf(Property property);

/// The property of that name, if there is one.
std::optional<Property> propertyNamed(std::string_view name);

}  // namespace linger
