#include <QTest>

#include "model/systems/runtime.h"

using namespace linger;

namespace {

const SocketAddress kWildcard{Address::anyV4(), 8080};
const SocketAddress kServer{*Address::parse("192.0.2.20"), 8080};
const SocketAddress kClient{*Address::parse("192.0.2.10"), 40000};

std::string words(RuntimeId runtime, OsId os, const FailedCall& failed) {
  return failureText(runtimeOf(runtime), profileOf(os), failed);
}

FailedCall portBusy() {
  return {Call::Bind, Errno::AddrInUse, kWildcard, std::nullopt};
}

}  // namespace

/// Each runtime's own words and defaults, to the letter.
class TestRuntime : public QObject {
  Q_OBJECT

 private slots:
  void saysThatThePortIsBusy_data() {
    QTest::addColumn<int>("runtime");
    QTest::addColumn<int>("os");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, RuntimeId runtime, OsId os, const char* text) {
      QTest::newRow(name) << static_cast<int>(runtime) << static_cast<int>(os) << text;
    };
    row("Python, Linux", RuntimeId::Python, OsId::Linux,
        "OSError: [Errno 98] Address already in use");
    row("Python, macOS", RuntimeId::Python, OsId::MacOs,
        "OSError: [Errno 48] Address already in use");
    row("Python, FreeBSD", RuntimeId::Python, OsId::FreeBsd,
        "OSError: [Errno 48] Address already in use");
    row("Python, illumos", RuntimeId::Python, OsId::Illumos,
        "OSError: [Errno 125] Address already in use");
    row("Python, Windows", RuntimeId::Python, OsId::Windows,
        "OSError: [WinError 10048] Only one usage of each socket address (protocol/network "
        "address/port) is normally permitted.");
    row("Python, RFC", RuntimeId::Python, OsId::Rfc9293, "OSError: connection already exists");
    row("C, Linux", RuntimeId::C, OsId::Linux, "bind: Address already in use");
    row("C, Windows", RuntimeId::C, OsId::Windows, "bind failed with error: 10048");
    row("Java, Linux", RuntimeId::Java, OsId::Linux,
        "java.net.BindException: Address already in use");
    row("Java, Windows", RuntimeId::Java, OsId::Windows,
        "java.net.BindException: Address already in use: bind");
    row("Node, Linux", RuntimeId::Node, OsId::Linux,
        "Error: listen EADDRINUSE: address already in use 0.0.0.0:8080");
    row("Go, Linux", RuntimeId::Go, OsId::Linux,
        "listen tcp 0.0.0.0:8080: bind: address already in use");
    row("Go, Windows", RuntimeId::Go, OsId::Windows,
        "listen tcp 0.0.0.0:8080: bind: Only one usage of each socket address (protocol/network "
        "address/port) is normally permitted.");
    row("Rust, Linux", RuntimeId::Rust, OsId::Linux, "Address already in use (os error 98)");
    row(".NET, Linux", RuntimeId::DotNet, OsId::Linux,
        "System.Net.Sockets.SocketException (98): Address already in use");
  }

  void saysThatThePortIsBusy() {
    QFETCH(int, runtime);
    QFETCH(int, os);
    QFETCH(QString, words);
    QCOMPARE(QString::fromStdString(
                 ::words(static_cast<RuntimeId>(runtime), static_cast<OsId>(os), portBusy())),
             words);
  }

  void aClientThatBindsIsNoServer() {
    FailedCall failed = portBusy();
    failed.remote = kServer;
    QCOMPARE(words(RuntimeId::Node, OsId::Linux, failed),
             std::string("Error: bind EADDRINUSE 0.0.0.0:8080"));
    QCOMPARE(words(RuntimeId::Go, OsId::Linux, failed),
             std::string("dial tcp 0.0.0.0:8080->192.0.2.20:8080: bind: address already in use"));
  }

  void nodeShowsAnIpv6WildcardWithThreeColons() {
    const FailedCall failed{Call::Listen, Errno::AddrInUse, {Address::anyV6(), 3000}, std::nullopt};
    QCOMPARE(words(RuntimeId::Node, OsId::Linux, failed),
             std::string("Error: listen EADDRINUSE: address already in use :::3000"));
  }

  void refusedConnections() {
    const FailedCall failed{Call::Connect, Errno::ConnRefused, kClient, kServer};
    QCOMPARE(words(RuntimeId::Python, OsId::Linux, failed),
             std::string("ConnectionRefusedError: [Errno 111] Connection refused"));
    QCOMPARE(words(RuntimeId::Go, OsId::Linux, failed),
             std::string("dial tcp 192.0.2.20:8080: connect: connection refused"));
    QCOMPARE(words(RuntimeId::Node, OsId::Linux, failed),
             std::string("Error: connect ECONNREFUSED 192.0.2.20:8080"));
    QCOMPARE(words(RuntimeId::Java, OsId::Linux, failed),
             std::string("java.net.ConnectException: Connection refused"));
    QCOMPARE(words(RuntimeId::Java, OsId::Windows, failed),
             std::string("java.net.ConnectException: Connection refused: connect"));
  }

  void resetsAndBrokenPipes() {
    const FailedCall reading{Call::Recv, Errno::ConnReset, kServer, kClient};
    const FailedCall writing{Call::Send, Errno::Pipe, kServer, kClient};
    QCOMPARE(words(RuntimeId::Python, OsId::Linux, reading),
             std::string("ConnectionResetError: [Errno 104] Connection reset by peer"));
    QCOMPARE(words(RuntimeId::Python, OsId::MacOs, writing),
             std::string("BrokenPipeError: [Errno 32] Broken pipe"));
    QCOMPARE(words(RuntimeId::C, OsId::Linux, writing), std::string("send: Broken pipe"));
    QCOMPARE(words(RuntimeId::Java, OsId::Linux, reading),
             std::string("java.net.SocketException: Connection reset"));
    QCOMPARE(words(RuntimeId::Java, OsId::Linux, writing),
             std::string("java.net.SocketException: Broken pipe"));
    QCOMPARE(words(RuntimeId::Node, OsId::Linux, reading), std::string("Error: read ECONNRESET"));
    QCOMPARE(words(RuntimeId::Node, OsId::Linux, writing), std::string("Error: write EPIPE"));
    QCOMPARE(words(RuntimeId::Go, OsId::Linux, writing),
             std::string("write tcp 192.0.2.20:8080->192.0.2.10:40000: write: broken pipe"));
    QCOMPARE(words(RuntimeId::Go, OsId::Windows, reading),
             std::string("read tcp 192.0.2.20:8080->192.0.2.10:40000: wsarecv: An existing "
                         "connection was forcibly closed by the remote host."));
    QCOMPARE(words(RuntimeId::Rust, OsId::FreeBsd, reading),
             std::string("Connection reset by peer (os error 54)"));
  }

  void windowsHasNoBrokenPipe() {
    const FailedCall writing{Call::Send, Errno::Pipe, kServer, kClient};
    QCOMPARE(words(RuntimeId::Python, OsId::Windows, writing),
             std::string("ConnectionResetError: [WinError 10054] An existing connection was "
                         "forcibly closed by the remote host."));
    QCOMPARE(words(RuntimeId::Node, OsId::Windows, writing),
             std::string("Error: write ECONNRESET"));
  }

  void everyPairSaysSomethingOnOneLine() {
    for (const Runtime& runtime : allRuntimes()) {
      for (const OsProfile* os : allProfiles()) {
        const std::string text = failureText(runtime, *os, Call::Bind, Errno::AddrInUse, kServer);
        QVERIFY(text.size() >= nameOf(Errno::AddrInUse).size());
        QVERIFY(text.find('\n') == std::string::npos);
      }
    }
  }

  void pythonAndCAskForNothingByThemselves() {
    QVERIFY(!setsReuseAddr(runtimeOf(RuntimeId::Python), profileOf(OsId::Linux)));
    QVERIFY(!setsReuseAddr(runtimeOf(RuntimeId::C), profileOf(OsId::MacOs)));
  }

  void theOthersSetReuseAddrEverywhereButOnWindows() {
    for (RuntimeId id :
         {RuntimeId::Java, RuntimeId::Node, RuntimeId::Go, RuntimeId::Rust, RuntimeId::DotNet}) {
      QVERIFY(setsReuseAddr(runtimeOf(id), profileOf(OsId::Linux)));
      QVERIFY(!setsReuseAddr(runtimeOf(id), profileOf(OsId::Windows)));
    }
  }

  void runtimesAreFoundByName() {
    for (const Runtime& runtime : allRuntimes()) {
      QCOMPARE(runtimeNamed(runtime.name), &runtime);
      QCOMPARE(&runtimeOf(runtime.id), &runtime);
      QVERIFY(!runtime.source.empty());
    }
    QVERIFY(!runtimeNamed("cobol"));
  }
};

QTEST_APPLESS_MAIN(TestRuntime)
#include "tst_runtime.moc"
