#include "app/cli/captured_operand.h"

#include <QCoreApplication>

#include "app/cli/options.h"
#include "app/files/capture/captured_connection.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::CapturedOperand)
};

}  // namespace

OptionSpec connectionOption() {
  return {QStringLiteral("--connection"), QStringLiteral("N"),
          Text::tr("the operand is a capture: this connection of it")};
}

std::optional<std::uint64_t> connectionNumber(const Arguments& arguments, Console& console) {
  bool isNumber = false;
  const std::uint64_t number = arguments.value("--connection").toULongLong(&isNumber);
  if (isNumber && number > 0) return number;
  console.complain(Text::tr("--connection: found \"%1\", expected a number from 1")
                       .arg(arguments.value("--connection")));
  return std::nullopt;
}

std::optional<Trace> capturedOperand(const Arguments& arguments, Console& console) {
  const auto number = connectionNumber(arguments, console);
  if (!number) return std::nullopt;
  for (const OptionSpec& option : editOptions()) {
    if (option.name == QStringLiteral("--os") || !arguments.has(option.name)) continue;
    console.complain(
        Text::tr("%1: a capture cannot be edited; explain --format scenario makes a scene of it")
            .arg(option.name));
    return std::nullopt;
  }
  const OsProfile* profile = nullptr;
  if (arguments.has("--os")) {
    profile = profileNamed(arguments.value("--os").toStdString());
    if (profile == nullptr) {
      console.complain(Text::tr("--os: no system is called \"%1\"").arg(arguments.value("--os")));
      return std::nullopt;
    }
  }
  const QString& path = arguments.operands[0];
  const auto captured = readConnection(path, *number);
  if (!captured) {
    console.complain(captured.errors);
    return std::nullopt;
  }
  return traceOf(*captured.value, profile ? std::optional(profile->id) : std::nullopt, path);
}

}  // namespace linger
