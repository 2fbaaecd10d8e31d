#include <QAccessible>
#include <QComboBox>
#include <QSlider>
#include <set>

#include "app/ladder/ladder_view.h"
#include "app/statemap/state_map_view.h"
#include "app/verdict/option_table.h"
#include "app/verdict/verdict_pane.h"
#include "app/window/ladder_area.h"
#include "app/window/scrubber.h"
#include "app/window/transport_bar.h"
#include "app/window/verdict_panel.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

QAccessibleInterface* accessible(QObject* object) {
  return QAccessible::queryAccessibleInterface(object);
}

}  // namespace

/// What a screen reader gets of the run: ladder, diagram, lanes, table, playhead.
class TestAccessibleRun : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QAccessible::setActive(true); }
  void everySegmentIsReached();
  void segmentsArePickedByTheScreenReader();
  void theLadderTellsStatesCallsAndProcesses();
  void theLadderTellsOfItsRings();
  void arrowsOfTheDiagramAreItems();
  void lanesSayTheirAnswer();
  void cellsSayTheirAnswer();
  void theScrubberIsASlider();
  void valuesAreSaidInTheirUnit();
};

/// By Tab and the arrow keys in the ladder, and by N from anywhere; also where there are many.
void TestAccessibleRun::everySegmentIsReached() {
  WindowFixture fixture;
  for (const char* scene :
       {"restart", "time-wait-table-full", "forged-segments", "crossing-duplicate"}) {
    QVERIFY(fixture.window->openScenario(QString::fromLatin1(scene)));
    LadderView* view = fixture.window->workspace()->ladder()->view();
    const auto& segments = fixture.document().trace()->segments;
    view->setFocus();
    std::set<int> reached;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      QTest::keyClick(view, Qt::Key_Down);
      QVERIFY(view->currentSegment());
      reached.insert(view->currentSegment()->value);
      QVERIFY(view->viewport()->rect().intersects(view->segmentRect(*view->currentSegment())));
    }
    QCOMPARE(reached.size(), segments.size());
  }
}

void TestAccessibleRun::segmentsArePickedByTheScreenReader() {
  WindowFixture fixture;
  fixture.window->workspace()->ladder()->view()->setFocus();
  QAccessibleInterface* list = accessible(fixture.window->workspace()->ladder()->view());
  QCOMPARE(list->role(), QAccessible::List);
  int segments = 0;
  for (int i = 0; i < list->childCount(); ++i) {
    QAccessibleInterface* item = list->child(i);
    QCOMPARE(item->role(), QAccessible::ListItem);
    QVERIFY(!item->text(QAccessible::Name).isEmpty());
    QVERIFY(!item->text(QAccessible::Value).isEmpty());
    QVERIFY(item->rect().isValid());
    if (!item->text(QAccessible::Description).contains(QStringLiteral("sent at"))) continue;
    QVERIFY(item->text(QAccessible::Description).contains(QStringLiteral("server")));
    item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    const SegmentRecord* picked =
        fixture.window->selection().segmentIn(*fixture.document().trace());
    QVERIFY(picked && picked->id.value == ++segments);
    QVERIFY(item->state().focused);
  }
  QCOMPARE(segments, int(fixture.document().trace()->segments.size()));
}

/// The whole restart story is in the tree: states, calls and the ends of processes too.
void TestAccessibleRun::theLadderTellsStatesCallsAndProcesses() {
  WindowFixture fixture;
  QAccessibleInterface* list = accessible(fixture.window->workspace()->ladder()->view());
  QStringList names;
  for (int i = 0; i < list->childCount(); ++i) names << list->child(i)->text(QAccessible::Name);
  int last = -1;
  for (const char* name :
       {"server: close()", "server: FIN-WAIT-1", "server: process exits", "client: CLOSE-WAIT",
        "server: TIME-WAIT", "server: restarted", "server: bind() → EADDRINUSE",
        "server: process ends", "server: CLOSED"}) {
    const int here = int(names.indexOf(QString::fromUtf8(name), std::max(last, 0)));
    QVERIFY2(here > last || here >= 0,
             qPrintable(QString(name) + " is not among\n" + names.join(u'\n')));
    last = here;
  }
  const int failure = int(names.indexOf(QString::fromUtf8("server: bind() → EADDRINUSE")));
  QVERIFY(list->child(failure)->text(QAccessible::Description).contains("[Errno 98]"));
  list->child(failure)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  QCOMPARE(fixture.playhead().at(), kSimStart + 2s);
  fixture.playhead().seek(kSimStart + 60ms);
  const QString now = list->text(QAccessible::Description);
  QVERIFY2(now.contains("client: ESTABLISHED") && now.contains("server: FIN-WAIT-1"),
           qPrintable(now));
}

void TestAccessibleRun::theLadderTellsOfItsRings() {
  WindowFixture fixture;
  QAccessibleInterface* list = accessible(fixture.window->workspace()->ladder()->view());
  fixture.playhead().seek(kSimStart + 2s);
  const QString said = list->text(QAccessible::Description);
  QVERIFY2(said.contains(QStringLiteral("server: 2MSL, 58.24 s left")) ||
               said.contains(QStringLiteral("server: TIME-WAIT, 58.24 s left")),
           qPrintable(said));
  fixture.playhead().toEnd();
  QVERIFY(!list->text(QAccessible::Description).contains(QStringLiteral("left")));
}

