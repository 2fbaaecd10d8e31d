#include <QSignalSpy>
#include <QTest>

#include "app/document/playhead.h"
#include "model/fleet/caller_traces.h"
#include "tests/model/fleet/loads.h"

using namespace linger;

namespace {

Trace callersTrace(std::size_t caller) {
  return tracesOf(loadOf(2, 10s), std::span(&caller, 1)).front().trace;
}

}  // namespace

/// A load as the open scenario, and the playhead over it.
class TestLoadDocument : public QObject {
  Q_OBJECT

 private slots:
  void init() { QVERIFY(document_.open(loadOf(2, 10s))); }

  void itsTraceIsBlank() {
    QVERIFY(document_.showsLoad());
    QVERIFY(document_.trace()->segments.empty());
    QVERIFY(document_.trace()->eventLog.empty());
  }

  void anotherSceneIsNoLoad() {
    QVERIFY(document_.open(scene::connected(OsId::Linux, 100ms, {scene::close()}, {scene::recvEof()})));
    QVERIFY(!document_.showsLoad());
    document_.showCaller(3, callersTrace(3));
    QVERIFY(!document_.caller());
  }

  void aCallersStoryIsItsTraceUntilOneGoesBack() {
    QSignalSpy changed(&document_, &Document::traceChanged);
    document_.showCaller(3, callersTrace(3));
    QVERIFY(!document_.showsLoad());
    QCOMPARE(*document_.caller(), std::size_t{3});
    QVERIFY(*document_.trace() == callersTrace(3));
    document_.showLoad();
    QVERIFY(document_.showsLoad());
    QVERIFY(document_.trace()->segments.empty());
    document_.showLoad();
    QCOMPARE(changed.size(), 2);
  }

  void anEditEndsAStory() {
    document_.showCaller(3, callersTrace(3));
    document_.make(edit::SetMsl{Duration(5s)});
    QVERIFY(document_.showsLoad());
    document_.undoStack()->undo();
    QVERIFY(document_.showsLoad());
  }

  void thePlayheadKeepsItsPlaceWhileALoadIsEdited() {
    Playhead playhead(document_);
    playhead.setCourse({kSimStart, kSimStart + 1s, kSimStart + 20s});
    playhead.seek(kSimStart + 15s);
    document_.make(edit::SetMsl{Duration(5s)});
    QCOMPARE(playhead.at(), kSimStart + 15s);
    playhead.setCourse({kSimStart, kSimStart + 1s, kSimStart + 10s});
    QCOMPARE(playhead.at(), kSimStart + 10s);
    QVERIFY(playhead.isAtEnd());
  }

  void stepsGoFromIntervalToInterval() {
    Playhead playhead(document_);
    playhead.setCourse({kSimStart, kSimStart + 1s, kSimStart + 20s});
    playhead.stepForward();
    QCOMPARE(playhead.at(), kSimStart + 1s);
    playhead.stepForward();
    QCOMPARE(playhead.at(), kSimStart + 20s);
    playhead.stepBackward();
    QCOMPARE(playhead.at(), kSimStart + 1s);
  }

  void allOfItPlaysEquallyFast() {
    Playhead playhead(document_);
    playhead.setCourse({kSimStart, kSimStart + 1s, kSimStart + 200s});
    playhead.play();
    playhead.advance(2);
    const Duration first = playhead.at() - kSimStart;
    playhead.advance(2);
    playhead.pause();
    QVERIFY(first > 1s);
    QVERIFY(std::chrono::abs(playhead.at() - kSimStart - 2 * first) < 1ms);
  }

 private:
  Document document_;
};

QTEST_MAIN(TestLoadDocument)
#include "tst_load_document.moc"
