#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/load/chart_export.h"
#include "tests/app/load/load_fixture.h"

using namespace linger;

/// What is written and copied of a load.
class TestLoadExport : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    fixture_ = std::make_unique<LoadFixture>();
    QVERIFY(fixture_->openSmallLoad());
  }
  void cleanup() { fixture_.reset(); }

  void filesAreWrittenByTheirEnding_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("svg") << "chart.svg" << QByteArray("<svg");
    QTest::newRow("png") << "chart.PNG" << QByteArray("\x89PNG");
    QTest::newRow("csv") << "chart.csv" << QByteArray("TIME-WAIT");
    QTest::newRow("json") << "chart.json" << QByteArray("linger-fleet/1");
    QTest::newRow("txt") << "chart.txt" << QByteArray("measured: 5 a second");
  }
  void filesAreWrittenByTheirEnding() {
    QFETCH(QString, name);
    QFETCH(QByteArray, holds);
    QTemporaryDir folder;
    QSignalSpy saved(load().exports(), &ChartExport::saved);
    QVERIFY(load().exports()->save(folder.filePath(name)));
    QCOMPARE(saved.size(), 1);
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(holds));
  }

  void whatCannotBeWrittenIsSaid() {
    QSignalSpy failed(load().exports(), &ChartExport::failed);
    QVERIFY(!load().exports()->save(QStringLiteral("/no-such-folder/chart.svg")));
    QCOMPARE(failed.size(), 1);
  }

  void theTextIsCopied() {
    for (QPushButton* button : load().findChildren<QPushButton*>()) {
      if (button->text() == QStringLiteral("Copy as text")) button->click();
    }
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("300 ports ÷ 60 s")));
    QVERIFY(copied.contains(QStringLiteral("EADDRNOTAVAIL")));
  }

 private:
  Document& document() const { return fixture_->document(); }
  LoadView& load() const { return fixture_->load(); }

  std::unique_ptr<LoadFixture> fixture_;
};

QTEST_MAIN(TestLoadExport)
#include "tst_load_export.moc"
