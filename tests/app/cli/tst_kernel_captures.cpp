#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <vector>

#include "tests/app/cli/program.h"

namespace {

/// How the last connection of a capture ended: the fields on which every capture of a run agrees.
QJsonObject endingIn(const QString& capture) {
  const Outcome outcome = runLinger({"explain", capture, "--format", "json"});
  const QJsonArray all = QJsonDocument::fromJson(outcome.out)["connections"].toArray();
  if (all.isEmpty()) return {};
  const QJsonObject last = all.last().toObject();
  QJsonObject ending;
  for (const char* field : {"conn_state", "closed_first", "reset_by", "states", "findings"}) {
    ending[field] = last[field];
  }
  return ending;
}

QString wordsFor(const QJsonObject& ending) {
  return QString::fromUtf8(QJsonDocument(ending).toJson(QJsonDocument::Compact));
}

}  // namespace

/// A capture of the real kernel's run is explained as the capture of the simulation is.
class TestKernelCaptures : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const Outcome outcome = runLinger({"run", "abort", "--on", "kernel"});
    if (outcome.exitCode != 0) QSKIP(outcome.error);
    // TIME-WAIT lasts a minute on the real kernel: all run at once.
    for (const QString& scene : scenes()) {
      auto& run = runs_.emplace_back(std::make_unique<QProcess>());
      run->start(QStringLiteral(LINGER_PROGRAM),
                 {"run", scene, "--on", "kernel", "--format", "pcapng", "-o", fileOf(scene)});
    }
    for (const auto& run : runs_) {
      QVERIFY(run->waitForFinished(150'000));
      QVERIFY2(run->exitCode() == 0, run->readAllStandardError());
    }
  }

  void endsAsTheSimulationDoes_data() {
    QTest::addColumn<QString>("scene");
    for (const QString& scene : scenes()) QTest::newRow(qPrintable(scene)) << scene;
  }
  void endsAsTheSimulationDoes() {
    QFETCH(QString, scene);
    const QString simulated = folder_.filePath("simulated.pcapng");
    QCOMPARE(runLinger({"run", scene, "--format", "pcapng", "-o", simulated}).exitCode, 0);
    const QJsonObject expected = endingIn(simulated);
    QVERIFY(!expected.isEmpty());
    QCOMPARE(wordsFor(endingIn(fileOf(scene))), wordsFor(expected));
  }

 private:
  static QStringList scenes() {
    return {
        "restart", "client-closes-first", "both-close-at-once", "three-segment-close", "half-close",
        "abort",   "unread-data",         "data-after-close",   "killed-idle"};
  }
  QString fileOf(const QString& scene) const { return folder_.filePath(scene + ".pcapng"); }

  QTemporaryDir folder_;
  std::vector<std::unique_ptr<QProcess>> runs_;
};

QTEST_GUILESS_MAIN(TestKernelCaptures)
#include "tst_kernel_captures.moc"
