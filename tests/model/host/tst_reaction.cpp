#include <QFile>
#include <QTest>

#include "tests/model/host/reaction_rows.h"

using namespace linger;

/// One segment against one state.
class TestReaction : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithTheSystem_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("random questions") << "/tests/measured/linux-6.18-segments.json";
    QTest::newRow("chosen questions") << "/tests/measured/linux-6.18-chosen-segments.json";
    QTest::newRow("half-open and old") << "/tests/measured/linux-6.18-edge-segments.json";
    QTest::newRow("lwIP") << "/tests/measured/lwip-2.1.3-segments.json";
  }

  /// Every reaction measured on a Linux 6.18 kernel, and on the real lwIP 2.1.3.
  void agreesWithTheSystem() {
    QFETCH(const QString, path);
    QFile file(LINGER_SOURCE_DIR + path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(rows.size() > 100);
    QCOMPARE(countWrong(rows), 0);
  }
};

QTEST_APPLESS_MAIN(TestReaction)
#include "tst_reaction.moc"
