#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/course/answer.h"

namespace linger {

/// Points are counted in hundredths, so that sums are exact: 250 is two and a half.
using Hundredths = std::int64_t;

/// "7.5": points without needless digits.
std::string pointsText(Hundredths points);

/// Why edits meet a goal or don't.
enum class Refusal : std::uint8_t {
  None,
  EditNotAllowed,
  TooManyEdits,
  CannotRun,   ///< The edited scene has a problem.
  RunTooLong,  ///< It has more entries than a lesson's run may have.
};

/// What share of a step's points an answer gets: all of them.
inline constexpr Hundredths kWhole = 100;

struct Mark {
  Hundredths share = 0;  ///< From 0 to kWhole: of a step without points, too.
  Hundredths points = 0;
  Hundredths most = 0;
  Refusal refusal = Refusal::None;
  std::vector<bool> parts;  ///< Of a goal: which conditions are met; of turns: which are right.

  bool isFull() const { return share == kWhole; }
  bool operator==(const Mark&) const = default;
};

/// How far the run of a learner's edits may go.
inline constexpr std::size_t kMostEntries = 20'000;

/// Marks what was given against the run. None, and an answer of another kind, get nothing.
/// - A choice, a state: all or nothing. An instant: half of it when it is near.
/// - The next segment: half for the host, half for the flags.
/// - What TCP does: half of each turn for the state, half for the reply.
/// - A goal: the share of the conditions that the edits made true, nothing while one that was true
///   before is broken.
Mark mark(const AskedStep& asked, const std::optional<Answer>& given);

/// The scene with a learner's edits, as far as they may be made.
Scenario editedScene(const AskedStep& asked, const std::vector<Edit>& edits);

}  // namespace linger
