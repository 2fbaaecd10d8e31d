#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/files/scenario/scenario_file.h"
#include "model/sim/scenario_keywords.h"
#include "tests/app/ladder/long_scene.h"

using namespace linger;

namespace {

QString everything(const Loaded<Scenario>& loaded) {
  QStringList lines;
  for (const FileError& error : loaded.errors) lines << error.toString();
  return lines.join('\n');
}

/// Every member of the format, none with its default.
Scenario fullScenario() {
  Scenario s;
  s.name = "full";
  s.group = "group";
  s.title = "A \"title\"";
  s.description = "Two\nlines, ä and 🐧.";
  s.lesson = "lesson";
  s.misconception = "m";
  s.msl = 1500ms;
  s.runtime = RuntimeId::Go;
  s.link = {20ms, 250us, 0.125, kSimStart + 1s, kSimStart + 2s, 5min, true};
  s.until = kSimStart + 2min;
  s.seed = 18446744073709551615U;
  Host client{"client", OsId::FreeBsd, *Address::parse("2001:db8::1"), {}, {}, {}};
  Host server{"server", OsId::Windows, *Address::parse("2001:db8::2"), {}, {}, {}};
  server.tuning = {5s,
                   true,
                   1,
                   4,
                   3,
                   false,
                   true,
                   true,
                   2h,
                   75s,
                   9,
                   15,
                   6,
                   PortRange{40000, 40003},
                   {{40001, 40001}, {50000, 50059}},
                   443,
                   10};
  const SocketAddress listening{server.address, 8080};
  const auto step = [](StepKind kind, auto... change) {
    Step made;
    made.kind = kind;
    (change(made), ...);
    return made;
  };
  const auto bytes = [](std::uint32_t n) { return [n](Step& s_) { s_.bytes = n; }; };
  Program a{"a",
            RuntimeId::Node,
            Transport::Tcp,
            7,
            {{SocketOption::ReuseAddr, 1}, {SocketOption::UserTimeout, 3000}},
            {},
            {},
            {kSimStart + 1s, kSimStart + 3s}};
  a.setup = {step(StepKind::Listen,
                  [&](Step& s_) {
                    s_.local = listening;
                    s_.backlog = 1;
                  }),
             step(StepKind::Accept), step(StepKind::Recv, bytes(100))};
  a.steps = {step(StepKind::Send, bytes(10), [](Step& s_) { s_.at = kSimStart + 40ms; }),
             step(StepKind::SetOption,
                  [](Step& s_) {
                    s_.option = OptionSetting{SocketOption::Linger2, -1};
                  }),
             step(StepKind::PassListener, [](Step& s_) { s_.program = "child"; }),
             step(StepKind::CloseListener),
             step(StepKind::Connect,
                  [&](Step& s_) {
                    s_.peer = listening;
                    s_.connection = "upstream";
                  }),
             step(StepKind::Spawn,
                  [](Step& s_) {
                    s_.program = "child";
                    s_.inherits = false;
                  }),
             step(StepKind::Shutdown, [](Step& s_) { s_.how = ShutdownHow::Receiving; }),
             step(StepKind::RecvEof),
             step(StepKind::Abort, [](Step& s_) { s_.after = 90s; }),
             step(StepKind::Exit)};
  Program child{"child", {}, Transport::Tcp, 1000, {}, {}, {}, {}};
  child.steps = {step(StepKind::Open,
                      [&](Step& s_) {
                        s_.local = SocketAddress{server.address, 1};
                      }),
                 step(StepKind::Listen), step(StepKind::TakeListener)};
  server.programs = {a, child};
  server.events = {
      {kSimStart + 1s, HostEventKind::Kill, "a", {}},
      {kSimStart + 2s, HostEventKind::SetOption, "", OptionSetting{SocketOption::KeepAlive, 1}},
      {kSimStart + 5s, HostEventKind::PowerOff, "", {}}};
  Program b{"b", {}, Transport::Tcp, 1000, {}, {}, {}, {kSimStart}};
  b.setup = {step(StepKind::Connect,
                  [&](Step& s_) {
                    s_.peer = listening;
                    s_.local = SocketAddress{client.address, 5000};
                  }),
             step(StepKind::Send, bytes(100))};
  b.steps = {step(StepKind::Wait), step(StepKind::Close),
             step(StepKind::Repeat, [](Step& s_) { s_.count = 3; })};
  Program c{"c", {}, Transport::Udp, 1000, {}, {}, {}, {kSimStart}};
  c.steps = {step(StepKind::Open,
                  [&](Step& s_) {
                    s_.local = SocketAddress{client.address, 53};
                  }),
             step(StepKind::Close)};
  client.programs = {b, c};
  s.hosts = {client, server};
  s.impairments = {{{"server", SegmentKind::Fin, 2}, {Impairment::Kind::Drop, {}}},
                   {{"client", {}, 1}, {Impairment::Kind::Delay, 2s}},
                   {{"client", SegmentKind::Ack, 1}, {Impairment::Kind::Duplicate, 1ms}}};
  s.injections = {{kSimStart + 1s, "server", {false, false, true, false, false}, -1, 5, 9, -3},
                  {kSimStart, "client", {}, 0, 0, 0, {}}};
  s.questions = {{kSimStart + 1s, QuestionKind::TimeWait, kSimStart + 2s, "Who?", "", {}, 1, "b"},
                 {kSimStart, QuestionKind::Bind, {}, "", "", {}, 1, ""},
                 {kSimStart, QuestionKind::State, {}, "", "server", {}, 1, ""},
                 {kSimStart, QuestionKind::Choice, {}, "Why?", "", {"a", "\"b\""}, 2, "c"}};
  return s;
}

}  // namespace

