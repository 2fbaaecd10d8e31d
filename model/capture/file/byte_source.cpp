#include "model/capture/file/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace linger::capture {

std::size_t MemorySource::read(std::span<std::uint8_t> room) {
  const std::size_t count = std::min(room.size(), left_.size());
  std::copy_n(left_.begin(), count, room.begin());
  left_ = left_.subspan(count);
  return count;
}

std::size_t StreamSource::read(std::span<std::uint8_t> room) {
  errno = 0;
  const std::size_t count = std::fread(room.data(), 1, room.size(), stream_);
  if (count < room.size() && std::ferror(stream_) != 0) error_ = std::strerror(errno);
  return count;
}

}  // namespace linger::capture
