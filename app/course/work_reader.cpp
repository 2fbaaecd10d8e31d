#include <QCoreApplication>
#include <QDateTime>
#include <charconv>

#include "app/course/course_values.h"
#include "app/course/work_file.h"

namespace linger {
namespace {

struct WorkReader {
  Q_DECLARE_TR_FUNCTIONS(WorkReader)
};

using Kind = JsonValue::Kind;

constexpr std::int64_t kMostOptionNumber = 100;
constexpr std::int64_t kMostHints = 1000;
constexpr std::size_t kMostAnswers = 1000;
constexpr std::size_t kMostEdits = 100;
constexpr double kMostClaimed = 1'000'000;

/// "2026-11-28T09:43:35.120Z": with a time zone, so that works from anywhere can be compared.
bool readTime(Reading& reading, const JsonValue* value, std::optional<WallTime>& target) {
  if (value == nullptr) return true;
  const QString written = QString::fromStdString(value->text);
  const QDateTime time =
      value->is(Kind::String) ? QDateTime::fromString(written, Qt::ISODateWithMs) : QDateTime();
  if (!time.isValid() || time.timeSpec() == Qt::LocalTime) {
    return reading.fail(*value, WorkReader::tr("a time such as \"2026-11-28T09:30:00Z\""));
  }
  target = time.toMSecsSinceEpoch();
  return true;
}

bool readClaimed(Reading& reading, const JsonValue* value, std::optional<Hundredths>& target) {
  double points = 0;
  if (value == nullptr) return true;
  if (!read(reading, *value, points)) return false;
  if (points < -kMostClaimed || points > kMostClaimed) {
    return reading.fail(*value, WorkReader::tr("points"));
  }
  target = std::llround(points * 100);
  return true;
}

bool readReply(Reading& reading, const JsonValue* value, std::optional<Flags>& target) {
  if (value == nullptr || value->is(Kind::Null)) return true;
  return read(reading, *value, target);
}

bool readTurns(Reading& reading, const JsonValue& value, answer::Reactions& target) {
  if (!value.is(Kind::Array)) return reading.fail(value, WorkReader::tr("a list of turns"));
  for (const JsonValue& item : value.items) {
    ObjectReader object(reading, item);
    answer::Reaction turn;
    object.required("after", turn.after);
    readReply(reading, object.take("reply"), turn.reply);
    if (!object.finish()) return false;
    target.turns.push_back(turn);
  }
  return true;
}

bool readNext(Reading& reading, const JsonValue& value, answer::NextSegment& target) {
  ObjectReader object(reading, value);
  object.required("host", target.host);
  object.required("flags", target.flags);
  return object.finish();
}

bool readEdits(Reading& reading, const JsonValue& value, answer::Edits& target) {
  if (value.items.size() > kMostEdits) {
    return reading.fail(value, WorkReader::tr("at most %1 edits").arg(kMostEdits));
  }
  return read(reading, value, target.made);
}

/// What the key of that name says.
bool readAnswer(Reading& reading, std::string_view kind, const JsonValue& value, Answer& target) {
  if (kind == "choice") {
    std::int64_t number = 0;
    if (!readWhole(reading, value, 1, kMostOptionNumber, number)) return false;
    target = answer::Chosen{std::size_t(number - 1)};
    return true;
  }
  const auto readAs = [&](auto answer, const auto& readIt) {
    const bool isGood = readIt(answer);
    target = std::move(answer);
    return isGood;
  };
  if (kind == "instant") {
    return readAs(answer::Instant{}, [&](auto& one) { return read(reading, value, one.at); });
  }
  if (kind == "state") {
    return readAs(answer::Named{}, [&](auto& one) { return read(reading, value, one.state); });
  }
  if (kind == "next") {
    return readAs(answer::NextSegment{}, [&](auto& one) { return readNext(reading, value, one); });
  }
  if (kind == "turns") {
    return readAs(answer::Reactions{}, [&](auto& one) { return readTurns(reading, value, one); });
  }
  return readAs(answer::Edits{}, [&](auto& one) { return readEdits(reading, value, one); });
}

}  // namespace

bool read(Reading& reading, const JsonValue& value, WorkAnswer& target) {
  const auto kind =
      kindKeyOf(reading, value, {"choice", "instant", "state", "next", "turns", "edits"});
  if (kind.empty()) return false;
  ObjectReader object(reading, value);
  object.required("step", target.step);
  readTime(reading, object.take("at"), target.at);
  std::int64_t hints = 0;
  const JsonValue* const seen = object.take("hints");
  if (seen != nullptr && readWhole(reading, *seen, 0, kMostHints, hints)) {
    target.hintsSeen = int(hints);
  }
  readAnswer(reading, kind, *object.take(kind), target.answer);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, SceneFingerprint& target) {
  ObjectReader object(reading, value);
  object.required("name", target.name);
  object.required("fingerprint", target.fingerprint);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, Work& work) {
  ObjectReader object(reading, value);
  std::string format;
  if (!object.required("format", format)) return false;
  if (format != kWorkFormat) return reading.failKeyword(*value.find("format"), {kWorkFormat});
  object.optional("learner", work.learner);
  object.required("lesson", work.lesson);
  object.required("fingerprint", work.lessonFingerprint);
  object.optional("scenes", work.scenes);
  object.optional("system", work.system);
  readTime(reading, object.take("started"), work.started);
  readTime(reading, object.take("finished"), work.finished);
  readClaimed(reading, object.take("points"), work.claimed);
  object.required("answers", work.answers);
  if (work.answers.size() > kMostAnswers) {
    reading.fail(*value.find("answers"), WorkReader::tr("at most %1 answers").arg(kMostAnswers));
  }
  return object.finish();
}

Loaded<Work> parseWork(const QString& file, const QByteArray& text) {
  const auto source = parseJson(file, text);
  if (!source) return {{}, source.errors};
  Reading reading{*source.value};
  Work work;
  if (!read(reading, source.value->root, work)) return {{}, std::move(reading.errors)};
  return {std::move(work), {}};
}

}  // namespace linger
