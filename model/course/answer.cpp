#include "model/course/answer.h"

#include "model/sim/simulate.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

struct Finder {
  AskedStep& asked;

  std::optional<Answer> operator()(const task::Read&) const { return std::nullopt; }
  std::optional<Answer> operator()(const task::See&) const { return std::nullopt; }
  std::optional<Answer> operator()(const task::Reflect&) const { return std::nullopt; }

  std::optional<Answer> operator()(const task::Choose& task) const {
    const auto option = rightOption(asked.trace, task);
    if (!option) return std::nullopt;
    return answer::Chosen{*option};
  }
  std::optional<Answer> operator()(const task::NameInstant& task) const {
    const auto at = instantOf(asked.trace, task.moment);
    if (!at) return std::nullopt;
    return answer::Instant{*at};
  }
  std::optional<Answer> operator()(const task::NameState& task) const {
    const auto host = hostNamed(asked.trace, task.host);
    if (!host) return std::nullopt;
    return answer::Named{snapshotAt(asked.trace, task.at).hosts[*host].state};
  }
  std::optional<Answer> operator()(const task::NameSegment& task) const {
    const SegmentRecord* const next = nextSegment(asked.trace, asked.step->at, task.host);
    if (next == nullptr) return std::nullopt;
    return answer::NextSegment{asked.trace.hosts[next->from].name, next->segment.flags};
  }
  std::optional<Answer> operator()(const task::Reach& task) const {
    return answer::Edits{task.solution};
  }
  std::optional<Answer> operator()(const task::BeTcp& task) const {
    const auto host = hostNamed(asked.trace, task.host);
    if (!host) return std::nullopt;
    asked.turns = turnsOf(asked.trace, *host, asked.step->at, task.until, task.most);
    if (asked.turns.empty()) return std::nullopt;
    answer::Reactions right;
    for (const TcpTurn& turn : asked.turns) right.turns.push_back({turn.after, turn.reply});
    return right;
  }
};

}  // namespace

std::optional<std::size_t> rightOption(const Trace& trace, const task::Choose& task) {
  std::optional<std::size_t> found, otherwise;
  for (std::size_t i = 0; i < task.options.size(); ++i) {
    const task::Option& option = task.options[i];
    if (option.otherwise) otherwise = i;
    const bool isRight =
        option.always || (!option.conditions.empty() && allHold(trace, option.conditions));
    if (!isRight) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found ? found : otherwise;
}

const SegmentRecord* nextSegment(const Trace& trace, SimTime at,
                                 const std::optional<std::string>& host) {
  for (const SegmentRecord& sent : trace.segments) {
    if (sent.sent <= at || sent.injected || sent.copyOf) continue;
    if (!host || trace.hosts[sent.from].name == *host) return &sent;
  }
  return nullptr;
}

AskedStep ask(const Lesson& lesson, const LessonStep& step, std::optional<OsId> system) {
  AskedStep asked;
  asked.step = &step;
  asked.scene = sceneOf(lesson, step, system);
  asked.trace = simulate(asked.scene);
  asked.right = std::visit(Finder{asked}, step.task);
  return asked;
}

}  // namespace linger
