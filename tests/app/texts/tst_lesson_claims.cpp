#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "model/sim/simulate.h"
#include "tests/app/texts/claim.h"
#include "tests/app/texts/port_claims.h"
#include "tests/app/texts/wire_claims.h"

using namespace linger;

namespace {

std::vector<Claim> closingClaims() {
  using enum OsId;
  using enum State;
  return {
      {"restart",
       "whoever closes first waits",
       [](const Trace& t) {
         return entered(t, kServer, TimeWait) && !entered(t, kClient, TimeWait);
       },
       {}},
      {"client-closes-first",
       "TIME-WAIT stays with the side that closes first",
       [](const Trace& t) {
         return entered(t, kClient, TimeWait) && !entered(t, kServer, TimeWait);
       },
       {}},
      {"both-close-at-once",
       "both sides pass through CLOSING and end in TIME-WAIT",
       [](const Trace& t) {
         return entered(t, kClient, Closing) && entered(t, kServer, Closing) &&
                entered(t, kClient, TimeWait) && entered(t, kServer, TimeWait);
       },
       {}},
      {"half-close",
       "the side that has sent its FIN goes on receiving",
       [](const Trace& t) { return entered(t, kClient, FinWait2) && sent(t, kServer, "PA"); },
       {}},
      {"server-fin-lost",
       "a FIN is retransmitted like data",
       [](const Trace& t) {
         return std::ranges::any_of(t.segments, [](const SegmentRecord& record) {
           return record.from == kServer && record.segment.flags.fin && record.attempt > 1;
         });
       },
       {}},
      {"unread-data",
       "unread data: RST, no TIME-WAIT",
       [](const Trace& t) { return sent(t, kServer, "RA") && !entered(t, kServer, TimeWait); },
       {Linux}},
      {"unread-data",
       "unread data: FIN all the same",
       [](const Trace& t) { return sent(t, kServer, "FA") && !sent(t, kServer, "RA"); },
       {FreeBsd, OpenBsd, NetBsd}},
      {"killed-with-unread-data",
       "the restart works at once",
       [](const Trace& t) { return !gave(t, kServer, Call::Bind, Errno::AddrInUse); },
       {Linux}},
      {"killed-with-unread-data",
       "a FIN, and the port is held",
       [](const Trace& t) { return sent(t, kServer, "FA") && !sent(t, kServer, "RA"); },
       {FreeBsd, OpenBsd, NetBsd}},
      {"killed-idle",
       "the kernel closes for a dead process",
       [](const Trace& t) { return sent(t, kServer, "FA"); },
       {}},
      {"close-wait-leak",
       "CLOSE-WAIT waits for the program",
       [](const Trace& t) {
         const auto left = std::ranges::find_if(t.transitions, [](const TransitionRecord& move) {
           return move.host == kServer && move.from == CloseWait;
         });
         return left != t.transitions.end() && left->at >= kSimStart + 5min;
       },
       {Linux}},
      {"power-loss",
       "a host without power says nothing, and a reborn one says RST",
       [](const Trace& t) { return sent(t, kServer, "R") && !sent(t, kServer, "FA"); },
       {Linux, FreeBsd, MacOs, OpenBsd, NetBsd, Illumos, Windows, Rfc9293}},
      {"half-open",
       "the challenge ACK draws the RST that ends the old connection",
       [](const Trace& t) {
         return sent(t, kClient, "R") && !gave(t, kClient, Call::Connect, Errno::ConnRefused);
       },
       {Linux, FreeBsd, Rfc9293}},
      {"called-again-too-soon",
       "ACK, RST and the SYN again end the half-open connection",
       [](const Trace& t) {
         return sent(t, kServer, "A") && sent(t, kClient, "R") &&
                !gave(t, kClient, Call::Connect, Errno::ConnRefused);
       },
       {Linux}},
      {"full-queue",
       "a full queue looks like loss",
       [](const Trace& t) { return !gave(t, kClient, Call::Connect, Errno::ConnRefused); },
       {Linux, MacOs, Windows}},
      {"early-answer",
       "what came before the RST is thrown away",
       [](const Trace& t) { return gave(t, kClient, Call::Recv, Errno::ConnReset); },
       {Windows}},
      {"early-answer",
       "what came before the RST can be read",
       [](const Trace& t) { return gave(t, kClient, Call::Recv, Errno::Ok); },
       {Linux}},
      {"outgoing-took-my-port",
       "an outgoing connection holds the port",
       [](const Trace& t) { return gave(t, kServer, Call::Bind, Errno::AddrInUse); },
       {Linux}},
      {"rolling-restart",
       "the calls in the old listener's queue are reset",
       [](const Trace& t) {
         return gave(t, kClient, Call::Recv, Errno::ConnReset) &&
                gave(t, kClient, Call::Recv, Errno::Ok);
       },
       {Linux}},
      {"relay-forgets-half-close",
       "the answer does not get through a relay that has closed",
       [](const Trace& t) {
         return std::ranges::none_of(t.segments, [](const SegmentRecord& record) {
           return record.to == kClient && record.segment.len > 0;
         });
       },
       {}},
      {"keep-alive-race",
       "a request that crosses the close gets no answer",
       [](const Trace& t) {
         return sent(t, kClient, "PA") && entered(t, kClient, CloseWait) && !sent(t, kServer, "PA");
       },
       {}},
      {"child-kept-listener",
       "the listener lives as long as the last that holds it",
       [](const Trace& t) {
         return gave(t, kClient, Call::Connect, Errno::Ok) &&
                gave(t, kServer, Call::Bind, Errno::AddrInUse);
       },
       {Linux, FreeBsd, MacOs, OpenBsd, NetBsd, Illumos, Windows, Rfc9293}},
      {"socket-activation",
       "nobody is refused while no server runs",
       [](const Trace& t) { return !gave(t, kClient, Call::Connect, Errno::ConnRefused); },
       {}},
      {"graceful-reload",
       "a listener that is passed on keeps its queue, and needs no bind()",
       [](const Trace& t) {
         return gave(t, kServer, Call::RecvMsg, Errno::Ok) &&
                !gave(t, kClient, Call::Connect, Errno::ConnRefused) &&
                !gave(t, kClient, Call::Recv, Errno::ConnReset) &&
                std::ranges::none_of(t.calls,
                                     [](const CallRecord& c) { return c.call == Call::Bind; });
       },
       {Linux, FreeBsd, MacOs, OpenBsd, NetBsd, Illumos}},
      {"watcher-too-soon",
       "asked to stop is not stopped",
       [](const Trace& t) { return gave(t, kServer, Call::Bind, Errno::AddrInUse); },
       {Linux, FreeBsd, MacOs, OpenBsd, NetBsd, Illumos}},
      {"dual-stack",
       "a socket on [::] has the port of IPv4 as well",
       [](const Trace& t) {
         return gave(t, kClient, Call::Connect, Errno::Ok) &&
                gave(t, kServer, Call::Bind, Errno::AddrInUse);
       },
       {Linux}},
      {"reserved-port",
       "nobody has it, and nobody may",
       [](const Trace& t) { return gave(t, kServer, Call::Bind, Errno::Access); },
       {Windows}},
      {"reserved-port",
       "bind() may ask for it",
       [](const Trace& t) { return !gave(t, kServer, Call::Bind, Errno::Access); },
       {Linux}},
      {"cable-pulled",
       "a dead path that comes back ends nothing",
       [](const Trace& t) {
         return gave(t, kClient, Call::Recv, Errno::Ok) && !sent(t, kServer, "RA");
       },
       {}},
      {"nat-forgot",
       "a reset that the peer has not sent",
       [](const Trace& t) {
         const bool serverMoved = std::ranges::any_of(
             t.transitions, [](const TransitionRecord& move) { return move.host == kServer; });
         return gave(t, kClient, Call::Recv, Errno::ConnReset) && !serverMoved;
       },
       {}},
      {"called-anew",
       "the SYN after it opens the connection",
       [](const Trace& t) { return gave(t, kClient, Call::Connect, Errno::Ok); },
       {Rfc9293}},
  };
}

const std::vector<Claim>& claims() {
  static const std::vector<Claim> all = [] {
    std::vector<Claim> joined = closingClaims();
    for (const auto& more : {wireClaims(), portClaims()}) {
      joined.insert(joined.end(), more.begin(), more.end());
    }
    return joined;
  }();
  return all;
}

}  // namespace

