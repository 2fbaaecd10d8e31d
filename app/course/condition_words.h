#pragma once

#include <QString>

#include "model/course/condition.h"

namespace linger {

/// What has to hold, in one line: "the server enters TIME-WAIT", "on the server, listen()
/// succeeds, from 2.000 s to 10.000 s".
QString wordsOf(const Condition& condition);

}  // namespace linger
