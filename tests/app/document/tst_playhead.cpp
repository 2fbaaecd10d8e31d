#include <QSignalSpy>
#include <QTest>

#include "app/document/playhead.h"
#include "model/trace/snapshot.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

/// The server closes after 40 ms and again, in another run, after `later`.
Scenario closing(Duration later) {
  return connected(OsId::Linux, 100ms, {recvEof(), close(), exit()},
                   {when(later, close()), exit()});
}

}  // namespace

/// The instant that the window shows, and how it moves.
class TestPlayhead : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    QVERIFY(document_.open(closing(40ms)));
    playhead_ = std::make_unique<Playhead>(document_);
  }

  void beginsAtZeroAndEndsALittleAfterTheRun() {
    QVERIFY(playhead_->at() == kSimStart);
    QVERIFY(!playhead_->isPlaying());
    QVERIFY(playhead_->end() == document_.trace()->end + 50ms);
  }

  void isKeptWithinTheRun() {
    QSignalSpy moved(playhead_.get(), &Playhead::moved);
    playhead_->seek(kSimStart - 1s);
    QCOMPARE(moved.size(), 0);
    playhead_->seek(kSimStart + 1000h);
    QVERIFY(playhead_->at() == playhead_->end());
    QVERIFY(playhead_->isAtEnd());
    QCOMPARE(moved.size(), 1);
  }

  /// Forward and back over the same instants: each event once, and then the end.
  void stepsFromEventToEvent() {
    const std::vector<SimTime> instants = eventInstants(*document_.trace());
    std::vector<SimTime> seen;
    while (!playhead_->isAtEnd()) {
      playhead_->stepForward();
      seen.push_back(playhead_->at());
    }
    std::vector<SimTime> expected(std::ranges::upper_bound(instants, kSimStart), instants.end());
    expected.push_back(playhead_->end());
    QVERIFY(seen == expected);
    for (std::size_t i = seen.size() - 1; i-- > 0;) {
      playhead_->stepBackward();
      QVERIFY(playhead_->at() == seen[i]);
    }
  }

  void inTrueTimeASecondIsASecond() {
    playhead_->setPace({.trueTime = true, .factor = 2.0});
    playhead_->play();
    playhead_->advance(0.1);
    QVERIFY(playhead_->at() == kSimStart + 200ms);
    playhead_->pause();
    playhead_->advance(0.1);
    QVERIFY(playhead_->at() == kSimStart + 200ms);
  }

  /// However short the frame, a playhead that plays moves, and it stops by itself at the end.
  void playsToTheEndAndPauses() {
    QSignalSpy playing(playhead_.get(), &Playhead::playingChanged);
    playhead_->play();
    const SimTime before = playhead_->at();
    playhead_->advance(0.0);
    QVERIFY(playhead_->at() > before);
    for (int frames = 0; playhead_->isPlaying() && frames < 10'000; ++frames) {
      playhead_->advance(0.1);
    }
    QVERIFY(playhead_->isAtEnd());
    QVERIFY(!playhead_->isPlaying());
    QCOMPARE(playing.size(), 2);
    playhead_->play();
    QVERIFY(playhead_->at() == kSimStart);
  }

  void doesNotPassItsStop() {
    const SimTime stop = kSimStart + 60ms;
    QSignalSpy stopped(playhead_.get(), &Playhead::stopped);
    playhead_->setStop(stop);
    playhead_->setPace({.trueTime = true, .factor = 1.0});
    playhead_->play();
    playhead_->advance(0.5);
    QVERIFY(playhead_->at() == stop);
    QVERIFY(!playhead_->isPlaying());
    QCOMPARE(stopped.size(), 1);
    playhead_->play();  // It stands there: nothing moves.
    QVERIFY(!playhead_->isPlaying());
    QCOMPARE(stopped.size(), 2);
    playhead_->setStop({});
    playhead_->stepForward();
    QVERIFY(playhead_->at() > stop);
  }

  /// A beat for each event, and nothing in between.
  void withReducedMotionItGoesFromEventToEvent() {
    playhead_->setReducedMotion(true);
    playhead_->play();
    const std::vector<SimTime> instants = eventInstants(*document_.trace());
    playhead_->advance(0.016);
    const SimTime first = playhead_->at();
    QVERIFY(std::ranges::find(instants, first) != instants.end());
    playhead_->advance(0.016);
    QVERIFY(playhead_->at() == first);
    playhead_->advance(1.2);
    QVERIFY(playhead_->at() > first);
  }

  void anotherRunBesideItMakesItGoOnLonger() {
    const auto longer = std::make_shared<const Trace>(simulate(closing(10s)));
    const SimTime alone = playhead_->end();
    playhead_->setBeside(longer);
    QVERIFY(playhead_->end() == longer->end + 50ms);
    playhead_->toEnd();
    playhead_->setBeside(nullptr);
    QVERIFY(playhead_->end() == alone);
    QVERIFY(playhead_->at() == alone);
  }

  void aShorterRunBringsItBack() {
    playhead_->toEnd();
    const SimTime before = playhead_->at();
    QVERIFY(document_.make(edit::SetMsl{1s}));
    QVERIFY(playhead_->end() < before);
    QVERIFY(playhead_->at() == playhead_->end());
    QVERIFY(document_.open(closing(40ms)));
    QVERIFY(playhead_->at() == kSimStart);
  }

  void paceHasBounds() {
    QSignalSpy changed(playhead_.get(), &Playhead::paceChanged);
    playhead_->setPace({.factor = 1e9});
    QCOMPARE(playhead_->pace().factor, 1000.0);
    playhead_->setPace({.factor = 0.0});
    QCOMPARE(playhead_->pace().factor, 0.01);
    playhead_->setPace({.factor = -1.0});
    QCOMPARE(changed.size(), 2);
  }

 private:
  Document document_;
  std::unique_ptr<Playhead> playhead_;
};

QTEST_GUILESS_MAIN(TestPlayhead)
#include "tst_playhead.moc"
