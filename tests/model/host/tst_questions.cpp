#include <QTest>

#include "model/host/questions.h"

using namespace linger;

namespace {

/// A server on 0.0.0.0 left TIME-WAIT behind, and starts again the same way.
BindQuestion restart() {
  return {};
}

std::string_view ruleOf(const BindQuestion& question) {
  return answerOf(question).rule.key;
}

}  // namespace

/// Questions in bulk: what the missing parts of a question mean.
class TestQuestions : public QObject {
  Q_OBJECT

 private slots:
  void theDefaultIsTheRestartStory() {
    const Verdict verdict = answerOf(restart());
    QCOMPARE(verdict.result, Errno::AddrInUse);
    QCOMPARE(verdict.failedAt, std::optional(Call::Bind));
    QCOMPARE(verdict.evidence, Evidence::Measured);
  }

  void theAnswerDependsOnTheSystem() {
    BindQuestion question = restart();
    question.newer.options.reuseAddr = true;
    QVERIFY(!answerOf(question).works());
    for (OsId os : {OsId::FreeBsd, OsId::MacOs, OsId::OpenBsd, OsId::NetBsd, OsId::Illumos,
                    OsId::Lwip, OsId::Rfc9293}) {
      question.os = os;
      QVERIFY(answerOf(question).works());
      question.newer.options.reuseAddr = false;
      QCOMPARE(answerOf(question).result, Errno::AddrInUse);
      question.newer.options.reuseAddr = true;
    }
    question = restart();
    question.os = OsId::Windows;
    QVERIFY(answerOf(question).works());
    QCOMPARE(answerOf(question).evidence, Evidence::Secondary);
  }

  void aChildHasTheAddressThatItsPeerCalled() {
    const std::vector<SocketFacts> sockets = socketTableOf(restart());
    QCOMPARE(sockets.size(), std::size_t{1});
    QCOMPARE(sockets[0].local.address.toString(), std::string("127.0.0.1"));
    BindQuestion mapped = restart();
    mapped.older.address = *Address::parse("::ffff:0.0.0.0");
    QCOMPARE(socketTableOf(mapped)[0].local.address.toString(), std::string("::ffff:127.0.0.1"));
    mapped.childAddress = Address::parse("::ffff:127.0.0.2");
    QCOMPARE(socketTableOf(mapped)[0].local.address.toString(), std::string("::ffff:127.0.0.2"));
  }

  void anOpenListenerStandsBesideItsChild() {
    BindQuestion question = restart();
    question.state = State::Established;
    question.listenerOpen = true;
    QCOMPARE(socketTableOf(question).size(), std::size_t{2});
    QCOMPARE(ruleOf(question), std::string_view("bind.linux.listening"));
  }

  void onlyLinuxKeepsMiniSockets() {
    BindQuestion question = restart();
    question.state = State::FinWait2;
    QVERIFY(!socketTableOf(question)[0].timeWaitRecord);
    question.orphaned = true;
    QVERIFY(socketTableOf(question)[0].timeWaitRecord);
    question.os = OsId::FreeBsd;
    QVERIFY(!socketTableOf(question)[0].timeWaitRecord);
  }

  void withoutTimestampsATupleIsNotTakenOver() {
    BindQuestion question = restart();
    question.older.options.reuseAddr = question.newer.options.reuseAddr = true;
    question.call = BindCall::BindConnectSame;
    QVERIFY(answerOf(question).works());
    question.timestamps = false;
    QCOMPARE(answerOf(question).result, Errno::AddrNotAvail);
    QCOMPARE(answerOf(question).failedAt, std::optional(Call::Connect));
    question.call = BindCall::BindConnectOther;
    QVERIFY(answerOf(question).works());
  }

  void someIpv6WildcardsLeaveIpv4Alone() {
    BindQuestion question = restart();
    question.newer.address = Address::anyV6();
    QVERIFY(!answerOf(question).works());
    question.os = OsId::FreeBsd;
    QVERIFY(answerOf(question).works());
    question.newer.v6only = false;
    QVERIFY(!answerOf(question).works());
  }

  void udpHasNothingToWaitFor() {
    BindQuestion question = restart();
    question.transport = Transport::Udp;
    QVERIFY(problemOf(question) == BindProblem::StateOfUdp);
    question.presence = OldSocket::None;
    question.call = BindCall::Bind;
    QVERIFY(!problemOf(question));
    QCOMPARE(ruleOf(question), std::string_view("bind.ok.udp-free"));
  }

  void refusesWhatCannotBe() {
    BindQuestion question = restart();
    QVERIFY(!problemOf(question));
    question.state = State::Established;
    question.timeWaitRecord = true;
    QVERIFY(problemOf(question) == BindProblem::RecordInOtherState);
    question = restart();
    question.state = State::Listen;
    question.orphaned = true;
    QVERIFY(problemOf(question) == BindProblem::OrphanedListener);
    question.orphaned = false;
    question.listenerOpen = false;
    QVERIFY(problemOf(question) == BindProblem::ClosedListener);
  }

  void callsReadBack() {
    for (BindCall call : {BindCall::Bind, BindCall::BindListen, BindCall::BindConnectSame,
                          BindCall::BindConnectOther}) {
      QCOMPARE(bindCallNamed(nameOf(call)), std::optional(call));
    }
    QVERIFY(!bindCallNamed("bind+accept"));
  }
};

QTEST_APPLESS_MAIN(TestQuestions)
#include "tst_questions.moc"
