#include <QContextMenuEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QStyle>
#include <QTimer>

#include "app/document/edit_words.h"
#include "app/files/scenario/scenario_file.h"
#include "app/ladder/ladder_view.h"
#include "app/statemap/map_layout.h"
#include "app/statemap/state_map_view.h"
#include "app/verdict/verdict_pane.h"
#include "app/widgets/notice_bar.h"
#include "app/widgets/value_slider.h"
#include "app/window/ladder_area.h"
#include "app/window/pane_tabs.h"
#include "app/window/scrubber.h"
#include "app/window/transport_bar.h"
#include "app/window/verdict_panel.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// What hands do in the real window: point, press, drag, drop and type.
class TestGestures : public QObject {
  Q_OBJECT

 private slots:
  void aClickPicksTheSegment();
  void theMenuOfASegmentDropsIt();
  void theMenuOfAHostHasItsActions();
  void slidersChangeTheRunWhileTheyAreDragged_data();
  void slidersChangeTheRunWhileTheyAreDragged();
  void valuesCanBeTyped();
  void whatNoScenarioMayHaveCannotBeTyped_data();
  void whatNoScenarioMayHaveCannotBeTyped();
  void messagesMoveNothing();
  void aClickOnAStateGoesToWhereItIsEntered();
  void aPulledSegmentIsToldOf();
  void thePlayheadIsDraggedOnTheScrubber();
  void thePlayheadIsDraggedOnTheLanes();
  void aFileIsDroppedOnTheWindow();
  void whatIsNoSceneIsDroppedInVain();
  void filteringTheEventsChoosesNone();

 private:
  QPoint middleOf(const WindowFixture& fixture, std::size_t segment) const;
  /// Asks for the context menu there; what it offers, and chooses `wanted` in it.
  static QStringList chooseInMenu(QWidget* widget, QPoint at, const QString& wanted);
};

QPoint TestGestures::middleOf(const WindowFixture& fixture, std::size_t segment) const {
  const LadderView* view = fixture.window->workspace()->ladder()->view();
  const SegmentId id = fixture.document().trace()->segments[segment].id;
  return view->segmentRect(id).center();
}

QStringList TestGestures::chooseInMenu(QWidget* widget, QPoint at, const QString& wanted) {
  QStringList offered;
  QTimer hand;
  QObject::connect(&hand, &QTimer::timeout, widget, [&] {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu) return;
    hand.stop();
    for (QAction* action : menu->actions()) {
      if (!action->objectName().isEmpty()) offered << action->objectName();
      if (action->objectName() == wanted) menu->setActiveAction(action);
    }
    QTest::keyClick(menu, wanted.isEmpty() ? Qt::Key_Escape : Qt::Key_Return);
  });
  hand.start(5);
  QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget->mapToGlobal(at));
  QApplication::sendEvent(widget, &event);
  return offered;
}

void TestGestures::aClickPicksTheSegment() {
  WindowFixture fixture;
  LadderView* view = fixture.window->workspace()->ladder()->view();
  for (std::size_t i = 0; i < fixture.document().trace()->segments.size(); ++i) {
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, middleOf(fixture, i));
    const SegmentRecord* picked =
        fixture.window->selection().segmentIn(*fixture.document().trace());
    QVERIFY(picked);
    QCOMPARE(picked->id, fixture.document().trace()->segments[i].id);
  }
  QTest::keyClick(view, Qt::Key_D);
  QVERIFY(impairmentOf(fixture.document().scenario(), *fixture.window->selection().segment()));
}

void TestGestures::theMenuOfASegmentDropsIt() {
  WindowFixture fixture;
  LadderView* view = fixture.window->workspace()->ladder()->view();
  const SegmentChoice fin =
      choiceOf(*fixture.document().trace(), fixture.document().trace()->segments[0]);
  const QStringList offered =
      chooseInMenu(view->viewport(), middleOf(fixture, 0), QStringLiteral("drop"));
  QStringList rows;
  for (const ActionRow& row : segmentRows()) rows << QString::fromLatin1(row.id);
  QCOMPARE(offered, rows);
  const std::optional<Impairment> impairment = impairmentOf(fixture.document().scenario(), fin);
  QVERIFY(impairment && impairment->kind == Impairment::Kind::Drop);
  QVERIFY(fixture.document().undoStack()->undoText().contains(nameOf(fin)));
}

