#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocumentFragment>
#include <QTreeView>
#include <atomic>

#include "app/machine/machine_view.h"
#include "model/sim/simulate.h"
#include "tests/app/machine/live_sockets.h"

using namespace linger;

namespace {

/// What a kernel says of a port that is refused to a server without options.
PortReading refusedBy(const LiveSocket& socket, const PortQuery& query) {
  PortReading reading;
  reading.query = query;
  reading.system = "Linux 6.18.44";
  reading.sockets = {socket};
  reading.answers.fill({"EADDRINUSE", "Address already in use", Call::Bind});
  return reading;
}

/// A machine of the test's own.
struct Machine {
  std::atomic<int> readings{0};
  std::atomic<int> queries{0};
  MachineReading sockets{{}, {}, {listener(9090), timeWait(8080, 30s)}};

  MachineSource source() {
    return {[this] {
              ++readings;
              return sockets;
            },
            [this](const PortQuery& query, QString&) {
              ++queries;
              return std::optional(refusedBy(sockets.sockets.back(), query));
            },
            [] { return -1; }, [] {}};
  }
};

QString missingOf(const MachineView& view) {
  for (const QLabel* label : view.findChildren<QLabel*>()) {
    if (label->accessibleDescription() == "What is missing" && !label->isHidden())
      return label->text();
  }
  return {};
}

}  // namespace

/// The view of this machine, with a machine that the test makes up.
class TestMachineView : public QObject {
  Q_OBJECT

 private slots:
  void nothingIsReadWhileItIsHidden() {
    Machine machine;
    MachineView view(machine.source());
    QVERIFY(!view.watch().isRunning());
    QCOMPARE(machine.readings.load(), 0);
    view.show();
    QTRY_COMPARE(view.model()->rowCount(), 2);
    QTRY_VERIFY(machine.readings > 1);
    view.hide();
    QVERIFY(!view.watch().isRunning());
  }

  void aPortIsAnsweredAsOnTheCommandLine() {
    Machine machine;
    MachineView view(machine.source());
    view.show();
    QTest::keyClicks(view.field(), "8080");
    QTRY_VERIFY(view.answer()->toPlainText().startsWith("No: a server does not get TCP port 8080"));
    QCOMPARE(view.answer()->textCursor().position(), 0);
    QTRY_COMPARE(view.list()->model()->rowCount(), 1);
    view.field()->clear();
    QTRY_COMPARE(view.list()->model()->rowCount(), 2);
    QVERIFY(view.answer()->toPlainText().isEmpty());
  }

  void theKernelIsAskedAgainOnlyWhenThePortsSocketsChange() {
    Machine machine;
    MachineView view(machine.source());
    view.show();
    QTRY_COMPARE(view.model()->rowCount(), 2);
    view.field()->setText("8080");
    QTRY_VERIFY(machine.queries > 0);
    const int readings = machine.readings;
    QTRY_VERIFY(machine.readings > readings + 1);
    const int queries = machine.queries;
    QTRY_VERIFY(machine.readings > readings + 3);
    QCOMPARE(machine.queries.load(), queries);
  }

  void aRowIsAskedForByTheKeyboard() {
    Machine machine;
    MachineView view(machine.source());
    view.show();
    QTRY_COMPARE(view.model()->rowCount(), 2);
    view.list()->setFocus();
    view.list()->setCurrentIndex(view.list()->model()->index(1, 0));
    QTest::keyClick(view.list(), Qt::Key_Return);
    QCOMPARE(view.field()->text(), "192.0.2.7:8080");
    QTRY_VERIFY(view.answer()->toPlainText().contains("TIME-WAIT"));
  }

  void whatIsNoPortIsSaid() {
    Machine machine;
    MachineView view(machine.source());
    view.show();
    view.field()->setText("eighty");
    QTRY_VERIFY(view.answer()->toPlainText().startsWith("Expected a port from 1 to 65535"));
    QVERIFY(!view.showWhy()->isEnabled());
  }

