#include "app/learn/progress/progress.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <array>

#include "app/course/lesson_library.h"
#include "app/course/work_file.h"
#include "app/files/json/object_reader.h"

namespace linger {

namespace {

struct ProgressFile {
  Q_DECLARE_TR_FUNCTIONS(ProgressFile)
};

constexpr std::string_view kFormat = "linger-progress/1";
constexpr std::array kDaysUntilReview{1, 3, 7};
constexpr std::int64_t kMostReviews = 1000;

/// A step with its lesson, as the file has it.
struct Line {
  std::string lesson;
  std::string step;
  StepRecord record;
};

bool readDay(Reading& reading, const JsonValue* value, std::optional<QDate>& day) {
  if (value == nullptr) return true;
  const QDate date = QDate::fromString(QString::fromStdString(value->text), Qt::ISODate);
  if (!date.isValid()) {
    return reading.fail(*value, ProgressFile::tr("a day such as \"2026-11-28\""));
  }
  day = date;
  return true;
}

bool readLine(Reading& reading, const JsonValue& value, Line& line) {
  ObjectReader object(reading, value);
  object.required("lesson", line.lesson);
  object.required("step", line.step);
  object.required("right", line.record.right);
  std::int64_t reviews = 0;
  const JsonValue* const seen = object.take("reviews");
  if (seen != nullptr && readWhole(reading, *seen, 0, kMostReviews, reviews)) {
    line.record.reviews = int(reviews);
  }
  readDay(reading, object.take("due"), line.record.due);
  return object.finish();
}

}  // namespace

const LessonRecord& Progress::of(const std::string& lesson) const {
  static const LessonRecord kNone;
  const auto found = lessons_.find(lesson);
  return found == lessons_.end() ? kNone : found->second;
}

void Progress::moveTo(const std::string& lesson, const std::string& step) {
  lessons_[lesson].at = step;
}

const Work* Progress::work(const std::string& lesson) const {
  const auto found = works_.find(lesson);
  return found == works_.end() ? nullptr : &found->second;
}

void Progress::record(const std::string& lesson, const std::string& step, bool right,
                      const QDate& today) {
  StepRecord& record = lessons_[lesson].steps[step];
  const bool isDue = record.due && *record.due <= today;
  record.right = right;
  if (!right) {
    record.reviews = 0;
    record.due = today.addDays(kDaysUntilReview.front());
  } else if (isDue) {
    ++record.reviews;
    const auto next = std::size_t(record.reviews);
    if (next < kDaysUntilReview.size()) {
      record.due = today.addDays(kDaysUntilReview[next]);
    } else {
      record.due.reset();
    }
  }
}

std::vector<std::pair<std::string, std::string>> Progress::due(const QDate& today) const {
  std::vector<std::pair<std::string, std::string>> steps;
  for (const auto& [lesson, record] : lessons_) {
    for (const auto& [step, one] : record.steps) {
      if (one.due && *one.due <= today) steps.emplace_back(lesson, step);
    }
  }
  return steps;
}

void Progress::rename(const std::string& former, const std::string& now) {
  auto old = lessons_.extract(former);
  if (old.empty()) return;
  const auto [place, isNew] = lessons_.try_emplace(now, old.mapped());
  if (!isNew) place->second.steps.merge(old.mapped().steps);
}

QString Progress::defaultPath() {
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
         QStringLiteral("/progress.json");
}

Loaded<Progress> Progress::parse(const QString& file, const QByteArray& text) {
  const auto source = parseJson(file, text);
  if (!source) return {{}, source.errors};
  Reading reading{*source.value};
  const JsonValue& root = source.value->root;
  ObjectReader object(reading, root);
  std::string format;
  if (object.required("format", format) && format != kFormat) {
    reading.failKeyword(*root.find("format"), {kFormat});
  }
  Progress progress;
  const JsonValue* const places = object.take("lessons");
  for (const JsonMember& member : places ? places->members : std::vector<JsonMember>{}) {
    std::string at;
    // Once it was the step's number, which says nothing of a lesson that has other steps now.
    const bool isNumber = member.value.is(JsonValue::Kind::Number);
    if (isNumber || read(reading, member.value, at)) progress.moveTo(member.key, at);
  }
  const JsonValue* const steps = object.take("steps");
  for (const JsonValue& value : steps ? steps->items : std::vector<JsonValue>{}) {
    Line line;
    if (readLine(reading, value, line)) {
      progress.lessons_[line.lesson].steps[line.step] = line.record;
    }
  }
  std::vector<Work> works;
  object.optional("works", works);
  for (const Work& work : works) progress.keep(work);
  std::vector<std::string> transitions;
  object.optional("transitions", transitions);
  progress.transitions_ = {transitions.begin(), transitions.end()};
  if (!object.finish()) return {{}, std::move(reading.errors)};
  for (const auto& [former, now] : formerLessonNames()) progress.rename(former, now);
  return {std::move(progress), {}};
}

QByteArray Progress::text() const {
  JsonValue places = JsonValue::object(), steps = JsonValue::array();
  for (const auto& [lesson, record] : lessons_) {
    places.set(lesson, JsonValue(std::string_view(record.at)));
    for (const auto& [id, step] : record.steps) {
      JsonValue json = JsonValue::object();
      json.set("lesson", JsonValue(std::string_view(lesson)));
      json.set("step", JsonValue(std::string_view(id))).set("right", JsonValue(step.right));
      if (step.reviews > 0) json.set("reviews", JsonValue(std::int64_t{step.reviews}));
      if (step.due) {
        const std::string day = step.due->toString(Qt::ISODate).toStdString();
        json.set("due", JsonValue(std::string_view(day)));
      }
      steps.items.push_back(std::move(json));
    }
  }
  JsonValue json = JsonValue::object();
  json.set("format", JsonValue(kFormat)).set("lessons", std::move(places));
  json.set("steps", std::move(steps));
  if (!works_.empty()) {
    JsonValue works = JsonValue::array();
    for (const auto& [lesson, work] : works_) works.items.push_back(namelessWork(work));
    json.set("works", std::move(works));
  }
  if (!transitions_.empty()) {
    JsonValue seen = JsonValue::array();
    for (const std::string& name : transitions_) {
      seen.items.push_back(JsonValue(std::string_view(name)));
    }
    json.set("transitions", std::move(seen));
  }
  return QByteArray::fromStdString(toPrettyJson(json));
}

}  // namespace linger
