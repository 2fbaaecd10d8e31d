#include "app/learn/class/vote_keys.h"

namespace linger {
namespace {

constexpr int kDigits = 10;

/// The scan code of the key 1; the other digits' follow, 0 is the last. 0: the system has none.
#if defined(Q_OS_LINUX)
constexpr quint32 kScanCodeOf1 = 10;
#elif defined(Q_OS_WIN)
constexpr quint32 kScanCodeOf1 = 2;
#else
constexpr quint32 kScanCodeOf1 = 0;
#endif

/// 0 to 9: the digit keys from 1 to 0; -1 for another.
int placeOf(const QKeyEvent& key) {
  const quint32 scanned = key.nativeScanCode();
  if (kScanCodeOf1 != 0 && scanned >= kScanCodeOf1 && scanned < kScanCodeOf1 + kDigits) {
    return int(scanned - kScanCodeOf1);
  }
  if (key.key() < Qt::Key_0 || key.key() > Qt::Key_9) return -1;
  return (key.key() - Qt::Key_0 + kDigits - 1) % kDigits;
}

}  // namespace

std::optional<VoteKey> voteKeyOf(const QKeyEvent& key) {
  if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return {};
  const int place = placeOf(key);
  if (place < 0) return std::nullopt;
  return VoteKey{std::size_t(place), key.modifiers() & Qt::ShiftModifier ? -1 : 1};
}

}  // namespace linger
