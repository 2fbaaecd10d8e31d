#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <algorithm>

#include "app/actions/command_palette.h"
#include "app/actions/help_sheet.h"
#include "app/document/run_differences.h"
#include "app/files/scenario/scenario_library.h"
#include "app/gallery/gallery.h"
#include "app/ladder/ladder_view.h"
#include "app/session/recovery.h"
#include "app/verdict/verdict_pane.h"
#include "app/window/compare_strip.h"
#include "app/window/ladder_area.h"
#include "app/window/scrubber.h"
#include "app/window/transport_bar.h"
#include "app/window/verdict_panel.h"
#include "model/sim/simulate.h"
#include "model/trace/connects.h"
#include "tests/app/window/settle.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// Comparing, recovering, and finding things.
class TestTwoFutures : public QObject {
  Q_OBJECT

 private slots:
  void comparingShowsTheRunWithoutTheEdit();
  void whatDiffersIsTold();
  void differencesAreCountedByKind();
  void lanesAboutConnectAreCompared();
  void bothSidesHaveLanesOnOneTimeline();
  void swappingIsAnUndoStep();
  void keepingTheOtherEndsTheComparison();
  void unsavedWorkIsOfferedAgain();
  void galleryFindsByWords();
  void paletteDoesWhatIsTyped();
  void paletteMeansTheBeginningsOfWords();
  void paletteShowsEveryCauseInFull();
  void helpSheetNamesEveryAction();
  void noKeyIsGivenTwice();
};

namespace {

void dropTheLastAck(const WindowFixture& fixture) {
  const TracePointer trace = fixture.document().trace();
  fixture.window->selection().pickSegment(*trace, trace->segments.back().id);
  fixture.trigger("drop");
}

}  // namespace

void TestTwoFutures::comparingShowsTheRunWithoutTheEdit() {
  WindowFixture fixture;
  const std::size_t before = fixture.document().trace()->segments.size();
  dropTheLastAck(fixture);
  fixture.trigger("compare");
  QVERIFY(fixture.window->comparison().isOn());
  QCOMPARE(fixture.window->comparison().otherTrace()->segments.size(), before);
  QVERIFY(fixture.document().trace()->segments.size() > before);
  LadderView* other = fixture.window->workspace()->ladder()->otherView();
  QVERIFY(other && other->isVisible());
  QCOMPARE(other->trace(), fixture.window->comparison().otherTrace().get());
  fixture.playhead().seek(kSimStart + 100ms);
  QCOMPARE(other->playhead(), fixture.playhead().at());
  QVERIFY(!differingSegments(*fixture.document().trace(), *other->trace()).empty());
  fixture.trigger("compare");
  QVERIFY(!fixture.window->workspace()->ladder()->otherView());
}

void TestTwoFutures::whatDiffersIsTold() {
  const WindowFixture fixture;
  const auto told = [&](const QString& words) {
    const QList<QLabel*> labels = fixture.window->findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == words; });
  };
  fixture.trigger("compare");
  fixture.window->comparison().setContrast(contrast::OtherSystem{OsId::FreeBsd});
  QVERIFY2(told(QStringLiteral("Different: 1 segment(s), 1 state change(s), 2 verdict(s)")),
           "FreeBSD acknowledges the FIN 40 ms sooner, and SO_REUSEADDR on the new run is enough");
  fixture.window->comparison().setContrast(contrast::OtherSystem{OsId::Linux});
  QVERIFY(told(QStringLiteral("No difference")));
}

/// A server that sets SO_REUSEADDR sends the same: what it calls and where it gets to differ.
void TestTwoFutures::differencesAreCountedByKind() {
  const Scenario story = *ScenarioLibrary().find(QStringLiteral("restart"));
  const Trace plain = simulate(story);
  const Trace reuses = simulate(apply(story, edit::SetReuseAddr{true}));
  const RunDifferences found = countDifferences(plain, reuses);
  QCOMPARE(found.segments, 0);
  QVERIFY(found.states >= 1 && found.calls >= 2);
  QCOMPARE(found.verdicts, 0);  // The lanes ask about options whatever the run's own are.
  const Trace elsewhere = simulate(apply(story, edit::SetOs{std::nullopt, OsId::FreeBsd}));
  QCOMPARE(countDifferences(plain, elsewhere).verdicts, 2);
  const RunDifferences same = countDifferences(reuses, plain);
  QVERIFY2(found == same, "which side is left does not matter");
  QVERIFY(countDifferences(plain, plain) == RunDifferences{});
  QCOMPARE(differenceText({2, 0, 1, 0}), QString("Different: 2 segment(s), 1 call(s)"));
  QCOMPARE(differenceText({}), QString("No difference"));
}

