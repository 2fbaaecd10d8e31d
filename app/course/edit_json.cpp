#include <QCoreApplication>
#include <algorithm>

#include "app/course/course_values.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::EditJson)
};

constexpr Duration kShortestPause = 100ms;

void readBody(Reading&, ObjectReader& object, edit::SetOs& change) {
  object.optional("host", change.host);
  object.required("os", change.os);
}
void readBody(Reading&, ObjectReader& object, edit::SetMsl& change) {
  object.optional("msl", change.msl);
}
void readBody(Reading&, ObjectReader& object, edit::SetRoundTrip& change) {
  object.required("round_trip", change.roundTrip);
}
void readBody(Reading&, ObjectReader& object, edit::SetLoss& change) {
  object.required("loss", change.loss);
}
void readBody(Reading&, ObjectReader& object, edit::SetRuntime& change) {
  object.required("runtime", change.runtime);
}
void readBody(Reading& reading, ObjectReader& object, edit::CloseFirst& change) {
  const JsonValue* const who = object.take("who");
  std::string missing;
  if (who == nullptr) {
    object.required("who", missing);
  } else {
    readKeyword(reading, *who, closerKeywords(), change.who);
  }
}
void readBody(Reading&, ObjectReader& object, edit::SetImpairment& change) {
  object.required("host", change.segment.host);
  object.optional("kind", change.segment.kind);
  object.optional("nth", change.segment.nth);
  Impairment impairment;
  if (object.take("fate") == nullptr) return;
  if (!object.required("fate", impairment.kind)) return;
  if (impairment.kind == Impairment::Kind::Delay) object.required("by", impairment.by);
  if (impairment.kind == Impairment::Kind::Duplicate) object.optional("by", impairment.by);
  change.impairment = impairment;
}
void readBody(Reading&, ObjectReader& object, edit::Restart& change) {
  object.required("at", change.at);
}
void readBody(Reading&, ObjectReader& object, edit::SetReuseAddr& change) {
  object.required("on", change.on);
}
void readBody(Reading&, ObjectReader& object, edit::AddHostEvent& change) {
  object.required("host", change.host);
  object.required("event", change.event);
}
void readBody(Reading&, ObjectReader& object, edit::SetSeed& change) {
  object.required("seed", change.seed);
}
void readBody(Reading& reading, ObjectReader& object, edit::KeepTrying& change) {
  object.required("at", change.at);
  const JsonValue* const every = object.take("every");
  if (every == nullptr || !read(reading, *every, change.every)) return;
  if (change.every < kShortestPause) reading.fail(*every, Text::tr("a duration from 100ms on"));
}

/// Makes the variant's alternative at `index` and reads it.
template <std::size_t... Index>
void readAlternative(Reading& reading, ObjectReader& object, std::size_t index, Edit& target,
                     std::index_sequence<Index...>) {
  const auto readAt = [&]<std::size_t At>() {
    std::variant_alternative_t<At, Edit> change{};
    readBody(reading, object, change);
    target = std::move(change);
  };
  ((index == Index ? readAt.template operator()<Index>() : void()), ...);
}

struct Body {
  JsonValue& json;

  void set(std::string_view key, std::string_view text) const { json.set(key, JsonValue(text)); }
  void set(std::string_view key, JsonValue value) const { json.set(key, std::move(value)); }

  void operator()(const edit::SetOs& change) const {
    if (change.host) set("host", std::string_view(*change.host));
    set("os", profileOf(change.os).name);
  }
  void operator()(const edit::SetMsl& change) const {
    if (change.msl) set("msl", durationJson(*change.msl));
  }
  void operator()(const edit::SetRoundTrip& change) const {
    set("round_trip", durationJson(change.roundTrip));
  }
  void operator()(const edit::SetLoss& change) const { set("loss", numberJson(change.loss)); }
  void operator()(const edit::SetRuntime& change) const {
    set("runtime", runtimeOf(change.runtime).name);
  }
  void operator()(const edit::CloseFirst& change) const {
    set("who", keywordOf(closerKeywords(), change.who));
  }
  void operator()(const edit::SetImpairment& change) const {
    if (change.impairment) {
      json = impairmentJson({change.segment, *change.impairment});
    } else {
      json = impairmentJson({change.segment, {}});
      std::erase_if(json.members, [](const JsonMember& member) { return member.key == "fate"; });
    }
  }
  void operator()(const edit::Restart& change) const { set("at", instantJson(change.at)); }
  void operator()(const edit::SetReuseAddr& change) const { set("on", JsonValue(change.on)); }
  void operator()(const edit::AddHostEvent& change) const {
    set("host", std::string_view(change.host));
    set("event", eventJson(change.event));
  }
  void operator()(const edit::SetSeed& change) const {
    set("seed", JsonValue::number(std::to_string(change.seed)));
  }
  void operator()(const edit::KeepTrying& change) const {
    set("at", instantJson(change.at));
    set("every", durationJson(change.every));
  }
};

}  // namespace

bool read(Reading& reading, const JsonValue& value, Edit& target) {
  ObjectReader object(reading, value);
  std::string name;
  if (!object.required("edit", name)) return false;
  const auto names = editNames();
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return reading.failKeyword(*value.find("edit"), names);
  readAlternative(reading, object, std::size_t(found - names.begin()), target,
                  std::make_index_sequence<std::variant_size_v<Edit>>());
  return object.finish();
}

JsonValue editJson(const Edit& edit) {
  JsonValue body = JsonValue::object();
  std::visit(Body{body}, edit);
  JsonValue json = JsonValue::object();
  json.set("edit", JsonValue(editName(edit)));
  for (JsonMember& member : body.members) json.set(member.key, std::move(member.value));
  return json;
}

}  // namespace linger
