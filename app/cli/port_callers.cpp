#include <QCoreApplication>

#include "app/cli/port_operand.h"
#include "app/cli/port_watch.h"
#include "app/cli/verb.h"
#include "app/files/json/json_value.h"
#include "app/live/port_names.h"
#include "app/live/port_words.h"
#include "app/live/this_machine.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::PortCallers)
};

constexpr std::size_t kMostCallers = 5;

QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

JsonValue callersJson(const CallerReading& reading, const CallerAnswer& answer) {
  JsonValue json = JsonValue::object();
  json.set("format", std::string_view("linger-why/1"));
  json.set("system", std::string_view(reading.system));
  json.set("transport", nameOf(reading.transport));
  json.set("to", std::string_view(reading.remote.toString()));
  json.set("from", std::string_view(reading.local.toString()));
  json.set("left", std::int64_t(answer.left));
  JsonValue range = JsonValue::array();
  range.items = {std::int64_t(reading.knobs.ephemeral.first),
                 std::int64_t(reading.knobs.ephemeral.last)};
  json.set("range", std::move(range));
  json.set("reserved", std::int64_t(answer.reserved)).set("bound", std::int64_t(answer.bound));
  JsonValue used = JsonValue::object();
  for (const auto& [state, count] : answer.calls) used.set(state, std::int64_t(count));
  json.set("used", std::move(used)).set("reusable", std::int64_t(answer.reusable));
  JsonValue next;
  if (answer.nextIn) {
    next = JsonValue::array();
    next.items = {microseconds(answer.nextIn->earliest), microseconds(answer.nextIn->latest)};
  }
  return json.set("next_free_in_us", std::move(next));
}

QString usedLines(const CallerReading& reading, const CallerAnswer& answer) {
  QString lines;
  for (const auto& [state, count] : answer.calls) {
    lines += QStringLiteral("  %1  %2\n").arg(count, 6).arg(text(state));
  }
  if (answer.bound > 0) {
    lines += Text::tr("  %1  bound by programs on this machine\n").arg(answer.bound, 6);
  }
  if (answer.reserved > 0) lines += Text::tr("  %1  reserved\n").arg(answer.reserved, 6);
  std::size_t told = 0;
  for (const LiveSocket& socket : reading.calls) {
    if (socket.holders.empty() || told++ == kMostCallers) continue;
    lines += QStringLiteral("          %1\n").arg(describe(socket));
    if (told == kMostCallers) break;
  }
  return lines;
}

QString callersText(const CallerReading& reading, const CallerAnswer& answer) {
  const PortRange& range = reading.knobs.ephemeral;
  QString lines = Text::tr("%1 of %2 ports (%3 to %4) are left for connections to %5 from %6.\n")
                      .arg(answer.left)
                      .arg(answer.range)
                      .arg(range.first)
                      .arg(range.last)
                      .arg(text(reading.remote.toString()), text(reading.local.toString()));
  const QString used = usedLines(reading, answer);
  if (!used.isEmpty()) lines += Text::tr("In use:\n") + used;
  if (answer.reusable > 0) {
    lines += Text::tr("%1 of those in TIME-WAIT count as left: connect() takes them over.\n")
                 .arg(answer.reusable);
  }
  if (answer.nextIn) {
    lines += Text::tr("The next one comes free %1.\n").arg(describe(answer.nextIn));
  }
  return lines;
}

}  // namespace

int tellCallers(Transport transport, bool asJson, const Arguments& arguments, Console& console) {
  const auto remote = destinationOperand(arguments.value("--to"), console);
  if (!remote) return kBadUsage;
  QString problem;
  const auto reading = readCallers(transport, *remote, problem);
  if (!reading) {
    console.complain(problem);
    return kBadUsage;
  }
  const CallerAnswer answer = answerOf(*reading);
  const QByteArray written =
      asJson ? QByteArray::fromStdString(toPrettyJson(callersJson(*reading, answer)))
             : callersText(*reading, answer).toUtf8();
  if (!console.write(written, arguments.value("-o"))) return kBadUsage;
  return answer.left > 0 ? kSuccess : kNegative;
}

}  // namespace linger
