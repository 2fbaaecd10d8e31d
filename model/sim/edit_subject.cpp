#include "model/sim/edit_subject.h"

namespace linger {
namespace {

void describe(EditSubject& subject, const edit::SetOs& edit) {
  subject.host = edit.host;
}
void describe(EditSubject& subject, const edit::SetImpairment& edit) {
  subject.segment = edit.segment;
}
void describe(EditSubject& subject, const edit::Restart& edit) {
  subject.at = edit.at;
}
void describe(EditSubject&, const edit::SetMsl&) {}
void describe(EditSubject&, const edit::SetRoundTrip&) {}
void describe(EditSubject&, const edit::SetLoss&) {}
void describe(EditSubject&, const edit::SetRuntime&) {}
void describe(EditSubject&, const edit::CloseFirst&) {}
void describe(EditSubject&, const edit::SetReuseAddr&) {}
void describe(EditSubject&, const edit::SetSeed&) {}
void describe(EditSubject&, const edit::KeepTrying&) {}
void describe(EditSubject&, const edit::AddHostEvent&) {}

}  // namespace

std::optional<EditSubject> subjectOf(const Edit& edit) {
  if (std::holds_alternative<edit::AddHostEvent>(edit)) return std::nullopt;
  EditSubject subject;
  subject.kind = edit.index();
  std::visit([&](const auto& change) { describe(subject, change); }, edit);
  return subject;
}

bool replaces(const Edit& later, const Edit& earlier) {
  const std::optional<EditSubject> subject = subjectOf(later);
  if (!subject) return false;
  if (subject == subjectOf(earlier)) return true;
  const auto* everyHost = std::get_if<edit::SetOs>(&later);
  return everyHost && !everyHost->host && std::holds_alternative<edit::SetOs>(earlier);
}

}  // namespace linger
