#include "app/files/capture/unzipped_source.h"

#include <zlib.h>

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::UnzippedSource)
};

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::array<std::uint8_t, 2> kGzip{0x1f, 0x8b};
constexpr std::array<std::uint8_t, 4> kZstandard{0x28, 0xb5, 0x2f, 0xfd};
constexpr std::array<std::uint8_t, 6> kXz{0xfd, '7', 'z', 'X', 'Z', 0};

template <std::size_t count>
bool beginsWith(capture::ByteView bytes, const std::array<std::uint8_t, count>& magic) {
  return bytes.size() >= count && std::equal(magic.begin(), magic.end(), bytes.begin());
}

}  // namespace

UnzippedSource::UnzippedSource(capture::ByteSource& packed) : packed_(packed), piece_(kPiece) {}

UnzippedSource::~UnzippedSource() {
  if (stream_) inflateEnd(stream_.get());
}

std::string UnzippedSource::error() const {
  return error_.empty() ? packed_.error() : error_;
}

void UnzippedSource::fail(const char* words) {
  error_ = Text::tr(words).toStdString();
}

bool UnzippedSource::refill() {
  if (left_.empty()) left_ = capture::ByteView(piece_).first(packed_.read(piece_));
  return !left_.empty();
}

/// A pipe may give its first bytes one by one.
void UnzippedSource::recognize() {
  std::size_t count = 0;
  while (count < kXz.size()) {
    const std::size_t got = packed_.read(std::span(piece_).subspan(count));
    if (got == 0) break;
    count += got;
  }
  left_ = capture::ByteView(piece_).first(count);
  kind_ = Kind::Plain;
  if (beginsWith(left_, kZstandard) || beginsWith(left_, kXz)) {
    kind_ = Kind::Refused;
    fail(QT_TRANSLATE_NOOP("linger::UnzippedSource",
                           "it is compressed with zstd or xz; decompress it first (gzip is read)"));
  }
  if (!beginsWith(left_, kGzip)) return;
  kind_ = Kind::Gzip;
  stream_ = std::make_unique<z_stream_s>();
  constexpr int kGzipWindow = 16 + MAX_WBITS;  // zlib's way to say: with gzip's header.
  if (inflateInit2(stream_.get(), kGzipWindow) != Z_OK) {
    stream_.reset();
    kind_ = Kind::Refused;
    fail(QT_TRANSLATE_NOOP("linger::UnzippedSource", "not enough memory to decompress it"));
  }
  isWithinMember_ = true;
}

std::size_t UnzippedSource::read(std::span<std::uint8_t> room) {
  if (kind_ == Kind::Unknown) recognize();
  switch (kind_) {
    case Kind::Unknown:
    case Kind::Refused: return 0;
    case Kind::Plain: return copy(room);
    case Kind::Gzip: return inflateInto(room);
  }
  return 0;
}

std::size_t UnzippedSource::copy(std::span<std::uint8_t> room) {
  if (left_.empty()) return packed_.read(room);
  const std::size_t count = std::min(room.size(), left_.size());
  std::copy_n(left_.begin(), count, room.begin());
  left_ = left_.subspan(count);
  return count;
}

std::size_t UnzippedSource::inflateInto(std::span<std::uint8_t> room) {
  z_stream_s& stream = *stream_;
  const std::size_t wanted = std::min<std::size_t>(room.size(), 1U << 30U);
  stream.next_out = room.data();
  stream.avail_out = uInt(wanted);
  while (stream.avail_out == wanted && error_.empty()) {
    if (!isWithinMember_ && !beginNextMember()) break;
    if (!refill()) {
      if (packed_.error().empty()) {
        fail(QT_TRANSLATE_NOOP("linger::UnzippedSource", "its compressed data is truncated"));
      }
      break;
    }
    stream.next_in = const_cast<Bytef*>(left_.data());
    stream.avail_in = uInt(left_.size());
    const int result = inflate(&stream, Z_NO_FLUSH);
    left_ = left_.last(stream.avail_in);
    isWithinMember_ = result != Z_STREAM_END;
    if (result != Z_OK && result != Z_STREAM_END) {
      fail(QT_TRANSLATE_NOOP("linger::UnzippedSource", "its compressed data is damaged"));
    }
  }
  return wanted - stream.avail_out;
}

/// What follows the last member, as padding does, is left alone, as gzip leaves it.
bool UnzippedSource::beginNextMember() {
  if (!refill() || left_[0] != kGzip[0]) return false;
  isWithinMember_ = true;
  return inflateReset(stream_.get()) == Z_OK;
}

}  // namespace linger
