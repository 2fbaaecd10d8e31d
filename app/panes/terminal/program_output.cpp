#include <QStringList>
#include <algorithm>

#include "app/document/words.h"
#include "app/panes/code/source.h"
#include "app/panes/terminal/outputs.h"
#include "model/sim/scenario_run.h"
#include "model/systems/environment.h"

namespace linger {
namespace {

constexpr int kFirstProcessNumber = 4100;

/// Null where there is no scenario, and so nothing that the process is known to print.
const Program* programOf(const ScenarioRun& run, const ProcessRecord& process) {
  return run.hasScenario() ? &run.scenario.hosts[process.host].programs[process.program] : nullptr;
}

const Step* stepOf(const Program* program, std::size_t index) {
  if (!program) return nullptr;
  if (index < program->setup.size()) return &program->setup[index];
  index -= program->setup.size();
  return index < program->steps.size() ? &program->steps[index] : nullptr;
}

/// The failure as the runtime reports it: around the message, the place in the source.
QString failureReport(const ScenarioRun& run, const ProcessRecord& process,
                      const CallRecord& call) {
  const QString message = text(call.message);
  const RuntimeId runtime = process.runtime.value_or(RuntimeId::C);
  const bool tellsPlace = runtime == RuntimeId::Python || runtime == RuntimeId::Java;
  if (!tellsPlace || !run.hasScenario()) return message + u'\n';
  const Source source = sourceOf(run.scenario, process.host, process.program, languageOf(runtime));
  const std::optional<std::size_t> line = source.lineOf(call.step, call.call);
  if (!line) return message + u'\n';
  if (runtime == RuntimeId::Java) {
    return QStringLiteral("Exception in thread \"main\" %1\n\tat %2.main(%3:%4)\n")
        .arg(message, source.fileName.section(u'.', 0, 0), source.fileName)
        .arg(*line + 1);
  }
  return QStringLiteral(
             "Traceback (most recent call last):\n  File \"%1\", line %2, in <module>\n"
             "    %3\n%4\n")
      .arg(source.fileName)
      .arg(*line + 1)
      .arg(source.lines[*line].text.trimmed(), message);
}

/// The last call of its step: the one after which a step is done.
bool endsStep(const Trace& trace, const CallRecord& call) {
  const auto next = trace.calls.begin() + (&call - trace.calls.data()) + 1;
  const auto later = std::find_if(next, trace.calls.end(), [&](const CallRecord& other) {
    return other.host == call.host && other.process == call.process;
  });
  return later == trace.calls.end() || later->step != call.step;
}

QString linePrinted(const QString& printed) {
  return printed.isEmpty() ? printed : printed + u'\n';
}

QString printedBefore(const ScenarioRun& run, const ProcessRecord& process) {
  QString out;
  const Program* program = programOf(run, process);
  if (!program || process.started > kSimStart) return out;
  for (const Step& step : program->setup) out += linePrinted(printedAfter(step));
  return out;
}

QString printedByCalls(const ScenarioRun& run, const ProcessRecord& process, SimTime at) {
  QString out;
  for (const CallRecord& call : run.trace.calls) {
    if (call.host != process.host || call.process != process.id) continue;
    if (!call.returned || *call.returned > at) continue;
    if (!call.message.empty()) {
      out += failureReport(run, process, call);
    } else if (call.result == Errno::Ok && endsStep(run.trace, call)) {
      const Step* step = stepOf(programOf(run, process), call.step);
      if (step) out += linePrinted(printedAfter(*step));
    }
  }
  return out;
}

bool isWindows(const OsProfile& profile) {
  return environmentOf(profile.id).shell == Shell::Windows;
}

}  // namespace

QString promptOf(const OsProfile& profile) {
  return isWindows(profile) ? QStringLiteral("C:\\> ") : QStringLiteral("$ ");
}

QString commandOf(const Trace& trace, const ProcessRecord& process) {
  const bool windows = isWindows(profileOf(trace.hosts[process.host]));
  const QString name = text(process.name);
  const QString binary = windows ? name + QStringLiteral(".exe") : QStringLiteral("./") + name;
  switch (process.runtime.value_or(RuntimeId::C)) {
    case RuntimeId::Python:
      return (windows ? QStringLiteral("python ") : QStringLiteral("python3 ")) + name +
             QStringLiteral(".py");
    case RuntimeId::Java: return QStringLiteral("java %1.java").arg(classNameOf(name));
    case RuntimeId::Node: return QStringLiteral("node %1.js").arg(name);
    case RuntimeId::DotNet: return QStringLiteral("dotnet run");
    case RuntimeId::C:
    case RuntimeId::Go:
    case RuntimeId::Rust: return binary;
  }
  return binary;
}

int processNumber(ProcessId process) {
  return kFirstProcessNumber + process.value;
}

QString programOutput(const ScenarioRun& run, HostIndex host, SimTime at) {
  const Trace& trace = run.trace;
  const OsProfile& profile = profileOf(trace.hosts[host]);
  QString out;
  bool atPrompt = true;
  for (const ProcessRecord& process : trace.processes) {
    if (process.host != host || process.started > at) continue;
    out += promptOf(profile) + commandOf(trace, process) + u'\n';
    out += printedBefore(run, process) + printedByCalls(run, process, at);
    const bool ended = process.ended && *process.ended <= at;
    if (ended && process.endedBy == Call::Kill && !isWindows(profile))
      out += QStringLiteral("Killed\n");
    atPrompt = ended;
  }
  return atPrompt ? out + promptOf(profile) : out;
}

}  // namespace linger
