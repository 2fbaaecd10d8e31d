#include "app/document/beside.h"

#include <QApplication>
#include <QCoreApplication>
#include <QEventLoop>
#include <QProgressDialog>
#include <QTimer>
#include <chrono>
#include <future>
#include <thread>

namespace linger {
namespace {

struct Beside {
  Q_DECLARE_TR_FUNCTIONS(Beside)
};

constexpr std::chrono::milliseconds kAtOnce(80);  ///< What nobody notices needs no dialog.
constexpr int kLook = 20;                         ///< Milliseconds between two looks at the work.

bool isDone(const std::future<void>& work, std::chrono::milliseconds patience = {}) {
  return work.wait_for(patience) == std::future_status::ready;
}

/// Answers and paints until the work has ended; nothing but the dialog can be used meanwhile.
void waitInWindow(const QString& what, const std::future<void>& work, std::atomic<bool>* stop) {
  QProgressDialog dialog(what, stop ? Beside::tr("Cancel") : QString(), 0, 0,
                         QApplication::activeWindow());
  dialog.setWindowTitle(QCoreApplication::applicationName());
  dialog.setWindowModality(Qt::ApplicationModal);
  dialog.setMinimumDuration(0);
  QEventLoop loop;
  QTimer look;
  QObject::connect(&look, &QTimer::timeout, &loop, [&] {
    if (isDone(work)) loop.quit();
  });
  QObject::connect(&dialog, &QProgressDialog::canceled, &loop, [&loop, stop] {
    if (stop) *stop = true;
    loop.quit();
  });
  QObject::connect(&dialog, &QDialog::finished, &loop, &QEventLoop::quit);
  look.start(kLook);
  dialog.show();
  loop.exec();
  // Who has closed the dialog waits for the rest, and changes nothing under it meanwhile.
  if (!isDone(work)) loop.exec(QEventLoop::ExcludeUserInputEvents);
}

void wait(const QString& what, const std::function<void()>& work, std::atomic<bool>* stop) {
  const bool hasWindow = qobject_cast<QApplication*>(QCoreApplication::instance()) != nullptr;
  std::future<void> done = std::async(std::launch::async, work);
  if (!isDone(done, kAtOnce) && hasWindow) waitInWindow(what, done, stop);
  done.get();
}

}  // namespace

bool runBeside(const QString& what, const std::function<void(const std::atomic<bool>&)>& work) {
  std::atomic<bool> stop = false;
  wait(
      what, [&] { work(stop); }, &stop);
  return !stop;
}

void finishBeside(const QString& what, const std::function<void()>& work) {
  wait(what, work, nullptr);
}

}  // namespace linger
