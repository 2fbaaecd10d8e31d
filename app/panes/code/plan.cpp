#include "app/panes/code/plan.h"

#include <QStringList>
#include <algorithm>

#include "app/document/words.h"

namespace linger {
namespace {

/// The steps with the pauses between them, as far as the scene's clock fixes them.
std::vector<PlannedStep> plannedSteps(const Program& program) {
  std::vector<PlannedStep> planned;
  for (const Step& step : program.setup) planned.push_back({step, planned.size(), step.after});
  SimTime known = program.starts.empty() ? kSimStart : program.starts.front();
  for (const Step& step : program.steps) {
    const SimTime ready = known + step.after;
    const SimTime due = std::max(ready, step.at.value_or(ready));
    planned.push_back({step, planned.size(), due - known});
    known = due;
  }
  return planned;
}

void collectAddress(const std::optional<SocketAddress>& place, QStringList& changed) {
  if (!place || place->address.isAny() || place->address.isLoopback()) return;
  const QString name = text(place->address.toString());
  if (!changed.contains(name)) changed << name;
}

bool isV6(const std::optional<SocketAddress>& place) {
  return place && place->address.family() == Address::Family::V6 && !place->address.isV4Mapped();
}

bool namesLoopback(const Scenario& scenario) {
  const auto isLoopback = [](const Step& step) {
    return (step.local && step.local->address.isLoopback()) ||
           (step.peer && step.peer->address.isLoopback());
  };
  for (const Host& host : scenario.hosts) {
    for (const Program& program : host.programs) {
      if (std::ranges::any_of(program.setup, isLoopback)) return true;
      if (std::ranges::any_of(program.steps, isLoopback)) return true;
    }
  }
  return false;
}

/// Where a scene is about 127.0.0.1 being another address than 192.0.2.20, they have to stay two:
/// all of 127.0.0.0/8 is the loopback of a Linux machine.
void keepApart(std::optional<SocketAddress>& place) {
  if (!place || place->address.isAny() || place->address.isLoopback() || isV6(place)) return;
  const auto last = place->address.bytes().back();
  if (const auto other = Address::parse("127.0.0." + std::to_string(last))) place->address = *other;
}

/// A listen without an address is on the socket that was opened before it.
void findBoundListeners(ProgramPlan& plan) {
  std::optional<SocketAddress> bound;
  for (PlannedStep& planned : plan.steps) {
    if (planned.step.kind == StepKind::Open) bound = planned.step.local;
    if (planned.step.kind != StepKind::Listen || planned.step.local) continue;
    planned.step.local = bound;
    planned.isBound = true;
  }
}

void findRepeat(const Program& program, ProgramPlan& plan) {
  const auto repeat = std::ranges::find_if(
      plan.steps, [](const PlannedStep& s) { return s.step.kind == StepKind::Repeat; });
  if (repeat == plan.steps.end()) return;
  plan.repeatCount = repeat->step.count;
  const bool inScene = repeat->index >= program.setup.size();
  plan.repeatFrom = inScene ? program.setup.size() : 0;
}

}  // namespace

bool ProgramPlan::has(StepKind kind) const {
  return std::ranges::any_of(steps, [kind](const PlannedStep& s) { return s.step.kind == kind; });
}

bool ProgramPlan::hasOption(SocketOption option) const {
  const auto isIt = [option](const OptionSetting& setting) { return setting.option == option; };
  return std::ranges::any_of(options, isIt) ||
         std::ranges::any_of(steps, [&](const PlannedStep& s) {
           return s.step.kind == StepKind::SetOption && s.step.option && isIt(*s.step.option);
         });
}

bool ProgramPlan::sleeps() const {
  return std::ranges::any_of(steps, [](const PlannedStep& s) { return s.sleep > Duration{}; });
}

bool ProgramPlan::opensFirst(const Step& step) const {
  return std::ranges::any_of(steps, [&](const PlannedStep& s) {
    return s.step.kind == StepKind::Open && s.step.connection == step.connection;
  });
}

std::vector<std::string> ProgramPlan::connections() const {
  std::vector<std::string> names;
  for (const PlannedStep& planned : steps) {
    const StepKind kind = planned.step.kind;
    const bool makes =
        kind == StepKind::Accept || kind == StepKind::Connect || kind == StepKind::Open;
    const bool isKnown = std::ranges::count(names, planned.step.connection) > 0;
    if (makes && !isKnown) names.push_back(planned.step.connection);
  }
  return names;
}

std::uint32_t ProgramPlan::bufferSize() const {
  std::uint32_t size = 65536;
  for (const PlannedStep& planned : steps) size = std::max(size, planned.step.bytes);
  return size;
}

ProgramPlan planOf(const Scenario& scenario, HostIndex hostIndex, std::size_t programIndex) {
  const Host& host = scenario.hosts[hostIndex];
  const Program& program = host.programs[programIndex];
  ProgramPlan plan;
  plan.name = text(program.name);
  plan.transport = program.transport;
  plan.steps = plannedSteps(program);
  plan.listens = plan.has(StepKind::Listen);
  plan.inheritsListener = !plan.listens && !plan.has(StepKind::TakeListener) &&
                          (plan.has(StepKind::Accept) || plan.has(StepKind::CloseListener));
  findBoundListeners(plan);
  const Runtime& runtime = runtimeOf(program.runtime.value_or(scenario.runtime));
  plan.reuseAddr = plan.listens && setsReuseAddr(runtime, profileOf(host.os));
  for (const OptionSetting& setting : program.options) {
    if (setting.option == SocketOption::ReuseAddr) {
      plan.reuseAddr = setting.value != 0;
    } else {
      plan.options.push_back(setting);
    }
  }
  QStringList changed;
  for (const PlannedStep& planned : plan.steps) {
    collectAddress(planned.step.local, changed);
    collectAddress(planned.step.peer, changed);
    plan.v6 = plan.v6 || isV6(planned.step.local) || isV6(planned.step.peer);
  }
  if (namesLoopback(scenario)) {
    for (PlannedStep& planned : plan.steps) {
      keepApart(planned.step.local);
      keepApart(planned.step.peer);
    }
  }
  plan.sceneAddresses = changed.join(QStringLiteral(", "));
  findRepeat(program, plan);
  return plan;
}

QString localAddress(const Address& address) {
  if (address.isAny() || address.isLoopback()) return text(address.toString());
  const bool v6 = address.family() == Address::Family::V6 && !address.isV4Mapped();
  return v6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1");
}

QString variableOf(const std::string& connection, Language language) {
  if (connection.empty()) return QStringLiteral("connection");
  QString name = text(connection);
  for (QChar& letter : name) {
    if (!letter.isLetterOrNumber()) letter = u'_';
  }
  if (name.front().isDigit()) name.prepend(u'_');
  const bool usesCapitals = language == Language::Java || language == Language::Go;
  return name + (usesCapitals ? QStringLiteral("Connection") : QStringLiteral("_connection"));
}

QString secondsLiteral(Duration duration) {
  return QString::number(static_cast<double>(microseconds(duration)) / 1e6, 'g', 9);
}

void CodeWriter::line(const QString& text, std::optional<Call> call) {
  lines_.push_back({text.isEmpty() ? QString() : unit_.repeated(level_) + text, step_, call});
}

}  // namespace linger
