#include <QCoreApplication>

#include "app/cli/options.h"
#include "app/cli/port_operand.h"
#include "app/cli/port_watch.h"
#include "app/cli/verb.h"
#include "app/live/port_json.h"
#include "app/live/port_words.h"
#include "app/live/this_machine.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::WhyVerb)
};

bool isFormat(const QString& name, Console& console) {
  if (name == QStringLiteral("text") || name == QStringLiteral("json")) return true;
  console.complain(Text::tr("--format: found \"%1\", expected one of text, json").arg(name));
  return false;
}

/// Options that exclude each other, and those that are there for one of two queries only.
QString contradiction(const Arguments& arguments) {
  const bool asksForCallers = arguments.has("--to");
  if (asksForCallers == !arguments.operands.isEmpty()) {
    return asksForCallers ? Text::tr("--to asks for a destination, so it takes no port besides")
                          : Text::tr("[ADDRESS:]PORT is missing");
  }
  const bool waits = arguments.has("--wait");
  if (waits && arguments.has("--watch")) return Text::tr("--wait and --watch exclude each other");
  if (asksForCallers && (waits || arguments.has("--watch"))) {
    return Text::tr("--to reports the present: it cannot be combined with --wait or --watch");
  }
  return {};
}

int answerOnce(const PortQuery& query, bool asJson, const Arguments& arguments, Console& console) {
  QString problem;
  const auto reading = readPort(query, problem);
  if (!reading) {
    console.complain(problem);
    return kBadUsage;
  }
  const PortAnswer answer = answerOf(*reading);
  const QByteArray written =
      asJson ? QByteArray::fromStdString(toPrettyJson(portJson(*reading, answer)))
             : portText(*reading, answer).toUtf8();
  if (!console.write(written, arguments.value("-o"))) return kBadUsage;
  return answer.isFree() ? kSuccess : kNegative;
}

int why(const Arguments& arguments, Console& console) {
  const QString format = arguments.value("--format", "text");
  if (!isFormat(format, console)) return kBadUsage;
  const QString wrong = contradiction(arguments);
  if (!wrong.isEmpty()) {
    console.complain(Text::tr("why: %1 (see linger why --help)").arg(wrong));
    return kBadUsage;
  }
  const bool asJson = format == QStringLiteral("json");
  const Transport transport = arguments.has("--udp") ? Transport::Udp : Transport::Tcp;
  if (arguments.has("--to")) return tellCallers(transport, asJson, arguments, console);
  const auto local = portOperand(arguments.operands[0], console);
  if (!local) return kBadUsage;
  const PortQuery query{transport, *local};
  const QString problem = whyNotHere();
  if (!problem.isEmpty()) {
    console.complain(problem);
    return kBadUsage;
  }
  if (arguments.has("--wait")) return waitForPort(query, arguments, console);
  if (arguments.has("--watch")) return watchPort(query, asJson, console);
  return answerOnce(query, asJson, arguments, console);
}

}  // namespace

Verb whyVerb() {
  Verb verb;
  verb.name = QStringLiteral("why");
  verb.operands = QStringLiteral("[ADDRESS:]PORT");
  verb.mostOperands = 1;
  verb.summary = Text::tr("who holds a port of this machine, until when, and what helps (Linux)");
  verb.options = {
      {QStringLiteral("--udp"), {}, Text::tr("the UDP port; else the TCP port")},
      {QStringLiteral("--format"), QStringLiteral("FORMAT"),
       Text::tr("text or json; text if not given")},
      {QStringLiteral("--wait"), QStringLiteral("[=D]"),
       Text::tr("wait until a server without options gets it, or for D")},
      {QStringLiteral("--watch"), {}, Text::tr("continue and report changes")},
      {QStringLiteral("--to"), QStringLiteral("HOST:PORT"),
       Text::tr("instead: the ports that are left for connections to that destination")},
      outputOption()};
  verb.run = why;
  return verb;
}

}  // namespace linger
