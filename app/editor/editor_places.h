#pragma once

#include <QString>
#include <vector>

#include "app/editor/choices.h"
#include "app/editor/part.h"

namespace linger {

/// A list that something can be added to, from where the person is.
struct AddPlace {
  std::string list;
  QString text;
  Choices types{};  ///< Not empty: what a new step or event may do.
};

/// The lists that can be added to while `current` is chosen, the nearest first.
std::vector<AddPlace> addPlaces(const JsonValue& scenario, const PartId& current);

/// Where in a list a new item goes: after `current` where that is in the list, else to its end,
/// but before a step that ends the process.
std::size_t placeFor(const JsonValue& scenario, const PartId& current, const std::string& list);

}  // namespace linger
