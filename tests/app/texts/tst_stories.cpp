#include <QTest>
#include <algorithm>
#include <map>
#include <variant>

#include "app/files/scenario/scenario_library.h"
#include "model/sim/simulate.h"
#include "model/trace/trace.h"

using namespace linger;

namespace {

/// `host`'s endpoint comes to `state`.
struct Moves {
  const char* host;
  State state;
};
/// A call of one of `host`'s programs returns `result`.
struct Says {
  const char* host;
  Call call;
  Errno result;
};
/// `host` sends a segment with these flags.
struct Sends {
  const char* host;
  const char* flags;
};
/// `host` sends a segment that does not arrive.
struct Loses {
  const char* host;
};
/// An endpoint or a host follows this rule.
struct Follows {
  const char* host;
  const char* rule;
};

using Line = std::variant<Moves, Says, Sends, Loses, Follows>;
using Story = std::vector<Line>;

class Reader {
 public:
  explicit Reader(const Trace& trace) : trace_(trace) {}

  /// Whether the entry is what the line tells.
  bool tells(const Entry& entry, const Line& line) const {
    return std::visit([&](const auto& what) { return is(entry, what); }, line);
  }

 private:
  const std::string& name(HostIndex host) const { return trace_.hosts[host].name; }

  bool is(const Entry& entry, const Moves& what) const {
    if (entry.kind != EntryKind::Moved) return false;
    const TransitionRecord& move = trace_.transitions[entry.index];
    return name(move.host) == what.host && move.to == what.state;
  }
  bool is(const Entry& entry, const Says& what) const {
    if (entry.kind != EntryKind::Returned) return false;
    const CallRecord& call = trace_.calls[entry.index];
    return name(call.host) == what.host && call.call == what.call && call.result == what.result;
  }
  bool is(const Entry& entry, const Sends& what) const {
    if (entry.kind != EntryKind::Sent) return false;
    const SegmentRecord& segment = trace_.segments[entry.index];
    return !segment.injected && name(segment.from) == what.host &&
           lettersOf(segment.segment.flags) == what.flags;
  }
  bool is(const Entry& entry, const Loses& what) const {
    if (entry.kind != EntryKind::Sent) return false;
    const SegmentRecord& segment = trace_.segments[entry.index];
    return name(segment.from) == what.host && segment.delivery != Delivery::Delivered;
  }
  bool is(const Entry& entry, const Follows& what) const {
    if (entry.kind == EntryKind::Arrived) {
      const SegmentRecord& segment = trace_.segments[entry.index];
      return name(segment.to) == what.host && segment.verdictRule &&
             segment.verdictRule->key == what.rule;
    }
    if (entry.kind == EntryKind::Returned) {
      const CallRecord& call = trace_.calls[entry.index];
      return name(call.host) == what.host && call.rule.key == what.rule;
    }
    if (entry.kind != EntryKind::Moved) return false;
    const TransitionRecord& move = trace_.transitions[entry.index];
    return name(move.host) == what.host && move.rule.key == what.rule;
  }

