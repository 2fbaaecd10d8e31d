#include "app/files/capture/captured_time_wait.h"

namespace linger {

using namespace capture;

std::vector<CapturedTimeWait> timeWaitsOf(const Connection& connection, const OsProfile* profile) {
  std::vector<CapturedTimeWait> found;
  for (Side side : {Side::Client, Side::Server}) {
    if (connection.states.of(side).state != State::TimeWait) continue;
    CapturedTimeWait wait{side, connection.timeWaitSince[side] - connection.firstTime, {}};
    if (profile != nullptr) {
      const Duration lasts =
          timeWaitBetween(*profile, toSocketAddress(connection.ends[side]).address,
                          toSocketAddress(connection.ends[otherSide(side)]).address);
      wait.until = wait.since + microseconds(lasts) * 1000;
    }
    found.push_back(wait);
  }
  return found;
}

}  // namespace linger
