#include "app/document/document.h"

#include <utility>

#include "app/document/edit_words.h"
#include "app/document/revise_command.h"
#include "app/document/words.h"
#include "app/files/problem_words.h"

namespace linger {
namespace {

bool replaces(const QString& newer, const QString& older) {
  return !newer.isEmpty() && (older == newer || older.startsWith(newer + u'/'));
}

/// The edits with one more, in the place of what it makes pointless.
std::vector<EditStep> withEdit(const std::vector<EditStep>& edits, const Edit& edit) {
  const QString subject = subjectOf(edit);
  std::vector<EditStep> result;
  bool placed = false;
  for (const EditStep& step : edits) {
    if (!replaces(subject, subjectOf(step.edit))) {
      result.push_back(step);
    } else if (!placed) {
      result.push_back({edit});
      placed = true;
    }
  }
  if (!placed) result.push_back({edit});
  return result;
}

/// Takes out the edit if the scenario is the same without it.
void dropIfPointless(Revision& revision, const Edit& edit) {
  Revision without = revision;
  std::erase(without.edits, EditStep{edit});
  if (editedScenario(without) == editedScenario(revision)) revision = std::move(without);
}

}  // namespace

Scenario editedScenario(const Revision& revision) {
  Scenario scenario = revision.base;
  for (const EditStep& step : revision.edits) {
    if (step.on) scenario = apply(std::move(scenario), step.edit);
  }
  return scenario;
}

Document::Document(QObject* parent) : QObject(parent), trace_(std::make_shared<Trace>()) {
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
  fileName_ = fileName;
  emit fileNameChanged(fileName_);
  revision_ = {trace.scenario, {}};
  trace_ = std::make_shared<const Trace>(std::move(trace));
  emit traceChanged();
  emit editsChanged();
  emit opened();
  emit modifiedChanged(isModified());
}

bool Document::recover(const Revision& revision, const QString& fileName) {
  return reset(revision, fileName, true);
}

bool Document::reset(const Revision& revision, const QString& fileName, bool recovered) {
  if (!accepts(editedScenario(revision))) return false;
  undoStack_.clear();
  recovered_ = recovered;
  recorded_ = false;
  script_ = nullptr;
  fileName_ = fileName;
  emit fileNameChanged(fileName_);
  setRevision(revision);
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
  Revision next{revision_.base, withEdit(revision_.edits, edit)};
  dropIfPointless(next, edit);
  return revise(std::move(next), nameOf(edit), merging ? subjectOf(edit) : QString());
}

bool Document::setOn(std::size_t index, bool on) {
  if (index >= revision_.edits.size()) return false;
  Revision next = revision_;
  next.edits[index].on = on;
  const QString name = nameOf(next.edits[index].edit);
  return revise(std::move(next),
                on ? tr("Switch on: %1").arg(name) : tr("Switch off: %1").arg(name), {});
}

bool Document::remove(std::size_t index) {
  if (index >= revision_.edits.size()) return false;
  Revision next = revision_;
  const QString name = nameOf(next.edits[index].edit);
  next.edits.erase(next.edits.begin() + static_cast<std::ptrdiff_t>(index));
  return revise(std::move(next), tr("Take out: %1").arg(name), {});
}

bool Document::removeAll() {
  return revise({revision_.base, {}}, tr("Back to the scenario as it was"), {});
}

bool Document::rewrite(const Scenario& scenario, const QString& stepName,
                       const QString& mergeKey) {
  if (scenario == this->scenario()) return true;
  Revision next{scenario, revision_.edits};
  std::erase_if(next.edits, [](const EditStep& step) { return step.on; });
  return revise(std::move(next), stepName, mergeKey);
}

bool Document::adopt(const Revision& revision, const QString& stepName) {
  return revise(revision, stepName, {});
}

bool Document::revise(Revision next, const QString& stepName, const QString& mergeKey) {
  if (next == revision_) return true;
  if (recorded_) {
    emit refused(tr("this is the run of a script: it can be looked at, not changed"));
    return false;
  }
  if (!accepts(editedScenario(next))) return false;
  undoStack_.push(new ReviseCommand(*this, revision_, std::move(next), stepName, mergeKey));
  return true;
}

bool Document::accepts(const Scenario& scenario) {
  const std::vector<ScenarioProblem> problems = problemsOf(scenario);
  if (problems.empty()) return true;
  emit refused(tr("%1: %2").arg(text(problems.front().where), wordsFor(problems.front())));
  return false;
}

void Document::setRevision(const Revision& revision) {
  revision_ = revision;
  trace_ = std::make_shared<const Trace>(simulate(editedScenario(revision_)));
  emit traceChanged();
  emit editsChanged();
}

}  // namespace linger
