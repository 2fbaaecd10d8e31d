#include <QTest>

#include "model/sim/closing_steps.h"
#include "model/sim/edit.h"

using namespace linger;

namespace {

Step step(StepKind kind, std::optional<SimTime> at = {}, Duration after = {}) {
  Step made;
  made.kind = kind;
  made.at = at;
  made.after = after;
  return made;
}

SimTime at(Duration time) {
  return kSimStart + time;
}

const std::vector<Step> kCloses{step(StepKind::Close, at(40ms)), step(StepKind::Exit)};
const std::vector<Step> kFollows{step(StepKind::RecvEof), step(StepKind::Close, {}, 100ms),
                                 step(StepKind::Exit)};

/// A client and a server, connected when the scene begins.
Scenario scene(std::vector<Step> client, std::vector<Step> server) {
  Program connecting;
  connecting.name = "client";
  connecting.setup = {step(StepKind::Connect)};
  connecting.steps = std::move(client);
  Program listening;
  listening.name = "server";
  listening.setup = {step(StepKind::Listen), step(StepKind::Accept)};
  listening.steps = std::move(server);
  Scenario scenario;
  scenario.hosts.resize(2);
  scenario.hosts[0].name = "client";
  scenario.hosts[0].programs = {connecting};
  scenario.hosts[1].name = "server";
  scenario.hosts[1].programs = {listening};
  return scenario;
}

const std::vector<Step>& clientSteps(const Scenario& s) {
  return s.hosts[0].programs[0].steps;
}
const std::vector<Step>& serverSteps(const Scenario& s) {
  return s.hosts[1].programs[0].steps;
}

}  // namespace

/// Each edit changes what it names and nothing else.
class TestEdit : public QObject {
  Q_OBJECT

 private slots:
  void tellsWhoClosesFirst() {
    QCOMPARE(whoClosesFirst(scene(kFollows, kCloses)), Closer::Server);
    QCOMPARE(whoClosesFirst(scene(kCloses, kFollows)), Closer::Client);
    QCOMPARE(whoClosesFirst(scene(kCloses, kCloses)), Closer::Both);
    QVERIFY(!whoClosesFirst(scene(kFollows, kFollows)));
    QVERIFY(!whoClosesFirst(scene({step(StepKind::Wait)}, {step(StepKind::Wait)})));
    QVERIFY(!whoClosesFirst(Scenario{}));
  }

  void closesApartInTimeAreNotAtOnce() {
    const std::vector<Step> later{step(StepKind::Close, at(1s))};
    QCOMPARE(whoClosesFirst(scene(later, kCloses)), Closer::Server);
    QCOMPARE(whoClosesFirst(scene(kCloses, later)), Closer::Client);
    const std::vector<Step> aLittleLater{step(StepKind::Close, at(60ms))};
    QCOMPARE(whoClosesFirst(scene(aLittleLater, kCloses)), Closer::Both);
  }

  void aShutdownAndAnExitCloseToo() {
    QCOMPARE(whoClosesFirst(scene({step(StepKind::Shutdown)}, kFollows)), Closer::Client);
    QCOMPARE(whoClosesFirst(scene(kFollows, {step(StepKind::Exit)})), Closer::Server);
  }

  void swapsWhoClosesFirst() {
    const Scenario swapped = apply(scene(kFollows, kCloses), edit::CloseFirst{Closer::Client});
    QCOMPARE(clientSteps(swapped), kCloses);
    QCOMPARE(serverSteps(swapped), kFollows);
    QCOMPARE(apply(swapped, edit::CloseFirst{Closer::Server}), scene(kFollows, kCloses));
    QCOMPARE(apply(swapped, edit::CloseFirst{Closer::Client}), swapped);
  }

  void letsBothCloseAtOnce() {
    const Edit both = edit::CloseFirst{Closer::Both};
    QCOMPARE(apply(scene(kFollows, kCloses), both), scene(kCloses, kCloses));
    QCOMPARE(apply(scene(kCloses, kFollows), both), scene(kCloses, kCloses));
  }

  void makesOneOfTwoFollow() {
    const Scenario crossing = scene(kCloses, kCloses);
    QCOMPARE(apply(crossing, edit::CloseFirst{Closer::Client}), scene(kCloses, kFollows));
    QCOMPARE(apply(crossing, edit::CloseFirst{Closer::Server}), scene(kFollows, kCloses));
  }

  void swapsOnlyTheClosing() {
    const Scenario swapped = apply(
        scene(
            {step(StepKind::Connect), step(StepKind::RecvEof), step(StepKind::Close)},
            {step(StepKind::Accept), step(StepKind::CloseListener), step(StepKind::Close, at(1s))}),
        edit::CloseFirst{Closer::Client});
    QCOMPARE(clientSteps(swapped),
             (std::vector{step(StepKind::Connect), step(StepKind::Close, at(1s))}));
    QCOMPARE(serverSteps(swapped),
             (std::vector{step(StepKind::Accept), step(StepKind::CloseListener),
                          step(StepKind::RecvEof), step(StepKind::Close)}));
  }

