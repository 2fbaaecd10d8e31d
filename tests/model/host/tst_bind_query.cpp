#include <QTest>

#include "model/host/bind_query.h"

using namespace linger;

namespace {

/// A server on 0.0.0.0 left TIME-WAIT behind, and starts again the same way.
BindQuery restart() {
  return {};
}

std::string_view ruleOf(const BindQuery& query) {
  return answerOf(query).rule.key;
}

}  // namespace

/// Questions in bulk: what the missing parts of a query mean.
class TestBindQuery : public QObject {
  Q_OBJECT

 private slots:
  void theDefaultIsTheRestartStory() {
    const Verdict verdict = answerOf(restart());
    QCOMPARE(verdict.result, Errno::AddrInUse);
    QCOMPARE(verdict.failedAt, std::optional(Call::Bind));
    QCOMPARE(verdict.evidence, Evidence::Measured);
  }

  void theAnswerDependsOnTheSystem() {
    BindQuery query = restart();
    query.newer.options.reuseAddr = true;
    QVERIFY(!answerOf(query).works());
    for (OsId os : {OsId::FreeBsd, OsId::MacOs, OsId::OpenBsd, OsId::NetBsd, OsId::Illumos,
                    OsId::Lwip, OsId::Rfc9293}) {
      query.os = os;
      QVERIFY(answerOf(query).works());
      query.newer.options.reuseAddr = false;
      QCOMPARE(answerOf(query).result, Errno::AddrInUse);
      query.newer.options.reuseAddr = true;
    }
    query = restart();
    query.os = OsId::Windows;
    QVERIFY(answerOf(query).works());
    QCOMPARE(answerOf(query).evidence, Evidence::Secondary);
  }

  void aChildHasTheAddressThatItsPeerCalled() {
    const std::vector<SocketFacts> sockets = socketTableOf(restart());
    QCOMPARE(sockets.size(), std::size_t{1});
    QCOMPARE(sockets[0].local.address.toString(), std::string("127.0.0.1"));
    BindQuery mapped = restart();
    mapped.older.address = *Address::parse("::ffff:0.0.0.0");
    QCOMPARE(socketTableOf(mapped)[0].local.address.toString(), std::string("::ffff:127.0.0.1"));
    mapped.childAddress = Address::parse("::ffff:127.0.0.2");
    QCOMPARE(socketTableOf(mapped)[0].local.address.toString(), std::string("::ffff:127.0.0.2"));
  }

  void anOpenListenerStandsBesideItsChild() {
    BindQuery query = restart();
    query.state = State::Established;
    query.listenerOpen = true;
    QCOMPARE(socketTableOf(query).size(), std::size_t{2});
    QCOMPARE(ruleOf(query), std::string_view("bind.linux.listening"));
  }

  void onlyLinuxKeepsMiniSockets() {
    BindQuery query = restart();
    query.state = State::FinWait2;
    QVERIFY(!socketTableOf(query)[0].timeWaitRecord);
    query.orphaned = true;
    QVERIFY(socketTableOf(query)[0].timeWaitRecord);
    query.os = OsId::FreeBsd;
    QVERIFY(!socketTableOf(query)[0].timeWaitRecord);
  }

  void withoutTimestampsATupleIsNotTakenOver() {
    BindQuery query = restart();
    query.older.options.reuseAddr = query.newer.options.reuseAddr = true;
    query.call = BindCall::BindConnectSame;
    QVERIFY(answerOf(query).works());
    query.timestamps = false;
    QCOMPARE(answerOf(query).result, Errno::AddrNotAvail);
    QCOMPARE(answerOf(query).failedAt, std::optional(Call::Connect));
    query.call = BindCall::BindConnectOther;
    QVERIFY(answerOf(query).works());
  }

  void someIpv6WildcardsLeaveIpv4Alone() {
    BindQuery query = restart();
    query.newer.address = Address::anyV6();
    QVERIFY(!answerOf(query).works());
    query.os = OsId::FreeBsd;
    QVERIFY(answerOf(query).works());
    query.newer.v6only = false;
    QVERIFY(!answerOf(query).works());
  }

  void udpHasNothingToWaitFor() {
    BindQuery query = restart();
    query.transport = Transport::Udp;
    QVERIFY(problemOf(query) == BindProblem::StateOfUdp);
    query.presence = OldSocket::None;
    query.call = BindCall::Bind;
    QVERIFY(!problemOf(query));
    QCOMPARE(ruleOf(query), std::string_view("bind.ok.udp-free"));
  }

  void refusesWhatCannotBe() {
    BindQuery query = restart();
    QVERIFY(!problemOf(query));
    query.state = State::Established;
    query.timeWaitRecord = true;
    QVERIFY(problemOf(query) == BindProblem::RecordInOtherState);
    query = restart();
    query.state = State::Listen;
    query.orphaned = true;
    QVERIFY(problemOf(query) == BindProblem::OrphanedListener);
    query.orphaned = false;
    query.listenerOpen = false;
    QVERIFY(problemOf(query) == BindProblem::ClosedListener);
  }

  void callsReadBack() {
    for (BindCall call : {BindCall::Bind, BindCall::BindListen, BindCall::BindConnectSame,
                          BindCall::BindConnectOther}) {
      QCOMPARE(bindCallNamed(nameOf(call)), std::optional(call));
    }
    QVERIFY(!bindCallNamed("bind+accept"));
  }
};

QTEST_APPLESS_MAIN(TestBindQuery)
#include "tst_bind_query.moc"
