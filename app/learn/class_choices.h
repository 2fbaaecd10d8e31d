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
/// spans of time of which one holds it. Empty where there is nothing to choose.
std::vector<ClassChoice> classChoices(const AskedStep& asked, bool isChinese);

}  // namespace linger
