#include <QTest>

#include "model/tcp/seq_num.h"

using linger::SeqNum;

/// Sequence numbers wrap: 0xffffffff is before 0.
class TestSeqNum : public QObject {
  Q_OBJECT

 private slots:
  void ordersAcrossTheWrap() {
    QVERIFY(SeqNum(0xffffffffU).isBefore(SeqNum(0)));
    QVERIFY(SeqNum(0).isAfter(SeqNum(0xffffffffU)));
    QVERIFY(SeqNum(5).isAtOrBefore(SeqNum(5)));
    QVERIFY(!SeqNum(5).isBefore(SeqNum(5)));
  }

  void measuresSignedDistances() {
    QCOMPARE(SeqNum(2) - SeqNum(0xfffffffeU), 4);
    QCOMPARE(SeqNum(0xfffffffeU) - SeqNum(2), -4);
    QCOMPARE((SeqNum(0xffffffffU) + 3U).value(), 2U);
  }
};

QTEST_APPLESS_MAIN(TestSeqNum)
#include "tst_seq_num.moc"
