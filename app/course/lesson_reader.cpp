#include <QCoreApplication>
#include <QCryptographicHash>
#include <algorithm>

#include "app/course/course_values.h"
#include "app/course/lesson_file.h"
#include "app/course/lesson_problem_words.h"
#include "app/course/lesson_tasks.h"
#include "app/files/file_io.h"
#include "app/files/json/json_place.h"
#include "app/files/scenario/problem_words.h"
#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "model/course/lesson_problems.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LessonReader)
};

using Kind = JsonValue::Kind;

/// Reads the steps one after the other: a step may leave out its scene, which then is that of the
/// one before it, and may ask an earlier one again.
class StepReader {
 public:
  StepReader(Reading& reading, Lesson& lesson) : reading_(reading), lesson_(lesson) {}

  void read(const JsonValue& steps) {
    if (!steps.is(Kind::Array)) {
      reading_.fail(steps, Text::tr("a list of steps"));
      return;
    }
    for (const JsonValue& step : steps.items) readStep(step);
  }

 private:
  void readStep(const JsonValue& value) {
    ObjectReader object(reading_, value);
    if (!value.is(Kind::Object)) return;
    LessonStep step;
    const bool isAgain = value.find("again") != nullptr;
    if (isAgain && !copyEarlier(object, step)) return;
    object.required("id", step.id);
    const bool isOtherRun = value.find("scene") != nullptr || value.find("edits") != nullptr;
    if (isOtherRun) step.because = {};  // It was said of the earlier step's run.
    takeScene(object, step, isAgain);
    object.optional("edits", step.edits);
    object.optional("at", step.at);
    if (isAgain) {
      object.optional("text", step.text);
    } else {
      object.required("text", step.text);
      readTask(reading_, object, value, step);
    }
    object.optional("hints", step.hints);
    object.optional("because", step.because);
    if (!isAgain) step.points = usualPoints(step.task);
    object.optional("points", step.points);
    readMisconception(object, step);
    object.finish();
    lesson_.steps.push_back(std::move(step));
  }

  bool copyEarlier(ObjectReader& object, LessonStep& step) {
    const JsonValue& again = *object.take("again");
    std::vector<std::string_view> ids;
    for (const LessonStep& earlier : lesson_.steps) ids.push_back(earlier.id);
    const LessonStep* const earlier =
        again.is(Kind::String) ? stepNamed(lesson_, again.text) : nullptr;
    if (earlier == nullptr) return reading_.failKeyword(again, ids);
    step = *earlier;
    if (step.misconception) step.misconception->after = true;
    return true;
  }

  /// A built-in scenario's name, or a whole scenario. A step that is asked again stays in its own.
  void takeScene(ObjectReader& object, LessonStep& step, bool isAgain) {
    const JsonValue* const value = object.take("scene");
    if (value == nullptr) {
      if (lesson_.steps.empty()) {
        std::string missing;
        object.required("scene", missing);
      } else if (!isAgain) {
        step.scene = lesson_.steps.back().scene;
      }
      return;
    }
    if (value->is(Kind::String)) {
      takeNamedScene(*value, step);
    } else {
      takeOwnScene(*value, step);
    }
  }

  void takeNamedScene(const JsonValue& value, LessonStep& step) {
    const QString name = QString::fromStdString(value.text);
    const bool isName = !name.contains('/') && !name.contains('.');
    auto loaded = isName ? loadScenario(name) : Loaded<Scenario>{};
    if (!loaded) {
      const ScenarioLibrary library;
      std::vector<std::string_view> names;
      for (const Scenario& scenario : library.list()) names.push_back(scenario.name);
      const std::string closest = closestOf(value.text, names);
      QString expected = Text::tr("the name of a built-in scenario, or a scenario in braces");
      if (!closest.empty()) {
        expected += Text::tr("; did you mean \"%1\"?").arg(QString::fromStdString(closest));
      }
      reading_.fail(value, expected);
      return;
    }
    step.scene = indexOf(std::move(*loaded.value));
  }

