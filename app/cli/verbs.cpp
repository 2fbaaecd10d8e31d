#include "app/cli/verbs.h"

#include <QCoreApplication>
#include <algorithm>

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::Verb)
};

QString operandProblem(const Verb& verb, const QStringList& operands) {
  if (operands.size() > verb.mostOperands) {
    return Text::tr("unexpected argument \"%1\"").arg(operands[verb.mostOperands]);
  }
  if (operands.size() < verb.leastOperands) return Text::tr("%1 is missing").arg(verb.operands);
  return {};
}

/// Lines of two columns, the second one aligned.
QString inColumns(const std::vector<std::pair<QString, QString>>& lines) {
  qsizetype width = 0;
  for (const auto& [left, right] : lines) width = std::max(width, left.size());
  QString text;
  for (const auto& [left, right] : lines) {
    text += QStringLiteral("  %1  %2\n").arg(left.leftJustified(width), right);
  }
  return text;
}

}  // namespace

const std::vector<Verb>& allVerbs() {
  static const std::vector<Verb> kVerbs{listVerb(),  runVerb(),         renderVerb(),  bindVerb(),
                                        reactVerb(), packetdrillVerb(), explainVerb(), whyVerb(),
                                        checkVerb(), exploreVerb(),     lessonVerb(),  gradeVerb(),
                                        fleetVerb()};
  return kVerbs;
}

const Verb* verbNamed(const QString& name) {
  const auto& verbs = allVerbs();
  const auto found =
      std::find_if(verbs.begin(), verbs.end(), [&](const Verb& verb) { return verb.name == name; });
  return found == verbs.end() ? nullptr : &*found;
}

int perform(const Verb& verb, const QStringList& argv, Console& console) {
  if (argv.contains(QStringLiteral("--help")) || argv.contains(QStringLiteral("-h"))) {
    return console.write(helpText(verb).toUtf8()) ? kSuccess : kBadUsage;
  }
  QString error;
  const auto arguments = parseArguments(argv, verb.options, error);
  if (arguments) error = operandProblem(verb, arguments->operands);
  if (!error.isEmpty()) {
    console.complain(Text::tr("%1: %2 (see linger %1 --help)").arg(verb.name, error));
    return kBadUsage;
  }
  return verb.run(*arguments, console);
}

QString helpText() {
  std::vector<std::pair<QString, QString>> lines;
  for (const Verb& verb : allVerbs()) {
    lines.emplace_back(QStringLiteral("linger %1 %2").arg(verb.name, verb.operands).trimmed(),
                       verb.summary);
  }
  lines.emplace_back(QStringLiteral("linger VERB --help"),
                     Text::tr("explains one verb and its options"));
  lines.emplace_back(QStringLiteral("linger --version"), Text::tr("prints the version of Linger"));
  return Text::tr("Linger shows how TCP connections end.\n\n") +
         inColumns({{QStringLiteral("linger"), Text::tr("opens the window")},
                    {QStringLiteral("linger SCENARIO"),
                     Text::tr("opens it with a scenario: a built-in's name or a file")},
                    {QStringLiteral("linger TEXT"),
                     Text::tr("lists what an error message or a state may come from")}}) +
         QStringLiteral("\n") + inColumns(lines);
}

QString helpText(const Verb& verb) {
  QString text = Text::tr("Usage: %1\n\n%2\n")
                     .arg(QStringLiteral("linger %1 %2 %3")
                              .arg(verb.name, verb.operands,
                                   verb.options.empty() ? QString() : Text::tr("[OPTION…]"))
                              .simplified(),
                          verb.summary);
  if (verb.options.empty()) return text;
  std::vector<std::pair<QString, QString>> lines;
  for (const OptionSpec& option : verb.options) {
    const QString gap = option.mayLackValue() || option.value.isEmpty() ? QString() : QString(' ');
    lines.emplace_back(option.name + gap + option.value, option.help);
  }
  text += QStringLiteral("\n") + inColumns(lines);
  const bool hasDuration = std::ranges::any_of(verb.options, [](const OptionSpec& option) {
    return option.value == QStringLiteral("D") || option.value == QStringLiteral("[=D]");
  });
  if (hasDuration) text += Text::tr("\nD is a duration such as 250ms, 1.5s, 2m or 1h.\n");
  return text;
}

}  // namespace linger
