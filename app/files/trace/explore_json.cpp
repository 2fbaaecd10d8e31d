#include "app/files/trace/explore_json.h"

#include "app/files/scenario/scenario_file.h"

namespace linger {
namespace {

JsonValue whole(std::uint64_t number) {
  return JsonValue(std::int64_t(number));
}

JsonValue cellJson(const ExploreCell& cell, const PropertyAnswer& answer) {
  JsonValue json = JsonValue::object();
  json.set("time_wait_us", JsonValue(microseconds(cell.timeWait)))
      .set("losses", whole(std::uint64_t(cell.budget.losses)))
      .set("duplicates", whole(std::uint64_t(cell.budget.duplicates)))
      .set("delays", whole(std::uint64_t(cell.budget.delays)))
      .set("property", JsonValue(ruleOf(answer.property).key))
      .set("runs", whole(answer.runs))
      .set("outcomes", whole(answer.outcomes))
      .set("complete", JsonValue(answer.isComplete))
      .set("holds", JsonValue(answer.holds()));
  if (!answer.counterexample) return json.set("counterexample", {}).set("faults", {});
  return json.set("counterexample", scenarioJson(answer.counterexample->scenario))
      .set("faults", whole(std::uint64_t(answer.counterexample->faults)))
      .set("broken_at_us", JsonValue(microseconds(answer.counterexample->at)));
}

}  // namespace

QByteArray exploreJson(const std::vector<ExploreCell>& cells, Duration msl) {
  JsonValue list = JsonValue::array();
  for (const ExploreCell& cell : cells) {
    for (const PropertyAnswer& answer : cell.answer) list.items.push_back(cellJson(cell, answer));
  }
  JsonValue json = JsonValue::object();
  json.set("format", JsonValue(std::string_view("linger-explore/1")))
      .set("msl_us", JsonValue(microseconds(msl)))
      .set("cells", std::move(list));
  return QByteArray::fromStdString(toPrettyJson(json));
}

}  // namespace linger
