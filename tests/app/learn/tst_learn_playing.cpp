#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include "app/learn/learn_dialog.h"
#include "tests/app/learn/learning.h"

using namespace linger;

/// A step's run while it plays.
class TestLearnPlaying : public Learning {
  Q_OBJECT

 private slots:
  void init() { begin(); }
  void cleanup() { dialog_.reset(); }

  void theRunPlaysUnlessMotionIsReduced();
  void theStepScrollsAlongWithTheRun();
};

void TestLearnPlaying::theRunPlaysUnlessMotionIsReduced() {
  for (const bool isReduced : {false, true}) {
    dialog_->setReducedMotion(isReduced);
    openStep("who-waits", "side");
    QVERIFY(!pane().picture()->isPlaying());
    openStep("who-waits", "waits");
    QVERIFY(!pane().picture()->isPlaying());  // The question before has shown it.
    openStep("who-waits", "side-again");
    QVERIFY(!pane().picture()->isPlaying());
    player().commit(*player().asked().right, 0);
    QCOMPARE(pane().picture()->isPlaying(), !isReduced);
    pane().picture()->finish();
    QVERIFY(!pane().picture()->isPlaying());
  }
}

/// In a window that is too low for the picture; not against who scrolls it.
void TestLearnPlaying::theStepScrollsAlongWithTheRun() {
  dialog_->setReducedMotion(false);
  dialog_->resize(700, 420);
  openStep("what-time-wait-protects", "unusable");
  player().commit(*player().asked().right, 0);
  const StepPicture& picture = *pane().picture();
  const QScrollArea& view = *pane().findChild<QScrollArea*>();
  QScrollBar& bar = *view.verticalScrollBar();
  const auto isNowInView = [&] {
    const QPoint now = picture.mapTo(view.viewport(), QPoint(0, picture.nowAt()));
    return view.viewport()->rect().contains(now);
  };
  QTRY_VERIFY(bar.value() > 0);
  QVERIFY(picture.isPlaying() && isNowInView());
  const SimTime then = picture.now();
  QTRY_VERIFY(picture.now() > then);
  QVERIFY(picture.isPlaying() && isNowInView());
  bar.triggerAction(QAbstractSlider::SliderToMinimum);
  const SimTime scrolled = picture.now();
  QTRY_VERIFY(picture.now() > scrolled);
  QVERIFY(picture.isPlaying() && !isNowInView());
  QCOMPARE(bar.value(), 0);
}

QTEST_MAIN(TestLearnPlaying)
#include "tst_learn_playing.moc"
