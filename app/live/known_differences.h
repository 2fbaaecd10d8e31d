#pragma once

#include <QString>
#include <optional>
#include <string_view>

#include "app/live/trace_rows.h"

namespace linger {

/// In what Linux may differ from the simulation by what the simulation leaves out. Everything else
/// in which they differ is a fault.
enum class KnownDifference : std::uint8_t {
  AckBeforeAnswer,
  AckOfSynAck,
  PassedUnseen,
  CongestionWindow,
  ListenerChoice,
};

/// What it is called in a report, "ack-before-answer".
std::string_view nameOf(KnownDifference difference);

/// What Linux does, why, and why the simulation does not.
QString whyOf(KnownDifference difference);

/// Where that is said or was measured.
std::string_view sourceOf(KnownDifference difference);

/// A place in two rows that should be alike, where they are not.
struct RowPlace {
  const TraceRow& model;
  std::size_t m;  ///< Index into `model`, at most its size.
  const TraceRow& kernel;
  std::size_t k;
};

/// How much of both rows a known difference accounts for.
struct Accounted {
  KnownDifference by;
  std::size_t model;   ///< Items of the model's row.
  std::size_t kernel;  ///< Likewise of the kernel's.
};

/// The known difference that makes other items of the two rows stand at this place; none if no
/// one does.
std::optional<Accounted> accountFor(const RowPlace& place);

/// The known difference that makes the kernel do later what both do at this place; none likewise.
std::optional<KnownDifference> accountForDelay(const RowPlace& place);

}  // namespace linger
