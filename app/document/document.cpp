#include "app/document/document.h"

#include <utility>

#include "app/document/edit_words.h"
#include "app/document/replace_command.h"
#include "app/document/words.h"
#include "app/files/problem_words.h"
#include "model/sim/load.h"
#include "model/sim/scenario_run.h"
#include "model/sim/simulate.h"

namespace linger {
namespace {

/// The edits with one more, in the place of what it makes pointless.
std::vector<EditStep> withEdit(const std::vector<EditStep>& edits, const Edit& edit) {
  std::vector<EditStep> result;
  bool placed = false;
  for (const EditStep& step : edits) {
    if (!replaces(edit, step.edit)) {
      result.push_back(step);
    } else if (!placed) {
      result.push_back({edit});
      placed = true;
    }
  }
  if (!placed) result.push_back({edit});
  return result;
}

MergeKey mergeKeyOf(const Edit& edit) {
  const std::optional<EditSubject> subject = subjectOf(edit);
  return subject ? MergeKey(*subject) : MergeKey();
}

/// Takes out the edit if the scenario is the same without it.
void dropIfPointless(EditedScenario& edited, const Edit& edit) {
  EditedScenario without = edited;
  std::erase(without.edits, EditStep{edit});
  if (scenarioOf(without) == scenarioOf(edited)) edited = std::move(without);
}

/// For what asks a scenario about a run that none has made: its hosts, and no programs to edit.
Scenario standInFor(const Trace& trace) {
  Scenario scenario;
  scenario.name = trace.name;
  scenario.title = trace.title;
  scenario.link.delay = trace.linkDelay;
  for (const TraceHost& host : trace.hosts) {
    Host stand;
    stand.name = host.name;
    stand.os = profileOf(host).id;
    stand.address = host.address;
    scenario.hosts.push_back(stand);
  }
  for (const ProcessRecord& process : trace.processes) {
    std::vector<Program>& programs = scenario.hosts[process.host].programs;
    programs.resize(std::max(programs.size(), process.program + 1));
    programs[process.program].name = process.name;
  }
  return scenario;
}

}  // namespace

Scenario scenarioOf(const EditedScenario& edited) {
  Scenario scenario = edited.base;
  for (const EditStep& step : edited.edits) {
    if (step.on) scenario = apply(std::move(scenario), step.edit);
  }
  return scenario;
}

Document::Document(QObject* parent) : QObject(parent) {
  setRun({});
  connect(&undoStack_, &QUndoStack::cleanChanged, this,
          [this] { emit modifiedChanged(isModified()); });
}

bool Document::open(const Scenario& scenario, const QString& fileName) {
  return reset({scenario, {}}, fileName, false);
}

void Document::show(Trace trace, const QString& fileName,
                    std::shared_ptr<const ShownScript> script) {
  script_ = std::move(script);
  undoStack_.clear();
  recovered_ = false;
  recorded_ = true;
  load_ = false;
  caller_.reset();
  fileName_ = fileName;
  emit fileNameChanged(fileName_);
  const Scenario stand = standInFor(trace);
  edited_ = {stand, {}};
  setRun({stand, std::move(trace)});
  emit traceChanged();
  emit editsChanged();
  emit opened();
  emit modifiedChanged(isModified());
}

bool Document::recover(const EditedScenario& edited, const QString& fileName) {
  return reset(edited, fileName, true);
}

bool Document::reset(const EditedScenario& edited, const QString& fileName, bool recovered) {
  if (!accepts(scenarioOf(edited))) return false;
  undoStack_.clear();
  recovered_ = recovered;
  recorded_ = false;
  script_ = nullptr;
  fileName_ = fileName;
  emit fileNameChanged(fileName_);
  setEdited(edited);
  emit opened();
  emit modifiedChanged(isModified());
  return true;
}

void Document::markSaved(const QString& fileName) {
  recovered_ = false;
  undoStack_.setClean();
  if (fileName_ != fileName) {
    fileName_ = fileName;
    emit fileNameChanged(fileName_);
  }
  emit modifiedChanged(isModified());
}

bool Document::make(const Edit& edit, bool merging) {
  EditedScenario next{edited_.base, withEdit(edited_.edits, edit)};
  dropIfPointless(next, edit);
  return pushStep(std::move(next), nameOf(edit), merging ? mergeKeyOf(edit) : MergeKey());
}

bool Document::setOn(std::size_t index, bool on) {
  if (index >= edited_.edits.size()) return false;
  EditedScenario next = edited_;
  next.edits[index].on = on;
  const QString name = nameOf(next.edits[index].edit);
  return pushStep(std::move(next), on ? tr("Turn on: %1").arg(name) : tr("Turn off: %1").arg(name),
                  {});
}

bool Document::remove(std::size_t index) {
  if (index >= edited_.edits.size()) return false;
  EditedScenario next = edited_;
  const QString name = nameOf(next.edits[index].edit);
  next.edits.erase(next.edits.begin() + static_cast<std::ptrdiff_t>(index));
  return pushStep(std::move(next), tr("Remove: %1").arg(name), {});
}

bool Document::removeAll() {
  return pushStep({edited_.base, {}}, tr("Back to the scenario as it was"), {});
}

bool Document::replaceScenario(const Scenario& scenario, const QString& stepName,
                               const QString& field) {
  if (scenario == this->scenario()) return true;
  EditedScenario next{scenario, edited_.edits};
  std::erase_if(next.edits, [](const EditStep& step) { return step.on; });
  return pushStep(std::move(next), stepName, field.isEmpty() ? MergeKey() : MergeKey(field));
}

bool Document::replaceWith(const EditedScenario& edited, const QString& stepName) {
  return pushStep(edited, stepName, {});
}

bool Document::pushStep(EditedScenario next, const QString& stepName, const MergeKey& mergeKey) {
  if (next == edited_) return true;
  if (!takesEdits()) return false;
  if (!accepts(scenarioOf(next))) return false;
  undoStack_.push(new ReplaceCommand(*this, edited_, std::move(next), stepName, mergeKey));
  return true;
}

bool Document::takesEdits() {
  if (!recorded_) return true;
  emit refused(tr("Script runs are read-only"));
  return false;
}

bool Document::accepts(const Scenario& scenario) {
  const std::vector<ScenarioProblem> problems = problemsOf(scenario);
  if (problems.empty()) return true;
  emit refused(tr("%1: %2").arg(text(problems.front().where), wordsFor(problems.front())));
  return false;
}

void Document::setRun(ScenarioRun run) {
  run_ = std::make_shared<const ScenarioRun>(std::move(run));
  trace_ = traceOf(run_);
}

void Document::setEdited(const EditedScenario& edited) {
  edited_ = edited;
  const Scenario scenario = scenarioOf(edited_);
  load_ = isFleet(scenario);
  caller_.reset();
  setRun({scenario, load_ ? blankTrace(scenario) : simulate(scenario)});
  emit traceChanged();
  emit editsChanged();
}

void Document::showCaller(std::size_t caller, Trace trace) {
  if (!load_) return;
  caller_ = caller;
  setRun({scenario(), std::move(trace)});
  emit traceChanged();
}

void Document::showLoad() {
  if (!caller_) return;
  caller_.reset();
  setRun({scenario(), blankTrace(scenario())});
  emit traceChanged();
}

}  // namespace linger
