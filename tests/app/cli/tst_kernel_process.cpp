#include <QSignalSpy>
#include <QTest>

#include "app/document/comparison.h"
#include "app/files/scenario/scenario_library.h"
#include "app/live/kernel_run.h"
#include "app/live/trace_differences.h"
#include "app/machine/kernel_run_dialog.h"
#include "model/sim/simulate.h"
#include "tests/app/cli/program.h"

using namespace linger;

namespace {

const QString kProgram = QStringLiteral(LINGER_PROGRAM);

Scenario sceneNamed(const QString& name) {
  return *ScenarioLibrary().find(name);
}

}  // namespace

/// Run ▸ On this machine's kernel: the scene in another process, its trace in this one.
class TestKernelProcess : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const Outcome outcome = runLinger({"run", "listener-closed", "--on", "kernel"});
    if (outcome.exitCode != 0) QSKIP(outcome.error);
  }

  void theTraceIsTheKernels() {
    const Scenario scenario = sceneNamed("listener-closed");
    KernelRunDialog dialog(scenario, nullptr, kProgram);
    std::shared_ptr<const Trace> trace;
    connect(&dialog, &KernelRunDialog::succeeded, this, [&](const auto& run) { trace = run; });
    dialog.show();
    QTRY_VERIFY_WITH_TIMEOUT(trace, 30'000);
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(!trace->segments.empty() && !trace->sockets.empty() && !trace->eventLog.empty());
    QVERIFY(differencesOf(simulate(scenario), *trace, kernelTick()).empty());
  }

  void cancelEndsTheProcess() {
    KernelRunDialog dialog(sceneNamed("restart"), nullptr, kProgram);
    QSignalSpy succeeded(&dialog, &KernelRunDialog::succeeded);
    QSignalSpy failed(&dialog, &KernelRunDialog::failed);
    dialog.show();
    auto* process = dialog.findChild<KernelProcess*>();
    QTRY_VERIFY(process->passed() > Duration{});
    dialog.cancel();
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(succeeded.count() + failed.count(), 0);
  }

  void whatFailsIsSaid() {
    Scenario scenario = sceneNamed("restart");
    scenario.msl = 1s;
    KernelRunDialog dialog(scenario, nullptr, kProgram);
    QString said;
    connect(&dialog, &KernelRunDialog::failed, this, [&](const QString& why) { said = why; });
    QTRY_VERIFY_WITH_TIMEOUT(said.contains("MSL"), 30'000);
  }

  void itIsComparedUntilTheSceneChanges() {
    Document document;
    Comparison comparison(document);
    QVERIFY(document.open(sceneNamed("restart")));
    comparison.compareWith(document.trace(), {"Linux 6.18.44"});
    QVERIFY(comparison.isOn() && !comparison.isScenario());
    QVERIFY(comparison.otherName().contains("Linux 6.18.44"));
    comparison.swap();
    comparison.keepOther();
    QVERIFY(document.edits().empty());
    QVERIFY(document.make(edit::SetMsl{Duration(15s)}));
    QVERIFY(!comparison.isOn());
  }
};

QTEST_MAIN(TestKernelProcess)
#include "tst_kernel_process.moc"
