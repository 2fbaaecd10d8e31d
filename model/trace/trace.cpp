#include "model/trace/trace.h"

namespace linger {

const OsProfile& profileOf(const TraceHost& host) {
  return profileOf(host.os.value_or(OsId::Rfc9293));
}

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
