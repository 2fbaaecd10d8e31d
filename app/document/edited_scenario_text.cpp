#include "app/document/edited_scenario_text.h"

#include <utility>

#include "app/files/scenario/problem_words.h"
#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_values.h"
#include "model/sim/duration_text.h"

namespace linger {
namespace {

JsonValue textJson(std::string_view words) {
  return JsonValue(words);
}

/// An edit as an object; every kind has a word of its own.
JsonValue object(std::string_view kind) {
  JsonValue json = JsonValue::object();
  json.set("edit", textJson(kind));
  return json;
}

JsonValue jsonOf(const edit::SetOs& e) {
  JsonValue json = object("os");
  if (e.host) json.set("host", textJson(*e.host));
  return json.set("os", textJson(profileOf(e.os).name));
}
JsonValue jsonOf(const edit::SetMsl& e) {
  JsonValue json = object("msl");
  return e.msl ? json.set("msl", durationJson(*e.msl)) : json;
}
JsonValue jsonOf(const edit::SetRoundTrip& e) {
  return object("round-trip").set("is", durationJson(e.roundTrip));
}
JsonValue jsonOf(const edit::SetLoss& e) {
  return object("loss").set("is", numberJson(e.loss));
}
JsonValue jsonOf(const edit::SetRuntime& e) {
  return object("runtime").set("is", textJson(runtimeOf(e.runtime).name));
}
JsonValue jsonOf(const edit::CloseFirst& e) {
  return object("close-first").set("who", textJson(keywordOf(closerKeywords(), e.who)));
}
JsonValue jsonOf(const edit::SetImpairment& e) {
  JsonValue json = impairmentJson({e.segment, e.impairment.value_or(Impairment{})});
  return json.set("edit", textJson(e.impairment ? "fate" : "restore"));
}
JsonValue jsonOf(const edit::Restart& e) {
  return object("restart").set("at", instantJson(e.at));
}
JsonValue jsonOf(const edit::KeepTrying& e) {
  return object("keep-trying").set("at", instantJson(e.at)).set("every", durationJson(e.every));
}
JsonValue jsonOf(const edit::SetReuseAddr& e) {
  return object("reuseaddr").set("is", JsonValue(e.on));
}
JsonValue jsonOf(const edit::AddHostEvent& e) {
  return object("event").set("host", textJson(e.host)).set("event", eventJson(e.event));
}
JsonValue jsonOf(const edit::SetSeed& e) {
  return object("seed").set("is", JsonValue::number(std::to_string(e.seed)));
}

template <typename E, typename Member>
bool readOne(ObjectReader& object, std::string_view key, Edit& edit, Member E::*member) {
  E made;
  const bool isGood = object.required(key, made.*member);
  edit = made;
  return isGood;
}

bool readImpairment(ObjectReader& object, Edit& edit, bool isRestored) {
  edit::SetImpairment made;
  object.required("host", made.segment.host);
  object.optional("kind", made.segment.kind);
  object.optional("nth", made.segment.nth);
  Impairment impairment;
  object.required("fate", impairment.kind);
  object.optional("by", impairment.by);
  if (!isRestored) made.impairment = impairment;
  edit = made;
  return true;
}

bool readCloser(Reading& reading, ObjectReader& object, Edit& edit) {
  edit::CloseFirst made;
  const JsonValue* who = object.take("who");
  const bool isGood = who && readKeyword(reading, *who, closerKeywords(), made.who);
  edit = made;
  return isGood;
}

bool readByKind(Reading& reading, ObjectReader& object, const std::string& kind, Edit& edit) {
  if (kind == "os") {
    edit::SetOs made;
    object.optional("host", made.host);
    const bool isGood = object.required("os", made.os);
    edit = made;
    return isGood;
  }
  if (kind == "msl") {
    edit::SetMsl made;
    const bool isGood = object.optional("msl", made.msl);
    edit = made;
    return isGood;
  }
  if (kind == "keep-trying") {
    edit::KeepTrying made;
    const bool isGood = object.required("at", made.at) && object.required("every", made.every);
    edit = made;
    return isGood;
  }
  if (kind == "event") {
    edit::AddHostEvent made;
    const bool isGood = object.required("host", made.host) && object.required("event", made.event);
    edit = made;
    return isGood;
  }
  if (kind == "round-trip") return readOne(object, "is", edit, &edit::SetRoundTrip::roundTrip);
  if (kind == "loss") return readOne(object, "is", edit, &edit::SetLoss::loss);
  if (kind == "runtime") return readOne(object, "is", edit, &edit::SetRuntime::runtime);
  if (kind == "restart") return readOne(object, "at", edit, &edit::Restart::at);
  if (kind == "reuseaddr") return readOne(object, "is", edit, &edit::SetReuseAddr::on);
  if (kind == "seed") return readOne(object, "is", edit, &edit::SetSeed::seed);
  if (kind == "close-first") return readCloser(reading, object, edit);
  return (kind == "fate" || kind == "restore") && readImpairment(object, edit, kind == "restore");
}

}  // namespace

bool read(Reading& reading, const JsonValue& value, EditStep& step) {
  ObjectReader object(reading, value);
  std::string kind;
  if (!object.required("edit", kind)) return false;
  if (!readByKind(reading, object, kind, step.edit)) {
    return reading.fail(value, QStringLiteral("an edit"));
  }
  object.optional("on", step.on);
  return object.finish();
}

QByteArray editedScenarioText(const EditedScenario& edited) {
  JsonValue edits = JsonValue::array();
  for (const EditStep& step : edited.edits) {
    JsonValue json = std::visit([](const auto& edit) { return jsonOf(edit); }, step.edit);
    if (!step.on) json.set("on", JsonValue(false));
    edits.items.push_back(std::move(json));
  }
  JsonValue root = JsonValue::object();
  root.set("scenario", scenarioJson(edited.base)).set("edits", std::move(edits));
  return QByteArray::fromStdString(toPrettyJson(root));
}

Loaded<EditedScenario> parseEditedScenario(const QString& file, const QByteArray& text) {
  const auto source = parseJson(file, text);
  if (!source) return {{}, source.errors};
  Reading reading{*source.value};
  EditedScenario edited;
  ObjectReader object(reading, source.value->root);
  object.required("scenario", edited.base);
  object.required("edits", edited.edits);
  if (!object.finish()) return {{}, std::move(reading.errors)};
  for (const ScenarioProblem& problem : problemsOf(scenarioOf(edited))) {
    reading.errors.push_back(source.value->error(0, wordsFor(problem)));
  }
  if (!reading.errors.empty()) return {{}, std::move(reading.errors)};
  return {std::move(edited), {}};
}

}  // namespace linger
