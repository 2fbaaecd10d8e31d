#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <algorithm>

#include "app/actions/command_palette.h"
#include "app/actions/help_sheet.h"
#include "app/gallery/gallery.h"
#include "app/ladder/ladder_view.h"
#include "app/session/recovery.h"
#include "app/window/compare_strip.h"
#include "app/window/ladder_area.h"
#include "model/sim/simulate.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// Comparing, recovering, and finding things.
class TestTwoFutures : public QObject {
  Q_OBJECT

 private slots:
  void comparingShowsTheRunWithoutTheEdit();
  void whatDiffersIsTold();
  void swappingIsAnUndoStep();
  void keepingTheOtherEndsTheComparison();
  void unsavedWorkIsOfferedAgain();
  void galleryFindsByWords();
  void paletteDoesWhatIsTyped();
  void paletteMeansTheBeginningsOfWords();
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
  QVERIFY2(told(QStringLiteral("Same segments; bind() results differ")),
           "FreeBSD sends the same, and lets bind");
  fixture.window->comparison().setContrast(contrast::OtherSystem{OsId::Linux});
  QVERIFY(told(QStringLiteral("nothing differs")));
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
  QVERIFY(std::holds_alternative<edit::SetFate>(fixture.document().edits().front().edit));
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
