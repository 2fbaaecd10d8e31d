#pragma once

#include <QByteArray>
#include <vector>

#include "app/grading/graded_class.h"

namespace linger {

// What a class has handed in, in the forms that `linger grade` writes. The same grades always give
// the same bytes.
QByteArray gradesText(const std::vector<GradedWork>& works);
QByteArray gradesCsv(const std::vector<GradedWork>& works);
QByteArray gradesJson(const std::vector<GradedWork>& works);
/// Gradescope's results.json: one object for one work, else a list of them.
QByteArray gradescopeJson(const std::vector<GradedWork>& works);

/// What is said of a step: what the learner said, what the run says, and why.
QString outputOf(const StepGrade& step);

}  // namespace linger
