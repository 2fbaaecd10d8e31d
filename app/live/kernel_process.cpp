#include "app/live/kernel_process.h"

#include <QCoreApplication>

#include "app/files/scenario/scenario_file.h"
#include "app/live/kernel_run.h"
#include "app/live/trace_parcel.h"
#include "model/sim/simulate.h"

namespace linger {

KernelProcess::KernelProcess(QObject* parent, const QString& program)
    : QObject(parent),
      program_(program.isEmpty() ? QCoreApplication::applicationFilePath() : program) {}

KernelProcess::~KernelProcess() {
  stop();
}

Duration KernelProcess::passed() const {
  return std::chrono::milliseconds(since_.isValid() ? since_.elapsed() : 0);
}

void KernelProcess::start(const Scenario& scenario) {
  stop();
  head_ = simulate(scenario);
  process_ = std::make_unique<QProcess>();
  process_->setChildProcessModifier(dieWithParent);
  connect(process_.get(), &QProcess::finished, this, &KernelProcess::finish);
  connect(process_.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) emit failed(process_->errorString());
  });
  process_->start(
      program_, {QStringLiteral("run"), QStringLiteral("-"), QStringLiteral("--on"),
                 QStringLiteral("kernel"), QStringLiteral("--format"), QStringLiteral("records")});
  process_->write(scenarioText(scenario));
  process_->closeWriteChannel();
  since_.start();
}

void KernelProcess::stop() {
  if (!process_) return;
  process_->disconnect(this);
  process_->kill();
  process_->waitForFinished();
  process_.reset();
}

void KernelProcess::finish() {
  const auto trace = unpackRecords(process_->readAllStandardOutput(), head_);
  if (trace) {
    emit succeeded(std::make_shared<const Trace>(*trace));
    return;
  }
  const QString said = QString::fromUtf8(process_->readAllStandardError()).trimmed();
  const QString prefix = QStringLiteral("linger: ");
  emit failed(said.startsWith(prefix) ? said.mid(prefix.size()) : said);
}

}  // namespace linger
