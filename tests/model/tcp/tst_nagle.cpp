#include <QTest>

#include "model/sim/simulate.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

/// What the client sends with data, until 300 ms: "10 at 0, 20 at 100" (ms).
QString dataOf(const Trace& trace) {
  QStringList words;
  for (const SegmentRecord& record : trace.segments) {
    if (record.from != 0 || record.segment.len == 0 || record.sent >= kSimStart + 300ms) continue;
    words << QStringLiteral("%1%2 at %3")
                 .arg(record.segment.len)
                 .arg(QString::fromLatin1(record.segment.flags.fin ? "F" : ""))
                 .arg(microseconds(record.sent) / 1000);
  }
  return words.join(QStringLiteral(", "));
}

QString sentBy(OsId os, std::vector<Step> steps) {
  return dataOf(simulate(connected(os, 100ms, std::move(steps), {recvEof()})));
}

}  // namespace

/// When the end of a write waits for what is on its way (RFC 9293 §3.7.4); of Linux measured on
/// 6.18.44.
class TestNagle : public QObject {
  Q_OBJECT

 private slots:
  void aSmallWriteWaitsForTheOneBeforeIt() {
    for (const OsId os : {OsId::Linux, OsId::FreeBsd, OsId::MacOs, OsId::Windows, OsId::Rfc9293}) {
      const QString sent = sentBy(os, {send(10), send(20)});
      QVERIFY2(sent.startsWith(QStringLiteral("10 at 0, 20 at ")), qPrintable(sent));
      QVERIFY2(!sent.endsWith(QStringLiteral("20 at 0")), qPrintable(sent));
    }
  }

  void writesThatWaitGoTogether() {
    QCOMPARE(sentBy(OsId::Linux, {send(10), send(20), send(30)}), "10 at 0, 50 at 100");
  }

  /// Linux waits behind a segment that was not full, others behind anything.
  void behindFullSegmentsLinuxDoesNotWait() {
    QCOMPARE(sentBy(OsId::Linux, {send(2000)}), "1448 at 0, 552 at 0");
    QCOMPARE(sentBy(OsId::Rfc9293, {send(2000)}), "1448 at 0, 552 at 100");
    QCOMPARE(sentBy(OsId::FreeBsd, {send(2000)}), "1448 at 0, 552 at 0");
    QCOMPARE(sentBy(OsId::FreeBsd, {send(10), send(1500)}), "10 at 0, 1448 at 0, 52 at 100");
    QCOMPARE(sentBy(OsId::Linux, {send(10), send(1500)}), "10 at 0, 1448 at 0, 52 at 100");
  }

  void noDelaySendsAtOnce() {
    const Step noDelay = setOption(SocketOption::NoDelay, 1);
    QCOMPARE(sentBy(OsId::Linux, {noDelay, send(10), send(20)}), "10 at 0, 20 at 0");
    QCOMPARE(sentBy(OsId::FreeBsd, {noDelay, send(2000)}), "1448 at 0, 552 at 0");
    // What waits goes out with the option (Linux tcp(7)).
    QCOMPARE(sentBy(OsId::Linux, {send(10), send(20), after(10ms, noDelay)}), "10 at 0, 20 at 10");
  }

  /// Go sets the option on each connection by itself.
  void goDoesNotWait() {
    Scenario scenario = connected(OsId::Linux, 100ms, {send(10), send(20)}, {recvEof()});
    scenario.runtime = RuntimeId::Go;
    QCOMPARE(dataOf(simulate(scenario)), "10 at 0, 20 at 0");
    client(scenario).programs[0].options = {{SocketOption::NoDelay, 0}};
    QCOMPARE(dataOf(simulate(scenario)), "10 at 0, 20 at 100");
  }

  /// The FIN goes with the data that waits, at once.
  void closeDoesNotWait() {
    QCOMPARE(sentBy(OsId::Linux, {send(10), send(20), scene::shutdown()}), "10 at 0, 20F at 0");
    QCOMPARE(sentBy(OsId::FreeBsd, {send(10), send(20), scene::shutdown()}), "10 at 0, 20F at 0");
  }

  void timestampsTakeOfTheSegment() {
    Scenario scenario = connected(OsId::Linux, 100ms, {send(2920)}, {recvEof()});
    QCOMPARE(dataOf(simulate(scenario)), "1448 at 0, 1448 at 0, 24 at 0");
    client(scenario).tuning.timestamps = false;
    QCOMPARE(dataOf(simulate(scenario)), "1460 at 0, 1460 at 0");
  }
};

QTEST_APPLESS_MAIN(TestNagle)
#include "tst_nagle.moc"
