#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/program.h"

/// The program from outside, as scripts use it.
class TestCommandLine : public QObject {
  Q_OBJECT

 private slots:
  void listsTheScenarios();
  void runsAScenarioAsText();
  void readsStandardInputWhereTheNameIsADash();
  void editsTheScenarioFirst_data();
  void editsTheScenarioFirst();
  void tellsWhichChosenSegmentIsNeverSent();
  void drawsWithoutARemarkOnTheEnvironment();
  void refusesBadUsage_data();
  void refusesBadUsage();
  void namesThePlaceInABadFile();
  void writesAFileWholeOrNotAtAll();
  void tellsWhatAPastedErrorMayComeFrom();
  void tellsOfItself();
  void playsTheStoryWithoutADisplay();
};

void TestCommandLine::listsTheScenarios() {
  const Outcome outcome = runLinger({"list"});
  QCOMPARE(outcome.exitCode, 0);
  QCOMPARE(outcome.error, QByteArray());
  const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
  QVERIFY(lines.size() >= 7);
  QVERIFY(lines[0].startsWith("restart "));
}

void TestCommandLine::runsAScenarioAsText() {
  const Outcome outcome = runLinger({"run", "restart"});
  QCOMPARE(outcome.exitCode, 0);
  QCOMPARE(outcome.error, QByteArray());
  for (const char* words : {"FIN-WAIT-2 → TIME-WAIT", "1 FIN, ACK seq 301 ack 101",
                            "bind(192.0.2.20:8080) = EADDRINUSE (98)",
                            "OSError: [Errno 98] Address already in use", "no process owns it"}) {
    QVERIFY2(outcome.out.contains(words), words);
  }
  QCOMPARE(runLinger({"run", "restart"}).out, outcome.out);
}

void TestCommandLine::readsStandardInputWhereTheNameIsADash() {
  QFile scene(QStringLiteral(":/scenarios/abort.json"));
  QVERIFY(scene.open(QIODevice::ReadOnly));
  const Outcome outcome = runLinger({"run", "-"}, scene.readAll());
  QCOMPARE(outcome.exitCode, 0);
  QCOMPARE(outcome.out, runLinger({"run", "abort"}).out);
  const Outcome broken = runLinger({"run", "-"}, "{");
  QCOMPARE(broken.exitCode, 2);
  QVERIFY2(broken.error.startsWith("linger: standard input:1:2: found"), broken.error);
  const Outcome script = runLinger({"packetdrill", "-"}, "0 socket(");
  QCOMPARE(script.exitCode, 2);
  QVERIFY2(script.error.contains("standard input:1:"), script.error);
}

void TestCommandLine::editsTheScenarioFirst_data() {
  QTest::addColumn<QString>("options");
  QTest::addColumn<QString>("part");  ///< Of the trace's JSON, without its spaces.
  const auto row = [](const char* options, const char* part) {
    QTest::newRow(options) << options << part;
  };
  row("--os freebsd", R"("errno":48)");
  row("--server-os macos", R"("name":"client","os":"linux")");
  row("--runtime go", R"("runtime":"go")");
  row("--client-os macos", R"("name":"client","os":"macos")");
  row("--msl 15s", R"("end_us":30240000)");
  row("--rtt 20ms", R"("sent_us":40000,"arrives_us":50000)");
  row("--close-first client",
      R"("host":"client","socket":1,"from":"ESTABLISHED","to":"FIN-WAIT-1")");
  row("--close-first=both", R"("to":"CLOSING")");
  row("--drop server:ack", R"("fate":"dropped","flags":"A")");
  row("--drop server:fin:1 --drop client:ack:1",
      R"("fates":[{"host":"server","kind":"fin","fate":"drop"},{"host":"client","kind":"ack","fate":"drop"}])");
  row("--delay client:fin:1=2s", R"("sent_us":190000,"arrives_us":2240000)");
  row("--duplicate server:fin", R"("copy_of":1)");
  row("--duplicate server:fin:1=1ms", R"("by":"1ms")");
  row("--restart 5s --restart 70s", R"("starts":["0s","2s","5s","70s"])");
  row("--reuseaddr on", R"("options":{"SO_REUSEADDR":1})");
  row("--reuseaddr off", R"("options":{"SO_REUSEADDR":0})");
  row("--seed 18446744073709551615", R"("seed":18446744073709551615)");
}

