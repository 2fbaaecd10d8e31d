#include <QTest>

#include "model/packetdrill/run/claim.h"
#include "model/packetdrill/run/shell_command.h"
#include "model/packetdrill/run/state_assert.h"
#include "model/packetdrill/run/state_name.h"
#include "model/packetdrill/run/sysctl_table.h"

using namespace linger;
using namespace linger::packetdrill;

namespace {

QString text(const std::string& words) {
  return QString::fromStdString(words);
}

/// What each part of a command does, on one line.
QString wordsFor(const std::vector<ShellMeaning>& meanings) {
  QStringList parts;
  for (const ShellMeaning& meaning : meanings) {
    if (const auto* setting = std::get_if<SysctlSetting>(&meaning)) {
      parts << text(setting->name + "=" + setting->value);
    } else if (const auto* count = std::get_if<SocketCount>(&meaning)) {
      parts << QString("count %1%2 %3")
                   .arg(text(std::string(nameOf(count->state))), count->ownedOnly ? " owned" : "",
                        text(count->wanted.value_or("any")));
    } else if (const auto* drop = std::get_if<DropConnections>(&meaning)) {
      parts << "drop " + (drop->state ? text(std::string(nameOf(*drop->state))) : QString("all"));
    } else if (const auto* file = std::get_if<ShellFile>(&meaning)) {
      parts << "file " + text(file->path);
    } else {
      parts << "unknown " + text(std::get<UnknownCommand>(meaning).name);
    }
  }
  return parts.join("; ");
}

}  // namespace

/// What a script says in the words of others: shell commands, variables, code, names of states.
class TestPacketdrillWords : public QObject {
  Q_OBJECT

 private slots:
  void understandsCommands_data();
  void understandsCommands();
  void readsShellFilesForTheirSysctls();
  void understandsCode();
  void judgesClaims_data();
  void judgesClaims();
  void tellsWhatAClaimCannotSay();
  void knowsTheNamesOfStates();
  void setsVariables();
  void keepsVariablesToTheirSystems();
};

void TestPacketdrillWords::understandsCommands_data() {
  QTest::addColumn<QString>("command");
  QTest::addColumn<QString>("meaning");
  const auto row = [](const char* command, const char* meaning) {
    QTest::newRow(command) << QString(command) << QString(meaning);
  };
  row("sysctl -w net.inet.tcp.msl=1000", "net.inet.tcp.msl=1000");
  row("/sbin/sysctl -q net.ipv4.tcp_sack=0 > /dev/null 2>&1", "net.ipv4.tcp_sack=0");
  row("sysctl -w a.b=1; sysctl -w a.c='2 3' && true", "a.b=1; a.c=2 3");
  row("echo 1 > /proc/sys/net/ipv4/tcp_rfc1337", "net.ipv4.tcp_rfc1337=1");
  row("echo -n 0 >/proc/sys/net/ipv4/tcp_sack && echo 2 > /tmp/x",
      "net.ipv4.tcp_sack=0; unknown command echo");
  row("../common/set_sysctls.py /proc/sys/net/ipv4/tcp_sack=0", "net.ipv4.tcp_sack=0");
  row("set -e; sudo python3 ../common/set_sysctls.py /proc/sys/net/ipv4/tcp_sack=0",
      "net.ipv4.tcp_sack=0");
  row("bash ../common/defaults.sh; . ./more.sh", "file ../common/defaults.sh; file ./more.sh");
  row("sh -c 'sysctl a.b=1'", "unknown command sh");
  row("sockstat -4 -P tcp -s | grep packetdril | grep -c TIME_WAIT | grep 1",
      "count TIME-WAIT owned 1");
  row("netstat -an | grep -c FIN_WAIT2", "count FIN-WAIT-2 any");
  row("tcpdrop -s TIME_WAIT", "drop TIME-WAIT");
  row("tcpdrop -a", "drop all");
  row("sockstat | grep -v packetdrill | grep -c LISTEN", "unknown command sockstat");
  row("sysctl net.inet.tcp.msl", "unknown reading sysctl net.inet.tcp.msl");
  row("./defaults.sh", "file ./defaults.sh");
  row("../common/defaults.sh\n../common/set_sysctls.py /proc/sys/net/ipv4/tcp_sack=0 \\\n"
      "  /proc/sys/net/ipv4/tcp_wmem=\"4096 $((256*1024)) 4194304\" > /dev/null 2>&1\n",
      "file ../common/defaults.sh; net.ipv4.tcp_sack=0; "
      "net.ipv4.tcp_wmem=4096 $((256*1024)) 4194304");
  row("sysctl -q net.ipv4.tcp_early_retrans=4 net.ipv4.tcp_recovery=1",
      "net.ipv4.tcp_early_retrans=4; net.ipv4.tcp_recovery=1");
  row("# a comment; sysctl a.b=1\nsysctl c.d='#2' # another", "c.d=#2");
  row("/tmp/sysctl_restore_${PPID}.sh", "");
  row("./defaults.sh | cat", "unknown command defaults.sh");
  row("tc qdisc add dev tun0 root pfifo limit 0", "unknown command tc");
  row("tc qdisc replace dev tun0 root fq > /dev/null; ip tcp_metrics flush all", "");
  row("ip route flush table 5", "unknown command ip");
  row("sysctl -w a.b=1 | tee log", "unknown command sysctl");
  row("ethtool -K tun0 tso off gso off\nsysctl -q a.b=1", "a.b=1");
  row("/bin/rm -f /tmp/file; /bin/dd count=5 of=/tmp/file", "");
  row("nstat -n", "");
  row("nstat | grep -q Drop", "unknown command nstat");
  row("", "");
}

