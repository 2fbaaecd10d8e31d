#include "app/document/revise_command.h"

#include <utility>

namespace linger {

ReviseCommand::ReviseCommand(Document& document, Revision before, Revision after,
                             const QString& text, const QString& mergeKey)
    : QUndoCommand(text),
      document_(document),
      before_(std::move(before)),
      after_(std::move(after)),
      mergeKey_(mergeKey) {}

void ReviseCommand::undo() {
  document_.setRevision(before_);
}

void ReviseCommand::redo() {
  document_.setRevision(after_);
}

bool ReviseCommand::mergeWith(const QUndoCommand* next) {
  const auto* other = static_cast<const ReviseCommand*>(next);
  if (other->mergeKey_ != mergeKey_) return false;
  after_ = other->after_;
  setText(other->text());
  setObsolete(before_ == after_);
  return true;
}

}  // namespace linger
