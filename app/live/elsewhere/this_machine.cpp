#include "app/live/this_machine.h"

#include "app/live/host_names.h"
#include "app/live/kernel_run.h"
#include "app/live/machine_reading.h"

#include <QCoreApplication>

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ThisMachine)
};

}  // namespace

QString whyNotHere() {
#ifdef __linux__
  return Text::tr(
      "this Linger was built without libmnl, so it can't look at this machine's sockets");
#else
  return Text::tr("Linger can look at the sockets of a Linux machine only");
#endif
}

std::optional<PortReading> readPort(const PortQuery&, QString& problem) {
  problem = whyNotHere();
  return std::nullopt;
}

std::optional<CallerReading> readCallers(Transport, const SocketAddress&, QString& problem) {
  problem = whyNotHere();
  return std::nullopt;
}

std::optional<Address> addressOf(const QString& host) {
  return Address::parse(host.toStdString());
}

QString whyNotOnKernel(const Scenario&) {
  return whyNotHere();
}

std::optional<Trace> runOnKernel(const Scenario&, QString& problem, const KernelProgress&) {
  problem = whyNotHere();
  return std::nullopt;
}

void dieWithParent() {}

std::string kernelName() {
  return {};
}

Duration kernelTick() {
  return 4ms;
}

MachineReading readMachine() {
  return {whyNotHere(), {}, {}};
}

MachineSource thisMachine() {
  return {readMachine, readPort, [] { return -1; }, [] {}};
}

bool getsPort(const PortQuery&) {
  return false;
}

}  // namespace linger
