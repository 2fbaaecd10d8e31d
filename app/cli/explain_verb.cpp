#include <QCoreApplication>

#include "app/cli/captured_operand.h"
#include "app/cli/verb.h"
#include "app/files/capture/capture_input.h"
#include "app/files/capture/captured_scene.h"
#include "app/files/capture/connections_json.h"
#include "app/files/capture/connections_text.h"
#include "app/files/capture/finding_words.h"
#include "app/files/scenario/problem_words.h"
#include "app/files/scenario/scenario_file.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ExplainVerb)
};

enum class Format { Text, Json, Scenario };

/// What the options ask for.
struct Request {
  Format format = Format::Text;
  std::uint64_t only = 0;  ///< The number of the one connection to tell; 0: all.
  const OsProfile* profile = nullptr;
};

std::optional<Request> requestFrom(const Arguments& arguments, Console& console) {
  Request request;
  const QString format = arguments.value("--format", QStringLiteral("text"));
  if (format == QStringLiteral("json")) {
    request.format = Format::Json;
  } else if (format == QStringLiteral("scenario")) {
    request.format = Format::Scenario;
  } else if (format != QStringLiteral("text")) {
    console.complain(
        Text::tr("--format: found \"%1\", expected text, json or scenario").arg(format));
    return std::nullopt;
  }
  if (arguments.has("--connection")) {
    const auto number = connectionNumber(arguments, console);
    if (!number) return std::nullopt;
    request.only = *number;
  }
  if (arguments.has("--os")) {
    request.profile = profileNamed(arguments.value("--os").toStdString());
    if (request.profile == nullptr) {
      console.complain(
          Text::tr("explain: no system is called \"%1\"").arg(arguments.value("--os")));
      return std::nullopt;
    }
  }
  return request;
}

/// Reads the whole capture and gives the segments of the one connection that is asked for.
std::vector<SeenSegment> readAll(capture::CaptureFile& file, std::uint64_t only) {
  std::vector<SeenSegment> segments;
  if (only == 0) {
    file.readAll();
    return segments;
  }
  file.readAll([&](const capture::WireSegment& wire, const capture::Connection& connection) {
    if (connection.number != only) return;
    const capture::EndStates& states = connection.states;
    segments.push_back(
        {wire, {states.of(capture::Side::Client), states.of(capture::Side::Server)}});
  });
  return segments;
}

bool writeJson(const capture::CaptureFile& file, const Request& request, const QString& output,
               Console& console) {
  const ConnectionsJson asked{
      request.only, request.profile, [](const capture::Finding& finding) {
        return (wordsFor(finding) + ' ' + explanationOf(finding)).toStdString();
      }};
  if (output.isEmpty()) {
    return writeConnectionsJson(file, asked, [&](std::string_view piece) {
      return console.write(QByteArray::fromRawData(piece.data(), qsizetype(piece.size())));
    });
  }
  QByteArray whole;
  writeConnectionsJson(file, asked, [&](std::string_view piece) {
    whole.append(piece.data(), qsizetype(piece.size()));
    return true;
  });
  return console.write(whole, output);
}

/// Says so where the file has no connection of the number that is asked for.
bool hasWhatIsAsked(const capture::CaptureFile& file, const Request& request, const QString& name,
                    Console& console) {
  const std::size_t count = file.connections().size();
  const bool wantsOne = request.only > 0 || request.format == Format::Scenario;
  if (wantsOne && count == 0) {
    console.complain(Text::tr("%1: found no TCP connection in it").arg(name));
    return false;
  }
  if (request.only > count) {
    console.complain(Text::tr("--connection: found %1, expected at most %2, the number of "
                              "connections in %3")
                         .arg(request.only)
                         .arg(count)
                         .arg(name));
    return false;
  }
  if (request.format == Format::Scenario && request.only == 0) {
    console.complain(Text::tr("--format scenario: expected --connection with the number of one of "
                              "the %1 connections in %2")
                         .arg(count)
                         .arg(name));
    return false;
  }
  return true;
}

/// Writes the scenario, and tells in what its run differs from the capture.
bool writeScenario(const capture::Connection& connection, const std::vector<SeenSegment>& seen,
                   const Request& request, const QString& name, const QString& output,
                   Console& console) {
  std::vector<capture::WireSegment> segments;
  for (const SeenSegment& each : seen) segments.push_back(each.wire);
  const OsId os = request.profile == nullptr ? OsId::Linux : request.profile->id;
  const CapturedScene scene = capturedScene(connection, segments, os, name);
  const auto problems = problemsOf(scene.scenario);
  for (const ScenarioProblem& problem : problems) {
    console.complain(QStringLiteral("%1: %2").arg(name, wordsFor(problem)));
  }
  if (!problems.empty()) return false;
  for (const QString& difference : scene.differences) {
    console.complain(Text::tr("the run of this scenario differs: %1").arg(difference));
  }
  return console.write(scenarioText(scene.scenario), output);
}

int explain(const Arguments& arguments, Console& console) {
  const auto request = requestFrom(arguments, console);
  if (!request) return kBadUsage;
  const auto input = CaptureInput::open(arguments.operands[0]);
  if (!input) {
    console.complain(input.errors);
    return kBadUsage;
  }
  capture::CaptureFile& file = (*input.value)->capture();
  const QString& name = (*input.value)->name();
  const std::vector<SeenSegment> segments = readAll(file, request->only);
  if (const auto damage = (*input.value)->damage()) console.complain({*damage});
  if (!hasWhatIsAsked(file, *request, name, console)) return kBadUsage;
  const QString output = arguments.value("-o");
  const capture::Connection* const one =
      request->only == 0 ? nullptr : &file.connections()[request->only - 1];
  bool isWritten = false;
  switch (request->format) {
    case Format::Json: isWritten = writeJson(file, *request, output, console); break;
    case Format::Scenario:
      isWritten = writeScenario(*one, segments, *request, name, output, console);
      break;
    case Format::Text: {
      const QString text = one == nullptr ? connectionsTable(file)
                                          : connectionStory(*one, segments, request->profile);
      isWritten = console.write(text.toUtf8(), output);
      break;
    }
  }
  return isWritten ? kSuccess : kBadUsage;
}

}  // namespace

Verb explainVerb() {
  Verb verb;
  verb.name = QStringLiteral("explain");
  verb.operands = QStringLiteral("FILE");
  verb.leastOperands = verb.mostOperands = 1;
  verb.summary = Text::tr(
      "shows how each TCP connection in a capture ended: pcap or pcapng, - for standard input");
  verb.options = {{QStringLiteral("--format"), QStringLiteral("FORMAT"),
                   Text::tr("text, json or scenario; text if not given")},
                  {QStringLiteral("--connection"), QStringLiteral("N"),
                   Text::tr("show this connection in full, as a text ladder")},
                  {QStringLiteral("--os"), QStringLiteral("NAME"),
                   Text::tr("the system of both ends, which says how long TIME-WAIT lasts")},
                  outputOption()};
  verb.run = explain;
  return verb;
}

}  // namespace linger
