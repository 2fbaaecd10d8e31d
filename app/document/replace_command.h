#pragma once

#include <QUndoCommand>

#include "app/document/document.h"

namespace linger {

/// One undo step: the document goes from one edited scenario to another, and back.
class ReplaceCommand : public QUndoCommand {
 public:
  /// `run` is that of `after`, for the first redo(). Steps in a row with the same `mergeKey` become
  /// one. The document outlives it.
  ReplaceCommand(Document& document, EditedScenario before, EditedScenario after, RunPointer run,
                 const QString& text, MergeKey mergeKey);

  void undo() override;
  void redo() override;
  int id() const override { return std::holds_alternative<std::monostate>(mergeKey_) ? -1 : 1; }
  bool mergeWith(const QUndoCommand* next) override;

 private:
  Document& document_;
  EditedScenario before_;
  EditedScenario after_;
  RunPointer run_;  ///< Null from the first redo() on.
  MergeKey mergeKey_;
};

}  // namespace linger
