#include "app/course/course_values.h"

#include <QCoreApplication>

#include "model/systems/errno.h"

namespace linger {
namespace {

class CourseValues {
  Q_DECLARE_TR_FUNCTIONS(CourseValues)
};

constexpr Call kCalls[] = {Call::Socket, Call::Bind, Call::Listen,   Call::Accept, Call::Connect,
                           Call::Send,   Call::Recv, Call::Shutdown, Call::Close};
constexpr TimerKind kTimers[] = {TimerKind::Retransmit, TimerKind::Probe,    TimerKind::DelayedAck,
                                 TimerKind::FinWait2,   TimerKind::TimeWait, TimerKind::KeepAlive};

/// Reads the name of one of `all`, as nameOf() has it.
template <typename Value, typename All>
bool readName(Reading& reading, const JsonValue& value, const All& all, Value& target) {
  std::vector<std::string_view> names;
  for (const Value one : all) {
    if (value.is(JsonValue::Kind::String) && nameOf(one) == value.text) {
      target = one;
      return true;
    }
    names.push_back(nameOf(one));
  }
  return reading.failKeyword(value, names);
}

bool readOptions(Reading& reading, const JsonValue* value, ReuseOptions& target) {
  if (value == nullptr) return true;
  std::vector<SocketOption> options;
  if (!read(reading, *value, options)) return false;
  for (std::size_t i = 0; i < options.size(); ++i) {
    bool ReuseOptions::*const flag =
        options[i] == SocketOption::ReuseAddr   ? &ReuseOptions::reuseAddr
        : options[i] == SocketOption::ReusePort ? &ReuseOptions::reusePort
        : options[i] == SocketOption::Exclusive ? &ReuseOptions::exclusive
                                                : nullptr;
    if (flag == nullptr) {
      return reading.failKeyword(value->items[i],
                                 {"SO_REUSEADDR", "SO_REUSEPORT", "SO_EXCLUSIVEADDRUSE"});
    }
    target.*flag = true;
  }
  return true;
}

void readBody(Reading&, ObjectReader& object, condition::InState& asked) {
  object.required("state", asked.state);
  object.required("host", asked.host);
  object.optional("at", asked.at);
}

void readBody(Reading&, ObjectReader& object, condition::CallReturned& asked) {
  object.required("call", asked.call);
  object.required("host", asked.host);
  object.required("result", asked.result);
  object.optional("from", asked.from);
  object.optional("to", asked.to);
  object.optional("bytes", asked.leastValue);
  if (!asked.leastValue) object.optional("octets", asked.leastValue);  // Its former name.
}

void readBody(Reading& reading, ObjectReader& object, condition::Rebind& asked) {
  object.required("rebind", asked.result);
  object.required("at", asked.at);
  readOptions(reading, object.take("options"), asked.options);
  object.optional("blocked_by", asked.blockedBy);
  object.optional("owned", asked.owned);
}

void readBody(Reading& reading, ObjectReader& object, condition::SegmentsSent& asked) {
  const JsonValue* const kind = object.take("sent");
  SegmentKind named{};
  const bool isAny = kind->is(JsonValue::Kind::String) && kind->text == "any";
  if (!isAny && read(reading, *kind, named)) asked.kind = named;
  object.optional("host", asked.host);
  object.optional("from", asked.from);
  object.optional("least", asked.least);
  object.optional("most", asked.most);
}

void readBody(Reading&, ObjectReader& object, condition::TimerLasts& asked) {
  object.required("timer", asked.kind);
  object.required("host", asked.host);
  object.optional("least", asked.least);
  object.optional("most", asked.most);
}

void readBody(Reading&, ObjectReader& object, moment::Returns& asked) {
  object.required("returns", asked.call);
  object.required("host", asked.host);
  object.optional("result", asked.result);
}

void readBody(Reading&, ObjectReader& object, moment::Sends& asked) {
  object.required("sends", asked.kind);
  object.required("host", asked.host);
}

void readBody(Reading& reading, ObjectReader& object, moment::PortIsFree& asked) {
  readOptions(reading, object.take("free"), asked.options);
}

void readBody(Reading&, ObjectReader& object, moment::Moves& asked) {
  asked.leaves = object.take("leaves") != nullptr;
  object.required(asked.leaves ? "leaves" : "enters", asked.state);
  object.required("host", asked.host);
}

template <typename Body, typename Whole>
void readAs(Reading& reading, ObjectReader& object, Whole& whole) {
  Body body;
  readBody(reading, object, body);
  whole.what = std::move(body);
}

}  // namespace

std::string_view kindKeyOf(Reading& reading, const JsonValue& value,
                           const std::vector<std::string_view>& keys) {
  QStringList names;
  for (const std::string_view key : keys) {
    if (value.find(key) != nullptr) return key;
    names << QString::fromUtf8(key.data(), qsizetype(key.size()));
  }
  reading.fail(
      value,
      CourseValues::tr("an object with one of the keys %1").arg(names.join(QStringLiteral(", "))));
  return {};
}

bool read(Reading& reading, const JsonValue& value, State& target) {
  return readName(reading, value, kAllStates, target);
}

bool read(Reading& reading, const JsonValue& value, Call& target) {
  return readName(reading, value, kCalls, target);
}

bool read(Reading& reading, const JsonValue& value, TimerKind& target) {
  return readName(reading, value, kTimers, target);
}

bool read(Reading& reading, const JsonValue& value, Errno& target) {
  const auto error =
      value.is(JsonValue::Kind::String) ? errnoNamed(value.text) : std::optional<Errno>{};
  if (!error) return reading.fail(value, CourseValues::tr("OK or an error such as \"EADDRINUSE\""));
  target = *error;
  return true;
}

bool read(Reading& reading, const JsonValue& value, LessonText& target) {
  if (value.is(JsonValue::Kind::String)) return read(reading, value, target.english);
  if (!value.is(JsonValue::Kind::Object)) {
    return reading.fail(
        value,
        CourseValues::tr("a text, or an object such as { \"en\": \"…\", \"zh_CN\": \"…\" }"));
  }
  ObjectReader object(reading, value);
  object.required("en", target.english);
  object.optional("zh_CN", target.chinese);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, Condition& target) {
  const auto kind = kindKeyOf(reading, value, {"state", "call", "rebind", "sent", "timer"});
  if (kind.empty()) return false;
  ObjectReader object(reading, value);
  if (kind == "state") readAs<condition::InState>(reading, object, target);
  if (kind == "call") readAs<condition::CallReturned>(reading, object, target);
  if (kind == "rebind") readAs<condition::Rebind>(reading, object, target);
  if (kind == "sent") readAs<condition::SegmentsSent>(reading, object, target);
  if (kind == "timer") readAs<condition::TimerLasts>(reading, object, target);
  object.optional("not", target.negated);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, Moment& target) {
  const auto kind = kindKeyOf(reading, value, {"enters", "leaves", "returns", "sends", "free"});
  if (kind.empty()) return false;
  ObjectReader object(reading, value);
  if (kind == "enters" || kind == "leaves") readAs<moment::Moves>(reading, object, target);
  if (kind == "returns") readAs<moment::Returns>(reading, object, target);
  if (kind == "sends") readAs<moment::Sends>(reading, object, target);
  if (kind == "free") readAs<moment::PortIsFree>(reading, object, target);
  object.optional("after", target.after);
  std::int64_t nth = 1;
  const JsonValue* const which = object.take("nth");
  if (which != nullptr && readWhole(reading, *which, 1, 1000, nth)) target.nth = int(nth);
  return object.finish();
}

}  // namespace linger
