#include "model/systems/evidence.h"

namespace linger {

std::string_view nameOf(Evidence evidence) {
  switch (evidence) {
    case Evidence::Measured:
      return "measured";
    case Evidence::Source:
      return "source";
    case Evidence::Documented:
      return "documented";
    case Evidence::Secondary:
      return "secondary";
    case Evidence::Disputed:
      return "disputed";
  }
  return {};
}

}  // namespace linger
