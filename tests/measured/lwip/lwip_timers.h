#pragma once

#include <string>
#include <vector>

#include "tests/measured/lwip/lwip_host.h"

namespace linger::lwip {

/// What lwIP sends to a peer that says nothing more, and when it gives up, in seconds.
struct Patience {
  std::string of;            ///< "SYN-SENT", "SYN-RECEIVED", "FIN-WAIT-1", "LAST-ACK".
  std::vector<double> sent;  ///< Each SYN or FIN; of a half-open connection those after the first.
  double gone = 0;
};

std::vector<Patience> measurePatience(Host& host);

}  // namespace linger::lwip
