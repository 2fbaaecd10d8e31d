// The C library has a structure of our namespace's name: SO_LINGER's.
#define linger SoLinger
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#undef linger

#include <QElapsedTimer>
#include <QTest>
#include <cerrno>
#include <optional>
#include <thread>

#include "model/fleet/port_limit.h"
#include "tests/app/panes/own_network.h"
#include "tests/model/fleet/loads.h"

using namespace linger;

namespace {

constexpr std::uint16_t kFirstPort = 40'000;
constexpr std::uint16_t kLastPort = 41'999;  // 2,000 of them.
constexpr double kRate = 400;                // A second.
constexpr std::uint16_t kServerPort = 8080;
constexpr std::uint16_t kOtherPort = 8081;
constexpr int kNoPort = 24;  // IP_BIND_ADDRESS_NO_PORT, which older C libraries lack.

sockaddr_in addressOf(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

const sockaddr* pointer(const sockaddr_in& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

int listenerAt(std::uint16_t port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = addressOf(port);
  const bool isGood =
      ::bind(listener, pointer(address), sizeof address) == 0 && ::listen(listener, 1024) == 0;
  return isGood ? listener : -1;
}

enum class Binding { None, Port, AddressOnly };

struct Answer {
  const char* call = "";
  int error = 0;
};

/// Connects, and closes first: a TIME-WAIT is left on the side that called. What failed, if
/// anything.
Answer callOnce(int listener, std::uint16_t port, Binding binding = Binding::None) {
  const int caller = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in server = addressOf(port);
  const sockaddr_in own = addressOf(0);
  Answer answer;
  const int on = 1;
  if (binding == Binding::AddressOnly) setsockopt(caller, IPPROTO_IP, kNoPort, &on, sizeof on);
  if (binding != Binding::None && ::bind(caller, pointer(own), sizeof own) != 0) {
    answer = {"bind", errno};
  } else if (::connect(caller, pointer(server), sizeof server) != 0) {
    answer = {"connect", errno};
  }
  if (answer.error != 0) {
    ::close(caller);
    return answer;
  }
  const int accepted = ::accept(listener, nullptr, nullptr);
  ::close(caller);
  char byte = 0;
  while (::recv(accepted, &byte, 1, 0) > 0) {
  }
  ::close(accepted);
  return answer;
}

/// When calls began to fail, and when they worked again.
struct Measured {
  int before = 0;  ///< Calls that worked before the first that failed.
  double failsAt = 0;
  double worksAt = 0;  ///< Seconds after the first call.
};

Scenario sameLoad() {
  Scenario scenario = loadOf(kRate, 70s);
  scenario.link.delay = Duration(10);
  arrivalsOf(scenario).requests = 0;
  scenario.hosts.front().tuning.ports = PortRange{kFirstPort, kLastPort};
  return scenario;
}

Measured simulated() {
  const FleetRun run = runFleet(sameLoad(), {.every = 100ms});
  Measured measured;
  measured.before = int(run.firstFailure->caller);
  measured.failsAt = double(microseconds(run.firstFailure->at)) / 1e6;
  for (const FleetSample& sample : run.samples) {
    if (sample.at <= run.firstFailure->at + 1s || sample.completed == 0) continue;
    measured.worksAt = double(microseconds(sample.at)) / 1e6;
    break;
  }
  return measured;
}

bool isWithin(double measured, double expected, double share) {
  const bool isSo = std::abs(measured - expected) <= share * expected;
  if (!isSo) qWarning("%f, expected %f", measured, expected);
  return isSo;
}

}  // namespace

/// A client that runs out of ports, against this machine's kernel. It takes a minute, in which
/// nothing is done but calling.
class TestFleetOnKernel : public QObject {
  Q_OBJECT

 private slots:
  void portsRunOutAndComeBackWhenTheModelSays() {
    if (!OwnNetwork::enter()) QSKIP("a network of its own needs rights that this user lacks");
    writeKernelFile("/proc/sys/net/ipv4/tcp_tw_reuse", "0");
    writeKernelFile("/proc/sys/net/ipv4/ip_local_port_range",
                    QByteArray::number(kFirstPort) + " " + QByteArray::number(kLastPort));
    QFile range("/proc/sys/net/ipv4/ip_local_port_range");
    QVERIFY(range.open(QIODevice::ReadOnly));
    if (!range.readAll().startsWith("40000")) QSKIP("this user may not set the range of ports");
    const int listener = listenerAt(kServerPort);
    const int other = listenerAt(kOtherPort);
    QVERIFY(listener >= 0 && other >= 0);

    const Measured real = measure(listener, other);
    const Measured model = simulated();
    QVERIFY(isWithin(real.before, model.before, 0.05));
    QVERIFY(isWithin(real.failsAt, model.failsAt, 0.05));
    QVERIFY(isWithin(real.worksAt, model.worksAt, 0.05));
    // The rate that can be kept up: ports ÷ how long the first one was held.
    const auto limit = portLimitOf(sameLoad(), runFleet(sameLoad()), 0);
    QVERIFY(isWithin(real.before / real.worksAt, limit->perSecond, 0.05));
  }

 private:
  static Measured measure(int listener, int other) {
    Measured measured;
    QElapsedTimer clock;
    clock.start();
    const auto now = [&clock] { return double(clock.nsecsElapsed()) / 1e9; };
    bool hasFailed = false;
    for (int call = 0; now() < 70; ++call) {
      std::this_thread::sleep_for(std::chrono::duration<double>(call / kRate - now()));
      const Answer answer = callOnce(listener, kServerPort);
      if (answer.error == 0 && hasFailed) {
        measured.worksAt = now();
        return measured;
      }
      if (answer.error == 0) continue;
      if (!hasFailed) {
        measured.before = call;
        measured.failsAt = now();
        hasFailed = true;
        checkBothFigures(answer, other);
      }
    }
    return measured;
  }

  /// No port is left towards the one destination: but there are towards another, for connect() and
  /// not for bind().
  static void checkBothFigures(const Answer& failed, int other) {
    QCOMPARE(QByteArray(failed.call), QByteArray("connect"));
    QCOMPARE(failed.error, EADDRNOTAVAIL);
    const Answer bound = callOnce(other, kOtherPort, Binding::Port);
    QCOMPARE(QByteArray(bound.call), QByteArray("bind"));
    QCOMPARE(bound.error, EADDRINUSE);
    QCOMPARE(callOnce(other, kOtherPort, Binding::AddressOnly).error, 0);
    QCOMPARE(callOnce(other, kOtherPort).error, 0);
  }
};

int main(int argc, char** argv) {
  OwnNetwork::prepare();
  QCoreApplication application(argc, argv);
  TestFleetOnKernel test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_fleet_on_kernel.moc"
