#include <QTest>

#include "app/live/port_advice.h"
#include "app/live/port_answer.h"

using namespace linger;

namespace {

const SocketAddress kServer{*Address::parse("127.0.0.1"), 8080};
const SocketAddress kClient{*Address::parse("127.0.0.1"), 51514};

/// The answers of a kernel that refuses as `refused` says, in the order of kAskedOptions.
void answer(PortReading& reading, const std::array<bool, 4>& refused) {
  for (std::size_t i = 0; i < refused.size(); ++i) {
    if (refused[i]) reading.answers[i] = {"EADDRINUSE", "Address already in use", Call::Bind};
  }
}

PortReading readingOf(std::vector<LiveSocket> sockets, const std::array<bool, 4>& refused) {
  PortReading reading;
  reading.query.local = {Address::anyV4(), 8080};
  reading.sockets = std::move(sockets);
  answer(reading, refused);
  return reading;
}

LiveSocket socketIn(State state) {
  LiveSocket socket;
  socket.facts.state = state;
  socket.facts.bound = true;
  socket.facts.local = kServer;
  socket.v6onlyKnown = true;
  return socket;
}

LiveSocket held(State state, ReuseOptions options = {}) {
  LiveSocket socket = socketIn(state);
  socket.inode = 4711;
  socket.optionsKnown = true;
  socket.facts.options = options;
  socket.holders = {{.pid = 12, .program = "server"}};
  if (state != State::Listen && state != State::Closed) socket.facts.remote = kClient;
  return socket;
}

LiveSocket timeWait(Duration left) {
  LiveSocket socket = socketIn(State::TimeWait);
  socket.facts.remote = kClient;
  socket.facts.timeWaitRecord = true;
  socket.timer = KernelTimer::TimeWait;
  socket.left = left;
  return socket;
}

constexpr std::array kAllRefused{true, true, true, true};
constexpr std::array kReuseAddrHelps{true, false, true, false};

}  // namespace

/// What follows from the sockets that were read and the kernel's answers. No kernel is needed.
class TestPortAnswer : public QObject {
  Q_OBJECT

