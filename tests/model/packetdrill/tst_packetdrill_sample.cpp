#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include "model/packetdrill/parser.h"
#include "model/packetdrill/score.h"

using namespace linger;
using namespace linger::packetdrill;

namespace {

constexpr int kAchieved = 175;
constexpr qint64 kLongestMilliseconds = 5000;

QByteArray contentsOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// The exam: scripts by others. A score below what was once achieved is a failure.
class TestPacketdrillSample : public QObject {
  Q_OBJECT

 private slots:
  void keepsItsScore();
};

void TestPacketdrillSample::keepsItsScore() {
  const QDir folder(QString(LINGER_SOURCE_DIR) + "/../shared/packetdrill");
  if (!folder.exists("index.tsv")) QSKIP("the sample of packetdrill scripts is not here");
  const auto rows = readIndex(contentsOf(folder.filePath("index.tsv")).toStdString());
  QVERIFY(rows);
  QElapsedTimer watch;
  watch.start();
  Score score(*rows);
  for (const IndexRow& row : *rows) {
    const QString path = folder.filePath(QString::fromStdString(row.path));
    const ParseResult parsed = parseScript(contentsOf(path).toStdString());
    QVERIFY2(parsed.script, qPrintable(path));
    const Run result = run(*parsed.script);
    QVERIFY(score.add(row.path, result.outcome));
    if (result.outcome == Outcome::Passed) continue;
    qInfo("%s %s:%d: %s", nameOf(result.outcome).data(), row.path.c_str(), result.where.line,
          result.reason.c_str());
  }
  const qint64 elapsed = watch.elapsed();
  qInfo("%s", score.toString().c_str());
  qInfo("%lld ms", static_cast<long long>(elapsed));
  QVERIFY2(score.total().passed >= kAchieved, qPrintable(QString::number(score.total().passed)));
  QVERIFY(elapsed < kLongestMilliseconds);
}

QTEST_APPLESS_MAIN(TestPacketdrillSample)
#include "tst_packetdrill_sample.moc"
