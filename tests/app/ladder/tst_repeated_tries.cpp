#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/ladder/ladder_layout.h"
#include "app/ladder/ladder_words.h"
#include "app/ladder/repeated_tries.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

Trace tried(const char* scene, Duration from) {
  const Scenario scenario = *ScenarioLibrary().find(QString::fromLatin1(scene));
  return simulate(apply(scenario, edit::KeepTrying{kSimStart + from}));
}

LadderGeometry layOut(const Trace& trace) {
  QFont font;
  font.setPixelSize(13);
  LadderFormat format;
  format.size = {700, 500};
  return layOutLadder(trace, format, LadderMetrics(Typeface::from(font)));
}

}  // namespace

/// Somebody who tries every second fills no ladder with it.
class TestRepeatedTries : public QObject {
  Q_OBJECT

 private slots:
  void failedStartsInARowAreOne() {
    const std::vector<RepeatedTries> tries = repeatedTries(tried("restart", 10s));
    QCOMPARE(tries.size(), 1U);
    QCOMPARE(tries.front().count, 51);  // At 10, 11 … 60 s, after the scene's own at 2 s.
    QCOMPARE(tries.front().lastAt, kSimStart + 60s);
    QCOMPARE(triesText(tries.front()), QString("51 more tries, to 60.000 s"));
  }

  void nothingElseIs() {
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      QVERIFY2(repeatedTries(simulate(scenario)).empty(), scenario.name.c_str());
    }
  }

  void theAxisIsNoChainOfBreaks() {
    const Trace trace = tried("restart", 10s);
    const LadderGeometry geometry = layOut(trace);
    QVERIFY2(geometry.axis.breaks().size() <= 4,
             qPrintable(QString::number(geometry.axis.breaks().size())));
    for (const AxisBreak& gap : geometry.axis.breaks()) {
      QVERIFY(gap.hidden() < 960ms || gap.hidden() > 980ms);
    }
    QStringList chips;
    for (const CallChip& chip : geometry.chips) chips << chip.text;
    QCOMPARE(chips.count("bind() → EADDRINUSE"), 1);
    QCOMPARE(chips.count("51 more tries, to 60.000 s"), 1);
    QCOMPARE(chips.count("bind() ok"), 1);
    QVERIFY(geometry.size.height() < 900);
  }

  /// What belongs to a try stands at that try: its start above its call, and both before its end.
  void whatATryDoesStandsInOrder() {
    const LadderGeometry geometry = layOut(tried("restart", 10s));
    double failed = -1;
    for (const CallChip& chip : geometry.chips) {
      if (chip.text == "bind() → EADDRINUSE") failed = chip.box.center().y();
    }
    QVERIFY(failed > 0);
    for (const CallChip& chip : geometry.chips) {
      if (chip.at != kSimStart + 2s) continue;
      if (chip.text == "restarted") QVERIFY(chip.box.center().y() < failed);
      if (chip.text == "process ends") QVERIFY(chip.box.center().y() > failed);
    }
  }
};

QTEST_MAIN(TestRepeatedTries)
#include "tst_repeated_tries.moc"
