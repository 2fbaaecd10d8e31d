#include "model/trace/trace.h"

namespace linger {

std::string_view nameOf(Delivery delivery) {
  switch (delivery) {
    case Delivery::Delivered: return "delivered";
    case Delivery::Dropped: return "dropped";
    case Delivery::Lost: return "lost";
    case Delivery::HostDown: return "host-down";
    case Delivery::InFlight: return "in-flight";
  }
  return {};
}

}  // namespace linger
