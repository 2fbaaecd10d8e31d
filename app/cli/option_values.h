#pragma once

#include <cstdint>
#include <optional>

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "model/sim/scenario.h"

namespace linger {

/// What was given for a verb's options, with a complaint about each value that is not as it should
/// be.
class OptionValues {
 public:
  /// Both outlive it.
  OptionValues(const Arguments& arguments, Console& console)
      : arguments_(arguments), console_(console) {}

  const Arguments& arguments() const { return arguments_; }
  bool has(const QString& option) const { return arguments_.has(option); }
  QString value(const QString& option) const { return arguments_.value(option); }

  /// Nothing has been complained about so far.
  bool isGood() const { return isGood_; }
  void fail(const QString& option, const QString& what);

  /// None where the option is not given, or, with a complaint, where it is no such number.
  std::optional<std::uint64_t> whole(const QString& option, std::uint64_t least,
                                     std::uint64_t most);
  /// The same for a duration from `least` to 24 h.
  std::optional<Duration> duration(const QString& option, Duration least);

  /// The edited scenario; none, with complaints, where it or anything before is not sound.
  std::optional<Scenario> ifSound(Scenario scenario);

 private:
  const Arguments& arguments_;
  Console& console_;
  bool isGood_ = true;
};

/// "--rate R": an option for a verb's table. It repeats only where that is said.
OptionSpec optionOf(const char* name, const char* value, const QString& help, bool repeats = false);

}  // namespace linger