  void takeOwnScene(const JsonValue& value, LessonStep& step) {
    Scenario scene;
    if (!linger::read(reading_, value, scene)) return;
    const auto problems = problemsOf(scene);
    for (const ScenarioProblem& problem : problems) {
      reading_.errors.push_back(
          reading_.source.error(valueAt(value, problem.where).offset, wordsFor(problem)));
    }
    if (problems.empty()) step.scene = indexOf(std::move(scene));
  }

  std::size_t indexOf(Scenario scene) {
    const auto known = std::ranges::find(lesson_.scenes, scene);
    if (known != lesson_.scenes.end()) return std::size_t(known - lesson_.scenes.begin());
    lesson_.scenes.push_back(std::move(scene));
    return lesson_.scenes.size() - 1;
  }

  void readMisconception(ObjectReader& object, LessonStep& step) {
    if (const JsonValue* const number = object.take("misconception")) {
      std::int64_t which = 0;
      if (readWhole(reading_, *number, 1, 99, which)) {
        step.misconception = {int(which), step.misconception && step.misconception->after};
      }
    }
    const JsonValue* const asked = object.take("asked");
    if (asked == nullptr) return;
    const bool isAfter = asked->is(Kind::String) && asked->text == "after";
    const bool isBefore = asked->is(Kind::String) && asked->text == "before";
    if (!isAfter && !isBefore) {
      reading_.failKeyword(*asked, {"before", "after"});
    } else if (!step.misconception) {
      reading_.fail(*asked, Text::tr("the key only beside \"misconception\""));
    } else {
      step.misconception->after = isAfter;
    }
  }

  Reading& reading_;
  Lesson& lesson_;
};

void readSystems(Reading& reading, const JsonValue* value, std::vector<OsId>& systems) {
  if (value == nullptr) return;
  if (!value->is(Kind::String) || value->text != "all") {
    if (value->is(Kind::Array)) {
      read(reading, *value, systems);
    } else {
      reading.fail(*value, Text::tr("\"all\" or a list of systems"));
    }
    return;
  }
  for (const OsProfile* const profile : allProfiles()) systems.push_back(profile->id);
}

bool readLesson(Reading& reading, const JsonValue& root, Lesson& lesson) {
  ObjectReader object(reading, root);
  std::string format;
  if (!object.required("format", format)) return false;
  if (format != kLessonFormat) return reading.failKeyword(*root.find("format"), {kLessonFormat});
  object.required("name", lesson.name);
  object.required("title", lesson.title);
  object.optional("summary", lesson.summary);
  readSystems(reading, object.take("systems"), lesson.systems);
  const JsonValue* const steps = object.take("steps");
  std::string missing;
  if (steps == nullptr) {
    object.required("steps", missing);
  } else {
    StepReader(reading, lesson).read(*steps);
  }
  return object.finish();
}

}  // namespace

std::string fingerprintOf(std::string_view text) {
  const QByteArrayView bytes(text.data(), qsizetype(text.size()));
  QCryptographicHash hash(QCryptographicHash::Sha256);
  hash.addData(bytes.toByteArray());
  return hash.result().toHex().toStdString();
}

Loaded<LessonFile> parseLesson(const QString& file, const QByteArray& text, bool checksRuns) {
  const auto source = parseJson(file, text);
  if (!source) return {{}, source.errors};
  const JsonValue& root = source.value->root;
  Reading reading{*source.value};
  LessonFile read;
  if (!readLesson(reading, root, read.lesson)) return {{}, std::move(reading.errors)};
  if (checksRuns) {
    for (const LessonProblem& problem : problemsOf(read.lesson)) {
      reading.errors.push_back(
          source.value->error(valueAt(root, problem.where).offset, wordsFor(problem)));
    }
  }
  if (!reading.errors.empty()) return {{}, std::move(reading.errors)};
  read.fingerprint = fingerprintOf(toCompactJson(root));
  for (const Scenario& scene : read.lesson.scenes) {
    read.sceneFingerprints.push_back(fingerprintOf(toCompactJson(scenarioJson(scene))));
  }
  return {std::move(read), {}};
}

Loaded<LessonFile> readLessonFile(const QString& path, bool checksRuns) {
  const auto text = readWholeFile(path, kLargestLessonFile);
  if (!text) return {{}, text.errors};
  return parseLesson(path, *text.value, checksRuns);
}

}  // namespace linger