 private slots:
  void recordsThatWereLeftOutAreCounted() {
    LiveSocket record = timeWait(30s);
    record.leftOut = 49'999;
    const PortAnswer answer = answerOf(readingOf({record}, kAllRefused));
    QCOMPARE(answer.blockers.size(), std::size_t(1));
    QCOMPARE(answer.blockersInAll, std::size_t(50'000));
    QCOMPARE(nameOf(answer.cause), "time-wait");
  }

  void whoseHolderIsKnownIsToldFirst() {
    LiveSocket unknown = held(State::Established);
    unknown.holders.clear();
    const PortAnswer answer = answerOf(readingOf({unknown, held(State::Established)}, kAllRefused));
    QCOMPARE(answer.blockers.front().holders.size(), std::size_t(1));
  }

  void nothingInTheWay() {
    const PortAnswer answer = answerOf(readingOf({}, {}));
    QCOMPARE(nameOf(answer.cause), "free");
    QVERIFY(answer.isFree());
    QCOMPARE(*answer.verdicts[0].worksIn, TimeRange());
  }

  void aReservedPortIsFreeToWhoAsksForIt() {
    PortReading reading = readingOf({}, {});
    reading.isReserved = true;
    QCOMPARE(nameOf(answerOf(reading).cause), "reserved");
    QVERIFY(answerOf(reading).isFree());
  }

  void theOptionsOfARecordAreInferred() {
    const PortAnswer without = answerOf(readingOf({timeWait(40s)}, kAllRefused));
    QCOMPARE(nameOf(without.cause), "time-wait");
    QVERIFY(!without.differs());
    QVERIFY(without.verdicts[1].inferred);
    QCOMPARE(without.verdicts[1].worksIn->earliest, Duration(40s));
    const PortAnswer with = answerOf(readingOf({timeWait(40s)}, kReuseAddrHelps));
    QVERIFY(!with.differs());
    QVERIFY(with.blockers.front().facts.options.reuseAddr);
    QCOMPARE(*with.verdicts[1].worksIn, TimeRange());
  }

  void theLastRecordCounts() {
    const PortAnswer answer = answerOf(readingOf({timeWait(10s), timeWait(50s)}, kAllRefused));
    QCOMPARE(answer.verdicts[0].worksIn->earliest, Duration(50s));
    QCOMPARE(answer.blockers.front().left, Duration(50s));
  }

  void aListenerComesBeforeItsConnections() {
    LiveSocket child = held(State::Established);
    child.optionsKnown = false;
    const PortAnswer answer =
        answerOf(readingOf({timeWait(1s), child, held(State::Listen)}, kAllRefused));
    QCOMPARE(nameOf(answer.cause), "listener");
    QCOMPARE(answer.blockers.size(), std::size_t(3));
    QCOMPARE(answer.blockers.front().facts.state, State::Listen);
    QVERIFY(!answer.verdicts[0].worksIn);
  }

  void whoCalledWhom_data() {
    QTest::addColumn<int>("local");
    QTest::addColumn<int>("remote");
    QTest::addColumn<bool>("peerListens");
    QTest::addColumn<QByteArray>("cause");
    QTest::newRow("a server's port, a caller's port")
        << 8080 << 51514 << false << QByteArray("connection");
    QTest::newRow("chosen by the system") << 40000 << 443 << false << QByteArray("outgoing");
    QTest::newRow("chosen by the program") << 8080 << 443 << false << QByteArray("outgoing");
    QTest::newRow("to a server of this machine") << 8080 << 50000 << true << QByteArray("outgoing");
    QTest::newRow("to itself") << 8080 << 8080 << false << QByteArray("outgoing");
  }

  void whoCalledWhom() {
    QFETCH(int, local);
    QFETCH(int, remote);
    QFETCH(bool, peerListens);
    QFETCH(QByteArray, cause);
    LiveSocket socket = held(State::Established);
    socket.facts.local.port = std::uint16_t(local);
    socket.facts.remote->port = std::uint16_t(remote);
    socket.peerListens = peerListens;
    QCOMPARE(QByteArray(nameOf(causeOf(socket, {})).data()), cause);
  }

  void eachStateHasItsCause() {
    const auto named = [](const LiveSocket& socket) { return nameOf(causeOf(socket, {})); };
    QCOMPARE(named(held(State::CloseWait)), "close-wait");
    QCOMPARE(named(held(State::FinWait2)), "connection");
    QCOMPARE(named(held(State::Closed)), "bound");
    LiveSocket orphan = timeWait(5s);
    orphan.facts.state = State::FinWait2;
    QCOMPARE(named(orphan), "fin-wait-2-orphan");
    orphan.facts.state = State::LastAck;
    QCOMPARE(named(orphan), "orphan");
    LiveSocket queued = socketIn(State::Established);
    queued.facts.remote = kClient;
    queued.facts.accepted = false;
    QCOMPARE(named(queued), "connection");
  }

  void rightsAndAddressesComeFirst() {
    PortReading reading = readingOf({}, {});
    reading.query.local.port = 80;
    reading.mayBindPrivileged = false;
    for (KernelAnswer& each : reading.answers) each = {"EACCES", "Permission denied", Call::Bind};
    QCOMPARE(nameOf(answerOf(reading).cause), "privileged");
    QVERIFY(!answerOf(reading).differs());
    QVERIFY(!answerOf(reading).verdicts[0].worksIn);
    reading.addressIsLocal = false;
    for (KernelAnswer& each : reading.answers) each.result = "EADDRNOTAVAIL";
    QCOMPARE(nameOf(answerOf(reading).cause), "not-local");
    QVERIFY(!answerOf(reading).differs());
  }

  void aUserWithTheRightMayHaveAPrivilegedPort() {
    PortReading reading = readingOf({}, {});
    reading.query.local.port = 80;
    reading.uid = 1000;
    QVERIFY(!answerOf(reading).differs());
  }

  void anotherUsersReusePortDoesNotHelp() {
    LiveSocket listener = held(State::Listen, {.reusePort = true});
    listener.facts.uid = 1000;
    QVERIFY(!answerOf(readingOf({listener}, kAllRefused)).differs());
    listener.facts.uid = 0;
    const PortAnswer own = answerOf(readingOf({listener}, {true, true, false, false}));
    QVERIFY(!own.differs());
  }

  void theKernelsMemoryOfReusePortIsInferred() {
    // No socket there would let SO_REUSEPORT in: the kernel skipped the check.
    const PortAnswer answer =
        answerOf(readingOf({held(State::Established)}, {true, true, false, false}));
    QVERIFY(!answer.differs());
    QVERIFY(answer.verdicts[2].inferred);
  }

  void whatCannotBeExplainedIsToldAsADifference() {
    const PortAnswer answer = answerOf(readingOf({}, kAllRefused));
    QCOMPARE(nameOf(answer.cause), "refused");
    QVERIFY(answer.differs());
    QVERIFY(!answer.verdicts[0].worksIn);
    PortReading old = readingOf({}, kAllRefused);
    old.listsBoundSockets = false;  // Before Linux 6.8 there may be one that nobody can see.
    QCOMPARE(nameOf(answerOf(old).cause), "bound");
  }

  void theLineStopsWhoRunsTheHolder_data() {
    QTest::addColumn<LiveProcess>("holder");
    QTest::addColumn<QString>("line");
    QTest::newRow("a program") << LiveProcess{.pid = 12, .program = "server"} << "kill 12";
    QTest::newRow("a service") << LiveProcess{.pid = 12,
                                              .unit = "web.service",
                                              .manager = "systemctl --user"}
                               << "systemctl --user stop web.service";
    QTest::newRow("a session") << LiveProcess{.pid = 12,
                                              .unit = "session-3.scope",
                                              .manager = "sudo systemctl"}
                               << "kill 12";
    QTest::newRow("a container") << LiveProcess{.pid = 12,
                                                .container = "0123456789ab",
                                                .manager = "podman"}
                                 << "podman stop 0123456789ab";
    QTest::newRow("the proxy of one that publishes it")
        << LiveProcess{.pid = 12,
                       .program = "docker-proxy",
                       .unit = "docker.service",
                       .manager = "sudo systemctl"}
        << "docker stop $(docker ps -q --filter publish=8080)";
    QTest::newRow("systemd, for a service") << LiveProcess{.pid = 1,
                                                           .program = "systemd",
                                                           .unit = "init.scope",
                                                           .manager = "sudo systemctl"}
                                            << "sudo systemctl list-sockets | grep ':8080 '";
  }

  void theLineStopsWhoRunsTheHolder() {
    QFETCH(LiveProcess, holder);
    LiveSocket listener = held(State::Listen);
    listener.holders = {holder};
    const PortReading reading = readingOf({listener}, kAllRefused);
    QTEST(adviceFor(reading, answerOf(reading)).todo.back().line, "line");
  }

  void udpHasNoStates() {
    LiveSocket socket = held(State::Closed);
    socket.facts.transport = Transport::Udp;
    PortReading reading = readingOf({socket}, kAllRefused);
    reading.query.transport = Transport::Udp;
    QCOMPARE(nameOf(answerOf(reading).cause), "bound");
    QVERIFY(!answerOf(reading).differs());
  }

  void fiftyThousandAreJudgedQuickly() {
    std::vector<LiveSocket> sockets(50'000, timeWait(30s));
    const PortReading reading = readingOf(std::move(sockets), kReuseAddrHelps);
    QBENCHMARK_ONCE {
      QCOMPARE(answerOf(reading).blockersInAll, std::size_t(50'000));
    }
  }
};

QTEST_APPLESS_MAIN(TestPortAnswer)
#include "tst_port_answer.moc"
