#include "app/document/document.h"

#include <utility>

#include "app/document/beside.h"
#include "app/document/edit_words.h"
#include "app/document/replace_command.h"
#include "app/document/words.h"
#include "app/files/scenario/problem_words.h"
#include "model/sim/load.h"
#include "model/sim/scenario_run.h"
#include "model/sim/simulate.h"
#include "model/sim/stoppable.h"

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

const std::atomic<bool> kNever = false;

/// A scenario's run, for a load a blank one; null as soon as `stop` is true.
RunPointer runUnless(const std::atomic<bool>& stop, const Scenario& scenario) {
  auto trace = isFleet(scenario) ? blankTrace(scenario) : simulateUnless(stop, scenario);
  if (!trace) return nullptr;
  return std::make_shared<const ScenarioRun>(ScenarioRun{scenario, std::move(*trace)});
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
  setRun(std::make_shared<const ScenarioRun>());
  connect(&undoStack_, &QUndoStack::cleanChanged, this,
          [this] { emit modifiedChanged(isModified()); });
}

bool Document::open(const Scenario& scenario, const QString& fileName) {
  return reset({scenario, {}}, fileName, false);
}

const EditedScenario& Document::edited() const {
  static const EditedScenario kNone;
  const auto* edited = std::get_if<EditedScenario>(&thing_);
  return edited ? *edited : kNone;
}

std::shared_ptr<const ShownScript> Document::script() const {
  const auto* open = std::get_if<OpenScript>(&thing_);
  return open ? open->script : nullptr;
}

void Document::show(Trace trace, const QString& fileName, OpenScript script) {
  showThing(std::move(script), std::move(trace), fileName);
}

void Document::show(Trace trace, const QString& fileName, OpenCapture capture) {
  showThing(capture, std::move(trace), fileName);
}

void Document::showThing(OpenThing thing, Trace trace, const QString& fileName) {
  thing_ = std::move(thing);
  undoStack_.clear();
  recovered_ = false;
  load_ = false;
  caller_.reset();
  fileName_ = fileName;
  emit fileNameChanged(fileName_);
  setRun(std::make_shared<const ScenarioRun>(ScenarioRun{{}, std::move(trace)}));
  emit traceChanged();
  emit editsChanged();
  emit opened();
  emit modifiedChanged(isModified());
}

bool Document::recover(const EditedScenario& edited, const QString& fileName) {
  return reset(edited, fileName, true);
}

bool Document::reset(const EditedScenario& edited, const QString& fileName, bool recovered) {
  RunPointer run = runAccepted(edited);
  if (!run) return false;
  undoStack_.clear();
  recovered_ = recovered;
  fileName_ = fileName;
  emit fileNameChanged(fileName_);
  ready_ = std::move(run);
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
  if (!takesEdits()) return false;
  EditedScenario next{edited().base, withEdit(edits(), edit)};
  finishBeside(tr("Working out the edit…"), [&] { dropIfPointless(next, edit); });
  return pushStep(std::move(next), nameOf(edit), merging ? mergeKeyOf(edit) : MergeKey());
}

bool Document::setOn(std::size_t index, bool on) {
  if (index >= edits().size()) return false;
  EditedScenario next = edited();
  next.edits[index].on = on;
  const QString name = nameOf(next.edits[index].edit);
  return pushStep(std::move(next), on ? tr("Turn on: %1").arg(name) : tr("Turn off: %1").arg(name),
                  {});
}

bool Document::remove(std::size_t index) {
  if (index >= edits().size()) return false;
  EditedScenario next = edited();
  const QString name = nameOf(next.edits[index].edit);
  next.edits.erase(next.edits.begin() + static_cast<std::ptrdiff_t>(index));
  return pushStep(std::move(next), tr("Remove: %1").arg(name), {});
}

bool Document::removeAll() {
  return pushStep({edited().base, {}}, tr("Back to the scenario as it was"), {});
}

bool Document::replaceScenario(const Scenario& scenario, const QString& stepName,
                               const QString& field) {
  if (scenario == this->scenario()) return true;
  EditedScenario next{scenario, edits()};
  std::erase_if(next.edits, [](const EditStep& step) { return step.on; });
  return pushStep(std::move(next), stepName, field.isEmpty() ? MergeKey() : MergeKey(field));
}

bool Document::replaceWith(const EditedScenario& edited, const QString& stepName) {
  return pushStep(edited, stepName, {});
}

bool Document::pushStep(EditedScenario next, const QString& stepName, const MergeKey& mergeKey) {
  if (!takesEdits()) return false;
  if (next == edited()) return true;
  RunPointer run = runAccepted(next);
  if (!run) return false;
  undoStack_.push(
      new ReplaceCommand(*this, edited(), std::move(next), std::move(run), stepName, mergeKey));
  return true;
}

QString Document::whyNotEditable() const {
  struct Reason {
    QString operator()(const EditedScenario&) const { return {}; }
    QString operator()(const OpenScript&) const { return tr("Script runs are read-only"); }
    QString operator()(const OpenCapture&) const {
      return tr("Captures are read-only: make a scene of the connection to edit it");
    }
  };
  return std::visit(Reason(), thing_);
}

bool Document::takesEdits() {
  if (isEditable()) return true;
  emit refused(whyNotEditable());
  return false;
}

/// The run of what is to become the open scenario; null, with refused(), where it cannot be run,
/// and where somebody has cancelled that.
RunPointer Document::runAccepted(const EditedScenario& edited) {
  std::vector<ScenarioProblem> problems;
  RunPointer run;
  runBeside(tr("Running the scene…"), [&](const std::atomic<bool>& stop) {
    const Scenario scenario = scenarioOf(edited);
    problems = problemsOf(scenario);
    if (problems.empty()) run = runUnless(stop, scenario);
  });
  if (!problems.empty()) {
    emit refused(tr("%1: %2").arg(text(problems.front().where), wordsFor(problems.front())));
  }
  return run;
}

void Document::setRun(RunPointer run) {
  run_ = std::move(run);
  trace_ = traceOf(run_);
}

void Document::setEdited(const EditedScenario& edited) {
  RunPointer run = std::exchange(ready_, nullptr);
  if (!run) {
    finishBeside(tr("Running the scene…"), [&] { run = runUnless(kNever, scenarioOf(edited)); });
  }
  thing_ = edited;
  load_ = isFleet(run->scenario);
  caller_.reset();
  setRun(std::move(run));
  emit traceChanged();
  emit editsChanged();
}

void Document::showCaller(std::size_t caller, Trace trace) {
  if (!load_) return;
  caller_ = caller;
  setRun(std::make_shared<const ScenarioRun>(ScenarioRun{scenario(), std::move(trace)}));
  emit traceChanged();
}

void Document::showLoad() {
  if (!caller_) return;
  caller_.reset();
  setRun(std::make_shared<const ScenarioRun>(ScenarioRun{scenario(), blankTrace(scenario())}));
  emit traceChanged();
}

}  // namespace linger
