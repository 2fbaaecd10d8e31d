#include <QDateTime>
#include <QTimeZone>

#include "app/course/course_values.h"
#include "app/course/work_file.h"

namespace linger {
namespace {

JsonValue timeJson(WallTime time) {
  const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time, QTimeZone::utc());
  return JsonValue(std::string_view(moment.toString(Qt::ISODateWithMs).toStdString()));
}

JsonValue textJson(std::string_view text) {
  return JsonValue(text);
}

JsonValue turnsJson(const answer::Reactions& given) {
  JsonValue turns = JsonValue::array();
  for (const answer::Reaction& turn : given.turns) {
    JsonValue json = JsonValue::object();
    json.set("after", textJson(nameOf(turn.after)));
    if (turn.reply) json.set("reply", textJson(lettersOf(*turn.reply)));
    turns.items.push_back(std::move(json));
  }
  return turns;
}

struct AnswerWriter {
  JsonValue& json;

  void operator()(const answer::Chosen& given) const {
    json.set("choice", JsonValue(std::int64_t(given.option) + 1));
  }
  void operator()(const answer::Instant& given) const {
    json.set("instant", instantJson(given.at));
  }
  void operator()(const answer::Named& given) const {
    json.set("state", textJson(nameOf(given.state)));
  }
  void operator()(const answer::NextSegment& given) const {
    JsonValue next = JsonValue::object();
    next.set("host", textJson(given.host)).set("flags", textJson(lettersOf(given.flags)));
    json.set("next", std::move(next));
  }
  void operator()(const answer::Reactions& given) const { json.set("turns", turnsJson(given)); }
  void operator()(const answer::Edits& given) const {
    JsonValue edits = JsonValue::array();
    for (const Edit& edit : given.made) edits.items.push_back(editJson(edit));
    json.set("edits", std::move(edits));
  }
};

JsonValue answersJson(const std::vector<WorkAnswer>& answers) {
  JsonValue list = JsonValue::array();
  for (const WorkAnswer& given : answers) {
    JsonValue json = JsonValue::object();
    json.set("step", textJson(given.step));
    if (given.at) json.set("at", timeJson(*given.at));
    if (given.hintsSeen > 0) json.set("hints", JsonValue(std::int64_t{given.hintsSeen}));
    std::visit(AnswerWriter{json}, given.answer);
    list.items.push_back(std::move(json));
  }
  return list;
}

JsonValue scenesJson(const std::vector<SceneFingerprint>& scenes) {
  JsonValue list = JsonValue::array();
  for (const SceneFingerprint& scene : scenes) {
    JsonValue json = JsonValue::object();
    json.set("name", textJson(scene.name)).set("fingerprint", textJson(scene.fingerprint));
    list.items.push_back(std::move(json));
  }
  return list;
}

}  // namespace

JsonValue namelessWork(const Work& work) {
  JsonValue json = JsonValue::object();
  json.set("format", textJson(kWorkFormat));
  json.set("lesson", textJson(work.lesson)).set("fingerprint", textJson(work.lessonFingerprint));
  if (!work.scenes.empty()) json.set("scenes", scenesJson(work.scenes));
  if (work.system) json.set("system", textJson(profileOf(*work.system).name));
  if (work.started) json.set("started", timeJson(*work.started));
  if (work.finished) json.set("finished", timeJson(*work.finished));
  if (work.claimed) json.set("points", JsonValue::number(pointsText(*work.claimed)));
  json.set("answers", answersJson(work.answers));
  return json;
}

QByteArray workText(const Work& work) {
  JsonValue json = namelessWork(work);
  if (!work.learner.empty()) json.set("learner", textJson(work.learner));
  return QByteArray::fromStdString(toPrettyJson(json));
}

}  // namespace linger
