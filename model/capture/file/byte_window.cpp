#include "model/capture/file/byte_window.h"

#include <algorithm>

namespace linger::capture {
namespace {

constexpr std::size_t kMostPiece = 256 * 1024;

}  // namespace

void ByteWindow::fill(std::size_t count) {
  std::copy(buffer_.begin() + std::ptrdiff_t(begin_), buffer_.begin() + std::ptrdiff_t(end_),
            buffer_.begin());
  end_ -= begin_;
  begin_ = 0;
  if (buffer_.size() < count + piece_) buffer_.resize(count + piece_);
  piece_ = std::min(2 * piece_, kMostPiece);
  while (end_ < count && !ended_) {
    const std::size_t got = source_.read(std::span(buffer_).subspan(end_));
    ended_ = got == 0;
    end_ += got;
  }
}

ByteView ByteWindow::peek(std::size_t count) {
  if (end_ - begin_ < count && !ended_) fill(count);
  return ByteView(buffer_).subspan(begin_, std::min(count, end_ - begin_));
}

ByteView ByteWindow::take(std::size_t count) {
  const ByteView bytes = peek(count);
  if (bytes.size() < count) return {};
  begin_ += count;
  position_ += count;
  return bytes;
}

bool ByteWindow::skip(std::uint64_t count) {
  while (count > 0) {
    const std::size_t step = std::size_t(std::min<std::uint64_t>(count, kMostPiece));
    if (take(step).size() < step) return false;
    count -= step;
  }
  return true;
}

}  // namespace linger::capture
