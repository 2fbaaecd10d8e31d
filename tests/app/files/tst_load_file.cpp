#include <QTest>

#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "model/sim/load.h"
#include "tests/model/fleet/loads.h"

using namespace linger;

namespace {

QString everything(const Loaded<Scenario>& loaded) {
  QStringList lines;
  for (const FileError& error : loaded.errors) lines << error.toString();
  return lines.join('\n');
}

/// Every member of arrivals, none with its default.
Scenario fullLoad() {
  Scenario scenario = loadOf(12.5, 90s);
  Arrivals& arrivals = arrivalsOf(scenario);
  arrivals.spacing = Spacing::Random;
  arrivals.atMost = 20;
  arrivals.to.push_back(scene::at("192.0.2.20", 8081));
  arrivals.from = {*Address::parse("192.0.2.100"), *Address::parse("192.0.2.101")};
  arrivals.portAtConnect = true;
  arrivals.requests = 3;
  arrivals.think = 250ms;
  arrivals.closer = LoadCloser::Server;
  return scenario;
}

/// A load with these arrivals, as a person would write it.
QByteArray withArrivals(const QByteArray& arrivals, const QByteArray& rest = {}) {
  return R"({"format":"linger-scenario/1","name":"s","hosts":[
{"name":"c","address":"192.0.2.1","programs":[{"name":"p","arrivals":{)" +
         arrivals + "}" + rest + R"(}]},
{"name":"s","address":"192.0.2.2","programs":[
{"name":"p","answers":true,"before":[{"do":"listen","on":"192.0.2.2:80"}]}]}]})";
}

}  // namespace

/// Loads in scenario files: read strictly, and written so that they read back the same.
class TestLoadFile : public QObject {
  Q_OBJECT

 private slots:
  void readsWhatItWrote();
  void tellsWhatIsWrong_data();
  void tellsWhatIsWrong();
  void theLoadsOfTheProjectAreWrittenAsItWritesThem();
};

void TestLoadFile::readsWhatItWrote() {
  const Scenario scenario = fullLoad();
  const auto loaded = parseScenario("s.json", scenarioText(scenario));
  QCOMPARE(everything(loaded), QString());
  QVERIFY(*loaded.value == scenario);
  QCOMPARE(scenarioText(*loaded.value), scenarioText(scenario));
}

void TestLoadFile::tellsWhatIsWrong_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* name, const QByteArray& arrivals, const char* message,
                      const QByteArray& rest = {}) {
    QTest::newRow(name) << withArrivals(arrivals, rest) << QString::fromUtf8(message);
  };
  const QByteArray to = R"("to":["192.0.2.2:80"])";
  row("nothing", "", "found no key \"rate\" in this object, expected one");
  row("rate 0", R"("rate":0,"for":"1s",)" + to,
      "s.json:2:78: found 0 arrivals a second, expected from 0.001 to 1000000");
  row("rate 10^9", R"("rate":1e9,"for":"1s",)" + to,
      "found 1e+09 arrivals a second, expected from 0.001 to 1000000");
  row("below 0", R"("rate":-1,"for":"1s",)" + to, "found -1 arrivals a second");
  row("too many", R"("rate":1000000,"for":"1h",)" + to,
      "found 3600000000 arrivals in all, expected at most 10000000");
  row("no time", R"("rate":1,"for":"0s",)" + to, "found no time to arrive in");
  row("nobody", R"("rate":1,"for":"1s","to":[])", "found no destination");
  row("port 0", R"("rate":1,"for":"1s","to":["192.0.2.2:0"])", "found port 0");
  row("stranger", R"("rate":1,"for":"1s","to":["192.0.2.9:80"])",
      "found 192.0.2.9, expected the address of one of the hosts");
  row("another's address", R"("rate":1,"for":"1s","from":["192.0.2.2"],)" + to,
      "found 192.0.2.2 again");
  row("requests", R"("rate":1,"for":"1s","requests":-1,)" + to, "found -1, expected a whole");
  row("closer", R"("rate":1,"for":"1s","closes":"both",)" + to, "client, server, reset");
  row("steps", R"("rate":1,"for":"1s",)" + to, "found steps, expected none",
      R"(,"steps":[{"do":"wait"}])");
  row("UDP", R"("rate":1,"for":"1s",)" + to, "found udp, expected tcp", R"(,"transport":"udp")");
  row("others ask otherwise", R"("rate":1,"for":"1s",)" + to, "found other arrivals",
      R"(},{"name":"q","arrivals":{"rate":1,"for":"1s","requests":2,"to":["192.0.2.2:80"]})");
  QTest::newRow("no ports") << withArrivals(R"("rate":1,"for":"1s",)" + to)
                                   .replace(R"("address":"192.0.2.1")",
                                            R"("address":"192.0.2.1","tuning":{"ports":[0,0]})")
                            << QStringLiteral("found the ports 0 to 0");
  QTest::newRow("nobody listens") << withArrivals(R"("rate":1,"for":"1s",)" + to)
                                         .replace(R"({"do":"listen","on":"192.0.2.2:80"})",
                                                  R"({"do":"wait"})")
                                  << QStringLiteral(
                                         "found a program that answers, expected a listen");
}

void TestLoadFile::tellsWhatIsWrong() {
  QFETCH(QByteArray, text);
  QFETCH(QString, message);
  const auto loaded = parseScenario("s.json", text);
  QVERIFY(!loaded);
  QVERIFY2(everything(loaded).contains(message), qPrintable(everything(loaded)));
}

void TestLoadFile::theLoadsOfTheProjectAreWrittenAsItWritesThem() {
  const ScenarioLibrary library(kFleetFolder);
  QVERIFY(library.errors().empty());
  QVERIFY(!library.list().empty());
  for (const Scenario& scenario : library.list()) {
    QVERIFY(isFleet(scenario));
    QFile file(QStringLiteral(LINGER_SOURCE_DIR "/resources/fleets/%1.json")
                   .arg(QString::fromStdString(scenario.name)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), QString::fromUtf8(scenarioText(scenario)));
  }
}

QTEST_GUILESS_MAIN(TestLoadFile)
#include "tst_load_file.moc"
