#include <QSet>
#include <QTest>

#include "model/systems/os_profile.h"

using namespace linger;

namespace {

constexpr Errno kErrors[] = {Errno::Access,      Errno::AddrInUse,   Errno::AddrNotAvail,
                             Errno::ConnAborted, Errno::ConnRefused, Errno::ConnReset,
                             Errno::TimedOut,    Errno::Invalid,     Errno::BadF,
                             Errno::IsConn,      Errno::NotConn,     Errno::OpNotSupp};

QString textOf(OsId os, Errno error) {
  const ErrnoText text = errnoText(profileOf(os), error);
  return QString("%1 %2")
      .arg(text.number)
      .arg(QString::fromUtf8(text.text.data(), static_cast<qsizetype>(text.text.size())));
}

bool numbersErrors(const OsProfile& os) {
  return os.id != OsId::Rfc9293 && os.id != OsId::Smoltcp;
}

std::string factOf(OsId os, std::string_view name) {
  for (const ProfileFact& fact : profileOf(os).facts) {
    if (fact.name == name) return std::string(fact.value);
  }
  return {};
}

}  // namespace

/// The systems as data: their durations, their errors, and where each value comes from.
class TestProfiles : public QObject {
  Q_OBJECT

 private slots:
  void timeWaitOfEachSystem_data() {
    QTest::addColumn<int>("os");
    QTest::addColumn<int>("far");
    QTest::addColumn<int>("near");
    QTest::addColumn<int>("local");
    const auto row = [](const char* name, OsId os, int far, int near, int local) {
      QTest::newRow(name) << static_cast<int>(os) << far << near << local;
    };
    row("linux", OsId::Linux, 60, 60, 60);
    row("freebsd", OsId::FreeBsd, 60, 60, 0);
    row("macos", OsId::MacOs, 30, 30, 30);
    row("openbsd", OsId::OpenBsd, 60, 60, 60);
    row("netbsd", OsId::NetBsd, 60, 10, 2);
    row("illumos", OsId::Illumos, 60, 60, 0);
    row("windows", OsId::Windows, 120, 120, 120);
    row("rfc9293", OsId::Rfc9293, 240, 240, 240);
    row("lwip", OsId::Lwip, 120, 120, 120);
    row("smoltcp", OsId::Smoltcp, 10, 10, 10);
  }

  void timeWaitOfEachSystem() {
    QFETCH(int, os);
    QFETCH(int, far);
    QFETCH(int, near);
    QFETCH(int, local);
    const OsProfile& profile = profileOf(static_cast<OsId>(os));
    const Address here = *Address::parse("192.0.2.20");
    const auto with = [&](const char* remote) {
      return timeWaitBetween(profile, here, *Address::parse(remote));
    };
    QVERIFY(with("198.51.100.7") == std::chrono::seconds(far));
    QVERIFY(with("192.0.2.10") == std::chrono::seconds(near));
    QVERIFY(with("192.0.2.20") == std::chrono::seconds(local));
    QVERIFY(with("::ffff:192.0.2.20") == std::chrono::seconds(local));
    QVERIFY(profile.tcp.timeWait == profile.timeWait.value);
  }

  void anIpv6NetworkIsAHalf() {
    const OsProfile& netbsd = profileOf(OsId::NetBsd);
    const Address here = *Address::parse("2001:db8::20");
    QVERIFY(timeWaitBetween(netbsd, here, *Address::parse("2001:db8::ffff:1")) == 10s);
    QVERIFY(timeWaitBetween(netbsd, here, *Address::parse("2001:db8:0:1::20")) == 60s);
    QVERIFY(timeWaitBetween(netbsd, *Address::parse("::1"), *Address::parse("::1")) == 2s);
  }

  void orphansInFinWait2() {
    QVERIFY(profileOf(OsId::Linux).tcp.finWait2Orphan == Duration(60s));
    QVERIFY(profileOf(OsId::FreeBsd).tcp.finWait2Orphan == Duration(600s));
    QVERIFY(profileOf(OsId::MacOs).tcp.finWait2Orphan == Duration(60s));
    QVERIFY(profileOf(OsId::OpenBsd).tcp.finWait2Orphan == Duration(600s));
    QVERIFY(profileOf(OsId::Illumos).tcp.finWait2Orphan == Duration(60s));
    QVERIFY(profileOf(OsId::Lwip).tcp.finWait2Orphan == Duration(20s));
    QVERIFY(!profileOf(OsId::Rfc9293).tcp.finWait2Orphan);
    QVERIFY(!profileOf(OsId::Smoltcp).tcp.finWait2Orphan);
  }

  void onlySomeKillTimeWaitByRst() {
    for (OsId os : {OsId::FreeBsd, OsId::MacOs, OsId::Windows, OsId::Lwip}) {
      QVERIFY(profileOf(os).tcp.rstInTimeWait == RstInTimeWait::Ignored);
    }
    for (OsId os : {OsId::Linux, OsId::NetBsd}) {
      QVERIFY(profileOf(os).tcp.rstInTimeWait == RstInTimeWait::AtRcvNxt);
    }
    QVERIFY(profileOf(OsId::OpenBsd).tcp.rstInTimeWait == RstInTimeWait::NearRcvNxt);
    QVERIFY(profileOf(OsId::Rfc9293).tcp.rstInTimeWait == RstInTimeWait::Rfc5961);
  }