void TestGestures::theMenuOfAHostHasItsActions() {
  WindowFixture fixture;
  LadderArea* ladder = fixture.window->workspace()->ladder();
  const auto pair = clientAndServer(fixture.document().scenario());
  // A copy: each edit lays the ladder out anew.
  const std::vector<Lifeline> lifelines = ladder->view()->geometry().lifelines;
  for (const Lifeline& lifeline : lifelines) {
    const bool isServer = lifeline.host == pair->server;
    const QPoint at(int(lifeline.x), ladder->height() - 4);
    const QString kill = isServer ? QStringLiteral("server-kill") : QStringLiteral("client-kill");
    const QStringList offered = chooseInMenu(ladder, at, kill);
    for (const ActionRow& row : isServer ? serverRows() : clientRows()) {
      QVERIFY2(offered.contains(QString::fromLatin1(row.id)), row.id);
    }
    QCOMPARE(offered.contains(QStringLiteral("restart")), isServer);
    QCOMPARE(fixture.document().scenario().hosts[lifeline.host].events.size(), std::size_t{1});
  }
}

void TestGestures::slidersChangeTheRunWhileTheyAreDragged_data() {
  QTest::addColumn<int>("which");
  QTest::newRow("MSL") << 0;
  QTest::newRow("round trip") << 1;
  QTest::newRow("loss") << 2;
}

void TestGestures::slidersChangeTheRunWhileTheyAreDragged() {
  QFETCH(int, which);
  WindowFixture fixture(QStringLiteral("restart"), {1920, 1080});
  QSlider* slider = fixture.window->findChildren<ValueSlider*>().at(which)->slider();
  QVERIFY(slider->isVisible());
  const TracePointer before = fixture.document().trace();
  QSignalSpy simulated(&fixture.document(), &Document::traceChanged);
  const int middle = slider->height() / 2;
  const int from = QStyle::sliderPositionFromValue(slider->minimum(), slider->maximum(),
                                                   slider->value(), slider->width() - 16) +
                   8;
  QTest::mousePress(slider, Qt::LeftButton, {}, QPoint(from, middle));
  for (int step = 1; step <= 8; ++step) {
    QTest::mouseMove(slider, QPoint(from + (from > slider->width() / 2 ? -4 : 4) * step, middle));
  }
  QTest::mouseRelease(slider, Qt::LeftButton, {},
                      QPoint(from + (from > slider->width() / 2 ? -32 : 32), middle));
  QVERIFY2(simulated.count() > 2, "the picture follows the hand");
  QCOMPARE(fixture.document().undoStack()->count(), 1);
  QVERIFY(!fixture.document().undoStack()->undoText().isEmpty());
  fixture.trigger("undo");
  QVERIFY(*fixture.document().trace() == *before);
}

void TestGestures::valuesCanBeTyped() {
  WindowFixture fixture(QStringLiteral("restart"), {1920, 1080});
  const QList<ValueSlider*> values = fixture.window->findChildren<ValueSlider*>();
  const std::pair<const char*, std::function<bool(const Scenario&)>> typed[] = {
      {"15 s", [](const Scenario& s) { return s.msl == Duration(15s); }},
      {"200ms", [](const Scenario& s) { return s.link.delay == Duration(100ms); }},
      {"25 %", [](const Scenario& s) { return s.link.loss == 0.25; }},
  };
  for (qsizetype i = 0; i < 3; ++i) {
    QLineEdit* field = values[i]->field();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QLatin1String(typed[i].first));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY2(typed[i].second(fixture.document().scenario()), typed[i].first);
    QCOMPARE(fixture.document().undoStack()->count(), int(i) + 1);
  }
}

void TestGestures::whatNoScenarioMayHaveCannotBeTyped_data() {
  QTest::addColumn<int>("value");
  QTest::addColumn<QString>("typed");
  QTest::newRow("an MSL over a day") << 0 << "25h";
  QTest::newRow("an MSL in words") << 0 << "long";
  QTest::newRow("a round trip over a day") << 1 << "30h";
  QTest::newRow("a negative round trip") << 1 << "-1s";
  QTest::newRow("more lost than sent") << 2 << "101 %";
}

