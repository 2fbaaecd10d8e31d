#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/ladder/ladder_words.h"
#include "app/verdict/clock_face.h"
#include "app/verdict/countdown_clock.h"
#include "app/verdict/option_table.h"
#include "app/verdict/query_picker.h"
#include "app/verdict/rebind_words.h"
#include "app/verdict/verdict_pane.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

RunPointer run(const QString& name) {
  const Loaded<Scenario> scenario = loadScenario(name);
  return scenario ? std::make_shared<const ScenarioRun>(runOf(*scenario.value)) : nullptr;
}

SimTime at(Duration d) {
  return kSimStart + d;
}

int rowOf(const OptionTableModel& model, const QString& system) {
  for (int row = 0; row < model.rowCount(); ++row) {
    if (model.headerData(row, Qt::Vertical).toString() == system) return row;
  }
  return -1;
}

}  // namespace

/// The answers to "would a restart work?", in lanes, words and a table.
class TestVerdict : public QObject {
  Q_OBJECT

  RunPointer restart_;

  std::shared_ptr<const Trace> edited(const Edit& edit) const {
    return std::make_shared<const Trace>(simulate(apply(restart_->scenario, edit)));
  }

 private slots:
  void initTestCase() {
    restart_ = run(QStringLiteral("restart"));
    QVERIFY(restart_);
  }