  void theSceneHasTheseAddressesPortsAndTheTimeThatIsLeft() {
    Machine machine;
    MachineView view(machine.source());
    view.show();
    view.field()->setText("8080");
    QTRY_VERIFY(view.showWhy()->isEnabled());
    std::optional<LiveScene> shown;
    connect(&view, &MachineView::sceneWanted, this, [&shown](const LiveScene& it) { shown = it; });
    QTest::keyClick(view.showWhy(), Qt::Key_Space);
    QVERIFY(shown);
    QCOMPARE(shown->scenario.hosts[1].address.toString(), "192.0.2.7");
    QCOMPARE(shown->scenario.hosts[0].address.toString(), "192.0.2.99");
    const Trace trace = simulate(shown->scenario);
    const auto running = std::ranges::find_if(trace.timers, [](const TimerRecord& timer) {
      return timer.kind == TimerKind::TimeWait && timer.host == 1;
    });
    QVERIFY(running != trace.timers.end());
    // Less what has passed since the kernel was asked.
    const Duration left = running->due - shown->now;
    QVERIFY(left <= 30s && left > 25s);
    const auto blocked = std::ranges::find_if(
        trace.sockets, [](const SocketRecord& record) { return record.facts.remote.has_value(); });
    QCOMPARE(blocked->facts.remote->port == 51514 || blocked->facts.local.port == 51514, true);
  }

  void theTimeThatIsLeftGoesOn() {
    Machine machine;
    MachineView view(machine.source());
    view.show();
    view.field()->setText("8080");
    QTRY_VERIFY(view.answer()->toPlainText().contains("free in 30.0 s to 3"));
    const int queries = machine.queries;
    QTRY_VERIFY(view.answer()->toPlainText().contains("free in 28."));
    QCOMPARE(machine.queries.load(), queries);
    std::optional<LiveScene> shown;
    connect(&view, &MachineView::sceneWanted, this, [&shown](const LiveScene& it) { shown = it; });
    view.showWhy()->click();
    QVERIFY(shown);
    const Trace trace = simulate(shown->scenario);
    QVERIFY(std::ranges::any_of(trace.timers, [&shown](const TimerRecord& timer) {
      const Duration left = timer.due - shown->now;
      return timer.kind == TimerKind::TimeWait && left < 29s && left > 20s;
    }));
  }

  void whatIsSelectedStays() {
    Machine machine;
    MachineView view(machine.source());
    view.show();
    view.field()->setText("8080");
    QTRY_VERIFY(view.answer()->toPlainText().contains("free in"));
    view.answer()->selectAll();
    const QString selected = view.answer()->textCursor().selection().toPlainText();
    const int readings = machine.readings;
    QTRY_VERIFY(machine.readings > readings + 2);
    QCOMPARE(view.answer()->textCursor().selection().toPlainText(), selected);
  }

  void itIsCopiedAsText() {
    Machine machine;
    MachineView view(machine.source());
    view.show();
    QTRY_COMPARE(view.model()->rowCount(), 2);
    for (QAbstractButton* button : view.findChildren<QAbstractButton*>()) {
      if (button->text().contains("Copy as text")) button->click();
    }
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains("LISTEN\t0.0.0.0:9090"));
    QVERIFY(copied.contains("TIME-WAIT\t192.0.2.7:8080\t192.0.2.99:51514"));
  }

  void whereItCannotLookItSaysWhatIsMissing() {
    Machine machine;
    machine.sockets = {
        "the kernel does not tell of its sockets (sock_diag: Operation not permitted)", {}, {}};
    MachineView view(machine.source());
    view.show();
    QTRY_VERIFY(missingOf(view).contains("sock_diag"));
    QVERIFY(!view.list()->isVisible());
    QVERIFY(view.field()->isVisible());
  }

  void everyControlHasANameAndIsReachedByTab() {
    Machine machine;
    MachineView view(machine.source());
    view.show();
    const QList<QWidget*> controls{view.field(), view.findChild<QComboBox*>(), view.answer(),
                                   view.list()};
    for (const QWidget* control : controls) {
      QVERIFY(!control->accessibleName().isEmpty());
      QVERIFY(control->focusPolicy() & Qt::TabFocus);
    }
  }
};

QTEST_MAIN(TestMachineView)
#include "tst_machine_view.moc"
