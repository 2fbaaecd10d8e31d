#include <QTest>

#include "model/packetdrill/syntax/parser.h"
#include "model/packetdrill/syntax/printer.h"

using namespace linger::packetdrill;
using namespace std::chrono_literals;

namespace {

/// The script's only event.
Event eventOf(std::string_view text) {
  const ParseResult result = parseScript(text);
  if (!result.script) {
    qWarning("%s", describe(*result.error, "x.pkt").c_str());
    return {};
  }
  return std::get<Event>(result.script->items.at(0).value);
}

TcpPacket packetOf(std::string_view text) {
  return std::get<TcpPacket>(eventOf(text).action);
}
SystemCall callOf(std::string_view text) {
  return std::get<SystemCall>(eventOf(text).action);
}

}  // namespace

/// What the words of a script mean.
class TestPacketdrillParser : public QObject {
  Q_OBJECT

 private slots:
  void readsTimes();
  void readsAPacketWithEverything();
  void readsWildcards();
  void readsDemikernelPackets();
  void readsForeignPackets();
  void readsCalls();
  void readsStructuresInCalls();
  void readsCommandsAndCode();
  void readsOptionsAndCommandsAroundTheEvents();
  void givesVariablesTheirValues();
  void choosesBranches();
  void saysWhatIsWrong_data();
  void saysWhatIsWrong();
  void printsWhatItReads_data();
  void printsWhatItReads();
};

void TestPacketdrillParser::readsTimes() {
  QCOMPARE(eventOf("0.1 `a`").time, (EventTime{TimeKind::Absolute, 100ms, {}}));
  QCOMPARE(eventOf("+.25 `a`").time, (EventTime{TimeKind::Relative, 250ms, {}}));
  QCOMPARE(eventOf("+240 `a`").time, (EventTime{TimeKind::Relative, 240s, {}}));
  QCOMPARE(eventOf("* > . 1:1(0)").time, (EventTime{TimeKind::Any, {}, {}}));
  QCOMPARE(eventOf("1~2.5 > . 1:1(0)").time, (EventTime{TimeKind::AbsoluteRange, 1s, 2500ms}));
  QCOMPARE(eventOf("+.3~+.4 > . 1:1(0)").time, (EventTime{TimeKind::RelativeRange, 300ms, 400ms}));
  QCOMPARE(eventOf("0.1234567 `a`").time.at, 123456us);
}

void TestPacketdrillParser::readsAPacketWithEverything() {
  const TcpPacket packet = packetOf(
      "+0 > SFP. 7:10(3) ack 8 win 32792 <mss 1460,nop,wscale 7,sackOK,TS val 100 ecr 5,"
      "sack 1:2 3:4,eol>");
  QCOMPARE(packet.direction, Direction::Outbound);
  QVERIFY(packet.flags.syn && packet.flags.fin && packet.flags.psh && packet.flags.ack);
  QVERIFY(!packet.flags.rst);
  QCOMPARE(*packet.seq, 7U);
  QCOMPARE(packet.len, 3U);
  QCOMPARE(*packet.ack, 8U);
  QCOMPARE(int(*packet.window), 32792);
  QCOMPARE(packet.options.size(), 7U);
  QCOMPARE(*packet.options[0].value, 1460U);
  QCOMPARE(*packet.options[2].value, 7U);
  QCOMPARE(*packet.options[4].echo, 5U);
  QCOMPARE(packet.options[5].blocks.size(), 2U);
}

void TestPacketdrillParser::readsWildcards() {
  const TcpPacket synAck = packetOf("+0 > S. ...(0) ack 65538 win * <...>");
  QVERIFY(!synAck.seq);
  QCOMPARE(*synAck.ack, 65538U);
  QVERIFY(synAck.hasWindow && !synAck.window);
  QVERIFY(synAck.anyOptions);
  const TcpPacket bare = packetOf("0.1 < - 0:0(0) win 65535");
  QCOMPARE(bare.flags, PacketFlags{});
  QVERIFY(!bare.hasAck);
}

void TestPacketdrillParser::readsDemikernelPackets() {
  const TcpPacket fin = packetOf("+.1 TCP < F. seq 50001(2) ack 65536 win 65535 <nop>");
  QVERIFY(fin.demikernel);
  QCOMPARE(fin.direction, Direction::Inbound);
  QCOMPARE(*fin.seq, 50001U);
  QCOMPARE(fin.len, 2U);
  QCOMPARE(callOf("+.0 wait(500, ...) = 0").name, "wait");
  QCOMPARE(std::get<ForeignPacket>(eventOf("+.1 UDP < len 64").action).protocol, "UDP");
}