  const Trace& trace_;
};

constexpr const char* kC = "client";
constexpr const char* kS = "server";
constexpr Errno kOk = Errno::Ok;
constexpr Says kRefusedBind{kS, Call::Bind, Errno::AddrInUse};
constexpr Says kBound{kS, Call::Bind, kOk};

/// What each scene has to show, in this order; other things may happen in between.
const std::map<std::string, Story>& stories() {
  using enum State;
  static const std::map<std::string, Story> all{
      {"restart",
       {Sends{kS, "FA"}, Moves{kC, CloseWait}, Moves{kS, FinWait2}, Moves{kC, LastAck},
        Moves{kS, TimeWait}, Moves{kC, Closed}, kRefusedBind, Moves{kS, Closed}}},
      {"client-closes-first",
       {Sends{kC, "FA"}, Moves{kS, CloseWait}, Moves{kC, TimeWait}, kBound, Moves{kS, Listen}}},
      {"one-machine",
       {Sends{kS, "FA"}, Moves{kC, CloseWait}, Moves{kC, LastAck}, Moves{kS, TimeWait},
        Follows{kS, "time-wait.skipped"}, Moves{kC, Closed}, kBound}},
      {"both-close-at-once",
       {Moves{kC, FinWait1}, Moves{kS, FinWait1}, Moves{kS, Closing}, Moves{kS, TimeWait}}},
      {"three-segment-close",
       {Sends{kS, "FA"}, Sends{kC, "FA"}, Follows{kS, "close.fin-with-ack"}, Sends{kS, "A"}}},
      {"half-close",
       {Sends{kC, "FA"}, Moves{kC, FinWait2}, Says{kS, Call::Send, kOk}, Sends{kS, "PA"},
        Sends{kS, "FA"}, Moves{kC, TimeWait}}},
      {"last-ack-lost",
       {Moves{kS, TimeWait}, Loses{kS}, Sends{kC, "FA"}, Follows{kS, "time-wait.fin-again"},
        Moves{kC, Closed}, Moves{kS, Closed}}},
      {"server-fin-lost", {Loses{kS}, Sends{kS, "FA"}, Moves{kC, CloseWait}, Moves{kS, TimeWait}}},
      {"ack-of-fin-lost",
       {Loses{kC}, Sends{kS, "FA"}, Follows{kC, "unacceptable.ack"}, Moves{kS, FinWait2},
        Moves{kS, TimeWait}}},
      {"syn-ack-lost",
       {Loses{kS}, Sends{kC, "S"}, Follows{kS, "open.syn-again"}, Says{kC, Call::Connect, kOk},
        Moves{kS, TimeWait}}},

      {"abort",
       {Sends{kS, "PA"}, Sends{kS, "RA"}, Follows{kC, "challenge.rst"},
        Says{kC, Call::Recv, Errno::ConnReset}, kBound}},
      {"unread-data",
       {Sends{kC, "PA"}, Sends{kS, "RA"}, Says{kC, Call::Recv, Errno::ConnReset}, kBound}},
      {"killed-idle", {Sends{kS, "FA"}, Moves{kS, FinWait2}, kRefusedBind, Moves{kS, TimeWait}}},
      {"killed-with-unread-data",
       {Sends{kS, "RA"}, Says{kC, Call::Recv, Errno::ConnReset}, kBound}},
      {"data-after-close",
       {Moves{kS, FinWait2}, Says{kC, Call::Send, kOk}, Sends{kS, "R"},
        Says{kC, Call::Send, Errno::Pipe}, kBound}},
      {"listener-closed",
       {Says{kC, Call::Connect, kOk}, Sends{kS, "RA"}, Says{kC, Call::Recv, Errno::ConnReset}}},
      {"power-loss",
       {Loses{kC}, Loses{kC}, Sends{kC, "PA"}, Sends{kS, "R"},
        Says{kC, Call::Recv, Errno::ConnReset}}},
      {"cable-pulled",
       {Loses{kS}, Loses{kS}, Sends{kS, "PA"}, Says{kC, Call::Recv, kOk}, Sends{kS, "FA"}}},
      {"nat-forgot", {Loses{kC}, Says{kC, Call::Recv, Errno::ConnReset}}},
      {"nat-kept-awake",
       {Sends{kC, "A"}, Sends{kS, "A"}, Sends{kC, "PA"}, Sends{kS, "PA"},
        Says{kC, Call::Recv, kOk}}},
      {"relay-forgets-half-close",
       {Sends{kC, "FA"}, Sends{"relay", "PA"}, Moves{"relay", FinWait1}, Says{kC, Call::Recv, kOk},
        Sends{"origin", "PA"}, Sends{"relay", "R"}}},
      {"keep-alive-race",
       {Sends{kC, "PA"}, Sends{kS, "FA"}, Says{kC, Call::Recv, kOk}, Sends{kS, "R"}}},
      {"child-kept-listener",
       {kRefusedBind, Says{kC, Call::Connect, kOk}, Sends{kS, "RA"},
        Says{kC, Call::Recv, Errno::ConnReset}, kBound}},
      {"socket-activation",
       {Says{kS, Call::Accept, kOk}, Says{kC, Call::Recv, kOk}, Sends{kC, "S"},
        Says{kC, Call::Connect, kOk}, Says{kS, Call::Accept, kOk}, Says{kC, Call::Recv, kOk}}},
      {"graceful-reload",
       {Says{kS, Call::Accept, kOk}, Says{kC, Call::Connect, kOk}, Says{kS, Call::RecvMsg, kOk},
        Says{kS, Call::Accept, kOk}, Says{kC, Call::Connect, kOk}, Says{kS, Call::Accept, kOk},
        Moves{kS, FinWait1}}},
      {"watcher-too-soon", {kRefusedBind, Sends{kS, "PA"}, Moves{kS, FinWait1}, kBound}},
      {"dual-stack", {Says{kC, Call::Connect, kOk}, Says{kS, Call::Accept, kOk}, kRefusedBind}},
      {"reserved-port",
       {Says{kS, Call::Bind, Errno::Access}, kBound, Says{kC, Call::Connect, kOk}}},
      {"early-answer",
       {Sends{kC, "PA"}, Sends{kS, "PA"}, Sends{kS, "RA"}, Says{kC, Call::Recv, Errno::ConnReset}}},
      {"full-queue",
       {Says{kC, Call::Connect, kOk}, Follows{kS, "listen.queue-full"}, Says{kS, Call::Accept, kOk},
        Says{kC, Call::Connect, kOk}}},
      {"outgoing-took-my-port",
       {Says{kS, Call::Connect, kOk}, kRefusedBind, Moves{kS, TimeWait}, kRefusedBind, kBound}},
      {"self-connection",
       {Moves{kC, SynReceived}, Says{kC, Call::Connect, kOk}, kRefusedBind, Moves{kC, TimeWait}}},
      {"rolling-restart",
       {kBound, Says{kC, Call::Connect, kOk}, Sends{kS, "RA"},
        Says{kC, Call::Recv, Errno::ConnReset}}},
      {"half-open",
       {Sends{kC, "S"}, Follows{kS, "challenge.syn"}, Follows{kC, "reset.bad-ack"},
        Follows{kS, "reset.connection"}, Says{kC, Call::Connect, kOk}}},
      {"called-again-too-soon",
       {Loses{kS}, Moves{kC, Closed}, Sends{kC, "S"}, Follows{kS, "unacceptable.ack"},
        Follows{kC, "reset.bad-ack"}, Follows{kS, "reset.opening"}, Says{kC, Call::Connect, kOk}}},
      {"called-again-in-window",
       {Loses{kS}, Moves{kC, Closed}, Sends{kC, "S"}, Follows{kS, "reset.syn-refused"},
        Sends{kS, "RA"}, Says{kC, Call::Connect, Errno::ConnRefused}}},
      {"called-anew",
       {Loses{kS}, Moves{kC, Closed}, Sends{kC, "S"}, Follows{kS, "open.syn-anew"}, Sends{kC, "S"},
        Moves{kS, SynReceived}, Says{kC, Call::Connect, kOk}}},
      {"abort-too-late",
       {Moves{kC, LastAck}, Follows{kC, "abort.quiet"}, Moves{kS, TimeWait}, Sends{kC, "R"},
        Follows{kS, "time-wait.assassinated"}}},
      {"forged-segments",
       {Follows{kS, "challenge.rst"}, Follows{kS, "challenge.syn"},
        Follows{kS, "unacceptable.ack-of-unsent"}, Moves{kS, TimeWait}}},
      {"one-syn-kills",
       {Follows{kS, "reset.syn"}, Sends{kS, "RA"}, Says{kC, Call::Recv, Errno::ConnReset}}},
      {"text-beyond-fin",
       {Moves{kS, CloseWait}, Follows{kS, "abort.data-after-fin"}, Sends{kS, "R"},
        Says{kC, Call::Recv, Errno::ConnReset}, Says{kS, Call::Send, Errno::Pipe}}},

      {"time-wait-assassination",
       {Moves{kC, TimeWait}, Follows{kC, "time-wait.fin-again"}, Sends{kS, "R"},
        Follows{kC, "time-wait.assassinated"}}},
      {"old-duplicate",
       {Moves{kC, TimeWait}, Follows{kC, "time-wait.fin-again"}, Sends{kS, "R"},
        Follows{kC, "segment.ignored"}, Follows{kC, "time-wait.expired"}}},
      {"new-incarnation",
       {Moves{kS, TimeWait}, Sends{kC, "S"}, Follows{kS, "time-wait.reopened"},
        Says{kC, Call::Connect, kOk}}},
      {"old-syn",
       {Moves{kS, TimeWait}, Follows{kS, "time-wait.syn-refused"}, Follows{kS, "segment.ignored"},
        Follows{kS, "time-wait.expired"}}},
      {"syn-meets-reset",
       {Moves{kS, TimeWait}, Follows{kS, "time-wait.syn-reset"}, Follows{kS, "time-wait.expired"}}},
      {"crossing-duplicate",
       {Moves{kC, TimeWait}, Follows{kC, "time-wait.ack-again"}, Moves{kS, Closed},
        Moves{kC, Closed}}},
      {"time-wait-table-full",
       {Moves{kS, TimeWait}, Moves{kS, TimeWait}, Follows{kS, "time-wait.skipped"},
        Follows{kS, "time-wait.skipped"}, Follows{kS, "time-wait.expired"}}},
      {"why-2msl",
       {Moves{kS, FinWait2}, Moves{kC, LastAck}, Moves{kS, TimeWait}, Moves{kC, Closed},
        Follows{kS, "time-wait.expired"}}},

      {"close-wait-leak",
       {Moves{kS, CloseWait}, Follows{kC, "timer.fin-wait-2"}, Sends{kS, "FA"}, Sends{kC, "R"},
        Moves{kS, Closed}}},
      {"orphan-fin-wait-2",
       {Moves{kS, FinWait2}, kRefusedBind, Follows{kS, "timer.fin-wait-2"}, kBound}},
      {"held-fin-wait-2",
       {Says{kS, Call::Shutdown, kOk}, Moves{kS, FinWait2}, Sends{kC, "FA"}, Moves{kS, TimeWait}}},
      {"syn-meets-orphan",
       {Moves{kS, FinWait2}, Follows{kS, "abort.syn-after-close"}, Sends{kC, "FA"},
        Follows{kC, "reset.connection"}}},
      {"orphan-gives-up",
       {Loses{kS}, kRefusedBind, Loses{kS}, Follows{kS, "timer.gave-up"}, kBound}},
      {"keep-alive",
       {Loses{kS}, Follows{kS, "timer.keep-alive"}, Says{kS, Call::Recv, Errno::TimedOut}}},
      {"user-timeout",
       {Loses{kS}, Follows{kS, "timer.user-timeout"}, Says{kS, Call::Recv, Errno::TimedOut}}},

      {"fin-timeout-myth",
       {Moves{kS, TimeWait}, Follows{kS, "timer.fin-wait-2"}, kRefusedBind, kRefusedBind,
        Follows{kS, "time-wait.expired"}, kBound}},
      {"reuseaddr-on-new-only", {Moves{kS, TimeWait}, kRefusedBind, Moves{kS, Closed}}},
      {"reuseaddr-on-both",
       {Moves{kS, TimeWait}, kBound, Moves{kS, Listen}, Follows{kS, "time-wait.expired"}}},
      {"child-blocks", {Moves{kS, Closed}, kRefusedBind, Sends{kS, "PA"}, Sends{kS, "FA"}}},
      {"other-address", {Moves{kS, TimeWait}, kRefusedBind, kBound}},
      {"wildcard", {Moves{kS, TimeWait}, Follows{kS, "bind.linux.wildcard"}}},

      {"ports-run-out",
       {Moves{kC, TimeWait}, Moves{kC, TimeWait}, Says{kC, Call::Connect, Errno::AddrNotAvail},
        Says{kC, Call::Connect, kOk}}},
      {"same-port-again",
       {Moves{kC, TimeWait}, Says{kC, Call::Bind, kOk}, Says{kC, Call::Connect, kOk}}},
      {"simultaneous-open",
       {Sends{kC, "S"}, Sends{kS, "S"}, Moves{kS, SynReceived}, Moves{kC, Established},
        Moves{kC, TimeWait}}},
      {"refused",
       {Says{kC, Call::Connect, Errno::ConnRefused}, Loses{kC}, Follows{kC, "timer.gave-up"},
        Says{kC, Call::Connect, Errno::TimedOut}}},
      {"impatient-client",
       {Follows{kC, "close.unopened"}, Sends{kC, "R"}, Follows{kS, "reset.opening"}}},
      {"udp-rebind", {kBound, Says{kS, Call::Recv, kOk}, kBound}},
  };
  return all;
}

QString told(const Line& line) {
  struct Teller {
    QString operator()(const Moves& m) const {
      return QString("%1 moves to %2").arg(m.host, nameOf(m.state).data());
    }
    QString operator()(const Says& s) const {
      return QString("%1's %2() returns %3")
          .arg(s.host, nameOf(s.call).data(), nameOf(s.result).data());
    }
    QString operator()(const Sends& s) const { return QString("%1 sends %2").arg(s.host, s.flags); }
    QString operator()(const Loses& l) const {
      return QString("%1 sends a segment in vain").arg(l.host);
    }
    QString operator()(const Follows& f) const {
      return QString("%1 follows %2").arg(f.host, f.rule);
    }
  };
  return std::visit(Teller{}, line);
}

const ScenarioLibrary& library() {
  static const ScenarioLibrary all(QStringLiteral(LINGER_SOURCE_DIR "/resources/scenarios"));
  return all;
}

}  // namespace

