#include "app/cli/fleet_callers.h"

#include <QCoreApplication>

#include "app/cli/verb.h"
#include "app/files/trace/trace_json.h"
#include "app/files/trace/trace_text.h"
#include "app/fleet/load_words.h"
#include "model/fleet/caller_traces.h"
#include "model/fleet/fleet.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::FleetCallers)
};

/// So many stories are kept at once: each is some 20 kB.
constexpr std::size_t kMostStories = 10'000;

/// The callers of a load that are asked for.
struct Chosen {
  std::vector<std::size_t> callers;
  bool isOne = true;  ///< One was named.
};

std::optional<Chosen> everyOf(const QString& number, const Scenario& scenario, Console& console) {
  bool isNumber = false;
  const qulonglong n = number.toULongLong(&isNumber);
  if (!isNumber || n == 0) {
    console.complain(Text::tr("--caller: found \"every-%1\", expected a whole number from 1 after "
                              "\"every-\"")
                         .arg(number));
    return std::nullopt;
  }
  const std::size_t come = totalsOf(runFleet(scenario)).come;
  Chosen chosen{everyNth(come, std::size_t(n)), false};
  if (chosen.callers.size() <= kMostStories) return chosen;
  console.complain(
      Text::tr("--caller: every-%1 selects %2 of %3 callers, expected no more than %4")
          .arg(number, countText(chosen.callers.size()), countText(come), countText(kMostStories)));
  return std::nullopt;
}

/// What --caller names: a number, "first", "first-failed", or "every-N".
std::optional<Chosen> chosenOf(const QString& named, const Scenario& scenario, Console& console) {
  const QString every = QStringLiteral("every-");
  if (named == QStringLiteral("first")) return Chosen{{0}};
  if (named.startsWith(every)) return everyOf(named.sliced(every.size()), scenario, console);
  if (named == QStringLiteral("first-failed")) {
    const auto failure = runFleet(scenario).firstFailure;
    if (failure) return Chosen{{failure->caller}};
    console.complain(Text::tr("--caller: no caller fails"));
    return std::nullopt;
  }
  bool isNumber = false;
  const qulonglong number = named.toULongLong(&isNumber);
  if (isNumber) return Chosen{{std::size_t(number)}};
  console.complain(Text::tr("--caller: found \"%1\", expected a number from 0, first, "
                            "first-failed, or every-N")
                       .arg(named));
  return std::nullopt;
}

QByteArray storiesText(const Scenario& scenario, std::vector<CallerTrace> stories) {
  QString words;
  for (CallerTrace& story : stories) {
    words += Text::tr("caller %1\n").arg(countText(story.caller)) +
             traceText({scenario, std::move(story.trace)}) + QChar(u'\n');
  }
  return words.toUtf8();
}

QByteArray storiesJson(const Scenario& scenario, std::vector<CallerTrace> stories) {
  JsonValue list = JsonValue::array();
  for (CallerTrace& story : stories) {
    JsonValue one = JsonValue::object();
    one.set("caller", JsonValue(std::int64_t(story.caller)))
        .set("trace", traceJson({scenario, std::move(story.trace)}));
    list.items.push_back(std::move(one));
  }
  JsonValue json = JsonValue::object();
  json.set("format", JsonValue(std::string_view("linger-callers/1")))
      .set("callers", std::move(list));
  return QByteArray::fromStdString(toPrettyJson(json));
}

}  // namespace

int tellCallers(const Scenario& scenario, const QString& format, const Arguments& arguments,
                Console& console) {
  const bool isText = format == QStringLiteral("text");
  if (!isText && format != QStringLiteral("json")) {
    console.complain(Text::tr("--caller: prints a story as text or json, not as %1").arg(format));
    return kBadUsage;
  }
  const auto chosen = chosenOf(arguments.value("--caller"), scenario, console);
  if (!chosen) return kBadUsage;
  std::vector<CallerTrace> stories = tracesOf(scenario, chosen->callers);
  if (chosen->isOne && stories.empty()) {
    console.complain(Text::tr("--caller: caller %1 never arrives").arg(chosen->callers.front()));
    return kBadUsage;
  }
  QByteArray told;
  if (chosen->isOne) {
    const ScenarioRun run{scenario, std::move(stories.front().trace)};
    told =
        isText ? traceText(run).toUtf8() : QByteArray::fromStdString(toPrettyJson(traceJson(run)));
  } else {
    told = isText ? storiesText(scenario, std::move(stories))
                  : storiesJson(scenario, std::move(stories));
  }
  return console.write(told, arguments.value("-o")) ? kSuccess : kBadUsage;
}

}  // namespace linger