void TestPacketdrillParser::readsForeignPackets() {
  const Event icmp = eventOf("+0 < icmp unreachable frag_needed mtu 1200 [1:1461(1460)]\n");
  QCOMPARE(std::get<ForeignPacket>(icmp.action).protocol, "icmp");
  const Event sctp = eventOf("+0 > sctp: INIT[flgs=0,\n tag=1]");
  QCOMPARE(std::get<ForeignPacket>(sctp.action).text, "> sctp: INIT[flgs=0,\n tag=1]");
}

void TestPacketdrillParser::readsCalls() {
  const SystemCall connect =
      callOf("+0 connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)");
  QCOMPARE(connect.arguments.size(), 3U);
  QCOMPARE(connect.result.number, -1);
  QCOMPARE(connect.error, "EINPROGRESS");
  QCOMPARE(connect.note, "Operation now in progress");
  QCOMPARE(*callOf("0.1...0.3 read(4, ..., 100) = 0").until, 300ms);
  const SystemCall flags =
      callOf("+0 fcntl(3, F_SETFL, O_RDWR | O_NONBLOCK) = 0x02 (flags O_RDWR)");
  QCOMPARE(flags.arguments[2].kind, ExpressionKind::Either);
  QCOMPARE(flags.result.number, 2);
}

void TestPacketdrillParser::readsStructuresInCalls() {
  const SystemCall bind = callOf(
      "+0 bind(3, {sa_family = AF_INET, sin_port = htons(8080), "
      "sin_addr = inet_addr(\"192.0.2.1\")}, ...) = 0");
  const Expression& address = bind.arguments[1];
  QCOMPARE(address.kind, ExpressionKind::Group);
  QCOMPARE(address.items[1].items[1].text, "htons");
  QCOMPARE(address.items[1].items[1].items[0].number, 8080);
  const SystemCall linger =
      callOf("+0 setsockopt(4, SOL_SOCKET, SO_LINGER, {onoff=1, linger=0}, 8) = 0");
  QCOMPARE(linger.arguments[3].items[0].items[1].number, 1);
}

void TestPacketdrillParser::readsCommandsAndCode() {
  QCOMPARE(std::get<ShellCommand>(eventOf("0 `sysctl -w a=1`").action).text, "sysctl -w a=1");
  QCOMPARE(std::get<CodeSnippet>(eventOf("0 %{ assert tcpi_state == 7 }%").action).text,
           "assert tcpi_state == 7");
}

void TestPacketdrillParser::readsOptionsAndCommandsAroundTheEvents() {
  const ParseResult result =
      parseScript("--ip_version=ipv6\n--tolerance_usecs=10\n`./setup`\n0 `a`\n`./cleanup`");
  QVERIFY(result.script);
  QCOMPARE(*optionValue(*result.script, "ip_version"), "ipv6");
  QCOMPARE(result.script->before.size(), 1U);
  QCOMPARE(result.script->after.at(0).text, "./cleanup");
  QVERIFY(!optionValue(*result.script, "mtu"));
}

void TestPacketdrillParser::givesVariablesTheirValues() {
  const auto option = [](std::string_view options) {
    const ParseResult result =
        parseScript(std::string(options) + "0 < S 0:0(0) win 9 <mss MSS,FO COOKIE>");
    const auto& event = std::get<Event>(result.script.value().items.at(0).value);
    return std::get<TcpPacket>(event.action).options;
  };
  QCOMPARE(option("--mss=1000\n")[0].value, 1000U);
  const std::vector<TcpOption> defined = option("--define=MSS=900\n--define=COOKIE=3021b9d8\n");
  QCOMPARE(defined[0].value, 900U);
  QCOMPARE(defined[1].text, std::string("3021b9d8"));
  QCOMPARE(option("")[0].kind, OptionKind::Other);
  QCOMPARE(describe(*parseScript("--mss\n0 < S 0:0(0)").error, "x.pkt"),
           std::string("x.pkt:1:1: expected --mss=NUMBER"));
  QCOMPARE(describe(*parseScript("--define=A\n0 < S 0:0(0)").error, "x.pkt"),
           std::string("x.pkt:1:1: expected --define=NAME=VALUE"));
}

void TestPacketdrillParser::choosesBranches() {
  const ParseResult result = parseScript(
      "0 `a`\n#ifdef STANDARD\n1 `b`\n#else\n1 `c`\n#endif\n#ifndef FreeBSD\n2 `d`\n#endif\n");
  QVERIFY(result.script);
  const auto commands = [&](const Symbols& symbols) {
    QString text;
    for (const Event& event : eventsUnder(*result.script, symbols)) {
      text += QString::fromStdString(std::get<ShellCommand>(event.action).text);
    }
    return text;
  };
  QCOMPARE(commands({"STANDARD"}), "abd");
  QCOMPARE(commands({"FreeBSD"}), "ac");
  QCOMPARE(symbolsAskedFor(*result.script), (Symbols{"FreeBSD", "STANDARD"}));
}

