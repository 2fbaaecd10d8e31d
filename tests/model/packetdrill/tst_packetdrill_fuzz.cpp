#include <QTest>
#include <random>

#include "model/packetdrill/syntax/parser.h"
#include "model/packetdrill/syntax/printer.h"

using namespace linger::packetdrill;

namespace {

constexpr std::string_view kSeedScript = R"(--ip_version=ipv4
--tolerance_usecs=75000
`./setup`
 0.00 `sysctl -w net.inet.tcp.insecure_rst=0`
+0.00 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0.00 fcntl(3, F_SETFL, O_RDWR | O_NONBLOCK) = 0x02 (flags O_RDWR)
+0.00 connect(3, {sin_port = htons(8080)}, ...) = -1 EINPROGRESS (Operation now in progress)
+0.00 > S  0:0(0) win 65535 <mss 1460,nop,wscale 6,sackOK,TS val 100 ecr 0>
* > . 1:1(0) ack 1 <...>
+0.3~+0.4 > S. ...(0) ack 2 <nop,nop,sack 1:2 3:4>
+0.10 TCP < F. seq 1(0) ack 1 win 32767
0.5...0.7 read(4, ..., 10) = -1 ECONNRESET
#ifdef STANDARD
+0.00 %{ assert tcpi_state == TCPI_CLOSING }%
#else
+0 < icmp unreachable [1:2(1)] /* why */
#endif
)";

std::string mutated(std::string text, std::mt19937& random) {
  static constexpr std::string_view kPieces = "+-*<>()[]{}.,:=|\"`%#~ \n\\/09aSFR_\t\r\x7f\xff";
  const int changes = 1 + int(random() % 6);
  for (int change = 0; change < changes && !text.empty(); ++change) {
    const std::size_t at = random() % text.size();
    const std::size_t length = std::min<std::size_t>(1 + random() % 20, text.size() - at);
    switch (random() % 5) {
      case 0: text.erase(at, length); break;
      case 1: text.insert(at, 1, kPieces[random() % kPieces.size()]); break;
      case 2: text[at] = kPieces[random() % kPieces.size()]; break;
      case 3: text.insert(random() % text.size(), text.substr(at, length)); break;
      case 4: text.resize(at); break;
    }
  }
  return text;
}

bool standsIn(const Location& where, const std::string& text) {
  const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
  return where.line >= 1 && where.line <= lines && where.column >= 1;
}

}  // namespace

/// Whatever the parser is given, it ends: with a place and a reason, or with a script that
/// prints to a text that parses to the same script.
class TestPacketdrillFuzz : public QObject {
  Q_OBJECT

 private slots:
  void survivesMutations();
  void survivesDeepNesting();
};

void TestPacketdrillFuzz::survivesMutations() {
  std::mt19937 random(9293);
  int parsed = 0;
  int refused = 0;
  for (int round = 0; round < 8000; ++round) {
    const std::string text = mutated(std::string(kSeedScript), random);
    const ParseResult result = parseScript(text);
    QCOMPARE(result.script.has_value(), !result.error.has_value());
    if (result.error) {
      ++refused;
      QVERIFY2(standsIn(result.error->where, text) && !result.error->what.empty(), text.c_str());
      continue;
    }
    ++parsed;
    const ParseResult again = parseScript(print(*result.script));
    QVERIFY2(again.script && *again.script == *result.script, text.c_str());
  }
  QVERIFY2(parsed > 200 && refused > 2000, qPrintable(QString("%1 %2").arg(parsed).arg(refused)));
}

void TestPacketdrillFuzz::survivesDeepNesting() {
  const ParseResult call = parseScript("0 f(" + std::string(100000, '[') + ") = 0");
  QVERIFY(call.error);
  QCOMPARE(call.error->what, "this is nested too deeply");
  std::string conditionals;
  for (int depth = 0; depth < 100000; ++depth) conditionals += "#ifdef A\n";
  const ParseResult nested = parseScript(conditionals);
  QVERIFY(nested.error);
  QCOMPARE(nested.error->what, "this is nested too deeply");
}

QTEST_APPLESS_MAIN(TestPacketdrillFuzz)
#include "tst_packetdrill_fuzz.moc"
