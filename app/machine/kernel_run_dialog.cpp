#include "app/machine/kernel_run_dialog.h"

#include <QPushButton>
#include <QTimer>
#include <algorithm>

namespace linger {
namespace {

int secondsIn(Duration duration) {
  return int(std::chrono::ceil<std::chrono::seconds>(duration).count());
}

}  // namespace

KernelRunDialog::KernelRunDialog(const Scenario& scenario, QWidget* parent, const QString& program)
    : QProgressDialog(parent),
      process_(new KernelProcess(this, program)),
      everySecond_(new QTimer(this)) {
  setWindowTitle(tr("On this machine's kernel"));
  setCancelButtonText(tr("Cancel"));
  setMinimumDuration(0);
  setAutoClose(false);
  setAutoReset(false);
  setMinimumWidth(fontMetrics().height() * 28);
  everySecond_->setInterval(std::chrono::seconds(1));
  connect(everySecond_, &QTimer::timeout, this, &KernelRunDialog::tell);
  connect(this, &QProgressDialog::canceled, this, &KernelRunDialog::end);
  connect(process_, &KernelProcess::succeeded, this, [this](const auto& trace) {
    emit succeeded(trace);
    end();
  });
  connect(process_, &KernelProcess::failed, this, [this](const QString& why) {
    emit failed(why);
    end();
  });
  process_->start(scenario);
  everySecond_->start();
  tell();
}

void KernelRunDialog::tell() {
  const int whole = std::max(1, secondsIn(process_->expected()));
  const int passed = std::min(whole, secondsIn(process_->passed()));
  setMaximum(whole);
  setValue(passed);
  setLabelText(tr("The scene runs in real time: %1 s of about %2 s have passed.\nEach host is a "
                  "network namespace of its own; nothing else on this machine is touched.")
                   .arg(passed)
                   .arg(whole));
}

void KernelRunDialog::end() {
  everySecond_->stop();
  // Not at once: the process that has just spoken goes with it.
  QMetaObject::invokeMethod(
      this,
      [this] {
        process_->stop();
        close();
      },
      Qt::QueuedConnection);
}

}  // namespace linger