void TestPacketdrillWords::understandsCommands() {
  QFETCH(QString, command);
  QFETCH(QString, meaning);
  QCOMPARE(wordsFor(understandShell(command.toStdString())), meaning);
}

/// What else such a file does is neither done nor asked about.
void TestPacketdrillWords::readsShellFilesForTheirSysctls() {
  const ShellFiles files{
      {"../common/defaults.sh",
       "#!/bin/bash\n# Usual values.\nip tcp_metrics flush all > /dev/null 2>&1\n"
       "sysctl -q net.ipv4.tcp_sack=1\n./more.sh\ntc qdisc add dev tun0 root pfifo\n"},
      {"./more.sh", "sysctl -q net.ipv4.tcp_ecn=0"},
      {"./again.sh", "./again.sh"}};
  const auto meaning = [&files](const char* text) {
    return wordsFor(understandShell(text, files));
  };
  QCOMPARE(meaning("../common/defaults.sh; sysctl -q net.ipv4.tcp_sack=0"),
           "net.ipv4.tcp_sack=1; net.ipv4.tcp_ecn=0; net.ipv4.tcp_sack=0");
  QCOMPARE(meaning("../other.sh"), "unknown shell file ../other.sh, which is not there");
  QCOMPARE(meaning("./again.sh"), "unknown shell file ./again.sh, which is not there");
}

void TestPacketdrillWords::understandsCode() {
  const CodeMeaning one = understandCode("assert tcpi_state == TCPI_CLOSING");
  QCOMPARE(one.asserts.size(), 1U);
  QCOMPARE(one.asserts[0].state, State::Closing);
  QVERIFY(one.asserts[0].equal && !one.unknown);

  const CodeMeaning two =
      understandCode("assert tcpi_state != TCP_CLOSE, 'gone'\nassert (tcpi_state == TCP_LISTEN)");
  QCOMPARE(two.asserts.size(), 2U);
  QVERIFY(!two.asserts[0].equal);
  QCOMPARE(two.asserts[1].state, State::Listen);

  const CodeMeaning other = understandCode(
      "assert tcpi_options & 2, 'no sack'; \\\nassert (tcpi_snd_mss) == 9 * (1 + 1) # why\n\\\n");
  QCOMPARE(other.claims,
           (std::vector<std::string>{"tcpi_options & 2", "(tcpi_snd_mss) == 9 * (1 + 1)"}));
  QVERIFY(!other.unknown);

  QCOMPARE(*understandCode("assert tcpi_snd_cwnd == 10").unknown,
           "congestion control (tcpi_snd_cwnd)");
  QCOMPARE(*understandCode("assert tcpi_rcv_rtt > 9").unknown, "tcp_info's tcpi_rcv_rtt");
  QCOMPARE(*understandCode("assert len(tcpi_state) > 9").unknown, "code that asks for len");
  QCOMPARE(*understandCode("assert tcpi_state ==").unknown, "code that is not a comparison");
  QCOMPARE(*understandCode("print(1)").unknown, "code other than assert");
}

void TestPacketdrillWords::judgesClaims_data() {
  QTest::addColumn<QString>("claim");
  QTest::addColumn<bool>("holds");
  const auto row = [](const char* claim, bool holds) { QTest::newRow(claim) << claim << holds; };
  row("a == 6", true);
  row("1 < a <= 6", true);
  row("1 < a < 6", false);
  row("a & 2 == 2", true);
  row("(a & 1) != 0", false);
  row("a | 1 == 7", true);
  row("a | 1 & 4 == 6", true);
  row("1 & 4 | a == 6", true);
  row("a - 2 * 3 == 0", true);
  row("a > 9 or a < 7 and a", true);
  row("not a", false);
  row("not a == 5", true);
  row("(((a)))", true);
  row("b == 6", false);
}