/// The client waits for another length of time; the server's port is as free as before.
void TestTwoFutures::lanesAboutConnectAreCompared() {
  const Scenario story = *ScenarioLibrary().find(QStringLiteral("same-port-again"));
  const Trace plain = simulate(story);
  const Trace sooner = simulate(apply(story, edit::SetMsl{10s}));
  QVERIFY(!connectsAtStake(plain).empty());
  QVERIFY(countDifferences(plain, sooner).verdicts > 0);
  QCOMPARE(countDifferences(plain, plain).verdicts, 0);
}

/// The server that starts again on FreeBSD, and what it does to the right side's states and calls.
void TestTwoFutures::bothSidesHaveLanesOnOneTimeline() {
  WindowFixture fixture;
  const VerdictPane& pane = *fixture.window->workspace()->verdict()->verdict();
  QVERIFY(!pane.lanesBeside()->isVisible());
  const SimTime before = fixture.playhead().end();
  fixture.trigger("compare");
  fixture.window->comparison().setContrast(contrast::OtherMsl{120s});
  QVERIFY(pane.lanesBeside()->isVisible());
  QCOMPARE(pane.lanesBeside()->lanes().size(), pane.lanes()->lanes().size());
  QVERIFY(fixture.playhead().end() > before + 170s);
  fixture.playhead().toEnd();
  QVERIFY(fixture.playhead().at() > kSimStart + 240s);
  const Scrubber& scrubber = *fixture.window->workspace()->verdict()->transport()->scrubber();
  QVERIFY(scrubber.axis().last() > kSimStart + 240s);
  for (const Duration instant : {100ms, 61'000ms, 239'000ms}) {
    const SimTime at = kSimStart + instant;
    QCOMPARE(pane.lanes()->axis().pixelAt(at), pane.lanesBeside()->axis().pixelAt(at));
  }
  fixture.playhead().seek(kSimStart + 100s);
  QVERIFY(pane.lanes()->headline(0).startsWith("Yes"));
  QVERIFY(pane.lanesBeside()->headline(0).startsWith("No. Not for another 140"));
  fixture.trigger("compare");
  QVERIFY(!pane.lanesBeside()->isVisible());
  QCOMPARE(fixture.playhead().end(), before);
}

void TestTwoFutures::swappingIsAnUndoStep() {
  WindowFixture fixture;
  dropTheLastAck(fixture);
  const Scenario edited = fixture.document().scenario();
  fixture.trigger("compare");
  const Trace other = *fixture.window->comparison().otherTrace();
  fixture.trigger("swap-futures");
  QVERIFY(*fixture.document().trace() == other);
  QVERIFY(*fixture.window->comparison().otherTrace() == simulate(edited));
  fixture.trigger("undo");
  QVERIFY(fixture.document().scenario() == edited);
}

void TestTwoFutures::keepingTheOtherEndsTheComparison() {
  WindowFixture fixture;
  fixture.trigger("compare");
  fixture.window->comparison().setContrast(contrast::OtherSystem{OsId::FreeBsd});
  fixture.trigger("keep-other");
  QVERIFY(!fixture.window->comparison().isOn());
  QCOMPARE(fixture.document().scenario().hosts.front().os, OsId::FreeBsd);
}

