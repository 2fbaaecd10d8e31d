#include <QCoreApplication>
#include <array>

#include "app/files/scenario/scenario_values.h"
#include "app/files/table/answer_table.h"
#include "model/host/bind_query.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::BindTable)
};

constexpr std::array<std::string_view, 6> kAnswer{"result",   "failed_at", "errno",
                                                  "evidence", "rule",      "clause"};

void readParty(Reading& reading, ObjectReader& query, std::string_view key, BindParty& party,
               std::optional<Address>* child) {
  const JsonValue* const value = presentOf(query, key);
  if (value == nullptr) return;
  ObjectReader object(reading, *value);
  object.optional("addr", party.address);
  object.optional("uid", party.uid);
  party.options.reuseAddr = booleanOf(reading, object, "reuseaddr").value_or(false);
  party.options.reusePort = booleanOf(reading, object, "reuseport").value_or(false);
  party.options.exclusive = booleanOf(reading, object, "exclusive").value_or(false);
  party.v6only = booleanOf(reading, object, "v6only");
  const JsonValue* const address = child == nullptr ? nullptr : presentOf(object, "child_addr");
  if (address != nullptr) read(reading, *address, *child);
}

void readState(Reading& reading, ObjectReader& object, BindQuery& query) {
  const JsonValue* const value = object.take("state");
  std::string name;
  if (!object.required("state", name)) return;
  if (name == "NONE") {
    query.presence = OldSocket::None;
  } else if (name == "BOUND") {
    query.presence = OldSocket::Bound;
  } else if (const auto state = stateNamed(name)) {
    query.state = *state;
  } else {
    std::vector<std::string_view> names{"NONE", "BOUND"};
    for (const State known : kAllStates) names.push_back(nameOf(known));
    reading.failKeyword(*value, names);
  }
}

void readCall(Reading& reading, ObjectReader& object, BindQuery& query) {
  const JsonValue* const value = presentOf(object, "call");
  if (value == nullptr) return;
  const auto call = value->is(JsonValue::Kind::String) ? bindCallNamed(value->text) : std::nullopt;
  if (call) {
    query.call = *call;
  } else {
    reading.failKeyword(*value,
                        {nameOf(BindCall::Bind), nameOf(BindCall::BindListen),
                         nameOf(BindCall::BindConnectSame), nameOf(BindCall::BindConnectOther)});
  }
}

BindQuery readQuery(Reading& reading, const JsonValue& value) {
  BindQuery query;
  ObjectReader object(reading, value);
  if (!value.is(JsonValue::Kind::Object)) return query;
  object.optional("os", query.os);
  object.optional("transport", query.transport);
  readState(reading, object, query);
  query.orphaned = booleanOf(reading, object, "orphaned");
  query.timeWaitRecord = booleanOf(reading, object, "mini");
  query.listenerOpen = booleanOf(reading, object, "listener_open");
  query.timestamps = booleanOf(reading, object, "timestamps").value_or(true);
  readParty(reading, object, "old", query.older, &query.childAddress);
  readParty(reading, object, "new", query.newer, nullptr);
  readCall(reading, object, query);
  return query;
}

QString wordsFor(BindProblem problem) {
  switch (problem) {
    case BindProblem::RecordInOtherState:
      return Text::tr("only FIN-WAIT-2 and TIME-WAIT are kept as a time-wait record");
    case BindProblem::OrphanedListener: return Text::tr("a listener cannot be orphaned");
    case BindProblem::ClosedListener: return Text::tr("a listener in LISTEN is open");
    case BindProblem::StateOfUdp:
      return Text::tr("a UDP socket has no TCP state: its state is NONE or BOUND");
  }
  return {};
}

void answer(Reading& reading, const JsonValue& value, JsonValue& row) {
  const BindQuery query = readQuery(reading, value);
  if (!reading.errors.empty()) return;
  if (const std::optional<BindProblem> problem = problemOf(query)) {
    reading.errors.push_back(reading.source.error(value.offset, wordsFor(*problem)));
    return;
  }
  const Verdict verdict = answerOf(query);
  const ErrnoText error = errnoText(profileOf(query.os), verdict.result);
  row.set("result", JsonValue(nameOf(verdict.result)));
  row.set("failed_at", verdict.failedAt ? JsonValue(nameOf(*verdict.failedAt)) : JsonValue());
  row.set("errno", JsonValue(std::int64_t{verdict.works() ? 0 : error.number}));
  row.set("evidence", JsonValue(nameOf(verdict.evidence)));
  row.set("rule", JsonValue(verdict.rule.key));
  row.set("clause", JsonValue(verdict.rule.citation));
}

}  // namespace

AnsweredTable answerBindTable(const JsonSource& table) {
  return answerTable(table, kAnswer, answer);
}

}  // namespace linger
