#include <QSet>
#include <QTest>

#include "cases/bsd_cases.h"
#include "cases/linux_bind_cases.h"
#include "cases/linux_more_cases.h"
#include "cases/other_cases.h"
#include "cases/windows_cases.h"

using namespace linger;
using namespace linger::cases;

namespace {

std::vector<RuleCase> allCases() {
  std::vector<RuleCase> all;
  for (auto* family : {linuxBindCases, linuxIpv6Cases, linuxUdpCases, linuxConnectCases,
                       bsdBindCases, bsdOtherUserCases, bsdConnectCases, illumosCases, windowsCases,
                       lwipCases, smoltcpCases, rfcCases}) {
    for (const RuleCase& one : family()) all.push_back(one);
  }
  return all;
}

Verdict verdictOf(const RuleCase& one) {
  OsProfile os = profileOf(one.os);
  os.reservedPorts = one.reserved;
  const ReusePortCache* cache = one.cache ? &*one.cache : nullptr;
  switch (one.ask) {
    case Ask::Bind: return judgeBind(os, one.request, one.sockets, cache);
    case Ask::Listen: return judgeListen(os, one.request, one.sockets, cache);
    case Ask::Restart: return judgeRestart(os, one.request, one.sockets, cache);
    case Ask::Connect: return judgeConnect(os, one.request, peer(), one.sockets, true);
    case Ask::AutoConnect: return judgeConnect(os, one.request, peer(), one.sockets, false);
    case Ask::NoPortForBind: return noPortLeft(os, Call::Bind);
    case Ask::NoPortForConnect: return noPortLeft(os, Call::Connect);
  }
  return {};
}

QString text(std::string_view words) {
  return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

}  // namespace

/// Who may bind, listen and connect beside an old socket, on each system, and by which rule.
class TestBindRules : public QObject {
  Q_OBJECT

 private slots:
  void answersByTheRule_data() {
    QTest::addColumn<std::size_t>("index");
    const std::vector<RuleCase> all = allCases();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string os(profileOf(all[i].os).name);
      QTest::addRow("%s: %s", os.c_str(), all[i].name) << i;
    }
  }

  void answersByTheRule() {
    QFETCH(std::size_t, index);
    const RuleCase one = allCases()[index];
    const Verdict verdict = verdictOf(one);
    QCOMPARE(text(verdict.rule.key), QString::fromStdString(one.answer.rule));
    QCOMPARE(text(nameOf(verdict.result)), text(nameOf(one.answer.result)));
    QCOMPARE(verdict.failedAt, one.answer.failedAt);
  }

  /// A refusal by another socket names it; one by the request alone names none.
  void aRefusalNamesTheSocketInTheWay() {
    for (const RuleCase& one : allCases()) {
      const Verdict verdict = verdictOf(one);
      if (verdict.works()) {
        QVERIFY2(!verdict.blockedBy, one.name);
      } else if (verdict.blockedBy) {
        const auto names = [&](const SocketFacts& s) { return s.id == *verdict.blockedBy; };
        QVERIFY2(std::any_of(one.sockets.begin(), one.sockets.end(), names), one.name);
      } else {
        const bool ownFault = one.sockets.empty() || one.request.transport == Transport::Udp;
        QVERIFY2(ownFault, one.name);
      }
    }
  }

  void everyRuleIsTakenBySomeCase() {
    QSet<QString> taken;
    for (const RuleCase& one : allCases()) taken.insert(text(verdictOf(one).rule.key));
    QSet<QString> known;
    for (const Rule& rule : hostRules()) {
      QVERIFY2(!known.contains(text(rule.key)), rule.key.data());
      QVERIFY2(!rule.citation.empty(), rule.key.data());
      known.insert(text(rule.key));
    }
    qInfo("the cases take %d of %d rules of bind(), listen() and connect()",
          int((known & taken).size()), int(known.size()));
    QCOMPARE(known - taken, QSet<QString>{});
    QCOMPARE(taken - known, QSet<QString>{});
  }

  /// A key with ".ok." belongs to an answer that works, and no other does.
  void theKeySaysWhetherItWorks() {
    for (const RuleCase& one : allCases()) {
      const Verdict verdict = verdictOf(one);
      QVERIFY2(text(verdict.rule.key).contains(".ok.") == verdict.works(), one.name);
    }
  }

  void aSocketIsNotInItsOwnWay() {
    BindRequest itself = newcomer("0.0.0.0");
    itself.self = SocketId{1};
    for (const OsProfile* os : allProfiles()) {
      const std::vector sockets{bound("0.0.0.0")};
      QVERIFY(judgeListen(*os, itself, sockets).works());
    }
  }
};

QTEST_APPLESS_MAIN(TestBindRules)
#include "tst_bind_rules.moc"
