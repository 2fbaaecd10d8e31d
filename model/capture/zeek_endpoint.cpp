#include "model/capture/zeek_endpoint.h"

namespace linger::capture {

std::uint64_t ZeekEndpoint::relative(std::uint32_t number, std::uint32_t near, std::uint32_t wraps,
                                     bool& underflow) const {
  const auto distance = static_cast<std::int32_t>(number - near);
  if (distance < 0 && wraps > 0 && number > near) --wraps;
  if (distance > 0 && number < near) ++wraps;
  if (wraps > 0) return number + (std::uint64_t{wraps} << 32) - start;
  const auto fromStart = static_cast<std::int32_t>(number - start);
  underflow = fromStart < 0;
  return static_cast<std::uint64_t>(std::int64_t{fromStart});
}

}  // namespace linger::capture