void TestAccessibleRun::arrowsOfTheDiagramAreItems() {
  WindowFixture fixture;
  auto* view = fixture.window->findChild<StateMapView*>();
  QAccessibleInterface* list = accessible(view);
  fixture.playhead().toEnd();
  std::set<QString> names;
  for (int i = 0; i < list->childCount(); ++i) {
    names.insert(list->child(i)->text(QAccessible::Name));
    QVERIFY(!list->child(i)->text(QAccessible::Value).isEmpty());
    QVERIFY(list->child(i)->text(QAccessible::Description).contains(QStringLiteral("RFC")));
  }
  QCOMPARE(names.size(), std::size_t(list->childCount()));
  for (State state : kAllStates) {
    const QString name = QString::fromUtf8(nameOf(state).data(), qsizetype(nameOf(state).size()));
    QVERIFY2(std::ranges::any_of(names, [&](const QString& n) { return n.contains(name); }),
             qPrintable(name));
  }
  QVERIFY(!list->text(QAccessible::Description).isEmpty());
}

void TestAccessibleRun::lanesSayTheirAnswer() {
  WindowFixture fixture;
  fixture.playhead().seek(kSimStart + 3s);
  QAccessibleInterface* list =
      accessible(fixture.window->workspace()->verdict()->verdict()->lanes());
  QVERIFY(list->childCount() >= 3);
  QVERIFY(list->child(0)->text(QAccessible::Value).contains(QStringLiteral("EADDRINUSE")));
  QVERIFY(list->child(0)->text(QAccessible::Description).contains(QStringLiteral("TIME-WAIT")));
  fixture.playhead().toEnd();
  QVERIFY(!list->child(0)->text(QAccessible::Value).contains(QStringLiteral("EADDRINUSE")));
}

void TestAccessibleRun::cellsSayTheirAnswer() {
  WindowFixture fixture;
  fixture.window->showTab(5);
  fixture.playhead().seek(kSimStart + 3s);
  auto* table = fixture.window->findChild<OptionTable*>();
  QAccessibleInterface* cells = accessible(table);
  QCOMPARE(cells->role(), QAccessible::Table);
  QAccessibleTableInterface* grid = cells->tableInterface();
  QVERIFY(grid && grid->rowCount() == table->model()->rowCount());
  for (int row = 0; row < grid->rowCount(); ++row) {
    QVERIFY(!grid->rowDescription(row).isEmpty());
    for (int column = 0; column < grid->columnCount(); ++column) {
      QVERIFY(!grid->cellAt(row, column)->text(QAccessible::Name).isEmpty());
      const QModelIndex index = table->model()->index(row, column);
      QVERIFY(index.data(Qt::AccessibleDescriptionRole).toString().size() > 10);
    }
  }
}

void TestAccessibleRun::theScrubberIsASlider() {
  WindowFixture fixture;
  Scrubber* scrubber = fixture.window->workspace()->verdict()->transport()->scrubber();
  QAccessibleInterface* slider = accessible(scrubber);
  QCOMPARE(slider->role(), QAccessible::Slider);
  QVERIFY(!slider->text(QAccessible::Name).isEmpty());
  QAccessibleValueInterface* value = slider->valueInterface();
  QVERIFY(value);
  fixture.playhead().seek(kSimStart + 2s);
  QCOMPARE(value->currentValue().toDouble(), 2.0);
  QCOMPARE(slider->text(QAccessible::Value), QString("2.000 s"));
  QCOMPARE(value->minimumValue().toDouble(), 0.0);
  QVERIFY(value->maximumValue().toDouble() >= 60);
  value->setCurrentValue(0.24);
  QCOMPARE(fixture.playhead().at(), kSimStart + 240ms);
}

/// What people mean, not positions: seconds, and the value in the name of a list with a label.
void TestAccessibleRun::valuesAreSaidInTheirUnit() {
  WindowFixture fixture;
  QStringList said;
  for (QSlider* slider : fixture.window->findChildren<QSlider*>()) {
    if (slider->orientation() != Qt::Horizontal || slider->accessibleName().isEmpty()) continue;
    said << slider->accessibleName() + u' ' + accessible(slider)->text(QAccessible::Value);
  }
  QVERIFY2(said.contains("Round trip 100 ms"), qPrintable(said.join(u'\n')));
  said.clear();
  for (QComboBox* combo : fixture.window->findChildren<QComboBox*>()) {
    said << accessible(combo)->text(QAccessible::Description);
  }
  QVERIFY2(said.contains("Operating system of both hosts: Linux"), qPrintable(said.join(u'\n')));
  fixture.document().make(edit::SetOs{std::nullopt, OsId::FreeBsd});
  said.clear();
  for (QComboBox* combo : fixture.window->findChildren<QComboBox*>()) {
    said << accessible(combo)->text(QAccessible::Description);
  }
  QVERIFY2(said.contains("Operating system of both hosts: FreeBSD"), qPrintable(said.join(u'\n')));
}

QTEST_MAIN(TestAccessibleRun)
#include "tst_accessible_run.moc"
