#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <vector>

#include "tests/app/cli/program.h"

namespace {

/// How the connections of a capture ended: the fields on which every capture of a run agrees.
QJsonArray endingsIn(const QString& capture) {
  const Outcome outcome = runLinger({"explain", capture, "--format", "json"});
  QJsonArray endings;
  for (const QJsonValue each : QJsonDocument::fromJson(outcome.out)["connections"].toArray()) {
    QJsonObject ending;
    for (const char* field : {"conn_state", "closed_first", "reset_by", "states", "findings"}) {
      ending[field] = each[QLatin1String(field)];
    }
    endings << ending;
  }
  return endings;
}

QString wordsFor(const QJsonArray& endings) {
  return QString::fromUtf8(QJsonDocument(endings).toJson(QJsonDocument::Compact));
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
    const QJsonArray expected = endingsIn(simulated);
    QVERIFY(!expected.isEmpty());
    QCOMPARE(wordsFor(endingsIn(fileOf(scene))), wordsFor(expected));
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
