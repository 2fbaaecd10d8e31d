#pragma once

#include <vector>

#include "model/trace/trace.h"

namespace linger {

/// Starts of one program in a row that all fail at once, as when somebody tries every second. The
/// first is told; these are those that follow it.
struct RepeatedTries {
  std::size_t firstEntry = 0;  ///< Into Trace::eventLog.
  std::size_t lastEntry = 0;   ///< The last that belongs to them.
  std::size_t process = 0;     ///< Of the first of them: index into Trace::processes.
  int count = 0;
  SimTime lastAt;  ///< When the last of them was started.

  bool contains(std::size_t entry) const { return firstEntry <= entry && entry <= lastEntry; }
};

/// In order. Fewer than three that follow each other are told one by one.
std::vector<RepeatedTries> repeatedTries(const Trace& trace);

}  // namespace linger
