#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "model/sim/edit.h"

namespace linger {

/// What an edit changes. Of two edits with one subject the earlier has no effect any more.
struct EditSubject {
  std::size_t kind = 0;             ///< Edit::index().
  std::optional<std::string> host;  ///< SetOs: none for every host.
  SegmentChoice segment;            ///< SetImpairment.
  SimTime at;                       ///< Restart.

  bool operator==(const EditSubject&) const = default;
};

/// None for an edit that adds to the others, such as something done to a host.
std::optional<EditSubject> subjectOf(const Edit& edit);

/// After `later`, what `earlier` changed has no effect: the same subject, or a part of it.
bool replaces(const Edit& later, const Edit& earlier);

}  // namespace linger