/// Scenario files are read strictly, and written so that they read back the same.
class TestScenarioFile : public QObject {
  Q_OBJECT

 private slots:
  void readsWhatItWrote();
  void writesAsAPersonWould();
  void filesThatCannotBeReadAreNamed();
  void aHugeFileIsRefusedUnread();
  void savesWholeFilesOrNone();
  void whatCanBeReadIsWrittenSoThatItCanBeReadAgain();
  void theScenariosOfTheProjectAreWrittenAsItWritesThem();
  void theDescriptionIsTrue();
};

void TestScenarioFile::readsWhatItWrote() {
  const Scenario scenario = fullScenario();
  const auto loaded = parseScenario("s.json", scenarioText(scenario));
  QCOMPARE(everything(loaded), QString());
  QVERIFY(*loaded.value == scenario);
  QCOMPARE(scenarioText(*loaded.value), scenarioText(scenario));
}

void TestScenarioFile::writesAsAPersonWould() {
  const QByteArray text = R"({
  "format": "linger-scenario/1",
  "name": "small",
  "runtime": "python",
  "link": { "delay": "50ms" },
  "hosts": [
    {
      "name": "h",
      "os": "linux",
      "address": "192.0.2.1",
      "programs": [
        {
          "name": "p",
          "starts": ["0s", "2s"],
          "steps": [
            { "do": "listen", "on": "192.0.2.1:80" },
            { "do": "accept", "at": "40ms" },
            { "do": "close", "after": "1.5s" }
          ]
        }
      ]
    }
  ],
  "fates": [{ "host": "h", "kind": "fin", "fate": "drop" }]
}
)";
  const auto loaded = parseScenario("s.json", text);
  QCOMPARE(everything(loaded), QString());
  QCOMPARE(scenarioText(*loaded.value), text);
}

void TestScenarioFile::filesThatCannotBeReadAreNamed() {
  QTemporaryDir folder;
  const QString missing = folder.filePath("missing.json");
  QCOMPARE(everything(readScenarioFile(missing)),
           missing + ": cannot be read: No such file or directory");
  QCOMPARE(everything(readScenarioFile(folder.path())),
           folder.path() + ": found a folder, expected a file");
}

