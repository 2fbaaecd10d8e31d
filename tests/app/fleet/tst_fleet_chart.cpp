#include <QGuiApplication>
#include <QTest>

#include "app/fleet/fleet_chart.h"
#include "app/fleet/load_words.h"
#include "tests/model/fleet/loads.h"

using namespace linger;

namespace {

FleetRun smallRun() {
  Scenario scenario = loadOf(8, 120s);
  scenario.hosts.front().tuning.ports = PortRange{50000, 50299};
  return runFleet(scenario);
}

Typeface face() {
  QFont font = QGuiApplication::font();
  font.setPixelSize(13);
  return Typeface::from(font);
}

}  // namespace

/// The chart of a load, as figures.
class TestFleetChart : public QObject {
  Q_OBJECT

 private slots:
  void anInstantHasItsPlace() {
    const FleetRun run = smallRun();
    const FleetGeometry geometry = layOutFleet(run, {1000, 600}, face());
    QCOMPARE(geometry.xOf(kSimStart), geometry.left);
    QCOMPARE(geometry.xOf(geometry.end), geometry.right);
    const SimTime at = kSimStart + 60s;
    QVERIFY(geometry.timeAt(geometry.xOf(at)) - at < 1ms);
    QVERIFY(geometry.timeAt(-50) == kSimStart);
    QVERIFY(geometry.timeAt(5000) == geometry.end);
  }

  void anAreaIsAsHighAsItsSockets() {
    const FleetRun run = smallRun();
    const FleetGeometry geometry = layOutFleet(run, {1000, 600}, face());
    const HostChart& client = geometry.hosts.front();
    const auto timeWait = std::ranges::find(client.areas, State::TimeWait, &StateArea::state);
    QVERIFY(timeWait != client.areas.end());
    QVERIFY(timeWait->hasLabel);
    // 300 sockets, on an axis up to 300.
    QCOMPARE(client.counts.back().label, QStringLiteral("300"));
    QVERIFY(std::abs(timeWait->outline.boundingRect().top() - client.plot.top()) < 1);
    QVERIFY(std::abs(timeWait->outline.boundingRect().bottom() - client.plot.bottom()) < 1);
  }

  void failuresAreMarkedWhereTheyAre() {
    const FleetRun run = smallRun();
    const FleetGeometry geometry = layOutFleet(run, {1000, 600}, face());
    const std::vector<FailureMark>& marks = geometry.hosts.front().marks;
    QVERIFY(!marks.empty());
    for (const FailureMark& mark : marks) {
      QVERIFY(run.samples[mark.sample].failed > 0);
      const SimTime middle = geometry.timeAt(mark.place.center().x());
      QCOMPARE(*sampleIndexAt(run, middle), mark.sample);
    }
  }

  void nothingIsLaidOutBeyondTheEdges_data() {
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("usual") << QSizeF(1000, 600);
    QTest::newRow("small") << QSizeF(300, 200);
    QTest::newRow("tiny") << QSizeF(40, 30);
  }
  void nothingIsLaidOutBeyondTheEdges() {
    QFETCH(QSizeF, size);
    const FleetGeometry geometry = layOutFleet(smallRun(), size, face());
    for (const HostChart& chart : geometry.hosts) {
      for (const StateArea& area : chart.areas) {
        QVERIFY(area.outline.boundingRect().right() <= geometry.right + 0.5);
      }
    }
  }

  void aRunWithoutSamplesHasAnEmptyChart() {
    const FleetGeometry geometry = layOutFleet(FleetRun{}, {1000, 600}, face());
    QVERIFY(geometry.hosts.empty());
    QVERIFY(!sampleIndexAt(FleetRun{}, kSimStart));
  }

  void stepsAreRound_data() {
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("step");
    QTest::newRow("1") << 0.3 << 1.0;
    QTest::newRow("2") << 1.5 << 2.0;
    QTest::newRow("10") << 7.0 << 10.0;
    QTest::newRow("5000") << 4'200.0 << 5'000.0;
  }
  void stepsAreRound() {
    QFETCH(double, least);
    QFETCH(double, step);
    QCOMPARE(roundStep(least), step);
  }

  void loadsAreToldInWords() {
    Scenario scenario = loadOf(600, 120s);
    arrivalsOf(scenario).think = 100ms;
    QCOMPARE(loadText(scenario.hosts.front(), arrivalsOf(scenario)),
             QStringLiteral("600 callers a second for 120 s, evenly, to 192.0.2.20:8080; requests "
                            "on each connection: 1, think time 100 ms; the client closes first"));
  }

  /// A scenario file may ask for it on any system.
  void onlyLinuxLetsConnectChooseThePortOfABoundAddress() {
    Scenario scenario = loadOf(600, 120s);
    arrivalsOf(scenario).from = {*Address::parse("192.0.2.11")};
    arrivalsOf(scenario).portAtConnect = true;
    Host& host = scenario.hosts.front();
    QVERIFY(loadText(host, arrivalsOf(scenario))
                .contains(QStringLiteral(", from 192.0.2.11 (IP_BIND_ADDRESS_NO_PORT)")));
    host.os = OsId::FreeBsd;
    QVERIFY(loadText(host, arrivalsOf(scenario))
                .contains(QStringLiteral(", from 192.0.2.11 by bind()")));
  }
};

QTEST_MAIN(TestFleetChart)
#include "tst_fleet_chart.moc"
