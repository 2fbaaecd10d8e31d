#include "tests/model/packetdrill/scripts.h"

using namespace linger::packetdrill;

/// Scripts by others (tests/packetdrill/others): each must pass on the system that it is for.
class TestPacketdrillOthers : public QObject {
  Q_OBJECT

 private slots:
  void passes() {
    const Tally tally = runIndexed(QDir(QString(LINGER_SOURCE_DIR) + "/tests/packetdrill/others"));
    QCOMPARE(tally.all(), 27);
    QCOMPARE(tally.passed, tally.all());
  }
};

QTEST_APPLESS_MAIN(TestPacketdrillOthers)
#include "tst_packetdrill_others.moc"
