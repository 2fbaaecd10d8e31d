#pragma once

#include <optional>

#include "app/lesson/posed_question.h"

namespace linger {

/// What somebody is asked who starts the program for the first time, before anything has happened.
struct FirstQuestion {
  PosedQuestion posed;  ///< "You restart the server after 2 seconds. Will it work?"
  SimTime answeredAt;   ///< When the run itself gives the answer.
};

/// Of a run in which the server is restarted; none for any other.
std::optional<FirstQuestion> firstQuestion(const Trace& trace, const Explanations& explanations);

}  // namespace linger
