#include "model/capture/zeek_history.h"

#include <cctype>
#include <string_view>

namespace linger::capture {
namespace {

enum Letter : std::uint8_t {
  kSyn = 1,
  kFin = 2,
  kRst = 4,
  kData = 8,
  kAck = 16,
  kFinRst = 32,
  kMany = 64
};

/// 1, 10, 100 and so on.
bool isPowerOfTen(std::uint64_t count) {
  while (count % 10 == 0) count /= 10;
  return count == 1;
}

}  // namespace

void ZeekHistory::write(Side from, char letter) {
  letters_ += from == Side::Client ? letter : char(std::tolower(letter));
}

bool ZeekHistory::writeOnce(Side from, std::uint8_t bit, char letter) {
  std::uint8_t& seen = written_[from].letters;
  if ((seen & bit) != 0) return false;
  seen |= bit;
  write(from, letter);
  return true;
}

void ZeekHistory::take(Side from, const Segment& segment, std::uint32_t relative) {
  Written& written = written_[from];
  const Flags flags = segment.flags;
  // SYN, FIN and RST are written again where the number is another one.
  const auto writeFlag = [&](std::uint8_t bit, char letter, std::uint32_t number,
                             std::uint32_t& last) {
    if (!writeOnce(from, bit, letter) && number != last) write(from, letter);
    last = number;
  };
  if (int{flags.syn} + int{flags.fin} + int{flags.rst} > 1) {
    if (flags.fin && flags.rst) {
      writeOnce(from, kFinRst, 'I');
    } else {
      writeOnce(from, kMany, 'Q');
    }
  } else if (flags.syn) {
    writeFlag(kSyn, flags.ack ? 'H' : 'S', relative, written.lastSyn);
  } else if (flags.fin) {
    writeFlag(kFin, 'F', relative + segment.len, written.lastFin);
  } else if (flags.rst) {
    writeFlag(kRst, 'R', relative, written.lastRst);
  } else if (segment.len > 0) {
    writeOnce(from, kData, 'D');
  } else if (flags.ack) {
    writeOnce(from, kAck, 'A');
  }
}

void ZeekHistory::takeZeroWindow(Side from) {
  if (isPowerOfTen(++written_[from].zeroWindows)) write(from, 'W');
}

void ZeekHistory::takeRetransmission(Side from) {
  if (isPowerOfTen(++written_[from].retransmissions)) write(from, 'T');
}

void ZeekHistory::flip() {
  written_.swap();
  if (isOnlySynAck()) {
    letters_ = "^h";
  } else {
    letters_ += '^';
  }
}

bool ZeekHistory::isSynThenRst() const {
  std::string_view letters = letters_;
  if (letters.starts_with('^')) letters.remove_prefix(1);
  if (!letters.starts_with('S')) return false;
  const auto rst = letters.find('R');
  return rst != std::string_view::npos &&
         letters.substr(0, rst).find_first_of("HAFGIQ") == std::string_view::npos;
}

}  // namespace linger::capture
