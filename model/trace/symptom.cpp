#include "model/trace/symptom.h"

#include <algorithm>

namespace linger {
namespace {

/// A line that names bind() may as well mean listen().
bool isMeant(Call call, const ErrorLine& symptom) {
  if (!symptom.call) return true;
  return call == *symptom.call || (call == Call::Listen && *symptom.call == Call::Bind);
}

}  // namespace

std::optional<SimTime> firstShownAt(const Trace& trace, const ErrorLine& symptom) {
  std::optional<SimTime> first;
  const auto take = [&first](SimTime at) { first = std::min(first.value_or(at), at); };
  if (symptom.error) {
    for (const CallRecord& call : trace.calls) {
      const bool shows = call.result == *symptom.error && isMeant(call.call, symptom);
      if (shows) take(call.returned.value_or(call.at));
    }
  } else if (symptom.state) {
    for (const TransitionRecord& moved : trace.transitions) {
      if (moved.to == *symptom.state) take(moved.at);
    }
  }
  return first;
}

}  // namespace linger