void TestScenarioFile::aHugeFileIsRefusedUnread() {
  QTemporaryDir folder;
  QFile file(folder.filePath("huge.json"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  QVERIFY(file.resize(100'000'000));
  QElapsedTimer timer;
  timer.start();
  QCOMPARE(everything(readScenarioFile(file.fileName())),
           file.fileName() + ": found a file of 95 MiB, expected at most 4 MiB");
  QVERIFY(timer.elapsed() < 50);
  if (QFile::exists("/dev/zero")) {
    QCOMPARE(everything(readScenarioFile("/dev/zero")),
             "/dev/zero: found a device, expected a file");
  }
}

void TestScenarioFile::savesWholeFilesOrNone() {
  QTemporaryDir folder;
  const QString path = folder.filePath("saved.json");
  QVERIFY(!writeScenarioFile(path, fullScenario()));
  const auto loaded = readScenarioFile(path);
  QVERIFY(loaded && *loaded.value == fullScenario());
  QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"saved.json"});
  const auto error = writeScenarioFile(folder.filePath("no/such/folder.json"), fullScenario());
  QVERIFY(error.has_value());
  QVERIFY(error->toString().startsWith(folder.filePath("no/such/folder.json") +
                                       ": cannot be written: "));
  QCOMPARE(writeScenarioFile(folder.path(), {})->toString(),
           folder.path() + ": found a folder, expected a file");
}

/// A file that is written as densely as it may be would grow beyond what is read.
void TestScenarioFile::whatCanBeReadIsWrittenSoThatItCanBeReadAgain() {
  const QTemporaryDir folder;
  const QString path = folder.filePath("saved.json");
  const Scenario longScene = restartAfterSending(80'000);
  QVERIFY(!writeScenarioFile(path, longScene));
  const auto loaded = readScenarioFile(path);
  QVERIFY(loaded && *loaded.value == longScene);
  QVERIFY(!writeScenarioFile(path, fullScenario()));
  const auto error = writeScenarioFile(path, restartAfterSending(120'000));
  QVERIFY(error.has_value());
  QVERIFY2(error->toString().startsWith(path + ": not written: the scene takes 4."),
           qPrintable(error->toString()));
  const auto kept = readScenarioFile(path);
  QVERIFY(kept && *kept.value == fullScenario());
}

void TestScenarioFile::theScenariosOfTheProjectAreWrittenAsItWritesThem() {
  const QDir folder(QFINDTESTDATA("../../../resources/scenarios"));
  const QStringList names = folder.entryList({"*.json"}, QDir::Files);
  QVERIFY(names.size() >= 8);
  for (const QString& name : names) {
    if (name == "index.json") continue;
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    const auto loaded = parseScenario(name, text);
    QCOMPARE(everything(loaded), QString());
    QCOMPARE(scenarioText(*loaded.value), text);
    QCOMPARE(QString::fromStdString(loaded.value->name) + ".json", name);
  }
}

/// The README beside the scenarios: its example can be read, and no word is missing.
void TestScenarioFile::theDescriptionIsTrue() {
  QFile file(QFINDTESTDATA("../../../resources/scenarios/README.md"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  const QByteArray readme = file.readAll();
  const qsizetype start = readme.indexOf("```json\n") + 8;
  const auto example =
      parseScenario("README.md", readme.mid(start, readme.indexOf("```", start) - start));
  QCOMPARE(everything(example), QString());
  QByteArrayList words;
  for (const auto& step : stepKeywords()) words << step.text.data();
  for (const auto& event : eventKeywords()) words << event.text.data();
  for (const auto& option : optionKeywords()) words << option.text.data();
  for (const auto& impairment : impairmentKeywords()) words << impairment.text.data();
  for (const auto& question : questionKeywords()) words << question.text.data();
  for (const OsProfile* profile : allProfiles()) words << profile->name.data();
  for (const Runtime& runtime : allRuntimes()) words << runtime.name.data();
  for (const JsonMember& member : scenarioJson(fullScenario()).members) words << member.key.c_str();
  for (const QByteArray& word : words) {
    QVERIFY2(readme.contains('`' + word + '`') || readme.contains("\"" + word + '"'), word);
  }
}

QTEST_GUILESS_MAIN(TestScenarioFile)
#include "tst_scenario_file.moc"