void TestGestures::whatNoScenarioMayHaveCannotBeTyped() {
  QFETCH(int, value);
  QFETCH(QString, typed);
  WindowFixture fixture(QStringLiteral("restart"), {1920, 1080});
  QLineEdit* field = fixture.window->findChildren<ValueSlider*>()[value]->field();
  const QString before = field->text();
  field->setFocus();
  field->selectAll();
  QTest::keyClicks(field, typed);
  QTest::keyClick(field, Qt::Key_Return);
  QCOMPARE(field->text(), before);
  QVERIFY(!fixture.document().isModified());
  const QString told = fixture.window->notices()->message();
  QVERIFY2(told.contains(typed), qPrintable(told));
}

/// Somebody is looking at it, and perhaps has hold of it.
void TestGestures::messagesMoveNothing() {
  WindowFixture fixture;
  const QWidget* ladder = fixture.window->workspace()->ladder()->view();
  const auto place = [&] {
    QCoreApplication::processEvents();
    return QRect(ladder->mapToGlobal(QPoint()), ladder->size());
  };
  const QRect before = place();
  fixture.window->tell(QStringLiteral("This is told."), QStringLiteral("Do it"), [] {});
  QCOMPARE(place(), before);
  const NoticeBar* bar = fixture.window->notices();
  QVERIFY(bar->isVisible() && bar->width() > 300);
  const QRect lower(fixture.window->workspace()->verdict()->mapTo(fixture.window.get(), QPoint()),
                    fixture.window->workspace()->verdict()->size());
  const QRect told(bar->mapTo(fixture.window.get(), QPoint()), bar->size());
  QVERIFY2(!told.intersects(lower), "the answer and the player are not covered");
  QVERIFY2(!told.intersects(QRect(ladder->mapTo(fixture.window.get(), QPoint()), ladder->size())),
           "nor is the ladder");
  fixture.window->resize(1024, 700);
  QCoreApplication::processEvents();
  QVERIFY(bar->geometry().right() < 1024);
  fixture.window->notices()->dismiss();
}

void TestGestures::aClickOnAStateGoesToWhereItIsEntered() {
  WindowFixture fixture;
  StateMapView* map = fixture.window->workspace()->map();
  const MapGeometry geometry = layOutMap(map->size(), Typeface::from(map->font()));
  const double scale =
      std::min({1.0, map->width() / geometry.size.width(), map->height() / geometry.size.height()});
  const QSizeF drawn = geometry.size * scale;
  const QPointF origin((map->width() - drawn.width()) / 2, (map->height() - drawn.height()) / 2);
  const auto click = [&](State state) {
    const QPointF middle = geometry.node(state)->box.center() * scale + origin;
    QTest::mouseClick(map, Qt::LeftButton, {}, middle.toPoint());
    return fixture.playhead().at() - kSimStart;
  };
  QCOMPARE(click(State::TimeWait), Duration(240ms));
  QCOMPARE(click(State::CloseWait), Duration(90ms));
  QCOMPARE(click(State::LastAck), Duration(190ms));
  QCOMPARE(click(State::Established), Duration(0ms));
}

/// Far down the segment is out of sight: what the hand did is told, and can be taken back.
void TestGestures::aPulledSegmentIsToldOf() {
  WindowFixture fixture;
  const LadderView* view = fixture.window->workspace()->ladder()->view();
  const QPoint from = middleOf(fixture, 0);
  QTest::mousePress(view->viewport(), Qt::LeftButton, {}, from);
  QTest::mouseMove(view->viewport(), from + QPoint(0, 30));
  QTest::mouseMove(view->viewport(), from + QPoint(0, 120));
  QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, from + QPoint(0, 120));
  QVERIFY(!fixture.document().edits().empty());
  const QString told = fixture.window->notices()->message();
  QCOMPARE(told, nameOf(fixture.document().edits().back().edit));
  fixture.window->notices()->findChild<QPushButton*>()->click();
  QVERIFY(fixture.document().edits().empty());
}