  void whatAProgramSendsStaysItsOwn() {
    const Step send = step(StepKind::Send, at(300ms));
    const Scenario before = scene({send, step(StepKind::RecvEof), step(StepKind::Close)}, kCloses);
    const Scenario after = apply(before, edit::CloseFirst{Closer::Client});
    QCOMPARE(clientSteps(after), (std::vector{send, kCloses[0], kCloses[1]}));
    QCOMPARE(serverSteps(after), (std::vector{step(StepKind::RecvEof), step(StepKind::Close)}));
  }

  void whoWouldStillCloseFirstIsMadeToFollow() {
    const Scenario before =
        scene({step(StepKind::Send, at(300ms)), step(StepKind::Close)}, kCloses);
    QCOMPARE(whoClosesFirst(before), Closer::Server);
    const Scenario after = apply(before, edit::CloseFirst{Closer::Client});
    QCOMPARE(whoClosesFirst(after), Closer::Client);
    QCOMPARE(serverSteps(after), kFollows);
  }

  void aListenerThatNeverAcceptsClosesNothing() {
    Scenario scenario = scene(kFollows, kCloses);
    scenario.hosts[1].programs[0].setup = {step(StepKind::Listen)};
    QVERIFY(!whoClosesFirst(scenario));
    QCOMPARE(apply(scenario, edit::CloseFirst{Closer::Client}), scenario);
  }

  /// What cannot be is told before it is tried: the edit then leaves the scenario as it is.
  void saysWhetherTheOrderCanBeChosen() {
    for (const Closer who : {Closer::Client, Closer::Server, Closer::Both}) {
      const Scenario able = scene(kFollows, kCloses);
      QVERIFY(canCloseFirst(able, who));
      QCOMPARE(whoClosesFirst(apply(able, edit::CloseFirst{who})), who);
      const Scenario nobody = scene(kFollows, kFollows);
      const Scenario looping = scene({step(StepKind::Close), step(StepKind::Repeat)}, kFollows);
      for (const Scenario& unable : {nobody, looping, Scenario{}}) {
        QVERIFY(!canCloseFirst(unable, who));
        QCOMPARE(apply(unable, edit::CloseFirst{who}), unable);
      }
    }
    Scenario load = scene({}, kFollows);
    load.hosts[0].programs[0].arrivals.emplace();
    QVERIFY(canCloseFirst(load, Closer::Client));
    QVERIFY(canCloseFirst(load, Closer::Server));
    QVERIFY(!canCloseFirst(load, Closer::Both));
    QCOMPARE(apply(load, edit::CloseFirst{Closer::Both}), load);
  }

  void leavesProgramsThatRepeatAlone() {
    const Scenario looping = scene({step(StepKind::Close), step(StepKind::Repeat)}, kFollows);
    QCOMPARE(apply(looping, edit::CloseFirst{Closer::Server}), looping);
  }

  void setsTheSystemOfOneHostOrAll() {
    const Scenario before = scene(kFollows, kCloses);
    Scenario expected = before;
    expected.hosts[1].os = OsId::FreeBsd;
    QCOMPARE(apply(before, edit::SetOs{"server", OsId::FreeBsd}), expected);
    expected.hosts[0].os = OsId::FreeBsd;
    QCOMPARE(apply(before, edit::SetOs{{}, OsId::FreeBsd}), expected);
    QCOMPARE(apply(before, edit::SetOs{"router", OsId::FreeBsd}), before);
  }

  void setsTheLinkAndTheClock() {
    const Scenario before = scene(kFollows, kCloses);
    Scenario expected = before;
    expected.msl = 15s;
    expected.link.delay = 10ms;
    expected.link.loss = 0.25;
    expected.seed = 7;
    Scenario after = before;
    for (const Edit& change : {Edit{edit::SetMsl{15s}}, Edit{edit::SetRoundTrip{20ms}},
                               Edit{edit::SetLoss{0.25}}, Edit{edit::SetSeed{7}}}) {
      after = apply(after, change);
    }
    QCOMPARE(after, expected);
    expected.msl.reset();
    QCOMPARE(apply(after, edit::SetMsl{}), expected);
  }

  void aRuntimeIsForEveryProgram() {
    Scenario before = scene(kFollows, kCloses);
    before.hosts[1].programs[0].runtime = RuntimeId::Node;
    Scenario expected = scene(kFollows, kCloses);
    expected.runtime = RuntimeId::Go;
    QCOMPARE(apply(before, edit::SetRuntime{RuntimeId::Go}), expected);
  }

