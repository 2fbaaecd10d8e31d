#include <QComboBox>
#include <QScreen>

#include "app/document/words.h"
#include "app/ladder/ladder_view.h"
#include "app/statemap/map_painter.h"
#include "app/window/ladder_area.h"
#include "tests/app/window/settle.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

const LadderView& ladderOf(const WindowFixture& fixture) {
  return *fixture.window->workspace()->ladder()->view();
}

}  // namespace

/// What one view says of an instant, the others say too; and nothing is offered in vain.
class TestViewsAgree : public QObject {
  Q_OBJECT

 private slots:
  void ladderAndDiagramNameTheSameStates_data();
  void ladderAndDiagramNameTheSameStates();
  void udpHasNoState();
  void aScriptOffersOnlyWhatItCanDo();
  void theFirstWindowFitsItsScreen();
  void whereManyConnectionsAreThereIsRoomAndAClock();
};

void TestViewsAgree::ladderAndDiagramNameTheSameStates_data() {
  QTest::addColumn<QString>("scene");
  for (const char* scene : {"restart", "time-wait-table-full", "ports-run-out", "half-close",
                            "both-close-at-once", "power-loss", "simultaneous-open"}) {
    QTest::newRow(scene) << QString::fromLatin1(scene);
  }
}

void TestViewsAgree::ladderAndDiagramNameTheSameStates() {
  QFETCH(QString, scene);
  WindowFixture fixture(scene);
  const Trace& trace = *fixture.document().trace();
  int compared = 0;
  for (fixture.playhead().toStart(); !fixture.playhead().isAtEnd();
       fixture.playhead().stepForward()) {
    const SimTime at = fixture.playhead().at();
    const QString said = ladderOf(fixture).summary();
    for (const MapToken& token : momentAt(trace, at).tokens) {
      const QString line = token.name + QStringLiteral(": ") + text(nameOf(token.state));
      QVERIFY2(said.contains(line), qPrintable(line + " is not in " + said));
      ++compared;
    }
  }
  QVERIFY(compared > 10);
}

void TestViewsAgree::udpHasNoState() {
  WindowFixture fixture(QStringLiteral("udp-rebind"));
  fixture.playhead().toEnd();
  QVERIFY(ladderOf(fixture).summary().isEmpty());
  const Trace& trace = *fixture.document().trace();
  QVERIFY(momentAt(trace, fixture.playhead().at()).tokens.empty());
}

/// The run of a script cannot be edited: that is seen before it is tried.
void TestViewsAgree::aScriptOffersOnlyWhatItCanDo() {
  WindowFixture fixture;
  QVERIFY(fixture.window->openScenario(
      QStringLiteral(LINGER_SOURCE_DIR "/tests/packetdrill/active-close.pkt")));
  int edits = 0;
  for (Menu menu : kAllMenus) {
    for (const ActionRow& row : rowsOf(menu)) {
      if (!row.edits) continue;
      QVERIFY2(!fixture.window->actionSet()->action(row.id)->isEnabled(), row.id);
      ++edits;
    }
  }
  QVERIFY(edits > 10);
  int systems = 0;
  for (const QComboBox* box : fixture.window->findChildren<QComboBox*>()) {
    if (!box->accessibleDescription().startsWith("Operating system")) continue;
    QVERIFY(!box->isEnabled());
    QCOMPARE(box->currentText(), QString("Linux"));  // The remote is the script, no system.
    ++systems;
  }
  QCOMPARE(systems, 1);
  const std::vector<MapToken> tokens = momentAt(*fixture.document().trace(), kSimStart).tokens;
  QCOMPARE(tokens.size(), std::size_t{1});
  QCOMPARE(tokens.front().name, QString("kernel"));
}

void TestViewsAgree::theFirstWindowFitsItsScreen() {
  WindowFixture fixture;  // With settings that nobody has written yet.
  MainWindow first;
  const QSize room = first.screen()->availableSize();
  QVERIFY2(first.width() <= room.width() && first.height() <= room.height(),
           "what is beside the screen is out of reach");
}

void TestViewsAgree::whereManyConnectionsAreThereIsRoomAndAClock() {
  WindowFixture fixture(QStringLiteral("ports-run-out"), {1440, 900});
  fixture.playhead().seek(kSimStart + 2s);
  settle();
  QVERIFY(ladderOf(fixture).segmentRect(SegmentId{1}).width() > 200);
  const QString said = ladderOf(fixture).summary();
  QVERIFY2(said.contains("client: TIME-WAIT, 58."), qPrintable(said));
}

QTEST_MAIN(TestViewsAgree)
#include "tst_views_agree.moc"
