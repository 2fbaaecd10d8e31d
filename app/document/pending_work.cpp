#include "app/document/pending_work.h"

#include <QMetaObject>
#include <QPointer>
#include <chrono>
#include <future>
#include <utility>

#include "app/document/beside.h"

namespace linger {
namespace {

constexpr std::chrono::milliseconds kAtOnce(100);  ///< Of the 200 that nobody minds.
constexpr std::chrono::milliseconds kLook(10);     ///< Between two looks at whether to go on.

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
  QMetaObject::invokeMethod(pending, &PendingWork::await, Qt::QueuedConnection);
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
  if (self) finish(isWhole);
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