void TestCommandLine::editsTheScenarioFirst() {
  QFETCH(QString, options);
  QFETCH(QString, part);
  const Outcome outcome =
      runLinger(QStringList{"run", "restart", "--format=json"} + options.split(' '));
  QCOMPARE(outcome.error, QByteArray());
  QCOMPARE(outcome.exitCode, 0);
  QString written = QString::fromUtf8(outcome.out);
  written.remove(QRegularExpression("\\s"));
  QVERIFY2(written.contains(part), qPrintable(written));
}

void TestCommandLine::tellsWhichChosenSegmentIsNeverSent() {
  const Outcome met = runLinger({"run", "restart", "--drop", "server:fin:2", "--delay",
                                 "client:fin=1s", "--drop", "client:ack"});
  QCOMPARE(met.exitCode, 0);
  QCOMPARE(met.error, QByteArray());
  const Outcome unmet = runLinger({"run", "restart", "--drop", "server:ack:99"});
  QCOMPARE(unmet.exitCode, 0);
  QCOMPARE(unmet.error,
           QByteArray("linger: the server's ACK no. 99 was not dropped: the run has no "
                      "such segment\n"));
  QCOMPARE(unmet.out, runLinger({"run", "restart"}).out);
}

void TestCommandLine::drawsWithoutARemarkOnTheEnvironment() {
  const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
  qunsetenv("XDG_RUNTIME_DIR");
  const QTemporaryDir folder;
  const Outcome drawn = runLinger({"render", "restart", "-o", folder.filePath("run.svg")});
  if (!before.isNull()) qputenv("XDG_RUNTIME_DIR", before);
  QCOMPARE(drawn.exitCode, 0);
  QCOMPARE(drawn.error, QByteArray());
}

void TestCommandLine::refusesBadUsage_data() {
  QTest::addColumn<QString>("words");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* words, const char* message) {
    QTest::newRow(words) << words << message;
  };
  row("lits", "\"lits\" is not a verb, a scenario or a file; did you mean list?");
  row("--nonsense", "unknown option --nonsense (see linger --help)");
  row("restart again", "unexpected argument \"again\" (see linger --help)");
  row("list all", "list: unexpected argument \"all\" (see linger list --help)");
  row("run", "run: SCENARIO is missing (see linger run --help)");
  row("run restart half-close", "run: unexpected argument \"half-close\" (see linger run --help)");
  row("run restart --fromat json",
      "run: unknown option --fromat; did you mean --format? (see linger run --help)");
  row("run restart --format",
      "run: --format needs a value: --format FORMAT (see linger run --help)");
  row("run restart --os linux --os linux", "run: --os is given twice (see linger run --help)");
  row("run restart --format xml", "--format: found \"xml\", expected one of text, json, pcapng");
  row("run restrat",
      "restrat: found neither a scenario nor a file of this name; linger list shows the "
      "scenarios; did you mean \"restart\"?");
  row("run ./missing.json", "./missing.json: cannot be read: No such file or directory");
  row("run restart --os beos",
      "--os: found \"beos\", expected one of linux, freebsd, macos, openbsd, netbsd, illumos, "
      "windows, rfc9293, lwip, smoltcp");
  const char* const expected = "expected a duration from 0s to 24h, such as 250ms, 1.5s or 2m";
  for (const char* const value : {"30", "-1s", "25h", "1.0000001s"}) {
    row(qPrintable(QString("run restart --msl %1").arg(value)),
        qPrintable(QString("--msl: found \"%1\", %2").arg(value, expected)));
  }
  row("run restart --rtt 25h",
      "--rtt: found \"25h\", expected a duration from 0s to 24h, such as 250ms, 1.5s or 2m");
  row("run restart --close-first me",
      "--close-first: found \"me\", expected one of client, server, both");
  const QString kinds = "with KIND one of syn, ack, data, fin, rst";
  for (const char* const value :
       {"fin", "server:fin:0", "server:fin=1s", "server:fin:1:2", "server:fun"}) {
    row(qPrintable(QString("run restart --drop %1").arg(value)),
        qPrintable(QString("--drop: found \"%1\", expected HOST:KIND[:N] %2").arg(value, kinds)));
  }
  row("run restart --delay server:fin",
      qPrintable("--delay: found \"server:fin\", expected HOST:KIND[:N]=D " + kinds));
  row("run restart --delay server:fin=-1s", "--delay: found -1s, expected from 0s to 24h");
  row("run restart --drop router:fin",
      "--drop: found the host \"router\", expected one of client, server");
  row("run restart --restart soon", "--restart: found \"soon\", expected a duration such as 2s");
  row("run restart --reuseaddr yes", "--reuseaddr: found \"yes\", expected on or off");
  row("run restart --seed -1",
      "--seed: found \"-1\", expected a whole number from 0 to 18446744073709551615");
}

