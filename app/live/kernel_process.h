#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <memory>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// A scene on this machine's kernel, played by another process of this program: nothing of it
/// outlives either.
class KernelProcess : public QObject {
  Q_OBJECT

 public:
  /// `program`: the linger that plays it; else this one.
  explicit KernelProcess(QObject* parent = nullptr, const QString& program = {});
  ~KernelProcess() override;

  /// Starts it; succeeded(), failed() or nothing after stop() follows.
  void start(const Scenario& scenario);
  void stop();

  /// How long it takes if all goes well, and for how long it has run.
  Duration expected() const { return head_.end - kSimStart; }
  Duration passed() const;

 signals:
  void succeeded(const std::shared_ptr<const linger::Trace>& trace);
  void failed(const QString& why);

 private:
  void finish();

  QString program_;
  std::unique_ptr<QProcess> process_;
  Trace head_;  ///< Of the simulation, whose records are not the kernel's.
  QElapsedTimer since_;
};

}  // namespace linger
