#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QThreadPool>
#include <QTimer>
#include <memory>
#include <optional>

#include "app/live/machine_reading.h"

namespace linger {

/// Reads this machine's sockets once a second and whenever the kernel tells that some have gone,
/// in a thread of its own, as long as somebody looks.
class MachineWatch : public QObject {
  Q_OBJECT

 public:
  explicit MachineWatch(MachineSource source, QObject* parent = nullptr);
  ~MachineWatch() override;

  void start();  ///< Reads at once, and goes on.
  void stop();   ///< Nothing is read from now on.
  bool isRunning() const { return everySecond_.isActive(); }

  /// Asks for the port, after what is being read now.
  void ask(const PortQuery& query);

 signals:
  void machineRead(const linger::MachineReading& reading);
  /// The answer to the last ask(); none, with the reason, where it could not be had.
  void portRead(const std::optional<linger::PortReading>& reading, const QString& problem);

 private:
  void readSoon();
  void read();

  MachineSource source_;
  QThreadPool thread_;
  QTimer everySecond_;
  QTimer soon_;
  std::unique_ptr<QSocketNotifier> news_;
  bool isReading_ = false;
  int asked_ = 0;  ///< Answers to earlier queries are dropped.
};

}  // namespace linger
