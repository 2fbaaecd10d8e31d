#pragma once

#include <QString>
#include <vector>

#include "app/live/port_answer.h"

namespace linger {

/// Something that helps: a sentence, and a line to copy where there is one.
struct Remedy {
  QString text;
  QString line;
};

struct PortAdvice {
  std::vector<Remedy> todo;  ///< The best first.
  QString notTodo;           ///< Empty where nothing has to be warned of.
};

/// What helps against this cause, in the words of the runtime of the process that has the port.
PortAdvice adviceFor(const PortReading& reading, const PortAnswer& answer);

/// The built-in scenario that shows why; empty for none.
QString sceneFor(const PortAnswer& answer);

}  // namespace linger