void TestCommandLine::refusesBadUsage() {
  QFETCH(QString, words);
  QFETCH(QString, message);
  const Outcome outcome = runLinger(words.split(' '));
  QCOMPARE(QString::fromUtf8(outcome.error), "linger: " + message + "\n");
  QCOMPARE(outcome.out, QByteArray());
  QCOMPARE(outcome.exitCode, 2);
}

void TestCommandLine::namesThePlaceInABadFile() {
  QTemporaryDir folder;
  QFile file(folder.filePath("bad.json"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("{\n  \"format\": \"linger-scenario/1\",\n  \"nmae\": \"x\"\n}\n");
  file.close();
  const Outcome outcome = runLinger({"run", "bad.json"}, {}, folder.path());
  QCOMPARE(outcome.exitCode, 2);
  QCOMPARE(outcome.out, QByteArray());
  const QList<QByteArray> lines = outcome.error.trimmed().split('\n');
  QCOMPARE(lines[0],
           QByteArray("linger: bad.json:1:1: found no key \"name\" in this object, expected one"));
  QVERIFY(
      lines.last().startsWith("linger: bad.json:3:3: found the unknown key \"nmae\", expected"));
  QVERIFY(lines.last().endsWith("; did you mean \"name\"?"));
}

void TestCommandLine::writesAFileWholeOrNotAtAll() {
  QTemporaryDir folder;
  const QString path = folder.filePath("trace.txt");
  Outcome outcome = runLinger({"run", "restart", "-o", path});
  QCOMPARE(outcome.exitCode, 0);
  QCOMPARE(outcome.out, QByteArray());
  QFile file(path);
  QVERIFY(file.open(QIODevice::ReadOnly));
  QCOMPARE(file.readAll(), runLinger({"run", "restart"}).out);
  outcome = runLinger({"run", "restart", "--os", "beos", "-o", folder.filePath("none.txt")});
  QCOMPARE(outcome.exitCode, 2);
  outcome = runLinger({"run", "restart", "-o", folder.filePath("no/folder.txt")});
  QCOMPARE(outcome.exitCode, 2);
  QVERIFY(outcome.error.contains("folder.txt: cannot be written: "));
  QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"trace.txt"});
  if (QFile::exists("/dev/full")) {
    QProcess shell;
    shell.start("sh", {"-c", "exec \"$0\" list >/dev/full", LINGER_PROGRAM});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 2);
    QCOMPARE(shell.readAllStandardError(),
             QByteArray("linger: standard output cannot be written: No space left on device\n"));
  }
}

void TestCommandLine::tellsWhatAPastedErrorMayComeFrom() {
  const Outcome error = runLinger({"OSError: [Errno 48] Address already in use"});
  QCOMPARE(error.exitCode, 0);
  QVERIFY(error.out.contains("1. The server closed a connection first."));
  QVERIFY(error.out.contains("linger run restart --os macos"));
  QCOMPARE(error.error, QByteArray());
  // Without quotation marks, and a few words that only the scenes know.
  QVERIFY(runLinger({"FIN_WAIT2"}).out.contains("linger run orphan-fin-wait-2"));
  QVERIFY(runLinger({"address", "already", "in", "use"}).out.contains("linger run restart"));
  QVERIFY(runLinger({"sidecar", "database"}).out.contains("outgoing-took-my-port  "));
}

void TestCommandLine::tellsOfItself() {
  QVERIFY(runLinger({"--version"}).out.startsWith("linger 0."));
  const Outcome help = runLinger({"--help"});
  QCOMPARE(help.exitCode, 0);
  for (const char* verb : {"list", "run"}) {
    QVERIFY2(help.out.contains(QByteArray("linger ") + verb), verb);
    const Outcome ofVerb = runLinger({verb, "--help"});
    QCOMPARE(ofVerb.exitCode, 0);
    QVERIFY2(ofVerb.out.startsWith(QByteArray("Usage: linger ") + verb), verb);
    QCOMPARE(ofVerb.error, QByteArray());
  }
}

void TestCommandLine::playsTheStoryWithoutADisplay() {
  for (const QStringList& words : {QStringList{}, QStringList{"restart"}}) {
    const Outcome outcome = runLinger(words);
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.error.count('\n'), 1);
    QCOMPARE(outcome.out, runLinger({"run", "restart"}).out);
  }
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
