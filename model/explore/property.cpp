#include "model/explore/property.h"

namespace linger {

Rule ruleOf(Property property) {
  switch (property) {
    case Property::CleanClose: return {"clean-close", "RFC 9293 §3.6"};
    case Property::Quiet: return {"quiet", "RFC 9293 §3.4.2"};
    case Property::NoOldSegment: return {"no-old-segment", "RFC 9293 §3.4.1"};
    case Property::NoOldData: return {"no-old-data", "RFC 1337 §1.1"};
    case Property::NoConfusion: return {"no-confusion", "RFC 1337 §1.1"};
    case Property::RebindIsSafe: return {"rebind-is-safe", "RFC 9293 §3.4.2"};
  }
  return {};
}

std::optional<Property> propertyNamed(std::string_view name) {
  for (const Property property : kAllProperties) {
    if (ruleOf(property).key == name) return property;
  }
  return std::nullopt;
}

}  // namespace linger
