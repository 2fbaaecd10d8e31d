#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include "app/machine/machine_model.h"
#include "tests/app/machine/live_sockets.h"

using namespace linger;

namespace {

MachineReading readingOf(std::vector<LiveSocket> sockets) {
  return {{}, {}, std::move(sockets)};
}

}  // namespace

/// This machine's sockets as an item model.
class TestMachineModel : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    model_ = std::make_unique<MachineModel>();
    tester_ = std::make_unique<QAbstractItemModelTester>(
        model_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
  }
  void cleanup() {
    tester_.reset();
    model_.reset();
  }

  void whatAProgramHoldsComesBeforeWhatEndsByItself() {
    model_->take(readingOf({timeWait(8080, 30s), listener(9090)}));
    QCOMPARE(states(), (QStringList{"LISTEN", "TIME-WAIT"}));
  }

  void aRowSaysWhoAndUntilWhen() {
    model_->take(readingOf({listener(9090), timeWait(8080, 30s)}));
    QVERIFY(cell(0, MachineModel::HolderColumn).contains("4711"));
    QCOMPARE(cell(0, MachineModel::LeftColumn), "until a program ends it");
    QCOMPARE(cell(1, MachineModel::LocalColumn), "192.0.2.7:8080");
    QCOMPARE(cell(1, MachineModel::RemoteColumn), "192.0.2.99:51514");
    QVERIFY(cell(1, MachineModel::HolderColumn).contains("no process has it"));
    QVERIFY(cell(1, MachineModel::LeftColumn).contains(" to "));
  }

  void onlyWhatATimerEndsHasAClock() {
    model_->take(readingOf({listener(9090), timeWait(8080, 30s)}));
    QVERIFY(!model_->index(0, MachineModel::LeftColumn).data(Qt::DecorationRole).isValid());
    QVERIFY(model_->index(1, MachineModel::LeftColumn).data(Qt::DecorationRole).isValid());
  }

  void clocksCountDownBetweenReadings() {
    model_->take(readingOf({timeWait(8080, 1500ms)}));
    const QString before = cell(0, MachineModel::LeftColumn);
    QSignalSpy changed(model_.get(), &MachineModel::dataChanged);
    QTRY_VERIFY(cell(0, MachineModel::LeftColumn) != before);
    model_->tick();
    QCOMPARE(changed.count(), 1);
    QTRY_VERIFY(cell(0, MachineModel::LeftColumn).startsWith("within"));
  }

  void anotherReadingKeepsTheRowsThatStay() {
    model_->take(readingOf({listener(9090), timeWait(8080, 30s), timeWait(8081, 40s)}));
    const QPersistentModelIndex kept = model_->index(2, 0);
    QSignalSpy reset(model_.get(), &MachineModel::modelReset);
    model_->take(readingOf({listener(7070), timeWait(8081, 39s), timeWait(8082, 60s)}));
    QCOMPARE(states(), (QStringList{"LISTEN", "TIME-WAIT", "TIME-WAIT"}));
    QVERIFY(kept.isValid());
    QCOMPARE(kept.row(), 1);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(cell(0, MachineModel::LocalColumn), "0.0.0.0:7070");
    QCOMPARE(cell(2, MachineModel::LocalColumn), "192.0.2.7:8082");
  }

  void everythingMayGoAndComeBack() {
    model_->take(readingOf({listener(9090), timeWait(8080, 30s)}));
    model_->take(readingOf({}));
    QCOMPARE(model_->rowCount(), 0);
    model_->take(readingOf({timeWait(8080, 30s), listener(9090)}));
    QCOMPARE(states(), (QStringList{"LISTEN", "TIME-WAIT"}));
  }

  void fiftyThousandSocketsAreTakenInATwinkling() {
    std::vector<LiveSocket> many;
    for (int i = 0; i < 50'000; ++i) {
      many.push_back(timeWait(8080, 30s, std::uint16_t(10'000 + i)));
    }
    tester_.reset();  // It looks at every row at every change.
    model_->take(readingOf(many));
    many.erase(many.begin() + 1000, many.begin() + 2000);
    QElapsedTimer taking;
    taking.start();
    model_->take(readingOf(many));
    QVERIFY2(taking.elapsed() < 1000, qPrintable(QString::number(taking.elapsed())));
    QCOMPARE(model_->rowCount(), 49'000);
  }

 private:
  QString cell(int row, int column) const { return model_->index(row, column).data().toString(); }
  QStringList states() const {
    QStringList all;
    for (int row = 0; row < model_->rowCount(); ++row) all << cell(row, MachineModel::StateColumn);
    return all;
  }

  std::unique_ptr<MachineModel> model_;
  std::unique_ptr<QAbstractItemModelTester> tester_;
};

QTEST_MAIN(TestMachineModel)
#include "tst_machine_model.moc"
