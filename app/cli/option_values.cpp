#include "app/cli/option_values.h"

#include <QCoreApplication>

#include "app/cli/options.h"
#include "app/files/scenario/problem_words.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::OptionValues)
};

}  // namespace

void OptionValues::fail(const QString& option, const QString& what) {
  console_.complain(QStringLiteral("%1: %2").arg(option, what));
  isGood_ = false;
}

std::optional<std::uint64_t> OptionValues::whole(const QString& option, std::uint64_t least,
                                                 std::uint64_t most) {
  if (!has(option)) return std::nullopt;
  bool isNumber = false;
  const qulonglong number = value(option).toULongLong(&isNumber);
  if (isNumber && number >= least && number <= most) return number;
  fail(option, Text::tr("found \"%1\", expected a whole number from %2 to %3")
                   .arg(value(option))
                   .arg(least)
                   .arg(most));
  return std::nullopt;
}

std::optional<Duration> OptionValues::duration(const QString& option, Duration least) {
  return durationOption(arguments_, option, least, console_, isGood_);
}

std::optional<Scenario> OptionValues::ifSound(Scenario scenario) {
  if (!isGood_) return std::nullopt;
  for (const ScenarioProblem& problem : problemsOf(scenario)) {
    fail(QString::fromStdString(problem.where), wordsFor(problem));
  }
  if (!isGood_) return std::nullopt;
  return scenario;
}

OptionSpec optionOf(const char* name, const char* value, const QString& help, bool repeats) {
  return {QString::fromLatin1(name), QString::fromLatin1(value), help, repeats};
}

}  // namespace linger
