#include <QAccessible>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <algorithm>

#include "app/ladder/ladder_view.h"
#include "tests/app/ladder/trace_by_hand.h"

using namespace linger;

/// The ladder under hands and screen readers.
class TestLadderView : public QObject {
  Q_OBJECT

  std::unique_ptr<LadderView> view_;

 private slots:
  void init() {
    view_ = std::make_unique<LadderView>();
    view_->resize(868, 570);
    view_->setTrace(std::make_shared<const Trace>(restartByHand()));
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    view_->setFocus(Qt::OtherFocusReason);
  }

  void tabGoesFromSegmentToSegmentAndArrowsToo() {
    QSignalSpy changed(view_.get(), &LadderView::currentSegmentChanged);
    QTest::keyClick(view_.get(), Qt::Key_Tab);
    QCOMPARE(view_->currentSegment(), SegmentId{1});
    QTest::keyClick(view_.get(), Qt::Key_Tab);
    QCOMPARE(view_->currentSegment(), SegmentId{2});
    QTest::keyClick(view_.get(), Qt::Key_Down);
    QTest::keyClick(view_.get(), Qt::Key_Down);
    QTest::keyClick(view_.get(), Qt::Key_Down);
    QCOMPARE(view_->currentSegment(), SegmentId{4});
    QTest::keyClick(view_.get(), Qt::Key_Backtab);
    QCOMPARE(view_->currentSegment(), SegmentId{3});
    QCOMPARE(changed.count(), 5);
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QVERIFY(!view_->currentSegment());
  }

