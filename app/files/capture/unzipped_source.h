#pragma once

#include <memory>
#include <vector>

#include "model/capture/file/byte_source.h"

struct z_stream_s;

namespace linger {

/// The bytes of another source, decompressed where they are those of a gzip file (RFC 1952), of
/// one member or several; else as they are. It keeps one piece of the compressed bytes, however
/// large the file.
class UnzippedSource : public capture::ByteSource {
 public:
  /// `packed` must outlive it.
  explicit UnzippedSource(capture::ByteSource& packed);
  ~UnzippedSource() override;

  std::size_t read(std::span<std::uint8_t> room) override;

  /// Says so, too, where the compressed bytes are damaged or cut, or are of a kind that it does
  /// not decompress.
  std::string error() const override;

 private:
  enum class Kind : std::uint8_t { Unknown, Plain, Gzip, Refused };

  void recognize();
  /// Reads on where nothing is left of the piece; false at the end.
  bool refill();
  std::size_t copy(std::span<std::uint8_t> room);
  std::size_t inflateInto(std::span<std::uint8_t> room);
  /// Goes on with the next member; false where none follows.
  bool beginNextMember();
  void fail(const char* words);

  capture::ByteSource& packed_;
  std::vector<std::uint8_t> piece_;
  capture::ByteView left_;  ///< Of `piece_`.
  Kind kind_ = Kind::Unknown;
  std::unique_ptr<z_stream_s> stream_;
  bool isWithinMember_ = false;
  std::string error_;
};

}  // namespace linger