  void theSentenceNamesTheErrorTheBlockerAndThatNobodyOwnsIt() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.setPlayhead(at(2s));
    QCOMPARE(lanes.lanes().size(), 3U);
    const QString no = lanes.sentence(0);
    QVERIFY2(no.startsWith(QStringLiteral("No. Not for another 58.2 s.")), qPrintable(no));
    QVERIFY(no.contains(QStringLiteral("EADDRINUSE")));
    QVERIFY(no.contains(QStringLiteral("the connection 192.0.2.20:8080 ↔ 192.0.2.10:")));
    QVERIFY(no.contains(QStringLiteral("is in TIME-WAIT. No process owns it.")));
    QVERIFY(no.contains(QStringLiteral("measured")));
    QVERIFY(lanes.sentence(2).startsWith(QStringLiteral("Yes")));
  }

  void theOwnerIsNamedWhileThereIsOne() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.setPlayhead(at(10ms));
    QVERIFY2(lanes.sentence(0).contains(QStringLiteral("The process “server” owns it.")),
             qPrintable(lanes.sentence(0)));
  }

  void everyLaneNamesItsResultAndItsBlocker() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.resize(1300, lanes.sizeHint().height());
    lanes.show();
    TextCache texts(Typeface::from(lanes.font()));
    const LanesGeometry geometry = layOutLanes(lanes.lanes(), lanes.seconds(), texts);
    QStringList words;
    for (const LanePiece& piece : geometry.pieces) {
      if (piece.lane == 0) words << piece.words;
    }
    QVERIFY2(words.contains(QStringLiteral("EADDRINUSE, TIME-WAIT")), qPrintable(words.join('|')));
    QCOMPARE(words.last(), QStringLiteral("works"));
  }

  void aShortBlockHasItsWordBesideIt() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.resize(1300, lanes.sizeHint().height());
    lanes.show();
    TextCache texts(Typeface::from(lanes.font()));
    const LanesGeometry geometry = layOutLanes(lanes.lanes(), lanes.seconds(), texts);
    const auto named = std::ranges::find_if(
        geometry.pieces, [](const LanePiece& piece) { return piece.lane == 2 && piece.beside; });
    QVERIFY(named != geometry.pieces.end());
    QCOMPARE(named->words, QStringLiteral("◂ EADDRINUSE"));
    QVERIFY(named->wordsBox.left() > named->box.right());
    QVERIFY(!std::next(named)->wordsBox.intersects(named->wordsBox));
  }

  void wordsInALaneAreNeverCut() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.show();
    TextCache texts(Typeface::from(lanes.font()));
    for (int width : {420, 600, 900, 1600}) {
      lanes.resize(width, lanes.sizeHint().height());
      for (const LanePiece& piece : layOutLanes(lanes.lanes(), lanes.seconds(), texts).pieces) {
        const double end = piece.beside ? lanes.axis().end() : piece.box.right();
        QVERIFY(piece.words.isEmpty() || piece.wordsBox.right() <= end);
      }
    }
  }

  /// Nor under the break of the axis, nor upon each other.
  void wordsInALaneAreNeverUponTheBreak() {
    VerdictLanes lanes;
    lanes.show();
    TextCache texts(Typeface::from(lanes.font()));
    for (const char* scene : {"restart", "ports-run-out"}) {
      lanes.setTrace(traceOf(run(QString::fromLatin1(scene))));
      for (int width : {600, 760, 1000, 1300, 1800}) {
        lanes.resize(width, lanes.sizeHint().height());
        const LanesGeometry geometry = layOutLanes(lanes.lanes(), lanes.seconds(), texts);
        QVERIFY(geometry.seconds.widenedUntil);
        const double from = geometry.seconds.breakFrom();
        QRectF last;
        for (const LanePiece& piece : geometry.pieces) {
          if (piece.words.isEmpty()) continue;
          const bool isBefore = piece.wordsBox.right() <= from;
          QVERIFY2(isBefore || piece.wordsBox.left() >= geometry.seconds.breakTo(),
                   qPrintable(piece.words));
          QVERIFY2(!last.intersects(piece.wordsBox), qPrintable(piece.words));
          last = piece.wordsBox;
        }
      }
    }
  }

  void enterGoesToTheInstantThatItClears() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.setPlayhead(at(2s));
    QSignalSpy wanted(&lanes, &VerdictLanes::instantRequested);
    QTest::keyClick(&lanes, Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<SimTime>(), lanes.clearsAt(0).value());
    QTest::keyClick(&lanes, Qt::Key_Down);
    QTest::keyClick(&lanes, Qt::Key_Down);
    QCOMPARE(lanes.currentLane(), 2U);
    QTest::keyClick(&lanes, Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);  // it works already
  }

  void aClickOnALaneGoesToItsInstant() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.resize(1000, lanes.sizeHint().height());
    lanes.show();
    QSignalSpy wanted(&lanes, &VerdictLanes::instantRequested);
    const int x = int(lanes.axis().pixelAt(at(140ms)));
    QTest::mouseClick(&lanes, Qt::LeftButton, {}, {x, lanes.height() / 2});
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(lanes.currentLane(), 1U);
    const Duration off = wanted.first().first().value<SimTime>() - at(140ms);
    QVERIFY(off < 3ms && off > -3ms);
  }

  /// A lane that has been clicked has a bar between its name and its answers.
  void theLaneThatIsSpokenOfIsMarked() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.resize(1000, lanes.sizeHint().height());
    lanes.show();
    TextCache texts(Typeface::from(lanes.font()));
    const LanesGeometry geometry = layOutLanes(lanes.lanes(), lanes.seconds(), texts);
    for (std::size_t clicked : {1U, 2U, 0U}) {
      const QRectF label = geometry.labels[clicked];
      QTest::mouseClick(&lanes, Qt::LeftButton, {}, label.center().toPoint());
      QCOMPARE(lanes.currentLane(), clicked);
      const QImage picture = lanes.grab().toImage();
      for (std::size_t lane = 0; lane < geometry.labels.size(); ++lane) {
        const QRectF& box = geometry.labels[lane];
        const double line = box.height() / 1.7;
        const QColor there =
            picture.pixelColor(int(box.right() + 0.31 * line), int(box.center().y()));
        QCOMPARE(there == themeOf(Look::Light).accent, lane == clicked);
      }
    }
  }

  void lanesAreItemsForScreenReaders() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.setPlayhead(at(2s));
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&lanes);
    QCOMPARE(list->childCount(), 3);
    QCOMPARE(list->child(0)->text(QAccessible::Name), QStringLiteral("No run sets SO_REUSEADDR"));
    QCOMPARE(list->child(0)->text(QAccessible::Value), QStringLiteral("EADDRINUSE, TIME-WAIT"));
    QCOMPARE(list->child(0)->text(QAccessible::Description), lanes.sentence(0));
  }

  void thePaneSaysItInWordsAndOffersTheJump() {
    VerdictPane pane;
    pane.setTrace(traceOf(restart_));
    pane.setPlayhead(at(2s));
    bool said = false;
    for (const QLabel* label : pane.findChildren<QLabel*>()) {
      said |= label->text().contains(QStringLiteral("No. Not for another 58.2 s."));
    }
    QVERIFY(said);
    pane.setTrace(std::make_shared<const Trace>());  // nothing to ask about, nothing to fall over
    pane.grab();
  }

  void theClockCountsWhatIsInTheWay() {
    VerdictPane pane;
    pane.setTrace(traceOf(restart_));
    pane.setPlayhead(at(2s));
    const ClockFace counts = pane.clock()->face();
    QCOMPARE(counts.kind, ClockFace::Kind::Counts);
    QCOMPARE(counts.timer, TimerKind::TimeWait);
    QCOMPARE(counts.left, Duration(58240ms));
    QCOMPARE(counts.what, QStringLiteral("TIME-WAIT on the server"));
    pane.setPlayhead(at(10ms));
    QCOMPARE(pane.clock()->face().kind, ClockFace::Kind::Held);
    pane.setPlayhead(at(61s));
    QCOMPARE(pane.clock()->face().what, QStringLiteral("The server can restart now"));
  }

  /// Clock and verdict count the same, to the same digit, in the last seconds too.
  void theClockAgreesWithTheVerdict() {
    VerdictPane pane;
    pane.setTrace(traceOf(restart_));
    for (const SimTime then : {at(2s), at(50'239ms), at(51'500ms), at(60'100ms)}) {
      pane.setPlayhead(then);
      const QString number =
          ringNumber(clockFace(restart_->trace, pane.lanes()->lanes()[0], then).left).number;
      const QString said = pane.lanes()->headline(0);
      const double seconds = said.contains("ms") ? said.split(u' ')[4].toDouble() / 1000
                                                 : said.split(u' ')[4].toDouble();
      QCOMPARE(seconds, number.toDouble());
    }
  }

  void theClocksNumberStaysWithinItsRing() {
    for (const Duration left : {Duration(58240ms), Duration(438s), Duration(5h)}) {
      CountdownClock clock;
      clock.resize(clock.sizeHint());
      clock.setFace(
          {ClockFace::Kind::Counts, TimerKind::TimeWait, left, left + Duration(2s), "what", "how"});
      const QImage picture = clock.grab().toImage();
      const double radius = 4.0 * clock.fontMetrics().height();
      const QPointF centre(picture.width() / 2.0, radius);
      for (int y = 0; y < int(2 * radius); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
          const double part = QLineF(centre, QPointF(x, y)).length() / radius;
          if (part < 0.82 || part > 0.98) continue;
          QVERIFY(picture.pixelColor(x, y) != themeOf(Look::Light).text);
        }
      }
    }
  }

  void theClockTellsTheMslThatSetsIt() {
    VerdictPane pane;
    pane.setTrace(edited(edit::SetMsl{Duration(15s)}));
    pane.setPlayhead(at(2s));
    QCOMPARE(pane.clock()->face().how, QStringLiteral("2 × MSL 15 s = 30 s"));
    QVERIFY(
        pane.lanes()->sentence(0).contains(QStringLiteral("computed with the scene's settings")));
  }

  void anOrphanHasAnotherClock() {
    VerdictPane pane;
    pane.setTrace(traceOf(run(QStringLiteral("orphan-fin-wait-2"))));
    pane.setPlayhead(at(30s));
    QCOMPARE(pane.clock()->face().timer, TimerKind::FinWait2);
    QVERIFY(pane.clock()->face().how.startsWith(QStringLiteral("net.ipv4.tcp_fin_timeout")));
  }

  void whoFixedItIsToldYes() {
    VerdictPane pane;
    pane.setTrace(edited(edit::SetReuseAddr{true}));
    QCOMPARE(pane.lanes()->currentLane(), 2U);
    pane.setPlayhead(at(90s));
    const QString answer = pane.lanes()->sentence(2);
    QVERIFY2(answer.startsWith(
                 QStringLiteral("Yes. Restart at 2.000 s worked: the server is listening.")),
             qPrintable(answer));
    QVERIFY2(answer.contains(QStringLiteral("Another restart now: bind() fails with EADDRINUSE")),
             qPrintable(answer));
    QVERIFY(answer.contains(QStringLiteral("It is the running server.")));
    QCOMPARE(pane.clock()->face().what, QStringLiteral("The server is listening"));
  }

  void aRestartThatFailedIsToldOf() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.setPlayhead(at(5s));
    QVERIFY(
        lanes.sentence(0).contains(QStringLiteral("Restart at 2.000 s failed with EADDRINUSE.")));
    lanes.setPlayhead(at(1s));
    QVERIFY(!lanes.sentence(0).contains(QStringLiteral("Restart at")));
  }

  void theJumpGoesBackWhereItWorksAlready() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    lanes.setPlayhead(at(2s));
    QCOMPARE(lanes.worksFrom(0), lanes.clearsAt(0));
    const SimTime works = *lanes.worksFrom(0);
    lanes.setPlayhead(at(70s));
    QCOMPARE(lanes.worksFrom(0), std::optional(works));
  }

  void lanesCanBeAskedForAnyOptions() {
    QueryPicker picker(restart_->trace.server);
    picker.setQueries(standardQueries(restart_->trace));
    QSignalSpy changed(&picker, &QueryPicker::queriesChanged);
    picker.findChildren<QCheckBox*>().at(1)->setChecked(true);
    picker.findChildren<QPushButton*>().first()->click();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(picker.queries().size(), 4U);
    QVERIFY(picker.queries().back().newOptions.reusePort);
    QVERIFY(!picker.queries().back().oldOptions);
    picker.findChildren<QPushButton*>().first()->click();  // the same again is no new lane
    QCOMPARE(picker.queries().size(), 4U);
  }

  void theTableHasARowForEverySystemAndPassesTheTester() {
    OptionTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRun(restart_);
    QCOMPARE(model.rowCount(), int(allProfiles().size()));
    QCOMPARE(model.columnCount(), 3);
    model.setPlayhead(at(2s));
    const int linux = rowOf(model, QStringLiteral("Linux"));
    QCOMPARE(model.rowOfScenario(), linux);
    QCOMPARE(model.index(linux, 0).data().toString(), QStringLiteral("EADDRINUSE"));
    QCOMPARE(model.index(linux, 2).data().toString(), QStringLiteral("works"));
    QVERIFY(!model.index(linux, 0).data(Qt::ToolTipRole).toString().isEmpty());
    model.setRun(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }

  void everyCellIsARunOfItsOwnSystem() {
    OptionTableModel model;
    model.setRun(restart_);
    model.setPlayhead(at(2s));
    for (int row = 0; row < model.rowCount(); ++row) {
      const OsId os = allProfiles()[std::size_t(row)]->id;
      const Scenario there = apply(restart_->scenario, edit::SetOs{std::nullopt, os});
      if (!problemsOf(there).empty()) continue;
      const Trace trace = simulate(there);
      const auto questions = standardQueries(trace);
      for (int column = 0; column < model.columnCount(); ++column) {
        const VerdictInterval here = rebindVerdictAt(trace, questions[std::size_t(column)], at(2s));
        QCOMPARE(model.index(row, column).data().toString(), resultWord(here));
      }
    }
  }

  void onlyCellsThatChangeAreToldOf() {
    OptionTableModel model;
    model.setRun(restart_);
    model.setPlayhead(at(5s));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPlayhead(at(5100ms));
    QCOMPARE(changed.count(), 0);
    model.setPlayhead(at(1h));
    QVERIFY(changed.count() > 0);
  }

  void theTableRunsNothingBeforeItIsSeen() {
    OptionTable table;
    table.setRun(restart_);
    QCOMPARE(table.table()->rowCount(), 0);
    table.show();
    QCOMPARE(table.table()->rowCount(), int(allProfiles().size()));
    table.grab();
  }
};

QTEST_MAIN(TestVerdict)
#include "tst_verdict.moc"