/// Each scene of the library shows what its words promise, step by step.
class TestStories : public QObject {
  Q_OBJECT

 private slots:
  void everySceneHasItsStory() {
    for (const Scenario& scenario : library().list()) {
      QVERIFY2(stories().contains(scenario.name), scenario.name.c_str());
    }
    QCOMPARE(stories().size(), library().list().size());
  }

  void isShown_data() {
    QTest::addColumn<QString>("name");
    for (const auto& [name, story] : stories()) {
      QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
  }

  void isShown() {
    QFETCH(QString, name);
    const Scenario* scenario = library().find(name);
    QVERIFY(scenario);
    const Trace trace = simulate(*scenario);
    const Reader reader(trace);
    const Story& story = stories().at(name.toStdString());
    std::size_t next = 0;
    for (const Entry& entry : trace.eventLog) {
      if (next < story.size() && reader.tells(entry, story[next])) ++next;
    }
    QVERIFY2(next == story.size(),
             qPrintable("never: " + told(story[std::min(next, story.size() - 1)])));
  }

  /// The figures in the words are those of the run.
  void ordinaryNumbersAgree() {
    const Trace orphan = simulate(*library().find("orphan-gives-up"));
    const SimTime gaveUp = whenFollowed(orphan, "timer.gave-up");
    QVERIFY(gaveUp > kSimStart + 102s && gaveUp < kSimStart + 104s);
    const Trace refused = simulate(*library().find("refused"));
    QVERIFY(whenFollowed(refused, "timer.gave-up") > kSimStart + 2min);
    const Trace kept = simulate(*library().find("keep-alive"));
    QVERIFY(whenFollowed(kept, "timer.keep-alive") > kSimStart + 2h);
    const PortRange linuxPorts = profileOf(OsId::Linux).ephemeral;
    const int ports = linuxPorts.last - linuxPorts.first + 1;
    QCOMPARE(ports, 28232);
    QCOMPARE(ports / 60, 470);
  }

  /// What a call came back with follows a rule that says why.
  void callsSayWhy_data() {
    QTest::addColumn<QString>("scene");
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char* scene, Errno error, const char* rule) {
      QTest::addRow("%s %s", scene, rule) << QString(scene) << int(error) << QString(rule);
    };
    row("data-after-close", Errno::Pipe, "call.pipe");
    row("power-loss", Errno::ConnReset, "call.reset");
    row("refused", Errno::ConnRefused, "call.refused");
    row("refused", Errno::TimedOut, "call.timed-out");
    row("ports-run-out", Errno::AddrNotAvail, "connect.ports-exhausted");
    row("restart", Errno::AddrInUse, "bind.linux.no-option");
  }

  void callsSayWhy() {
    QFETCH(QString, scene);
    QFETCH(int, error);
    QFETCH(QString, rule);
    const Trace trace = simulate(*library().find(scene));
    const auto failed = std::find_if(trace.calls.begin(), trace.calls.end(), [&](const auto& call) {
      return call.returned && int(call.result) == error;
    });
    QVERIFY(failed != trace.calls.end());
    QCOMPARE(QString::fromUtf8(failed->rule.key.data(), qsizetype(failed->rule.key.size())), rule);
  }

 private:
  static SimTime whenFollowed(const Trace& trace, std::string_view rule) {
    for (const TransitionRecord& move : trace.transitions) {
      if (move.rule.key == rule) return move.at;
    }
    return kSimStart;
  }
};

QTEST_APPLESS_MAIN(TestStories)
#include "tst_stories.moc"
