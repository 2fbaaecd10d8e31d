#pragma once

#include <QProgressDialog>
#include <memory>

#include "app/live/kernel_process.h"

class QTimer;

namespace linger {

/// How far a scene has come on this machine's kernel, in real time, and Cancel.
class KernelRunDialog : public QProgressDialog {
  Q_OBJECT

 public:
  /// `program`: see KernelProcess.
  explicit KernelRunDialog(const Scenario& scenario, QWidget* parent = nullptr,
                           const QString& program = {});

 signals:
  void succeeded(const std::shared_ptr<const linger::Trace>& trace);
  void failed(const QString& why);

 private:
  void tell();
  void end();

  KernelProcess* process_;
  QTimer* everySecond_;
};

}  // namespace linger