void TestGestures::thePlayheadIsDraggedOnTheScrubber() {
  WindowFixture fixture;
  Scrubber* scrubber = fixture.window->workspace()->verdict()->transport()->scrubber();
  const int y = scrubber->height() / 2;
  const auto x = [&](SimTime at) { return int(scrubber->axis().pixelAt(at)); };
  QTest::mousePress(scrubber, Qt::LeftButton, {}, QPoint(x(kSimStart), y));
  SimTime last = kSimStart;
  for (const SimTime at : {kSimStart + 90ms, kSimStart + 240ms, kSimStart + 2s, kSimStart + 60s}) {
    QTest::mouseMove(scrubber, QPoint(x(at), y));
    QVERIFY(fixture.playhead().at() > last);
    last = fixture.playhead().at();
    QCOMPARE(fixture.window->workspace()->ladder()->view()->playhead(), last);
  }
  QTest::mouseMove(scrubber, QPoint(scrubber->width() + 500, y));
  QVERIFY(fixture.playhead().isAtEnd());
  QTest::mouseRelease(scrubber, Qt::LeftButton, {}, QPoint(scrubber->width() + 500, y));
  QTest::mouseMove(scrubber, QPoint(0, y));
  QVERIFY(fixture.playhead().isAtEnd());
}

void TestGestures::thePlayheadIsDraggedOnTheLanes() {
  WindowFixture fixture;
  VerdictLanes* lanes = fixture.window->workspace()->verdict()->verdict()->lanes();
  const auto place = [&](SimTime at) {
    return QPoint(int(lanes->axis().pixelAt(at)), lanes->height() / 2);
  };
  QTest::mousePress(lanes, Qt::LeftButton, {}, place(kSimStart + 1s));
  const SimTime pressed = fixture.playhead().at();
  QVERIFY(pressed > kSimStart);
  QTest::mouseMove(lanes, place(kSimStart + 60s));
  QVERIFY(fixture.playhead().at() > pressed);
  QTest::mouseRelease(lanes, Qt::LeftButton, {}, place(kSimStart + 60s));
}

namespace {

bool dropOn(QWidget& window, const QList<QUrl>& urls) {
  QMimeData data;
  data.setUrls(urls);
  const QPoint middle = window.rect().center();
  QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&window, &enter);
  if (!enter.isAccepted()) return false;
  QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&window, &drop);
  return drop.isAccepted();
}

}  // namespace

void TestGestures::aFileIsDroppedOnTheWindow() {
  WindowFixture fixture;
  const QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("ä dropped.json"));
  Scenario scenario = fixture.document().scenario();
  scenario.title = "From elsewhere";
  QVERIFY(!writeScenarioFile(path, scenario));
  QVERIFY(dropOn(*fixture.window, {QUrl::fromLocalFile(path)}));
  QCOMPARE(fixture.document().scenario().title, std::string("From elsewhere"));
  QCOMPARE(fixture.document().fileName(), path);
  QVERIFY(fixture.window->windowTitle().contains(QStringLiteral("ä dropped.json")));
}

void TestGestures::whatIsNoSceneIsDroppedInVain() {
  WindowFixture fixture;
  fixture.document().make(edit::SetMsl{9s});
  const Scenario before = fixture.document().scenario();
  QVERIFY(!dropOn(*fixture.window, {}));
  QVERIFY(!dropOn(*fixture.window, {QUrl(QStringLiteral("https://example.org/scene.json"))}));
  dropOn(*fixture.window, {QUrl::fromLocalFile(QCoreApplication::applicationFilePath())});
  QVERIFY(!fixture.window->notices()->message().isEmpty());
  QVERIFY(fixture.document().scenario() == before);
}

/// The row of the playhead goes with those that the words leave out: the playhead stays.
void TestGestures::filteringTheEventsChoosesNone() {
  WindowFixture fixture;
  fixture.window->showTab(3);
  fixture.playhead().seek(kSimStart + 2s);
  auto* words = fixture.window->workspace()->panes()->pane(3)->findChild<QLineEdit*>();
  for (const char* typed : {"FIN", "FIN no such word", "SYN", ""}) {
    words->setText(QString::fromLatin1(typed));
    QCOMPARE(fixture.playhead().at(), kSimStart + 2s);
    QVERIFY(!fixture.window->selection().segment());
  }
}

QTEST_MAIN(TestGestures)
#include "tst_gestures.moc"
