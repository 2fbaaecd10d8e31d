#include <QCoreApplication>
#include <array>

#include "app/files/scenario/scenario_values.h"
#include "app/files/table/answer_table.h"
#include "model/host/reaction.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ReactTable)
};

constexpr std::array<std::string_view, 5> kAnswer{"after", "replies", "time_wait_restarted",
                                                  "clause", "rule"};

constexpr std::int64_t kFarthest = std::int64_t{1} << 31;
constexpr std::int64_t kLongestSegment = 65'495;

constexpr Keyword<Holder> kHolders[] = {{Holder::Held, "held"},
                                        {Holder::Orphan, "orphan"},
                                        {Holder::OrphanTimeWait, "orphan-timewait"}};

std::optional<std::int64_t> distanceOf(Reading& reading, ObjectReader& object,
                                       std::string_view key) {
  const JsonValue* const value = presentOf(object, key);
  std::int64_t distance = 0;
  if (value == nullptr || !readWhole(reading, *value, -kFarthest, kFarthest, distance)) {
    return std::nullopt;
  }
  return distance;
}

void readState(Reading& reading, ObjectReader& object, ReactionQuery& query) {
  const JsonValue* const value = object.take("state");
  std::string name;
  if (!object.required("state", name)) return;
  if (const auto state = stateNamed(name)) {
    query.state = *state;
    if (*state == State::TimeWait) query.holder = Holder::Orphan;
    return;
  }
  std::vector<std::string_view> names;
  for (const State known : kAllStates) names.push_back(nameOf(known));
  reading.failKeyword(*value, names);
}

void readVia(Reading& reading, ObjectReader& object, ReactionQuery& query) {
  const JsonValue* const value = presentOf(object, "via");
  if (value == nullptr) return;
  query.viaClosing = value->is(JsonValue::Kind::String) && value->text == nameOf(State::Closing);
  if (!query.viaClosing) reading.failKeyword(*value, {nameOf(State::Closing)});
}

void readSegment(Reading& reading, ObjectReader& query, RelativeSegment& segment) {
  const JsonValue* const value = query.take("segment");
  JsonValue unused;
  if (value == nullptr) {
    query.required("segment", unused.text);
    return;
  }
  ObjectReader object(reading, *value);
  object.required("flags", segment.flags);
  segment.seqMinusRcvNxt = distanceOf(reading, object, "seq_minus_rcv_nxt").value_or(0);
  segment.ackMinusSndNxt = distanceOf(reading, object, "ack_minus_snd_nxt");
  segment.tsMinusLast = distanceOf(reading, object, "ts_minus_last");
  std::int64_t length = 0;
  const JsonValue* const len = presentOf(object, "len");
  if (len != nullptr && readWhole(reading, *len, 0, kLongestSegment, length)) {
    segment.len = static_cast<std::uint32_t>(length);
  }
  if (segment.flags.ack && !segment.ackMinusSndNxt && reading.errors.empty()) {
    reading.fail(*value, Text::tr("ack_minus_snd_nxt, because the flags have an A"));
  }
}

ReactionQuery readQuery(Reading& reading, const JsonValue& value) {
  ReactionQuery query;
  ObjectReader object(reading, value);
  if (!value.is(JsonValue::Kind::Object)) return query;
  object.optional("os", query.os);
  readState(reading, object, query);
  if (const JsonValue* owner = presentOf(object, "owner")) {
    readKeyword<Holder>(reading, *owner, kHolders, query.holder);
  }
  readVia(reading, object, query);
  query.peerTimestamps = booleanOf(reading, object, "peer_timestamps").value_or(true);
  query.listener = booleanOf(reading, object, "listener").value_or(true);
  query.rfc1337 = booleanOf(reading, object, "rfc1337").value_or(false);
  readSegment(reading, object, query.segment);
  return query;
}

/// Why no socket can be in that state with that owner; empty where one can.
QString problemOf(const ReactionQuery& query) {
  using enum State;
  constexpr States kNeverOrphaned{Listen, SynSent, Established, CloseWait};
  constexpr States kKeptAsRecord{Closed, FinWait2, TimeWait};
  const bool isHeld = query.holder == Holder::Held;
  if (!isHeld && kNeverOrphaned.contains(query.state)) {
    return Text::tr("a socket in this state has an owner: when the owner exits, it is closed");
  }
  if (query.holder == Holder::OrphanTimeWait && !kKeptAsRecord.contains(query.state)) {
    return Text::tr("only FIN-WAIT-2 and TIME-WAIT are kept as a time-wait record");
  }
  if (query.viaClosing && query.state != TimeWait) {
    return Text::tr("only TIME-WAIT can be reached via CLOSING");
  }
  return {};
}

JsonValue numberOrNull(const std::optional<std::int64_t>& number) {
  return number ? JsonValue(*number) : JsonValue();
}

JsonValue repliesOf(const Reaction& reaction) {
  JsonValue replies = JsonValue::array();
  for (const Reply& reply : reaction.replies) {
    JsonValue json = JsonValue::object();
    json.set("flags", JsonValue(std::string_view(lettersOf(reply.flags))));
    json.set("seq_minus_snd_nxt", numberOrNull(reply.seqMinusSndNxt));
    json.set("ack_minus_rcv_nxt", numberOrNull(reply.ackMinusRcvNxt));
    json.set("len", JsonValue(std::int64_t{reply.len}));
    replies.items.push_back(std::move(json));
  }
  return replies;
}

void answer(Reading& reading, const JsonValue& value, JsonValue& row) {
  const ReactionQuery query = readQuery(reading, value);
  if (!reading.errors.empty()) return;
  QString problem = problemOf(query);
  const auto reaction = problem.isEmpty() ? react(query) : std::nullopt;
  if (!reaction) {
    if (problem.isEmpty()) problem = Text::tr("no socket can be brought into this state like that");
    reading.errors.push_back(reading.source.error(value.offset, problem));
    return;
  }
  row.set("after", JsonValue(nameOf(reaction->after))).set("replies", repliesOf(*reaction));
  if (reaction->timeWaitRestarted) {
    row.set("time_wait_restarted", JsonValue(*reaction->timeWaitRestarted));
  }
  row.set("clause", JsonValue(reaction->rule.citation));
  row.set("rule", JsonValue(reaction->rule.key));
}

}  // namespace

AnsweredTable answerReactTable(const JsonSource& table) {
  return answerTable(table, kAnswer, answer);
}

}  // namespace linger