void TestTwoFutures::unsavedWorkIsOfferedAgain() {
  WindowFixture fixture;
  fixture.document().make(edit::SetMsl{7s});
  fixture.window->recovery()->keepNow();
  // As if that Linger had been killed: its file is there, its lock is stale.
  const QString folder =
      QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/unsaved/";
  const QString own = folder + QString::number(QCoreApplication::applicationPid()) + ".json";
  QVERIFY(QFile::exists(own));
  QFile::remove(folder + "1.json");
  QVERIFY(QFile::rename(own, folder + "1.json"));
  const auto left = fixture.window->recovery()->takeLeftBehind();
  QVERIFY(left.has_value());
  QCOMPARE(scenarioOf(left->edited).msl, std::optional<Duration>(7s));
  QVERIFY(!fixture.window->recovery()->takeLeftBehind().has_value());
  QVERIFY(QFile::exists(folder + "1.json"));
  fixture.window->recovery()->settleLeftBehind();
  QVERIFY(!QFile::exists(folder + "1.json"));
}

void TestTwoFutures::galleryFindsByWords() {
  WindowFixture fixture;
  Gallery gallery(Look::Light, fixture.window.get());
  QVERIFY(gallery.list()->model()->rowCount() > 5);
  gallery.field()->setText(QStringLiteral("last-ack-lost"));
  QVERIFY(gallery.list()->model()->rowCount() >= 1);
  QVERIFY(gallery.list()->model()->rowCount() < 5);
  QVERIFY(!gallery.list()->model()->index(0, 0).data(Qt::DecorationRole).isNull());
}

void TestTwoFutures::paletteDoesWhatIsTyped() {
  WindowFixture fixture;
  CommandPalette palette(*fixture.window->actionSet(), fixture.window.get());
  palette.show();
  QTest::keyClicks(palette.field(), QStringLiteral("to the end"));
  QTest::keyClick(palette.field(), Qt::Key_Return);
  QVERIFY(fixture.playhead().isAtEnd());
}

void TestTwoFutures::paletteMeansTheBeginningsOfWords() {
  WindowFixture fixture;
  const TracePointer trace = fixture.document().trace();
  fixture.window->selection().pickSegment(*trace, trace->segments.back().id);
  CommandPalette palette(*fixture.window->actionSet(), fixture.window.get());
  palette.field()->setText(QStringLiteral("dr"));  // not SO_REUSEADDR
  QTest::keyClick(palette.field(), Qt::Key_Return);
  QCOMPARE(fixture.document().edits().size(), std::size_t{1});
  QVERIFY(std::holds_alternative<edit::SetImpairment>(fixture.document().edits().front().edit));
}

void TestTwoFutures::paletteShowsEveryCauseInFull() {
  WindowFixture fixture;
  CommandPalette palette(*fixture.window->actionSet(), fixture.window.get());
  palette.show();
  palette.field()->setText(QStringLiteral("OSError: [Errno 98] Address already in use"));
  settle();
  const auto& list = *palette.findChild<QListWidget*>();
  QCOMPARE(list.textElideMode(), Qt::ElideNone);
  const QFontMetrics metrics(list.font());
  int wrapped = 0;
  for (int row = 0; row < list.count(); ++row) {
    const QListWidgetItem* item = list.item(row);
    if (item->isHidden()) continue;
    const QRect box = list.visualItemRect(item);
    QVERIFY(box.width() <= list.viewport()->width());
    const QRect words =
        metrics.boundingRect(QRect(0, 0, box.width(), 1000), Qt::TextWordWrap, item->text());
    QVERIFY2(words.height() <= box.height(), qPrintable(item->text()));
    if (words.height() > metrics.height()) ++wrapped;
  }
  QVERIFY(wrapped > 0);
}

void TestTwoFutures::helpSheetNamesEveryAction() {
  const QString sheet = helpSheetText();
  for (Menu menu : kAllMenus) {
    for (const ActionRow& row : rowsOf(menu)) {
      QVERIFY2(sheet.contains(textOf(row).remove(u'&').toHtmlEscaped()), row.id);
    }
  }
}

void TestTwoFutures::noKeyIsGivenTwice() {
  QHash<QKeySequence, QString> owners;
  for (Menu menu : kAllMenus) {
    for (const ActionRow& row : rowsOf(menu)) {
      for (const QKeySequence& key : shortcutsOf(row)) {
        QVERIFY2(!key.isEmpty(), row.id);
        QVERIFY2(!owners.contains(key), qPrintable(owners[key] + " and " + row.id));
        owners[key] = QString::fromLatin1(row.id);
      }
    }
  }
}

QTEST_MAIN(TestTwoFutures)
#include "tst_two_futures.moc"
