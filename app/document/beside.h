#pragma once

#include <QString>
#include <atomic>
#include <functional>

namespace linger {

/// Does work that may take long in a thread of its own, and returns when it has ended. After a
/// tenth of a second the window goes on to paint and to answer, behind a dialog that says `what`
/// is being done and offers to cancel it. False: it has been cancelled; `work` sees that by the
/// flag it is given, and is waited for. It must not touch what belongs to the window's thread. What
/// it throws, this throws.
bool runBeside(const QString& what, const std::function<void(const std::atomic<bool>&)>& work);

/// The same for work that cannot be cancelled, such as undoing a step.
void finishBeside(const QString& what, const std::function<void()>& work);

}  // namespace linger
