#include <QTest>
#include <algorithm>

#include "model/sim/edit.h"
#include "model/sim/server_program.h"
#include "model/sim/simulate.h"
#include "model/trace/rebind.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

/// The verdict lanes know what the host remembers of its SO_REUSEPORT sockets, as a real restart
/// does.
class TestPortMemory : public QObject {
  Q_OBJECT

 private slots:
  void lanesAgreeWithARestart() {
    // The server sets SO_REUSEPORT; the option is then taken from the connection that stays.
    // By the options alone a newcomer is refused; by what Linux remembers, it is let in.
    Scenario scenario = connected(OsId::Linux, 100ms, {recvEof()},
                                  {setOption(SocketOption::ReusePort, 0), close(), exit()});
    server(scenario).programs[0].options = {{SocketOption::ReusePort, 1}};
    const RebindQuery query{*portRequestOf(scenario, 1, 0), {.reusePort = true}, std::nullopt};
    const SimTime at = kSimStart + 5s;
    const Verdict verdict = rebindVerdictAt(simulate(scenario), query, at).verdict;

    const Trace restarted = simulate(apply(scenario, edit::Restart{at}));
    const auto bind = std::ranges::find_if(restarted.calls, [at](const CallRecord& call) {
      return call.call == Call::Bind && call.at == at;
    });
    QVERIFY(bind != restarted.calls.end());
    QCOMPARE(verdict.result, bind->result);
    QCOMPARE(verdict.rule.key, bind->rule.key);
    QCOMPARE(verdict.rule.key, std::string_view("bind.linux.ok.reuseport-cache"));
  }
};

QTEST_APPLESS_MAIN(TestPortMemory)
#include "tst_port_memory.moc"
