#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "app/document/run_pointer.h"
#include "app/document/shown_script.h"
#include "model/sim/edit_subject.h"
#include "model/sim/scenario_run.h"
#include "model/trace/trace.h"

namespace linger {

/// One edit that a person made, and whether it is in force.
struct EditStep {
  Edit edit;
  bool on = true;

  bool operator==(const EditStep&) const = default;
};

/// What is open: a scenario as it was read and what has been changed about it since.
struct EditedScenario {
  Scenario base;
  std::vector<EditStep> edits;

  bool operator==(const EditedScenario&) const = default;
};

/// What is open: a packetdrill script that was run. There is no scenario behind its run to edit.
struct OpenScript {
  std::shared_ptr<const ShownScript> script;  ///< Never null.
};

/// What is open: a connection of the capture that the document's file is. What it shows has
/// happened: there is nothing to edit.
struct OpenCapture {};

using OpenThing = std::variant<EditedScenario, OpenScript, OpenCapture>;

/// The base with every edit that is on, in order.
Scenario scenarioOf(const EditedScenario& edited);

/// Undo steps in a row with the same key become one, as while a slider is dragged or a field of the
/// editor (named by its path) is typed in. Without a key a step stands alone.
using MergeKey = std::variant<std::monostate, EditSubject, QString>;

/// What is open, its undo stack and its trace: the only holder of these. Every change of a scenario
/// goes through one undo command and simulates the run afresh.
class Document : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool modified READ isModified NOTIFY modifiedChanged)
  Q_PROPERTY(QString fileName READ fileName NOTIFY fileNameChanged)

 public:
  explicit Document(QObject* parent = nullptr);

  const OpenThing& thing() const { return thing_; }
  /// The open scenario; of anything else one without hosts and edits.
  const EditedScenario& edited() const;
  const std::vector<EditStep>& edits() const { return edited().edits; }
  /// The scenario with its edits: what is run, and what is saved. Of a script or a capture, which
  /// have none, an empty one: what they are called and whose hosts they show the trace knows.
  const Scenario& scenario() const { return run_->scenario; }
  const RunPointer& run() const { return run_; }
  const TracePointer& trace() const { return trace_; }
  QUndoStack* undoStack() { return &undoStack_; }

  /// The scenario has arrivals: its callers are counted, and the trace is blank.
  bool showsLoad() const { return load_ && !caller_; }
  /// Of a load the caller whose story is shown.
  const std::optional<std::size_t>& caller() const { return caller_; }
  /// Shows the story of one caller of the load as it stands. Every edit goes back to the load.
  void showCaller(std::size_t caller, Trace trace);
  /// Back from a caller's story to the load.
  void showLoad();

  /// The file that the scenario was read from or saved to; empty for a built-in.
  const QString& fileName() const { return fileName_; }
  /// Whether what is open can be edited at all: asked before an edit is offered.
  bool isEditable() const { return std::holds_alternative<EditedScenario>(thing_); }
  /// Why not, as a sentence for people; empty where it can be.
  QString whyNotEditable() const;
  /// Asked before an edit is tried: false, with refused(), for what cannot be edited.
  bool takesEdits();
  bool isModified() const { return !undoStack_.isClean() || recovered_; }

  /// Makes a scenario the open one, with nothing to undo. Refused, with the document
  /// untouched, when it cannot be simulated.
  bool open(const Scenario& scenario, const QString& fileName = {});
  /// Shows what a script's run or a capture was, with nothing to edit.
  void show(Trace trace, const QString& fileName, OpenScript script);
  void show(Trace trace, const QString& fileName, OpenCapture capture);
  /// The script whose run is shown; null for anything else.
  std::shared_ptr<const ShownScript> script() const;
  /// The same with the unsaved work of an earlier session.
  bool recover(const EditedScenario& edited, const QString& fileName);
  /// The scenario as it stands is in `fileName` now.
  void markSaved(const QString& fileName);

  /// Adds an edit as an undo step. It takes the place of an earlier edit of the same thing
  /// (the MSL, one segment's impairment), and of the step before while `merging` (a dragged
  /// slider). False, with refused(), when the result cannot be simulated.
  bool make(const Edit& edit, bool merging = false);
  // Each of these is an undo step too, and fails as make() does; so do the first two where there is
  // no edit of that number.

  /// Switches an edit off or on again.
  bool setOn(std::size_t index, bool on);
  /// Takes an edit out.
  bool remove(std::size_t index);
  /// Takes every edit out.
  bool removeAll();
  /// Puts another edited scenario in the place of this one: one of two futures that were compared.
  bool replaceWith(const EditedScenario& edited, const QString& stepName);
  /// Puts another scenario in the place of the one that is run: what the scenario editor does. The
  /// edits that are in force become a part of it; those switched off stay. `field` is the path of
  /// the field that is written, for MergeKey; empty for none.
  bool replaceScenario(const Scenario& scenario, const QString& stepName,
                       const QString& field = {});

 signals:
  /// Something else was opened, after traceChanged().
  void opened();
  /// trace() is another one: of something else, of an edited scenario, or of a caller of its load.
  void traceChanged();
  void editsChanged();
  void modifiedChanged(bool modified);
  void fileNameChanged(const QString& fileName);
  /// What was asked for cannot be simulated; nothing has changed.
  void refused(const QString& why);

 private:
  friend class ReplaceCommand;

  void showThing(OpenThing thing, Trace trace, const QString& fileName);
  bool reset(const EditedScenario& edited, const QString& fileName, bool recovered);
  bool pushStep(EditedScenario next, const QString& stepName, const MergeKey& mergeKey);
  RunPointer runAccepted(const EditedScenario& edited);
  void setEdited(const EditedScenario& edited);
  void setRun(RunPointer run);

  OpenThing thing_;
  RunPointer ready_;  ///< The run of what becomes the open scenario next, where it is known.
  RunPointer run_;
  TracePointer trace_;  ///< Of run_.
  QString fileName_;
  QUndoStack undoStack_;
  bool recovered_ = false;
  bool load_ = false;
  std::optional<std::size_t> caller_;
};

}  // namespace linger
