#pragma once

#include <QKeyEvent>
#include <optional>

namespace linger {

/// What a key on a vote does.
struct VoteKey {
  std::size_t choice = 0;
  int by = 1;  ///< -1 with Shift.
};

/// The digit keys from 1 to 9 are the choices in order, 0 is the tenth; none for any other key.
/// What the keyboard's layout has on Shift and a digit does not matter where the system says which
/// key it is.
std::optional<VoteKey> voteKeyOf(const QKeyEvent& key);

}  // namespace linger
