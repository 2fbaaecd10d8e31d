#include "app/document/replace_command.h"

#include <utility>

namespace linger {

ReplaceCommand::ReplaceCommand(Document& document, EditedScenario before, EditedScenario after,
                               RunPointer run, const QString& text, MergeKey mergeKey)
    : QUndoCommand(text),
      document_(document),
      before_(std::move(before)),
      after_(std::move(after)),
      run_(std::move(run)),
      mergeKey_(std::move(mergeKey)) {}

void ReplaceCommand::undo() {
  document_.ready_ = nullptr;
  document_.setEdited(before_);
}

void ReplaceCommand::redo() {
  document_.ready_ = std::exchange(run_, nullptr);
  document_.setEdited(after_);
}

bool ReplaceCommand::mergeWith(const QUndoCommand* next) {
  const auto* other = static_cast<const ReplaceCommand*>(next);
  if (other->mergeKey_ != mergeKey_) return false;
  after_ = other->after_;
  setText(other->text());
  setObsolete(before_ == after_);
  return true;
}

}  // namespace linger
