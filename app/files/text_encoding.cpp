#include "app/files/text_encoding.h"

namespace linger {
namespace {

/// The second byte's range by the first one: the table 3-7 of the Unicode standard.
struct Lead {
  unsigned char first, last;  ///< The lead bytes.
  int following;
  unsigned char low, high;  ///< The second byte.
};

constexpr Lead kLeads[] = {
    {0x00, 0x7f, 0, 0, 0},       {0xc2, 0xdf, 1, 0x80, 0xbf}, {0xe0, 0xe0, 2, 0xa0, 0xbf},
    {0xe1, 0xec, 2, 0x80, 0xbf}, {0xed, 0xed, 2, 0x80, 0x9f}, {0xee, 0xef, 2, 0x80, 0xbf},
    {0xf0, 0xf0, 3, 0x90, 0xbf}, {0xf1, 0xf3, 3, 0x80, 0xbf}, {0xf4, 0xf4, 3, 0x80, 0x8f},
};

const Lead* leadOf(unsigned char byte) {
  for (const Lead& lead : kLeads) {
    if (byte >= lead.first && byte <= lead.last) return &lead;
  }
  return nullptr;
}

/// The length of the character at `at`; 0 where there is none.
int characterLength(const QByteArray& text, qsizetype at) {
  const auto byte = [&](qsizetype i) { return static_cast<unsigned char>(text[i]); };
  const Lead* const lead = leadOf(byte(at));
  if (lead == nullptr || at + lead->following >= text.size()) return 0;
  for (int i = 1; i <= lead->following; ++i) {
    const unsigned char low = i == 1 ? lead->low : 0x80;
    const unsigned char high = i == 1 ? lead->high : 0xbf;
    if (byte(at + i) < low || byte(at + i) > high) return 0;
  }
  return lead->following + 1;
}

}  // namespace

std::optional<qsizetype> firstInvalidUtf8(const QByteArray& text) {
  qsizetype at = 0;
  while (at < text.size()) {
    const int length = characterLength(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

}  // namespace linger
