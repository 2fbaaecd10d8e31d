#include "app/document/pending_work.h"

#include <QPointer>
#include <QTimer>
#include <chrono>
#include <future>
#include <utility>

#include "app/document/beside.h"

namespace linger {
namespace {

constexpr std::chrono::milliseconds kAtOnce(50);  ///< Of the 200 that nobody minds.
constexpr std::chrono::milliseconds kLook(10);    ///< Between two looks at whether to go on.
/// A posted event would come at once; the window is to answer between the wait and what is done
/// with the result, which may take as long.
constexpr std::chrono::milliseconds kNextTurn(1);

}  // namespace

struct PendingWork::Job {
  explicit Job(const Work& work)
      : done(std::async(std::launch::async, [this, work] { work(stop); })) {}

  bool isDone(std::chrono::milliseconds patience) const {
    return done.wait_for(patience) == std::future_status::ready;
  }

  std::atomic<bool> stop = false;
  std::future<void> done;  ///< The last member: it waits for what uses the others.
};

PendingWork::PendingWork(QObject* asker, const QString& what, const Work& work, Then then)
    : QObject(asker), what_(what), job_(std::make_shared<Job>(work)), then_(std::move(then)) {}

PendingWork::~PendingWork() {
  if (job_) job_->stop = true;
}

void PendingWork::begin(QObject* asker, const QString& what, Work work, Then then) {
  drop(asker);
  auto* pending = new PendingWork(asker, what, work, std::move(then));
  if (pending->job_->isDone(kAtOnce)) return pending->finish(true);
  QTimer::singleShot(kNextTurn, pending, &PendingWork::await);
}

void PendingWork::drop(QObject* asker) {
  delete asker->findChild<PendingWork*>(QString(), Qt::FindDirectChildrenOnly);
}

void PendingWork::await() {
  const QPointer<PendingWork> self(this);
  const QString what = what_;  // It may have been dropped before the dialog goes.
  const bool isWhole = runBeside(what, [job = job_](const std::atomic<bool>& stop) {
    while (!job->isDone(kLook)) {
      if (stop) job->stop = true;
    }
  });
  if (!self) return;
  QTimer::singleShot(kNextTurn, this, [this, isWhole] { finish(isWhole); });
}

/// What is done with the result may begin the next work.
void PendingWork::finish(bool isWhole) {
  const std::shared_ptr<Job> job = std::move(job_);
  const Then then = std::move(then_);
  delete this;
  job->done.get();
  then(isWhole);
}

}  // namespace linger