  void freeBsdClosesWithFinOverUnreadData() {
    QVERIFY(!profileOf(OsId::FreeBsd).tcp.resetOnUnread);
    QVERIFY(profileOf(OsId::Linux).tcp.resetOnUnread);
    QVERIFY(profileOf(OsId::MacOs).tcp.resetOnUnread);
  }

  void eachSystemHasItsNumberAndWords() {
    QCOMPARE(textOf(OsId::Linux, Errno::AddrInUse), QString("98 Address already in use"));
    QCOMPARE(textOf(OsId::MacOs, Errno::AddrInUse), QString("48 Address already in use"));
    QCOMPARE(textOf(OsId::FreeBsd, Errno::AddrInUse), QString("48 Address already in use"));
    QCOMPARE(textOf(OsId::Illumos, Errno::AddrInUse), QString("125 Address already in use"));
    QCOMPARE(textOf(OsId::Linux, Errno::AddrNotAvail),
             QString("99 Cannot assign requested address"));
    QCOMPARE(textOf(OsId::MacOs, Errno::AddrNotAvail),
             QString("49 Can't assign requested address"));
    QCOMPARE(textOf(OsId::Linux, Errno::TimedOut), QString("110 Connection timed out"));
    QCOMPARE(textOf(OsId::OpenBsd, Errno::TimedOut), QString("60 Operation timed out"));
    QCOMPARE(textOf(OsId::Windows, Errno::AddrNotAvail),
             QString("10049 The requested address is not valid in its context."));
    QCOMPARE(textOf(OsId::Rfc9293, Errno::AddrInUse), QString("0 connection already exists"));
    QCOMPARE(textOf(OsId::Windows, Errno::Pipe), QString("0 "));
  }

  void noSystemUsesANumberTwice() {
    for (const OsProfile* os : allProfiles()) {
      QSet<int> numbers;
      for (const ErrnoText& text : os->errnos) {
        QVERIFY2(!text.text.empty(), os->name.data());
        if (!numbersErrors(*os)) continue;
        QVERIFY2(!numbers.contains(text.number), os->name.data());
        numbers.insert(text.number);
      }
    }
  }

  void systemsThatNumberErrorsNumberAll() {
    for (const OsProfile* os : allProfiles()) {
      for (Errno error : kErrors) {
        const bool numbered = errnoText(*os, error).number != 0;
        QVERIFY2(numbered == numbersErrors(*os), os->name.data());
      }
    }
  }

  void everyValueSaysWhereItComesFrom() {
    for (const OsProfile* os : allProfiles()) {
      QVERIFY2(!os->title.empty() && !os->version.empty(), os->name.data());
      QVERIFY2(!os->bindSource.empty(), os->name.data());
      for (const auto* timeWait : {&os->timeWait, &os->timeWaitNear, &os->timeWaitLocal}) {
        QVERIFY2(!timeWait->source.empty(), os->name.data());
      }
      QVERIFY2(os->facts.size() >= 10, os->name.data());
      QSet<QByteArray> names;
      for (const ProfileFact& fact : os->facts) {
        const QByteArray name(fact.name.data(), static_cast<qsizetype>(fact.name.size()));
        QVERIFY2(!names.contains(name), name);
        QVERIFY2(!fact.value.empty() && !fact.source.empty(), name);
        names.insert(name);
      }
    }
  }

  void whatIsNotEstablishedIsCalledDisputed() {
    QCOMPARE(profileOf(OsId::Windows).timeWait.evidence, Evidence::Disputed);
    QCOMPARE(profileOf(OsId::Linux).timeWait.evidence, Evidence::Measured);
    QCOMPARE(profileOf(OsId::Linux).bindEvidence, Evidence::Measured);
    QCOMPARE(profileOf(OsId::Windows).bindEvidence, Evidence::Documented);
    QCOMPARE(profileOf(OsId::Rfc9293).bindEvidence, Evidence::Disputed);
  }

  void theFactsDoNotRepeatTheCommonestMyth() {
    const std::string fact = factOf(OsId::Linux, "net.ipv4.tcp_fin_timeout");
    QVERIFY(fact.find("FIN_WAIT_2") != std::string::npos);
    QVERIFY(fact.find("does not set TIME_WAIT") != std::string::npos);
    QVERIFY(!factOf(OsId::Rfc9293, "Retransmitted FIN, the wrinkle").empty());
  }

  void profilesAreFoundByName() {
    for (const OsProfile* os : allProfiles()) {
      QCOMPARE(profileNamed(os->name), os);
      QCOMPARE(&profileOf(os->id), os);
      QVERIFY(os->ephemeral.first <= os->ephemeral.last);
    }
    QVERIFY(!profileNamed("solaris"));
    QVERIFY(!profileNamed(""));
  }
};

QTEST_APPLESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
