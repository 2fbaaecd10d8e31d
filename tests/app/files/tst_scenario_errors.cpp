#include <QTest>

#include "app/files/scenario/scenario_file.h"

using namespace linger;

namespace {

/// A scenario of one host with one program, with the rest of its text to choose.
QByteArray withSteps(const QByteArray& steps, const QByteArray& rest = {}) {
  return "{\"format\":\"linger-scenario/"
         "1\",\"name\":\"s\",\n\"hosts\":[{\"name\":\"h\",\"address\":\"192.0.2.1\",\n"
         "\"programs\":[{\"name\":\"p\",\n\"steps\":[" +
         steps + "]}]}]\n" + rest + "}";
}

QByteArray withMember(const QByteArray& member) {
  return withSteps(R"({"do":"wait"})", ",\n" + member);
}

QByteArray withHosts(const QByteArray& hosts) {
  return "{\"format\":\"linger-scenario/1\",\"name\":\"s\",\n\"hosts\":[" + hosts + "]}";
}

QString everything(const Loaded<Scenario>& loaded) {
  QStringList lines;
  for (const FileError& error : loaded.errors) lines << error.toString();
  return lines.join('\n');
}

}  // namespace

/// What is wrong with a scenario file is told at its place, in words that say what would be right.
class TestScenarioErrors : public QObject {
  Q_OBJECT

 private slots:
  void namesThePlaceOfWhatIsWrong_data();
  void namesThePlaceOfWhatIsWrong();
  void tellsEverythingThatIsWrong();
};

