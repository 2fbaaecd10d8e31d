#include <QElapsedTimer>

#include "tests/model/packetdrill/scripts.h"

using namespace linger::packetdrill;

namespace {

constexpr int kAchieved = 175;
constexpr qint64 kLongestMilliseconds = 5000;

}  // namespace

/// The exam: more scripts by others, where they lie beside the source tree. A score below what was
/// once achieved is a failure.
class TestPacketdrillSample : public QObject {
  Q_OBJECT

 private slots:
  void keepsItsScore() {
    const QDir folder(QString(LINGER_SOURCE_DIR) + "/../shared/packetdrill");
    if (!folder.exists("index.tsv")) QSKIP("the sample of packetdrill scripts is not here");
    QElapsedTimer watch;
    watch.start();
    const Tally tally = runIndexed(folder);
    QVERIFY2(tally.passed >= kAchieved, qPrintable(QString::number(tally.passed)));
    QVERIFY(watch.elapsed() < kLongestMilliseconds);
  }
};

QTEST_APPLESS_MAIN(TestPacketdrillSample)
#include "tst_packetdrill_sample.moc"
