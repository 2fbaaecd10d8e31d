#include <QTest>

#include "app/document/timer_text.h"
#include "app/files/scenario/scenario_library.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"
#include "model/systems/timer_knobs.h"

using namespace linger;

/// What is told of a timer: what sets its length, and what would change it.
class TestTimerText : public QObject {
  Q_OBJECT

 private slots:
  void eachSystemSaysWhatSetsTimeWait_data();
  void eachSystemSaysWhatSetsTimeWait();
  void aChosenMslGoesBeforeTheSystem();
  void finWait2IsNotTimeWait();
  void aSystemSaysWhetherARepeatedFinStartsTimeWaitAnew();
  void everyTimerOfEverySceneIsTold();
  void everyKnobHasASource();

 private:
  static TimerText told(const Trace& trace, TimerKind kind);
  static Trace restartOn(OsId os, std::optional<Duration> msl = std::nullopt);
};

TimerText TestTimerText::told(const Trace& trace, TimerKind kind) {
  for (const TimerRecord& timer : trace.timers) {
    if (timer.kind == kind) return timerText(trace, timer);
  }
  return {};
}

Trace TestTimerText::restartOn(OsId os, std::optional<Duration> msl) {
  Scenario scenario = *ScenarioLibrary().find(QStringLiteral("restart"));
  scenario = apply(std::move(scenario), edit::SetOs{std::nullopt, os});
  return simulate(apply(std::move(scenario), edit::SetMsl{msl}));
}

void TestTimerText::eachSystemSaysWhatSetsTimeWait_data() {
  QTest::addColumn<OsId>("os");
  QTest::addColumn<QString>("length");
  QTest::addColumn<QString>("knob");
  QTest::newRow("linux") << OsId::Linux << "60 s"
                         << "TCP_TIMEWAIT_LEN";
  QTest::newRow("freebsd") << OsId::FreeBsd << "60 s"
                           << "net.inet.tcp.msl";
  QTest::newRow("macos") << OsId::MacOs << "30 s"
                         << "net.inet.tcp.msl";
  QTest::newRow("illumos") << OsId::Illumos << "60 s"
                           << "_time_wait_interval";
  QTest::newRow("windows") << OsId::Windows << "120 s"
                           << "TcpTimedWaitDelay";
  QTest::newRow("lwip") << OsId::Lwip
                        << "119.76 s"  // Two minutes from the last segment before close().
                        << "TCP_MSL";
  QTest::newRow("smoltcp") << OsId::Smoltcp << "10 s"
                           << "CLOSE_DELAY";
  QTest::newRow("rfc9293") << OsId::Rfc9293 << "240 s"
                           << "MSL to 2 minutes";
}

void TestTimerText::eachSystemSaysWhatSetsTimeWait() {
  QFETCH(const OsId, os);
  QFETCH(const QString, length);
  QFETCH(const QString, knob);
  const TimerText text = told(restartOn(os), TimerKind::TimeWait);
  QVERIFY2(text.title.contains(length), qPrintable(text.title));
  QVERIFY2(text.setBy.contains(knob), qPrintable(text.setBy));
  QVERIFY2(text.changes.contains(QStringLiteral("SO_REUSEADDR")), qPrintable(text.changes));
}

void TestTimerText::aChosenMslGoesBeforeTheSystem() {
  const TimerText text = told(restartOn(OsId::Linux, 5s), TimerKind::TimeWait);
  QVERIFY2(text.title.contains(QStringLiteral("10 s")), qPrintable(text.title));
  QVERIFY2(text.setBy.contains(QStringLiteral("2 × 5 s")), qPrintable(text.setBy));
  QVERIFY(!text.setBy.contains(QStringLiteral("TCP_TIMEWAIT_LEN")));
}

void TestTimerText::finWait2IsNotTimeWait() {
  const TimerText text = told(restartOn(OsId::Linux), TimerKind::FinWait2);
  QVERIFY2(text.title.contains(QStringLiteral("not TIME-WAIT")), qPrintable(text.title));
  QVERIFY2(text.setBy.contains(QStringLiteral("net.ipv4.tcp_fin_timeout")), qPrintable(text.setBy));
  QVERIFY2(text.changes.contains(QStringLiteral("FIN ends it")), qPrintable(text.changes));
}

void TestTimerText::aSystemSaysWhetherARepeatedFinStartsTimeWaitAnew() {
  const auto changes = [](OsId os) { return told(restartOn(os), TimerKind::TimeWait).changes; };
  QVERIFY(changes(OsId::FreeBsd)
              .startsWith(QStringLiteral("A FIN that the peer retransmits restarts")));
  QVERIFY(changes(OsId::MacOs).startsWith(QStringLiteral("Nothing restarts it")));
  QVERIFY(changes(OsId::FreeBsd).contains(QStringLiteral("No RST ends it")));
  QVERIFY(changes(OsId::Linux).contains(QStringLiteral("A RST with the right sequence number")));
}

void TestTimerText::everyTimerOfEverySceneIsTold() {
  int timers = 0;
  const ScenarioLibrary library;
  for (const Scenario& scenario : library.list()) {
    const Trace trace = simulate(scenario);
    for (const TimerRecord& timer : trace.timers) {
      const TimerText text = timerText(trace, timer);
      QVERIFY2(!text.title.isEmpty() && !text.changes.isEmpty(), scenario.name.c_str());
      ++timers;
    }
  }
  QVERIFY(timers > 100);
}

void TestTimerText::everyKnobHasASource() {
  for (const OsProfile* os : allProfiles()) {
    const bool limits = os->tcp.finWait2Orphan.has_value();
    for (TimerKind kind : {TimerKind::TimeWait, TimerKind::FinWait2}) {
      for (const TimerKnob& knob : knobsOf(os->id, kind)) {
        QVERIFY(!knob.name.empty() && !knob.source.empty());
        QVERIFY2(kind == TimerKind::TimeWait || limits, "a knob for a limit that is not there");
      }
    }
  }
}

QTEST_MAIN(TestTimerText)
#include "tst_timer_text.moc"
