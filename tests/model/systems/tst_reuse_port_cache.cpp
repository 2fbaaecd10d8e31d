#include <QTest>

#include "cases/rule_case.h"

using namespace linger;
using namespace linger::cases;

/// Linux remembers the last SO_REUSEPORT socket of a port that passed the full check.
class TestReusePortCache : public QObject {
  Q_OBJECT

 private slots:
  void remembersUserAndAddress() {
    ReusePortCache cache;
    QVERIFY(!cache.admits(newcomer("127.0.0.1", kReusePort)));
    cache.succeeded(newcomer("127.0.0.1", kReusePort));
    QVERIFY(cache.admits(newcomer("127.0.0.1", kReusePort)));
    QVERIFY(!cache.admits(newcomer("127.0.0.1", kReusePort, kBob)));
    QVERIFY(!cache.admits(newcomer("127.0.0.2", kReusePort)));
    QVERIFY(!cache.admits(newcomer("0.0.0.0", kReusePort)));
    QVERIFY(!cache.admits(onPort(8081, newcomer("127.0.0.1", kReusePort))));
  }

  void servesOnlyThoseWhoAskForIt() {
    ReusePortCache cache;
    cache.succeeded(newcomer("127.0.0.1", kReusePort));
    QVERIFY(!cache.admits(newcomer("127.0.0.1", kReuseAddr)));
  }

  void aRememberedWildcardStandsForAnyAddress() {
    ReusePortCache cache;
    cache.succeeded(newcomer("0.0.0.0", kReusePort));
    QVERIFY(cache.admits(newcomer("127.0.0.2", kReusePort)));
    QVERIFY(cache.admits(newcomer("::ffff:127.0.0.1", kReusePort)));
    QVERIFY(!cache.admits(newcomer("::1", kReusePort)));
  }

  void aDualStackWildcardStandsForBothFamilies() {
    ReusePortCache cache;
    cache.succeeded(newcomer("::", kReusePort));
    QVERIFY(cache.admits(newcomer("::1", kReusePort)));
    QVERIFY(cache.admits(newcomer("127.0.0.1", kReusePort)));
    cache.emptied(kPort);
    cache.succeeded(v6Only(newcomer("::", kReusePort)));
    QVERIFY(!cache.admits(newcomer("127.0.0.1", kReusePort)));
  }

  void whoeverWasAdmittedIsNotRemembered() {
    ReusePortCache cache;
    cache.succeeded(newcomer("0.0.0.0", kReusePort));
    cache.succeeded(newcomer("127.0.0.1", kReusePort));
    QVERIFY(cache.admits(newcomer("127.0.0.2", kReusePort)));
  }

  void anotherUserWhoPassedTheCheckTakesOver() {
    ReusePortCache cache;
    cache.succeeded(newcomer("127.0.0.1", kReusePort, kAlice));
    cache.succeeded(newcomer("127.0.0.2", kReusePort, kBob));
    QVERIFY(!cache.admits(newcomer("127.0.0.1", kReusePort, kAlice)));
    QVERIFY(cache.admits(newcomer("127.0.0.2", kReusePort, kBob)));
  }

  void aSocketWithoutTheOptionClearsIt() {
    ReusePortCache cache;
    cache.succeeded(newcomer("127.0.0.1", kReusePort));
    cache.succeeded(newcomer("127.0.0.2"));
    QVERIFY(!cache.admits(newcomer("127.0.0.1", kReusePort)));
  }

  void anEmptiedPortForgets() {
    ReusePortCache cache;
    cache.succeeded(newcomer("127.0.0.1", kReusePort));
    cache.emptied(kPort);
    QVERIFY(!cache.admits(newcomer("127.0.0.1", kReusePort)));
  }

  void udpHasNone() {
    ReusePortCache cache;
    cache.succeeded(asUdp(newcomer("127.0.0.1", kReusePort)));
    QVERIFY(!cache.admits(newcomer("127.0.0.1", kReusePort)));
  }

  /// Alice's server is gone and Bob holds what it accepted: by the check her new one would be
  /// refused, but the port remembers her.
  void letsASuccessorInWhomTheCheckWouldRefuse() {
    const OsProfile& os = profileOf(OsId::Linux);
    const BindRequest alice = newcomer("0.0.0.0", kReusePort, kAlice);
    const std::vector sockets{connection(State::Established, "127.0.0.1", kReusePort, kBob)};
    ReusePortCache cache;
    QVERIFY(!judgeRestart(os, alice, sockets, &cache).works());
    cache.succeeded(alice);
    QVERIFY(judgeRestart(os, alice, sockets, &cache).works());
    QVERIFY(!judgeRestart(os, newcomer("0.0.0.0", kReusePort, kRoot), sockets, &cache).works());
  }
};

QTEST_APPLESS_MAIN(TestReusePortCache)
#include "tst_reuse_port_cache.moc"