  void givesASegmentOneImpairmentAtATime() {
    const Scenario before = scene(kFollows, kCloses);
    const SegmentChoice fin{"server", SegmentKind::Fin, 1};
    Scenario after = apply(before, edit::SetImpairment{fin, Impairment{Impairment::Kind::Drop}});
    QCOMPARE(after.impairments, (std::vector{ChosenImpairment{fin, {Impairment::Kind::Drop}}}));
    after = apply(after, edit::SetImpairment{fin, Impairment{Impairment::Kind::Delay, 2s}});
    QCOMPARE(after.impairments,
             (std::vector{ChosenImpairment{fin, {Impairment::Kind::Delay, 2s}}}));
    QCOMPARE(apply(after, edit::SetImpairment{fin, {}}), before);
    QCOMPARE(apply(before, edit::SetImpairment{fin, {}}), before);
    QCOMPARE(apply(before, edit::SetImpairment{{"router", SegmentKind::Fin, 1}, Impairment{}}),
             before);
  }

  void restartsTheServerInOrderAndOnce() {
    Scenario after = scene(kFollows, kCloses);
    for (const Duration time : {5s, 2s, 5s}) after = apply(after, edit::Restart{at(time)});
    QCOMPARE(after.hosts[1].programs[0].starts, (std::vector{kSimStart, at(2s), at(5s)}));
    QCOMPARE(after.hosts[0].programs[0].starts, (std::vector{kSimStart}));
    QCOMPARE(apply(Scenario{}, edit::Restart{at(1s)}), Scenario{});
  }

  void setsReuseAddrOnTheServer() {
    Scenario after = apply(scene(kFollows, kCloses), edit::SetReuseAddr{true});
    QCOMPARE(after.hosts[1].programs[0].options,
             (std::vector{OptionSetting{SocketOption::ReuseAddr, 1}}));
    after = apply(after, edit::SetReuseAddr{false});
    QCOMPARE(after.hosts[1].programs[0].options,
             (std::vector{OptionSetting{SocketOption::ReuseAddr, 0}}));
    QVERIFY(after.hosts[0].programs[0].options.empty());
  }

  void keepsHostEventsInTimeOrder() {
    const auto kill = [](Duration time) {
      HostEvent event;
      event.at = at(time);
      return event;
    };
    Scenario after = scene(kFollows, kCloses);
    for (const Duration time : {3s, 1s, 2s}) {
      after = apply(after, edit::AddHostEvent{"server", kill(time)});
    }
    QCOMPARE(after.hosts[1].events, (std::vector{kill(1s), kill(2s), kill(3s)}));
    QCOMPARE(apply(after, edit::AddHostEvent{"router", kill(1s)}), after);
  }

  void theServerIsWhoeverListens() {
    Scenario scenario = scene(kFollows, kCloses);
    std::swap(scenario.hosts[0], scenario.hosts[1]);
    const auto pair = clientAndServer(scenario);
    QVERIFY(pair.has_value());
    QCOMPARE(pair->server, 0U);
    QCOMPARE(pair->client, 1U);
    scenario.hosts.pop_back();
    QVERIFY(!clientAndServer(scenario));
  }

  /// Two programs at the port: on one address, on all, and on another one.
  void reusesTheAddressInEveryRunAtThatAddress_data() {
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isAtThePort");
    QTest::newRow("the same") << "192.0.2.20" << true;
    QTest::newRow("all") << "0.0.0.0" << true;
    QTest::newRow("all of IPv6 too") << "::" << true;
    QTest::newRow("another") << "192.0.2.21" << false;
    QTest::newRow("of IPv6") << "2001:db8::1" << false;
  }

  void reusesTheAddressInEveryRunAtThatAddress() {
    QFETCH(QString, other);
    QFETCH(bool, isAtThePort);
    const auto listenOn = [](const std::string& address) {
      Step listen = step(StepKind::Listen);
      listen.local = SocketAddress{*Address::parse(address), 8080};
      return listen;
    };
    Scenario scenario = scene(kFollows, kCloses);
    std::vector<Program>& programs = scenario.hosts[1].programs;
    programs.push_back(programs[0]);
    programs[0].setup = {listenOn("192.0.2.20")};
    programs[0].starts = {at(0s), at(2s)};
    programs[1].setup = {listenOn(other.toStdString())};
    const Scenario reusing = apply(scenario, edit::SetReuseAddr{true});
    QCOMPARE(reusing.hosts[1].programs[0].options.size(), std::size_t(1));
    QCOMPARE(!reusing.hosts[1].programs[1].options.empty(), isAtThePort);
  }
};

QTEST_APPLESS_MAIN(TestEdit)
#include "tst_edit.moc"