/// As Python reads them, where `a` is 6 and nothing else has a value.
void TestPacketdrillWords::judgesClaims() {
  QFETCH(QString, claim);
  QFETCH(bool, holds);
  const NameValues values = [](std::string_view name) {
    return name == "a" ? std::optional<std::int64_t>(6) : std::nullopt;
  };
  QCOMPARE(judgeClaim(claim.toStdString(), values).holds, holds);
}

void TestPacketdrillWords::tellsWhatAClaimCannotSay() {
  const auto unknown = [](std::string_view claim) {
    return judgeClaim(claim, [](std::string_view) { return std::nullopt; }).unknown.value_or("");
  };
  QCOMPARE(unknown("1 == 1"), "");
  QCOMPARE(unknown("x == 1"), "x");
  for (const char* claim : {"", "1 +", "(1", "1)", "1 1", "0x", "1 == == 1", "99999999999999999999",
                            "1000000000 * 1000000001", "(0 - 1000000000) * 1000000001",
                            "(0 - 1000000001) * (0 - 1000000000)"}) {
    QCOMPARE(unknown(claim), "code that is not a comparison");
  }
  QCOMPARE(unknown(std::string(10000, '(')), "code that is not a comparison");
}

void TestPacketdrillWords::knowsTheNamesOfStates() {
  QCOMPARE(stateCalled("FIN_WAIT_1"), State::FinWait1);
  QCOMPARE(stateCalled("FIN-WAIT-2"), State::FinWait2);
  QCOMPARE(stateCalled("TCPI_SYN_RECEIVED"), State::SynReceived);
  QCOMPARE(stateCalled("ESTAB"), State::Established);
  QVERIFY(!stateCalled("OPEN"));
  QVERIFY(!stateCalled(""));
}

void TestPacketdrillWords::setsVariables() {
  const OsProfile& bsd = profileOf(OsId::FreeBsd);
  Tunables tunables(bsd);
  QCOMPARE(applySysctl("net.inet.tcp.insecure_rst", "1", tunables), SysctlEffect::Set);
  QVERIFY(!tunables.stack.tcp.rfc5961.rst);
  QCOMPARE(applySysctl("net.inet.tcp.msl", "500", tunables), SysctlEffect::Set);
  QCOMPARE(*tunables.stack.timeWait, 1s);
  QCOMPARE(applySysctl("net.inet.tcp.finwait2_timeout", "5000", tunables), SysctlEffect::Set);
  QCOMPARE(*tunables.stack.tcp.finWait2Orphan, 600s);
  QCOMPARE(applySysctl("net.inet.tcp.fast_finwait2_recycle", "1", tunables), SysctlEffect::Set);
  QCOMPARE(*tunables.stack.tcp.finWait2Orphan, 5s);
  QCOMPARE(applySysctl("net.inet.tcp.msl", "soon", tunables), SysctlEffect::BadValue);
  QCOMPARE(applySysctl("net.inet.tcp.blackhole", "2", tunables), SysctlEffect::BadValue);
  QCOMPARE(applySysctl("net.inet.tcp.hostcache.purgenow", "1", tunables), SysctlEffect::NoEffect);
  QCOMPARE(applySysctl("net.ipv4.tcp_pacing_ss_ratio", "200", tunables), SysctlEffect::NoEffect);
  QCOMPARE(applySysctl("net.inet.tcp.nonsense", "1", tunables), SysctlEffect::Unknown);
}

void TestPacketdrillWords::keepsVariablesToTheirSystems() {
  const OsProfile& linux = profileOf(OsId::Linux);
  Tunables tunables(linux);
  QCOMPARE(applySysctl("net.inet.tcp.insecure_syn", "0", tunables), SysctlEffect::NoEffect);
  QCOMPARE(applySysctl("net.inet.tcp.insecure_syn", "1", tunables), SysctlEffect::NotHere);
  QVERIFY(tunables.stack.tcp.rfc5961.syn);
  QCOMPARE(applySysctl("net.ipv4.tcp_rfc1337", "1", tunables), SysctlEffect::Set);
  QCOMPARE(tunables.stack.tcp.rstInTimeWait, RstInTimeWait::Ignored);
  Tunables rfc(profileOf(OsId::Rfc9293));
  QCOMPARE(applySysctl("net.inet.tcp.insecure_syn", "1", rfc), SysctlEffect::Set);
}

QTEST_APPLESS_MAIN(TestPacketdrillWords)
#include "tst_packetdrill_words.moc"
