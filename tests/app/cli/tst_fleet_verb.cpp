#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "tests/app/cli/program.h"

namespace {

/// The scene with fewer ports and callers, so that a run takes no time: 300 ÷ 60 s = 5 a second.
QStringList smallLoad(const QStringList& more) {
  return QStringList{"fleet", "ports-past-the-limit", "--rate", "8", "--ports", "300"} + more;
}

QJsonObject jsonOf(const QStringList& words) {
  const Outcome outcome = runLinger(smallLoad(words) + QStringList{"--format", "json"});
  return outcome.exitCode == 0 ? QJsonDocument::fromJson(outcome.out).object() : QJsonObject();
}

/// A line that says `words`; nothing on standard output; exit 2.
void refuses(const QStringList& words, const char* said) {
  const Outcome outcome = runLinger(words);
  QCOMPARE(outcome.exitCode, 2);
  QCOMPARE(outcome.out, QByteArray());
  QVERIFY2(outcome.error.contains("linger: ") && outcome.error.contains(said),
           outcome.error.constData());
}

}  // namespace

/// `linger fleet`, as scripts and people use it.
class TestFleetVerb : public QObject {
  Q_OBJECT

 private slots:
  void tellsTheArithmeticBesideTheMeasuredFigure() {
    const Outcome outcome = runLinger(smallLoad({}));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.out.contains("300 ports ÷ 60 s = 5 connections a second to one destination"));
    QVERIFY(outcome.out.contains("measured: 5 a second completed"));
    QVERIFY(outcome.out.contains("connect(): EADDRNOTAVAIL"));
  }

  void countsEverySecondAsJson() {
    const QJsonObject run = jsonOf({});
    QCOMPARE(run["format"].toString(), QStringLiteral("linger-fleet/1"));
    QCOMPARE(run["every_us"].toInt(), 1'000'000);
    const QJsonArray samples = run["samples"].toArray();
    QCOMPARE(samples[29].toObject()["at_us"].toInt(), 30'000'000);
    const QJsonObject client = samples[29].toObject()["hosts"].toArray()[0].toObject();
    const int timeWait = client["sockets"].toObject()["TIME-WAIT"].toInt();
    QVERIFY(timeWait >= 238 && timeWait <= 240);
    const QJsonObject ports = client["ports"].toArray()[0].toObject();
    QCOMPARE(ports["to"].toString(), QStringLiteral("192.0.2.20:8080"));
    QCOMPARE(ports["in_use"].toInt() + ports["left"].toInt(), 300);
    QCOMPARE(run["first_failure"].toObject()["caller"].toInt(), 300);
    QCOMPARE(run["hosts"].toArray()[0].toObject()["limit_per_second"].toDouble(), 5.0);
  }

  void countsAsOftenAsOneAsks() {
    QCOMPARE(jsonOf({"--every", "10s"})["samples"].toArray().size(), 22);
  }

  void writesATable() {
    const Outcome outcome = runLinger(smallLoad({"--format", "csv", "--every", "30s"}));
    QCOMPARE(outcome.exitCode, 0);
    const QList<QByteArray> lines = outcome.out.split('\n');
    QVERIFY(lines[0].startsWith("at_s,host,come,completed,failed,waiting,CLOSED,LISTEN"));
    QVERIFY(lines[0].endsWith("connect_EADDRNOTAVAIL"));
    QVERIFY(lines[1].startsWith("30.000000,proxy,241,"));
    for (const QByteArray& line : lines.first(lines.size() - 1)) {
      QCOMPARE(line.count(','), lines[0].count(','));
    }
  }

  void drawsPictures() {
    const QTemporaryDir folder;
    const QString svg = folder.filePath("f.svg");
    QCOMPARE(runLinger(smallLoad({"--format", "svg", "-o", svg})).exitCode, 0);
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray drawn = file.readAll();
    QVERIFY(drawn.contains("TIME-WAIT"));
    QXmlStreamReader reader(drawn);
    while (!reader.atEnd()) reader.readNext();
    QVERIFY(!reader.hasError());
    const Outcome png = runLinger(smallLoad({"--format", "png", "--theme", "dark"}));
    QVERIFY(png.out.startsWith("\x89PNG"));
  }

  void tellsOneCallersStory() {
    const Outcome failed = runLinger(smallLoad({"--caller", "first-failed"}));
    QCOMPARE(failed.exitCode, 0);
    QVERIFY(failed.out.contains("EADDRNOTAVAIL"));
    const Outcome first = runLinger(smallLoad({"--caller", "first"}));
    QVERIFY(first.out.contains("TIME-WAIT"));
    refuses(smallLoad({"--caller", "5000"}), "caller 5000 never arrives");
    refuses(smallLoad({"--caller", "every-0"}), "found \"every-0\"");
    refuses(smallLoad({"--caller", "last"}), "found \"last\"");
  }

  void tellsEverySoManyThCallersStory() {
    const QJsonObject told = jsonOf({"--caller", "every-400"});
    QCOMPARE(told["format"].toString(), QStringLiteral("linger-callers/1"));
    const QJsonArray callers = told["callers"].toArray();
    QCOMPARE(callers.size(), 4);  // 0, 400, 800 and 1200, of 1440.
    const QJsonObject third = callers[2].toObject();
    QCOMPARE(third["caller"].toInt(), 800);
    QCOMPARE(third["trace"].toObject(), jsonOf({"--caller", "800"}));
    const Outcome text = runLinger(smallLoad({"--caller", "every-400"}));
    QVERIFY(text.out.startsWith("caller 0\n") && text.out.contains("\ncaller 400\n"));
  }

  void changesTheLoad() {
    QCOMPARE(jsonOf({"--tw-reuse", "1"})["totals"].toObject()["failed"].toInt(), 0);
    const QJsonObject other = jsonOf({"--close-first", "server"});
    QCOMPARE(other["totals"].toObject()["failed"].toInt(), 0);
    QVERIFY(other["totals"].toObject()["reopened"].toInt() > 0);
    QCOMPARE(jsonOf({"--for", "10s"})["totals"].toObject()["come"].toInt(), 80);
  }

  void isTheSameOnEachRun() {
    QCOMPARE(runLinger(smallLoad({"--format", "json"})).out,
             runLinger(smallLoad({"--format", "json"})).out);
  }

  void refusesBadLoads_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const QStringList& words, const char* said) {
      QTest::newRow(name) << (QStringList{"fleet", "ports-past-the-limit"} + words)
                          << QByteArray(said);
    };
    row("no rate", {"--rate", "0"}, "found 0 arrivals a second, expected from 0.001 to 1000000");
    row("10^9 a second", {"--rate", "1e9"}, "found 1e+09 arrivals a second");
    row("too many", {"--rate", "1000000"}, "expected at most 10000000");
    row("no number", {"--rate", "many"}, "found \"many\"");
    row("no ports", {"--ports", "0"}, "--ports: found \"0\"");
    row("ports backwards", {"--ports", "5000-4000"}, "--ports: found \"5000-4000\"");
    row("no time", {"--for", "0s"}, "--for: found \"0s\"");
    row("reuse", {"--tw-reuse", "3"}, "expected a whole number from 0 to 2");
    row("interval", {"--every", "0s"}, "--every");
    row("format", {"--format", "xml"}, "expected one of text, csv, json, svg, png");
    QTest::newRow("no arrivals") << QStringList{"fleet", "restart"}
                                 << QByteArray("found no program with arrivals");
  }
  void refusesBadLoads() {
    QFETCH(QStringList, words);
    QFETCH(QByteArray, said);
    refuses(words, said.constData());
  }
};

QTEST_GUILESS_MAIN(TestFleetVerb)
#include "tst_fleet_verb.moc"