/// Each lesson's claim holds in the run of its scene: on every system where it is general, else on
/// the systems that it names.
class TestLessonClaims : public QObject {
  Q_OBJECT

 private slots:
  void holdsInItsScene_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<std::optional<OsId>>("os");
    for (std::size_t i = 0; i < claims().size(); ++i) {
      const Claim& claim = claims()[i];
      const std::vector<OsId> everywhere(std::begin(kAllSystems), std::end(kAllSystems));
      if (claim.asWritten) {
        QTest::addRow("%s: %s", claim.scene, claim.claim) << int(i) << std::optional<OsId>();
        continue;
      }
      for (const OsId os : claim.systems.empty() ? everywhere : claim.systems) {
        const QString name =
            QStringLiteral("%1, %2: %3")
                .arg(claim.scene, QString::fromUtf8(profileOf(os).name.data()), claim.claim);
        QTest::newRow(qPrintable(name)) << int(i) << std::optional(os);
      }
    }
  }

  void holdsInItsScene() {
    QFETCH(const int, index);
    QFETCH(const std::optional<OsId>, os);
    const Claim& claim = claims()[std::size_t(index)];
    const Scenario* found = library().find(QString::fromUtf8(claim.scene));
    QVERIFY(found);
    Scenario scenario = *found;
    for (Host& host : scenario.hosts) host.os = os.value_or(host.os);
    QVERIFY(claim.holds(simulate(scenario)));
  }

  void everyLessonHasAClaim() {
    for (const Scenario& scenario : library().list()) {
      const bool claimed = std::ranges::any_of(
          claims(), [&](const Claim& claim) { return claim.scene == scenario.name; });
      QVERIFY2(claimed, scenario.name.c_str());
    }
  }

 private:
  static const ScenarioLibrary& library() {
    static const ScenarioLibrary all(QStringLiteral(LINGER_SOURCE_DIR "/resources/scenarios"));
    return all;
  }
};

QTEST_APPLESS_MAIN(TestLessonClaims)
#include "tst_lesson_claims.moc"
