#pragma once

#include <QObject>
#include <QString>
#include <atomic>
#include <functional>
#include <memory>

namespace linger {

/// Work whose result a slot wants, where nothing may wait: other slots of the same signal have not
/// been called yet. Short work has ended when begin() returns. What takes longer is waited for as
/// in runBeside(), but from the event loop. Of an asker, only the work begun last counts.
class PendingWork : public QObject {
  Q_OBJECT

 public:
  using Work = std::function<void(const std::atomic<bool>& stop)>;
  using Then = std::function<void(bool isWhole)>;

  /// Does `work` in a thread of its own, and then `then` in the thread of `asker`; false: somebody
  /// has cancelled it. `then` is not called where `asker` has ended or begun or dropped other work
  /// meanwhile. What `work` uses has to live as long as itself; it looks at `stop`, and must not
  /// touch what belongs to the window's thread. `what` is said while it lasts.
  static void begin(QObject* asker, const QString& what, Work work, Then then);
  /// Ends what `asker` has begun, if anything, and forgets it.
  static void drop(QObject* asker);

  ~PendingWork() override;

 private:
  struct Job;

  PendingWork(QObject* asker, const QString& what, const Work& work, Then then);
  void await();
  void finish(bool isWhole);

  QString what_;
  std::shared_ptr<Job> job_;
  Then then_;
};

}  // namespace linger
