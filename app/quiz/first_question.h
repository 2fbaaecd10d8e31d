#pragma once

#include <optional>

#include "app/quiz/posed_question.h"

namespace linger {

/// What somebody is asked who starts the program for the first time, before anything has happened.
struct FirstQuestion {
  PosedQuestion posed;  ///< "You restart the server after 2 seconds. Will it work?" No reason yet.
  SimTime answeredAt;   ///< When the run itself gives the answer.
};

/// Of a run in which the server is restarted; none for any other.
std::optional<FirstQuestion> firstQuestion(const Trace& trace);

/// Why the run answers that question as it does: what its answer is told with. Empty where it asks
/// none.
QString firstReason(const Trace& trace, const Explanations& explanations);

}  // namespace linger
