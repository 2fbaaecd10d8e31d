#include <QTest>

#include "app/files/scenario_library.h"
#include "app/live/kernel_run.h"
#include "app/live/trace_differences.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

constexpr auto kTick = 4ms;

Trace runOf(const QString& name) {
  return simulate(*ScenarioLibrary().find(name));
}

}  // namespace

/// In what two runs of one scene differ, and what is allowed to. No kernel is needed: the second
/// run is the first one, changed.
class TestTraceDifferences : public QObject {
  Q_OBJECT

 private slots:
  void aRunAgreesWithItself() {
    const Trace trace = runOf("restart");
    QVERIFY(differencesOf(trace, trace, kTick).empty());
  }

  void timersMayBeLateByTheStepOfTheWheel() {
    const Trace model = runOf("restart");
    Trace late = model;
    for (TransitionRecord& moved : late.transitions) {
      if (moved.from == State::TimeWait) moved.at += 2s;
    }
    QVERIFY(differencesOf(model, late, kTick).empty());
    for (TransitionRecord& moved : late.transitions) {
      if (moved.from == State::TimeWait) moved.at += 1s;
    }
    const auto differences = differencesOf(model, late, kTick);
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences[0].what, "state");
    QCOMPARE(differences[0].host, "server");
  }

  void nothingMayBeEarly() {
    const Trace model = runOf("restart");
    Trace early = model;
    for (SegmentRecord& segment : early.segments) segment.sent -= 100ms;
    QVERIFY(!differencesOf(model, early, kTick).empty());
  }

  void anotherSegmentIsToldOnce() {
    const Trace model = runOf("restart");
    Trace kernel = model;
    kernel.segments[0].segment.flags.psh = !kernel.segments[0].segment.flags.psh;
    const auto differences = differencesOf(model, kernel, kTick);
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences[0].what, "segment");
    QVERIFY(!differences[0].model.empty() && !differences[0].kernel.empty());
  }

  void aMissingSegmentIsTold() {
    const Trace model = runOf("restart");
    Trace kernel = model;
    kernel.segments.pop_back();
    const auto differences = differencesOf(model, kernel, kTick);
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences[0].kernel, "");
  }

  void anotherResultIsTold() {
    const Trace model = runOf("restart");
    Trace kernel = model;
    kernel.calls.back().result = Errno::Access;
    const auto differences = differencesOf(model, kernel, kTick);
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences[0].what, "call");
  }

  void whatTheKernelCannotRunIsSaid() {
    const ScenarioLibrary library;
    QVERIFY(!whyNotOnKernel(*library.find("one-machine")).isEmpty());
    QVERIFY(!whyNotOnKernel(*library.find("udp-rebind")).isEmpty());
    Scenario scenario = *library.find("restart");
    scenario.msl = 1s;
    QVERIFY(!whyNotOnKernel(scenario).isEmpty());
  }
};

QTEST_GUILESS_MAIN(TestTraceDifferences)
#include "tst_trace_differences.moc"