void TestPacketdrillParser::saysWhatIsWrong_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("error");
  const auto row = [](const char* name, const char* text, const char* error) {
    QTest::newRow(name) << QString(text) << QString("x.pkt:") + error;
  };
  row("no time", "0 `a`\nsocket() = 3", "2:1: expected an event's time, found 'socket'");
  row("no action", "0.1\n",
      "2:1: expected a packet, a system call, a command or code, found the "
      "end of the script");
  row("a negative time", "-1 `a`", "1:1: a time cannot be negative");
  row("a time far away", "9999999999 `a`", "1:1: this time is too far away");
  row("an unknown flag", "0 < SX 0:0(0)",
      "1:5: no TCP flag is called 'X': expected F, S, R, P, U, "
      "E, W, A or '.'");
  row("no flags", "0 < 0:0(0)", "1:5: expected TCP flags, '.' or '-', found '0'");
  row("no range", "0 < S ack 1", "1:7: expected a sequence number, found 'ack'");
  row("half a range", "0 < S 0(0)", "1:8: expected ':', found '('");
  row("a range that disagrees", "0 < . 1:5(3)",
      "1:9: the range of sequence numbers and the length do not agree");
  row("a large number", "0 < . 1:1(0) ack 4294967296",
      "1:18: an acknowledgment number must not be above 4294967295");
  row("a large window", "0 < . 1:1(0) win 65536", "1:18: a window must not be above 65535");
  row("any options inbound", "0 < S 0:0(0) <...>",
      "1:14: <...> can only stand in an outbound packet");
  row("open options", "0 < S 0:0(0) <mss 1", "1:20: expected '>', found the end of the script");
  row("any time inbound", "* < S 0:0(0)",
      "1:1: only outbound packets may have '*' or a range as their time");
  row("a backward range", "2~1 > S 0:0(0)", "1:2: this range of times is backwards");
  row("no result", "0 close(3)", "1:11: expected '=', found the end of the script");
  row("an open list", "0 f([1, 2) = 0", "1:10: expected ']', found ')'");
  row("no value", "0 f(,) = 0", "1:5: expected a value, found ','");
  row("no endif", "#ifdef A\n0 `a`\n", "3:1: expected #endif, found the end of the script");
  row("a lone else", "0 `a`\n#else\n", "2:1: this has no #ifdef before it");
  row("a nameless ifdef", "#ifdef\n#endif", "1:1: expected a name after #ifdef");
  row("an option too late", "0 `a`\n--b=1", "2:1: expected an event's time, found '--b=1'");
  row("a demikernel packet without seq", "0 TCP > S 0(0)", "1:11: expected 'seq', found '0'");
}

void TestPacketdrillParser::saysWhatIsWrong() {
  QFETCH(QString, text);
  QFETCH(QString, error);
  const ParseResult result = parseScript(text.toStdString());
  QVERIFY(!result.script);
  QCOMPARE(QString::fromStdString(describe(*result.error, "x.pkt")), error);
}

void TestPacketdrillParser::printsWhatItReads_data() {
  QTest::addColumn<QString>("text");
  const QStringList scripts{
      "--ip_version=ipv4\n--define=A=\"b c\"\n`./setup`\n0.1 < S 0:0(0) win 5 <mss 1460,eol>\n",
      "+0.1 > S. ...(0) ack 1 win ... <...>\n",
      "* > R 34:34(0)\n+0.3~+0.4 > FP. 1:4(3) ack 2\n",
      "+0 TCP > S seq 0(0) win 65535 <mss 1450,wscale 0>\n",
      "+0 < [ect0] SEW. 0:0(0) urg 3 <TS val 1 ecr ...,sack 1:2 3:4,md5 abcd>\n",
      "0.1...0.3 read(4, ..., 100) = -1 ECONNRESET (Connection reset by peer)\n",
      "+0 f({a=1, b=g(\"x\")}, [1, 0x2], A|B, \"x\" \"y\", \"z\"...) = ...\n",
      "0 `a`\n#ifdef A\n1 %{ assert b }%\n#ifndef C\n2 `d`\n#else\n3 `e`\n#endif\n#endif\n`f`\n",
      "+0 < icmp unreachable [1:2(1)]\n+0 > - 0:0(0)\n",
  };
  for (const QString& script : scripts) QTest::newRow(qPrintable(script.simplified())) << script;
}

void TestPacketdrillParser::printsWhatItReads() {
  QFETCH(QString, text);
  const ParseResult result = parseScript(text.toStdString());
  QVERIFY2(result.script, result.error ? describe(*result.error, "x").c_str() : "");
  QCOMPARE(QString::fromStdString(print(*result.script)), text);
}

QTEST_APPLESS_MAIN(TestPacketdrillParser)
#include "tst_packetdrill_parser.moc"
