#pragma once

#include <QString>
#include <vector>

#include "model/course/answer.h"

namespace linger {

/// One answer that a class can raise its hands for.
struct ClassChoice {
  QString text;
  bool right = false;  ///< Not to be shown before the votes are fixed.
};

/// The answers that a class votes on: those that the step offers to choose from; for an instant,
/// spans of time of which one holds it; for a goal, who reached it. Empty where nothing is asked,
/// and for the turns of TCP.
std::vector<ClassChoice> classChoices(const AskedStep& asked, bool isChinese);

/// What TCP may do with one segment that arrives: the state and the reply, of which one pair is
/// right. Their order says nothing about which.
std::vector<ClassChoice> turnChoices(const AskedStep& asked, const TcpTurn& turn);

/// One such pair in words: "FIN-WAIT-2; sends nothing".
QString turnWords(State after, const std::optional<Flags>& reply);

}  // namespace linger
