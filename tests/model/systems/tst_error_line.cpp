#include <QTest>

#include "model/systems/error_line.h"

using namespace linger;

namespace {

QByteArray shown(const ErrorLine& line) {
  const auto bytes = [](std::string_view text) {
    return QByteArray(text.data(), qsizetype(text.size()));
  };
  QByteArrayList parts;
  if (line.error) parts << bytes(nameOf(*line.error));
  if (line.state) parts << bytes(nameOf(*line.state));
  if (line.os) parts << bytes(profileOf(*line.os).name);
  if (line.runtime) parts << bytes(runtimeOf(*line.runtime).name);
  if (line.call) parts << bytes(nameOf(*line.call));
  return parts.join(' ');
}

}  // namespace

/// What somebody copies from a terminal at midnight.
class TestErrorLine : public QObject {
  Q_OBJECT

 private slots:
  void pastedLinesAreUnderstood_data() {
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char* line, const char* told) {
      QTest::newRow(line) << QByteArray(told);
    };
    row("OSError: [Errno 98] Address already in use", "EADDRINUSE linux python");
    row("OSError: [Errno 48] Address already in use", "EADDRINUSE macos python");
    row("OSError: [WinError 10048] Only one usage of each socket address (protocol/network "
        "address/port) is normally permitted",
        "EADDRINUSE windows python");
    row("  File \"server.py\", line 3, in <module>\nConnectionResetError: [Errno 104] Connection "
        "reset by peer",
        "ECONNRESET linux python");
    row("BrokenPipeError: [Errno 32] Broken pipe", "EPIPE linux python");
    row("Error: listen EADDRINUSE: address already in use :::8080", "EADDRINUSE node bind");
    row("  errno: -98,\n  code: 'EADDRINUSE',\n  syscall: 'listen'", "EADDRINUSE linux node bind");
    row("Error: connect ECONNREFUSED 127.0.0.1:8080", "ECONNREFUSED node connect");
    row("listen tcp :8080: bind: address already in use", "EADDRINUSE go bind");
    row("dial tcp 127.0.0.1:8080: connect: connection refused", "ECONNREFUSED go connect");
    row("dial tcp 10.0.0.1:80: connect: cannot assign requested address",
        "EADDRNOTAVAIL go connect");
    row("java.net.BindException: Address already in use (Bind failed)", "EADDRINUSE java bind");
    row("java.net.SocketException: Connection reset by peer", "ECONNRESET java");
    row("Error: Os { code: 98, kind: AddrInUse, message: \"Address already in use\" }",
        "EADDRINUSE linux rust");
    row("Address already in use (os error 98)", "EADDRINUSE linux rust");
    row("System.Net.Sockets.SocketException (98): Address already in use",
        "EADDRINUSE linux dotnet");
    row("System.Net.Sockets.SocketException (10048): Only one usage of each socket address "
        "(protocol/network address/port) is normally permitted.",
        "EADDRINUSE windows dotnet");
    row("bind: Address already in use", "EADDRINUSE c bind");
    row("bind failed with error: 10048", "EADDRINUSE windows c bind");
    row("WSAECONNRESET", "ECONNRESET windows");
    row("address already in use", "EADDRINUSE");
    row("EADDRINUSE", "EADDRINUSE");
    row("errno 98", "EADDRINUSE linux");
    row("10048", "EADDRINUSE windows");
    row("Broken pipe", "EPIPE");
    row("Connection reset by peer", "ECONNRESET");
    row("CLOSE_WAIT", "CLOSE-WAIT");
    row("FIN_WAIT2", "FIN-WAIT-2");
    row("TIME_WAIT", "TIME-WAIT");
    row("time wait", "TIME-WAIT");
    row("tcp  0  0 10.0.0.5:8080  10.0.0.9:51514  CLOSE_WAIT", "CLOSE-WAIT");
    row("LISTENING", "LISTEN");
    row("windows", "windows");
  }

  void pastedLinesAreUnderstood() {
    QFETCH(QByteArray, told);
    QCOMPARE(shown(readErrorLine(QTest::currentDataTag())), told);
  }

  void whatIsNoErrorIsNone() {
    for (const char* text : {"", "server", "98", "port 8080", "the server is closing",
                             "listen to me", "error in line 98 of nothing"}) {
      const ErrorLine line = readErrorLine(text);
      QVERIFY2(!line.error && !line.state && !line.os, text);
    }
  }

  /// Whatever Linger's own Terminal pane prints, in any language on any system.
  void everyMessageOfTheTerminalPaneIsUnderstood() {
    FailedCall failed{Call::Bind, Errno::AddrInUse, SocketAddress{Address::anyV4(), 8080}, {}};
    for (const OsProfile* profile : allProfiles()) {
      if (errnoText(*profile, Errno::AddrInUse).number == 0) continue;  // It has no sockets API.
      for (const Runtime& runtime : allRuntimes()) {
        const std::string text = failureText(runtime, *profile, failed);
        const ErrorLine line = readErrorLine(text);
        QVERIFY2(line.error == Errno::AddrInUse, text.c_str());
        QVERIFY2(line.runtime == runtime.id, text.c_str());
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestErrorLine)
#include "tst_error_line.moc"
