#include <QTest>
#include <limits>

#include "model/sim/duration_text.h"

using namespace linger;

/// Durations as people write them.
class TestDurationText : public QObject {
  Q_OBJECT

 private slots:
  void readsAndWrites_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("us");
    QTest::addColumn<QString>("written");
    const auto row = [](const char* text, qint64 us, const char* written) {
      QTest::newRow(text) << text << us << written;
    };
    row("250us", 250, "250us");
    row("40ms", 40'000, "40ms");
    row("0.25ms", 250, "250us");
    row("1.5s", 1'500'000, "1.5s");
    row("1.000001s", 1'000'001, "1.000001s");
    row("0s", 0, "0s");
    row("0ms", 0, "0s");
    row("1m", 60'000'000, "60s");
    row("90s", 90'000'000, "90s");
    row("120s", 120'000'000, "2m");
    row("1.5m", 90'000'000, "90s");
    row("24h", 86'400'000'000, "24h");
    row("0.1h", 360'000'000, "6m");
    row("-1s", -1'000'000, "-1s");
    row("99999999999999999999h", std::numeric_limits<std::int64_t>::max(), "9223372036854.775807s");
  }

  void readsAndWrites() {
    QFETCH(QString, text);
    QFETCH(qint64, us);
    QFETCH(QString, written);
    const auto duration = durationFrom(text.toStdString());
    QVERIFY(duration.has_value());
    QCOMPARE(microseconds(*duration), us);
    QCOMPARE(QString::fromStdString(textOf(*duration)), written);
    QCOMPARE(durationFrom(textOf(*duration)), duration);
  }

  void refusesTheRest() {
    for (const char* text :
         {"", "s", "5", "5 s", " 5s", "5s ", "5S", "5sec", "1,5s", ".5s", "5.s", "+5s", "--5s",
          "1e3s", "0.5us", "1.0000001s", "0x5s", "1m30s", "NaNs"}) {
      QVERIFY2(!durationFrom(text), text);
    }
    QVERIFY(durationFrom("0.50000000ms").has_value());
  }
};

QTEST_APPLESS_MAIN(TestDurationText)
#include "tst_duration_text.moc"