  void whatIsHiddenCannotBeReached() {
    view_->setShowFuture(false);
    view_->setPlayhead(kSimStart + 45ms);  // The FIN is on its way, nothing else.
    for (int i = 0; i < view_->itemCount(); ++i) {
      QVERIFY2(!view_->itemName(i).contains("CLOSE-WAIT"), "the client has not got the FIN yet");
    }
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Down, Qt::Key_Down}) {
      QTest::keyClick(view_.get(), key);
      QCOMPARE(view_->currentSegment(), SegmentId{1});
    }
    QSignalSpy activated(view_.get(), &LadderView::segmentActivated);
    const QPoint third = view_->geometry().segments[2].line.pointAt(0.5).toPoint();
    QTest::mouseClick(view_->viewport(), Qt::LeftButton, {}, third);
    QCOMPARE(activated.count(), 0);
  }

  /// A dialog that came up meanwhile has taken the release.
  void aDragWhoseReleaseNobodySawEndsWithTheNextMove() {
    const auto move = [this](QPoint to, Qt::MouseButtons buttons) {
      QMouseEvent event(QEvent::MouseMove, to, view_->viewport()->mapToGlobal(to), Qt::NoButton,
                        buttons, Qt::NoModifier);
      QApplication::sendEvent(view_->viewport(), &event);
    };
    QSignalSpy pulled(view_.get(), &LadderView::arrivalRequested);
    QSignalSpy settled(view_.get(), &LadderView::arrivalSettled);
    QSignalSpy sought(view_.get(), &LadderView::instantRequested);
    const QPoint first = view_->geometry().segments[0].line.pointAt(0.5).toPoint();
    QTest::mousePress(view_->viewport(), Qt::LeftButton, {}, first);
    move(first + QPoint(0, 40), Qt::LeftButton);
    QCOMPARE(pulled.count(), 1);
    move(first + QPoint(0, 60), Qt::NoButton);
    move(first + QPoint(0, 80), Qt::NoButton);
    QCOMPARE(pulled.count(), 1);
    QCOMPARE(settled.count(), 1);
    const QPoint axis(2, first.y());
    QTest::mousePress(view_->viewport(), Qt::LeftButton, {}, axis);
    QCOMPARE(sought.count(), 1);
    move(axis + QPoint(0, 40), Qt::NoButton);
    QCOMPARE(sought.count(), 1);
    QTest::mouseRelease(view_->viewport(), Qt::LeftButton, {}, axis);
  }

  void aRingSaysWhatSetsItsLength() {
    const auto& timers = view_->geometry().timers;
    const auto bracket = std::ranges::find_if(timers, [this](const TimerBracket& timer) {
      return timer.ring && view_->trace()->timers[timer.timer].kind == TimerKind::TimeWait;
    });
    QVERIFY(bracket != timers.end());
    view_->setPlayhead(bracket->set + 10s);
    const QPoint middle = bracket->ring->toPoint();
    QHelpEvent hover(QEvent::ToolTip, middle, view_->viewport()->mapToGlobal(middle));
    QApplication::sendEvent(view_->viewport(), &hover);
    const QString told = QToolTip::text();
    for (const char* words : {"TIME-WAIT, 60 s", "TCP_TIMEWAIT_LEN", "restarts it"}) {
      QVERIFY2(told.contains(QLatin1String(words)), qPrintable(told));
    }
    QToolTip::hideText();
  }

  /// Whoever sends the playhead somewhere wants to see it; one may scroll away while it moves.
  void thePlayheadIsBroughtBackIntoSight() {
    view_->setZoom(4);
    const auto y = [&] {
      return view_->geometry().axis.pixelAt(view_->playhead()) -
             view_->verticalScrollBar()->value();
    };
    const auto inSight = [&] { return y() >= 0 && y() <= view_->viewport()->height(); };
    view_->verticalScrollBar()->setValue(view_->verticalScrollBar()->maximum());
    view_->setPlayhead(kSimStart + 20ms);
    QVERIFY2(!inSight(), "it follows although one has scrolled away");
    view_->revealPlayhead();
    QVERIFY(inSight());
  }

  void enterAndClickActivateASegment() {
    QSignalSpy activated(view_.get(), &LadderView::segmentActivated);
    QTest::keyClick(view_.get(), Qt::Key_Down);
    QTest::keyClick(view_.get(), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    const QPointF middle = view_->geometry().segments[2].line.pointAt(0.5);
    QTest::mouseClick(view_->viewport(), Qt::LeftButton, {}, middle.toPoint());
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated.last().first().value<SegmentId>(), SegmentId{3});
    QCOMPARE(view_->currentSegment(), SegmentId{3});
  }

  void aDragOnTheAxisAsksForInstants() {
    QSignalSpy wanted(view_.get(), &LadderView::instantRequested);
    const TimeAxis& axis = view_->geometry().axis;
    const int x = int(view_->geometry().axisX) - 10;
    const auto y = [&](Duration d) { return int(std::lround(axis.pixelAt(kSimStart + d))); };
    QTest::mousePress(view_->viewport(), Qt::LeftButton, {}, {x, y(90ms)});
    QTest::mouseMove(view_->viewport(), {x, y(190ms)});
    QTest::mouseRelease(view_->viewport(), Qt::LeftButton, {}, {x, y(190ms)});
    QVERIFY(wanted.count() >= 2);
    const auto near = [&](const QVariant& got, Duration d) {
      const Duration off = got.value<SimTime>() - (kSimStart + d);
      return off < 2ms && off > -2ms;
    };
    QVERIFY(near(wanted.first().first(), 90ms));
    QVERIFY(near(wanted.last().first(), 190ms));
  }

  void aClickBesideEverythingDoesNothing() {
    QSignalSpy wanted(view_.get(), &LadderView::instantRequested);
    QSignalSpy activated(view_.get(), &LadderView::segmentActivated);
    QTest::mouseClick(view_->viewport(), Qt::LeftButton, {}, {860, 400});
    QCOMPARE(wanted.count() + activated.count(), 0);
  }

  void theContextMenuOfASegmentIsAskedForByKeyToo() {
    QSignalSpy menu(view_.get(), &LadderView::segmentContextMenuRequested);
    QTest::keyClick(view_.get(), Qt::Key_Down);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {0, 0}, {0, 0});
    QCoreApplication::sendEvent(view_->viewport(), &event);
    QCOMPARE(menu.count(), 1);
    QCOMPARE(menu.first().first().value<SegmentId>(), SegmentId{1});
  }

  void everySegmentIsAChildForScreenReaders() {
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(view_.get());
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QVERIFY(!list->text(QAccessible::Name).isEmpty());
    std::vector<QAccessibleInterface*> segments;
    for (int i = 0; i < list->childCount(); ++i) {
      const QString said = list->child(i)->text(QAccessible::Description);
      if (said.contains(QStringLiteral("sent at"))) segments.push_back(list->child(i));
    }
    QCOMPARE(segments.size(), 4U);
    QAccessibleInterface* fin = segments.front();
    QCOMPARE(fin->role(), QAccessible::ListItem);
    QCOMPARE(fin->text(QAccessible::Name), QStringLiteral("FIN, ACK seq 301 ack 101"));
    QVERIFY(fin->text(QAccessible::Description).contains(QStringLiteral("from server to client")));
    QCOMPARE(fin->text(QAccessible::Value), QStringLiteral("delivered"));
    QCOMPARE(fin->parent(), list);
    QCOMPARE(list->child(list->indexOfChild(fin)), fin);
    QVERIFY(fin->rect().isValid());
    view_->setFocus();
    view_->setCurrentSegment(SegmentId{1});
    QVERIFY(fin->state().focused);
    QCOMPARE(list->focusChild(), fin);
    QSignalSpy activated(view_.get(), &LadderView::segmentActivated);
    fin->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(activated.count(), 1);
    QVERIFY(!list->child(list->childCount()));
  }

  void aLongStoryScrollsAndFollowsThePlayhead() {
    TraceByHand story;
    story.connected({1}, {2});
    for (int i = 0; i < 300; ++i) {
      story.arrives(story.sends(i * 60ms, HostIndex(i % 2), Flags{.ack = true}, 1, 1));
    }
    view_->setTrace(std::make_shared<const Trace>(story.finished()));
    QVERIFY(view_->verticalScrollBar()->maximum() > 1000);
    QCOMPARE(view_->verticalScrollBar()->value(), 0);
    for (int i = 0; i < 200; ++i) view_->setPlayhead(kSimStart + i * 60ms);
    QVERIFY(view_->verticalScrollBar()->value() > 500);
    view_->setCurrentSegment(SegmentId{300});
    QVERIFY(view_->viewport()->rect().intersects(view_->segmentRect(SegmentId{300})));
  }

  void whatHasNotHappenedCanBeHidden() {
    view_->setPlayhead(kSimStart);
    const QImage faint = view_->grab().toImage();
    view_->setShowFuture(false);
    const QImage hidden = view_->grab().toImage();
    QVERIFY(faint != hidden);
  }

  void aNewTraceForgetsASegmentThatIsGone() {
    view_->setCurrentSegment(SegmentId{4});
    TraceByHand story;
    story.connected({1}, {2});
    view_->setTrace(std::make_shared<const Trace>(story.finished()));
    QVERIFY(!view_->currentSegment());
    view_->setTrace(nullptr);
    view_->grab();
  }

  void zoomDrawsTimeOut() {
    const double before = view_->geometry().axis.length();
    view_->setZoom(3);
    QVERIFY(view_->geometry().axis.length() > 1.5 * before);
    QVERIFY(view_->verticalScrollBar()->maximum() > 0);
  }
};

QTEST_MAIN(TestLadderView)
#include "tst_ladder_view.moc"
