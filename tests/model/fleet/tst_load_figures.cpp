#include <QTest>
#include <set>

#include "model/fleet/load_figures.h"
#include "tests/model/fleet/loads.h"

using namespace linger;

/// What people change about a load.
class TestLoadFigures : public QObject {
  Q_OBJECT

 private slots:
  void figuresAreTheLoads() {
    const LoadFigures figures = figuresOf(loadOf(600, 120s));
    QCOMPARE(figures.rate, 600.0);
    QCOMPARE(figures.requests, 1);
    QCOMPARE(figures.ports, 28'232);
    QCOMPARE(figures.addresses, 1);
    QVERIFY(!figures.bindsForPort);
    QVERIFY(figures.closer == LoadCloser::Client);
  }

  void theSameFiguresChangeNothing() {
    const Scenario scenario = loadOf(600, 120s);
    QVERIFY(withFigures(scenario, figuresOf(scenario)) == scenario);
    QVERIFY(figuresOf(Scenario{}) == LoadFigures{});
  }

  void whatIsSetIsReadBack_data() {
    QTest::addColumn<LoadFigures>("figures");
    QTest::newRow("rate") << with([](LoadFigures& f) { f.rate = 470.5; });
    QTest::newRow("requests") << with([](LoadFigures& f) { f.requests = 100; });
    QTest::newRow("few ports") << with([](LoadFigures& f) { f.ports = 1; });
    QTest::newRow("all ports") << with([](LoadFigures& f) { f.ports = kMostPorts; });
    QTest::newRow("addresses") << with([](LoadFigures& f) { f.addresses = 16; });
    QTest::newRow("bind()") << with([](LoadFigures& f) { f.bindsForPort = true; });
    QTest::newRow("closer") << with([](LoadFigures& f) { f.closer = LoadCloser::Reset; });
    QTest::newRow("two") << with([](LoadFigures& f) {
      f.addresses = 3;
      f.bindsForPort = true;
    });
  }
  void whatIsSetIsReadBack() {
    QFETCH(LoadFigures, figures);
    const Scenario changed = withFigures(loadOf(600, 120s), figures);
    QVERIFY(figuresOf(changed) == figures);
    QVERIFY(problemsOf(changed).empty());
  }

  void furtherAddressesAreNobodyElses() {
    LoadFigures figures = figuresOf(loadOf(600, 120s));
    figures.addresses = 16;  // From .10 on; .20 is the server's.
    const Scenario changed = withFigures(loadOf(600, 120s), figures);
    const std::vector<Address>& from = changed.hosts.front().programs.front().arrivals->from;
    QCOMPARE(std::set<Address>(from.begin(), from.end()).size(), std::size_t{16});
    QVERIFY(std::ranges::find(from, changed.hosts.back().address) == from.end());
  }

  void addressesOfIpVersion6GoOnLikewise() {
    Scenario scenario = loadOf(600, 120s);
    scenario.hosts.front().address = *Address::parse("2001:db8::1");
    LoadFigures figures = figuresOf(scenario);
    figures.addresses = 3;
    const Scenario changed = withFigures(scenario, figures);
    QVERIFY(changed.hosts.front().programs.front().arrivals->from.back() ==
            *Address::parse("2001:db8::3"));
  }

  void whatBindAddedGoesWithIt() {
    const Scenario scenario = loadOf(600, 120s);
    const Scenario binds =
        withFigures(scenario, with([](LoadFigures& f) { f.bindsForPort = true; }));
    QVERIFY(withFigures(binds, figuresOf(scenario)) == scenario);
  }

  /// With several addresses callers bind(), and only on Linux can the port wait for connect().
  void whereThePortCannotWaitBindChoosesIt() {
    for (const auto& [os, binds] : {std::pair{OsId::Linux, false}, {OsId::FreeBsd, true}}) {
      Scenario scenario = loadOf(600, 120s);
      scenario.hosts.front().os = os;
      LoadFigures figures = figuresOf(scenario);
      QVERIFY(!figures.bindsForPort);
      figures.addresses = 3;
      QCOMPARE(figuresOf(withFigures(scenario, figures)).bindsForPort, binds);
    }
  }

 private:
  template <typename Change>
  static LoadFigures with(Change change) {
    LoadFigures figures = figuresOf(loadOf(600, 120s));
    change(figures);
    return figures;
  }
};

QTEST_GUILESS_MAIN(TestLoadFigures)
#include "tst_load_figures.moc"