void TestScenarioErrors::namesThePlaceOfWhatIsWrong_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* name, const QByteArray& text, const char* message) {
    QTest::newRow(name) << text << QString::fromUtf8(message);
  };
  row("not JSON", "{", "s.json:1:2: found the end of the file, expected a key in double quotes");
  row("a list", "[]", "s.json:1:1: found a list, expected an object in braces");
  row("no format", "{\"name\": \"s\"}",
      "s.json:1:1: found no key \"format\" in this object, expected one");
  row("newer format", "{\"format\": \"linger-scenario/2\"}",
      "s.json:1:12: found the string \"linger-scenario/2\", expected linger-scenario/1; did you "
      "mean "
      "\"linger-scenario/1\"?");
  row("no hosts", "{\"format\": \"linger-scenario/1\", \"name\": \"s\"}",
      "s.json:1:1: found no key \"hosts\" in this object, expected one");
  row("empty hosts", withHosts(""), "s.json:2:9: found no host, expected at least one");
  row("unknown key", withMember(R"("tittle":"x")"),
      "s.json:6:1: found the unknown key \"tittle\", expected one of format, name, group, title, "
      "description, lesson, misconception, runtime, msl, seed, until, link, one_machine, hosts, "
      "fates, inject, questions; "
      "did you mean "
      "\"title\"?");
  row("wrong type", withMember(R"("title":5)"),
      "s.json:6:9: found the number 5, expected a string in double quotes");
  row("no duration", withMember(R"("msl":"30")"),
      "s.json:6:7: found the string \"30\", expected a duration such as \"250us\", \"40ms\", "
      "\"1.5s\", \"2m\" or \"1h\"");
  row("a number as duration", withMember(R"("msl":30)"),
      "s.json:6:7: found the number 30, expected a duration such as \"250us\", \"40ms\", \"1.5s\", "
      "\"2m\" or \"1h\"");
  row("negative duration", withMember(R"("msl":"-30s")"),
      "s.json:6:7: found -30s, expected no negative time");
  row("absurd duration", withMember(R"("link":{"delay":"25h"})"),
      "s.json:6:17: found 25h, expected at most 24h");
  row("endless duration", withMember(R"("link":{"jitter":"99999999999999999999h"})"),
      "s.json:6:18: found 9223372036854.775807s, expected at most 24h");
  row("loss", withMember(R"("link":{"loss":1.5})"),
      "s.json:6:16: found a loss of 1.5, expected a number from 0 to 1");
  row("seed", withMember(R"("seed":-1)"),
      "s.json:6:8: found the number -1, expected a whole number from 0 to 18446744073709551615");
  row("runtime", withMember(R"("runtime":"pyton")"),
      "s.json:6:11: found the string \"pyton\", expected one of python, c, java, node, go, rust, "
      "dotnet; did you mean \"python\"?");
  row("OS", withHosts(R"({"name":"h","address":"192.0.2.1","os":"linus"})"),
      "s.json:2:49: found the string \"linus\", expected one of linux, freebsd, macos, openbsd, "
      "netbsd, illumos, windows, rfc9293, lwip, smoltcp; did you mean \"linux\"?");
  row("address", withHosts(R"({"name":"h","address":"192.0.2.256"})"),
      "s.json:2:32: found the string \"192.0.2.256\", expected an address such as \"192.0.2.20\" "
      "or "
      "\"2001:db8::20\"");
  row("wildcard host", withHosts(R"({"name":"h","address":"0.0.0.0"})"),
      "s.json:2:32: found 0.0.0.0, expected one address of the host's own");
  row("two hosts of one name",
      withHosts("{\"name\":\"h\",\"address\":\"192.0.2.1\"},\n{\"name\":\"h\",\"address\":\"192.0."
                "2.2\"}"),
      "s.json:3:9: found a second host \"h\", expected a name of its own");
  row("two hosts of one address",
      withHosts("{\"name\":\"h\",\"address\":\"192.0.2.1\"},\n{\"name\":\"i\",\"address\":\"192.0."
                "2.1\"}"),
      "s.json:3:23: found 192.0.2.1 again, expected an address that no other host has");
  row("one machine with two systems",
      "{\"format\":\"linger-scenario/1\",\"name\":\"s\",\"one_machine\":true,\"hosts\":[\n"
      "{\"name\":\"h\",\"address\":\"::1\"},\n"
      "{\"name\":\"i\",\"address\":\"::1\",\"os\":\"illumos\"}]}",
      "s.json:3:1: found another system, address or tuning than host \"h\" has, expected the same: "
      "all hosts are one machine");
  row("host name", withHosts(R"({"name":"a b","address":"192.0.2.1"})"),
      "s.json:2:18: found the name \"a b\", expected letters, digits, '-', '_' or '.' without "
      "spaces");
  row("ports", withHosts(R"({"name":"h","address":"192.0.2.1","tuning":{"ports":[5,4]}})"),
      "s.json:2:62: found the ports 5 to 4, expected the lowest and then the highest, from 1 on");
  row("one port", withHosts(R"({"name":"h","address":"192.0.2.1","tuning":{"ports":[5]}})"),
      "s.json:2:62: found a list, expected a list of two ports such as [32768, 60999]");
  row("port range", withHosts(R"({"name":"h","address":"192.0.2.1","tuning":{"ports":[5,65536]}})"),
      "s.json:2:65: found the number 65536, expected a whole number from 0 to 65535");
  row("reserved ports",
      withHosts(R"({"name":"h","address":"192.0.2.1","tuning":{"reserved_ports":["8080","9-"]}})"),
      "s.json:2:79: found the string \"9-\", expected a port or ports such as \"8080\" or "
      "\"50000-50099\"");
  row("reserved ports the wrong way round",
      withHosts(R"({"name":"h","address":"192.0.2.1","tuning":{"reserved_ports":["9-8"]}})"),
      "s.json:2:72: found the ports 9 to 8, expected the lowest and then the highest, from 1 on");
  row("no first window",
      withHosts(R"({"name":"h","address":"192.0.2.1","tuning":{"initial_window":0}})"),
      "s.json:2:71: found 0, expected a whole number from 1 to 65535");
  row("dead path", withMember(R"("link":{"dead_from":"2s","dead_until":"1s"})"),
      "s.json:6:39: found 1s, expected an instant after 2s");
  row("direction", withSteps(R"({"do":"shutdown","how":"SHUT_READ"})"),
      "s.json:4:33: found the string \"SHUT_READ\", expected one of SHUT_WR, SHUT_RD, SHUT_RDWR; "
      "did "
      "you mean \"SHUT_RD\"?");
  row("listen on nothing", withSteps(R"({"do":"listen"})"),
      "s.json:4:10: found listen without \"on\", expected an open before it");
  row("child", withSteps(R"({"do":"spawn","program":"p"})"),
      "s.json:4:34: found \"p\", expected a program that follows this one on host \"h\"");
  row("nobody takes the listener",
      withSteps("{\"do\":\"listen\",\"on\":\"192.0.2.1:80\"},\n"
                "{\"do\":\"pass-listener\",\"program\":\"p\"}"),
      "s.json:5:33: found \"p\", expected another program on host \"h\" with a take-listener");
  row("name of a connection",
      withSteps(R"({"do":"connect","to":"192.0.2.1:80","connection":"a b"})"),
      "s.json:4:59: found the name \"a b\", expected letters, digits, '-', '_' or '.' without "
      "spaces");
  row("another connection",
      withSteps("{\"do\":\"connect\",\"to\":\"192.0.2.1:80\",\"connection\":\"a\"},\n"
                "{\"do\":\"send\",\"bytes\":5,\"connection\":\"b\"}"),
      "s.json:5:1: found send, expected an accept or a connect before it");
  row("tw_reuse", withHosts(R"({"name":"h","address":"192.0.2.1","tuning":{"tw_reuse":3}})"),
      "s.json:2:65: found 3, expected a whole number from 0 to 2");
  row("step", withSteps(R"({"do":"recv_eof"})"),
      "s.json:4:16: found the string \"recv_eof\", expected one of listen, open, accept, connect, "
      "send, recv, recv-eof, shutdown, close, close-listener, abort, set-option, spawn, "
      "pass-listener, take-listener, wait, repeat, exit; did you mean \"recv-eof\"?");
  row("step without verb", withSteps(R"({"at":"1s"})"),
      "s.json:4:10: found no key \"do\" in this object, expected one");
  row("key of another step", withSteps(R"({"do":"wait","bytes":5})"),
      "s.json:4:23: found the unknown key \"bytes\", expected one of do, at, after");
  row("socket option", withSteps(R"({"do":"set-option","option":"SO_REUSEADR"})"),
      "s.json:4:38: found the string \"SO_REUSEADR\", expected one of SO_REUSEADDR, SO_REUSEPORT, "
      "SO_EXCLUSIVEADDRUSE, IPV6_V6ONLY, SO_KEEPALIVE, SO_LINGER, TCP_LINGER2, TCP_USER_TIMEOUT, "
      "TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, IP_BIND_ADDRESS_NO_PORT; did you "
      "mean \"SO_REUSEADDR\"?");
  row("no steps", withSteps(""),
      "s.json:3:13: found a program without steps, expected at least one");
  row("never starts",
      R"({"format":"linger-scenario/1","name":"s","hosts":[{"name":"h","address":"192.0.2.1","programs":[{"name":"p","starts":[],"steps":[{"do":"wait"}]}]}]})",
      "s.json:1:118: found a program that never starts, expected a time");
  row("starts too late",
      R"({"format":"linger-scenario/1","name":"s","until":"1s","hosts":[{"name":"h","address":"192.0.2.1","programs":[{"name":"p","starts":["2s"],"steps":[{"do":"wait"}]}]}]})",
      "s.json:1:132: found a start that never comes, expected a time before \"until\", 1s");
  row("accept without listen", withSteps("{\"do\":\"wait\"},\n{\"do\":\"accept\"}"),
      "s.json:5:1: found accept, expected a listen before it");
  row("send without connection", withSteps(R"({"do":"send","bytes":5})"),
      "s.json:4:10: found send, expected an accept or a connect before it");
  row("after exit", withSteps("{\"do\":\"exit\"},\n{\"do\":\"wait\"}"),
      "s.json:5:1: found a step after exit, which can never run; expected exit last");
  row("connect to nobody", withSteps(R"({"do":"connect","to":"192.0.2.9:80"})"),
      "s.json:4:31: found 192.0.2.9, expected the address of one of the hosts");
  row("too much to send",
      withSteps("{\"do\":\"connect\",\"to\":\"192.0.2.1:80\"},{\"do\":\"send\",\"bytes\":1000},\n{"
                "\"do\":\"repeat\",\"count\":100000}"),
      "s.json:5:24: found 100000000 bytes to send in all, expected at most 16000000");
  row("connect to port 0", withSteps(R"({"do":"connect","to":"192.0.2.1:0"})"),
      "s.json:4:31: found port 0, expected the port that a program listens on");
  row("no port", withSteps(R"({"do":"connect","to":"192.0.2.1"})"),
      "s.json:4:31: found the string \"192.0.2.1\", expected an address with a port from 0 to "
      "65535, "
      "such as \"192.0.2.20:8080\" or \"[2001:db8::20]:8080\"");
  row("port too high", withSteps(R"({"do":"listen","on":"192.0.2.1:65536"})"),
      "s.json:4:30: found the string \"192.0.2.1:65536\", expected an address with a port from 0 "
      "to "
      "65535, such as \"192.0.2.20:8080\" or \"[2001:db8::20]:8080\"");
  row("event's program",
      R"({"format":"linger-scenario/1","name":"s","hosts":[{"name":"h","address":"192.0.2.1","events":[{"do":"kill","at":"1s","program":"x"}]}]})",
      "s.json:1:128: found \"x\", expected the name of a program of host \"h\"");
  row("fate's host", withMember(R"("fates":[{"host":"x","kind":"fin","fate":"drop"}])"),
      "s.json:6:18: found \"x\", expected the name of a host: h");
  row("fate's number", withMember(R"("fates":[{"host":"h","kind":"fin","nth":0,"fate":"drop"}])"),
      "s.json:6:41: found 0, expected a whole number from 1 to 1000000");
  row("delay without time", withMember(R"("fates":[{"host":"h","fate":"delay"}])"),
      "s.json:6:10: found no key \"by\" in this object, expected one");
  row("two fates",
      withMember(R"("fates":[{"host":"h","fate":"drop"},{"host":"h","fate":"duplicate"}])"),
      "s.json:6:37: found the same segment for the second time, expected one entry for it");
  row("flags", withMember(R"("inject":[{"at":"1s","to":"h","flags":"FX"}])"),
      "s.json:6:39: found the string \"FX\", expected flags by their letters S, F, R, P and A, "
      "such "
      "as \"FA\"");
  row("long text",
      withMember(R"("runtime":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")"),
      "s.json:6:11: found the string \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\", expected one "
      "of "
      "python, c, java, node, go, rust, dotnet");
}

void TestScenarioErrors::namesThePlaceOfWhatIsWrong() {
  QFETCH(QByteArray, text);
  QFETCH(QString, message);
  const auto loaded = parseScenario("s.json", text);
  QVERIFY(!loaded.value);
  QCOMPARE(everything(loaded), message);
}

void TestScenarioErrors::tellsEverythingThatIsWrong() {
  const auto loaded =
      parseScenario("s.json", withMember("\"titel\":\"x\",\n\"seed\":\"1\",\n\"msl\":{}"));
  QCOMPARE(loaded.errors.size(), 3U);
  QCOMPARE(loaded.errors[0].place, (FilePlace{8, 7}));
  QCOMPARE(loaded.errors[1].place, (FilePlace{7, 8}));
  QCOMPARE(loaded.errors[2].place, (FilePlace{6, 1}));
}

QTEST_GUILESS_MAIN(TestScenarioErrors)
#include "tst_scenario_errors.moc"
