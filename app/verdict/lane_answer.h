#pragma once

#include "app/verdict/lanes.h"
#include "app/verdict/rebind_words.h"

namespace linger {

/// What is said of a lane at an instant.
struct LaneAnswer {
  VerdictWords words;
  bool works = false;
  bool disputed = false;
};

/// An answer of the lane in words, for an instant within its interval.
VerdictWords explain(const Trace& trace, const Lane& lane, const VerdictInterval& interval,
                     SimTime at);

/// The answer for what would happen, with what did happen: a restart of the run itself that failed
/// before, or, in the lane that asks what the run does, one that worked and holds the port now.
LaneAnswer answerFor(const Trace& trace, const Lane& lane, SimTime at);

/// The attempt of the run itself that holds the port then; none where nobody has it, and in a
/// lane that does not ask what the run does.
std::optional<RestartAttempt> runningServer(const Lane& lane, SimTime at);

}  // namespace linger
