#include "tests/app/panes/own_network.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/files/scenario/scenario_library.h"
#include "app/panes/code/source.h"
#include "app/panes/terminal/outputs.h"
#include "tests/app/panes/pseudo_terminal.h"

using namespace linger;

namespace {

constexpr int kMostMilliseconds = 10'000;

/// A process of the simulated run, and the real one that does the same.
struct Pair {
  ProcessRecord record;
  std::unique_ptr<QProcess> process;
  std::unique_ptr<PseudoTerminal> terminal;

  bool isRunning() const { return process && process->state() != QProcess::NotRunning; }
};

/// What cannot be the same everywhere: the folder, and in a traceback the marks that Python prints
/// under the line since 3.11, and the colors since 3.13.
QString comparable(QByteArray printed) {
  QString text = QString::fromUtf8(printed);
  text.remove(QRegularExpression(QStringLiteral("\x1b\\[[0-9;]*m")));
  text.replace(QRegularExpression(QStringLiteral("File \"[^\"]*/")), QStringLiteral("File \""));
  text.remove(QRegularExpression(QStringLiteral("^[ ~^]+\n"), QRegularExpression::MultilineOption));
  return text;
}

QString toolNamed(const QString& name) {
  // The system's own, where somebody's PATH leads elsewhere.
  const QString system = QStandardPaths::findExecutable(name, {QStringLiteral("/usr/bin")});
  return system.isEmpty() ? QStandardPaths::findExecutable(name) : system;
}

/// The programs of a scene as the window shows them, saved and run as it says, on one machine.
class RealRun {
 public:
  RealRun(const Scenario& scenario, Language language)
      : run_(runOf(scenario)), language_(language) {}

  const Trace& trace() const { return run_.trace; }

  /// Saves every source, and compiles it if its language asks for that. What the compiler says.
  QByteArray build() const {
    QByteArray said;
    for (HostIndex host = 0; host < run_.trace.hosts.size(); ++host) {
      for (std::size_t i = 0; i < run_.scenario.hosts[host].programs.size(); ++i) {
        const Source source = sourceOf(run_.scenario, host, i, language_);
        QFile file(folder_.filePath(source.fileName));
        if (!file.open(QIODevice::WriteOnly)) return "cannot write " + file.fileName().toUtf8();
        file.write(source.toString().toUtf8());
        file.close();
        const QStringList commands = source.howToRun.split(QStringLiteral(" && "));
        if (commands.size() > 1) said += compile(commands.first());
      }
    }
    return said;
  }

  void run() {
    QElapsedTimer clock;
    clock.start();
    std::vector<ProcessRecord> records = run_.trace.processes;
    // Before the scene begins, whoever listens is there first.
    std::ranges::stable_sort(records, {}, [this](const ProcessRecord& record) {
      return std::pair(record.started, portOf(record) == 0);
    });
    for (const ProcessRecord& record : records) {
      waitForItsTurn(record, clock);
      start(record);
    }
    for (Pair& pair : pairs_) {
      if (pair.record.ended) pair.process->waitForFinished(kMostMilliseconds);
    }
    // Those that wait for ever have said all that they will, once they say what is expected.
    const auto isDone = [this] {
      for (HostIndex host = 0; host < run_.trace.hosts.size(); ++host) {
        if (printed(host) != expected(host)) return false;
      }
      return true;
    };
    (void)QTest::qWaitFor(isDone, 1000);
    for (Pair& pair : pairs_) {
      if (!pair.isRunning()) continue;
      pair.process->kill();
      pair.process->waitForFinished();
    }
  }

  /// A host's terminal, as it really was.
  QString printed(HostIndex host) {
    QString all;
    for (const ProcessRecord& record : run_.trace.processes) {
      if (record.host != host) continue;
      const auto pair = std::ranges::find(pairs_, record, &Pair::record);
      if (pair == pairs_.end()) continue;
      all += QStringLiteral("$ ") + commandOf(run_.trace, record) + u'\n';
      all += comparable(pair->terminal->printed());
    }
    return all;
  }

  /// The host's terminal at the end of the scene, without the prompt that waits there.
  QString expected(HostIndex host) const {
    QString all = programOutput(run_, host, kSimStart + 24h);
    if (all.endsWith(QStringLiteral("\n$ "))) all.chop(2);
    return all;
  }

 private:
  const Program& programOf(const ProcessRecord& record) const {
    return run_.scenario.hosts[record.host].programs[record.program];
  }

  QByteArray compile(const QString& command) const {
    QStringList words = QProcess::splitCommand(command);
    QProcess compiler;
    compiler.setWorkingDirectory(folder_.path());
    compiler.setProcessChannelMode(QProcess::MergedChannels);
    const QString program = words.takeFirst();
    compiler.start(program, words << QStringLiteral("-Wall")
                                  << QStringLiteral("-Wno-unused-but-set-variable"));
    compiler.waitForFinished();
    return compiler.readAll();
  }

  /// The port that a process serves; 0 for none.
  std::uint16_t portOf(const ProcessRecord& record) const {
    for (const std::vector<Step>* steps : {&programOf(record).setup, &programOf(record).steps}) {
      for (const Step& step : *steps) {
        const bool serves = step.kind == StepKind::Listen || step.kind == StepKind::Open;
        if (serves && step.local) return step.local->port;
      }
    }
    return 0;
  }

  /// A program that is started in the middle of the scene waits for those that have ended by
  /// then; where others are still at work, for the scene's clock.
  void waitForItsTurn(const ProcessRecord& record, const QElapsedTimer& clock) {
    if (record.started <= kSimStart) return;
    bool othersRun = false;
    for (Pair& pair : pairs_) {
      const bool ends = pair.record.ended && *pair.record.ended <= record.started;
      if (ends) pair.process->waitForFinished(kMostMilliseconds);
      othersRun = othersRun || !ends;
    }
    const auto due = qint64(microseconds(record.started - kSimStart) / 1000);
    const auto isDue = [&] { return clock.elapsed() >= due; };
    if (othersRun) (void)QTest::qWaitFor(isDue, int(due) + kMostMilliseconds);
  }

  void start(const ProcessRecord& record) {
    const Source source = sourceOf(run_.scenario, record.host, record.program, language_);
    QStringList words = QProcess::splitCommand(source.howToRun.section(QStringLiteral(" && "), -1));
    auto process = std::make_unique<QProcess>();
    auto terminal = std::make_unique<PseudoTerminal>();
    terminal->attach(*process);
    process->setWorkingDirectory(folder_.path());
    QString program = words.takeFirst();
    const bool own = program.startsWith(QStringLiteral("./"));
    program = own ? folder_.filePath(program.mid(2)) : toolNamed(program);
    process->start(program, words);
    process->waitForStarted();
    if (const std::uint16_t port = portOf(record); port != 0) {
      (void)QTest::qWaitFor(
          [&] { return OwnNetwork::hasServer(port) || process->state() == QProcess::NotRunning; },
          kMostMilliseconds);
    }
    pairs_.push_back({record, std::move(process), std::move(terminal)});
  }

  ScenarioRun run_;
  Language language_;
  QTemporaryDir folder_;
  std::vector<Pair> pairs_;
};

/// Saves the programs of all scenes, or of the first story, each text once: their paths.
QStringList saveSources(Language language, bool ofAllScenes, const QTemporaryDir& folder) {
  QStringList paths;
  QSet<QString> known;
  const ScenarioLibrary library;
  for (const Scenario& scenario : library.list()) {
    if (!ofAllScenes && scenario.name != "restart") continue;
    for (HostIndex host = 0; host < scenario.hosts.size(); ++host) {
      for (std::size_t i = 0; i < scenario.hosts[host].programs.size(); ++i) {
        const Source source = sourceOf(scenario, host, i, language);
        if (known.contains(source.toString())) continue;
        known << source.toString();
        paths << folder.filePath(QStringLiteral("%1/%2").arg(paths.size()).arg(source.fileName));
        QDir().mkpath(QFileInfo(paths.back()).path());
        QFile file(paths.back());
        if (file.open(QIODevice::WriteOnly)) file.write(source.toString().toUtf8());
      }
    }
  }
  return paths;
}

}  // namespace

/// The programs that the window shows, run as they are on this machine's own system: they must
/// print what the simulated ones print.
class TestShownCode : public QObject {
  Q_OBJECT

 private slots:
  void printsWhatTheTerminalShows_data();
  void printsWhatTheTerminalShows();
  void everySceneIsValidCode_data();
  void everySceneIsValidCode();
};

void TestShownCode::printsWhatTheTerminalShows_data() {
  QTest::addColumn<QString>("scene");
  QTest::addColumn<int>("runtime");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* scene, RuntimeId runtime, const char* says) {
    QTest::addRow("%s in %s", scene, qPrintable(nameOf(languageOf(runtime))))
        << QString::fromLatin1(scene) << int(runtime) << QString::fromLatin1(says);
  };
  for (const RuntimeId runtime : {RuntimeId::Python, RuntimeId::C}) {
    row("restart", runtime, "Address already in use");
    row("client-closes-first", runtime, "");
    row("reuseaddr-on-both", runtime, "");
    row("half-close", runtime, "");
    row("abort", runtime, "reset by peer");
    row("other-address", runtime, "Address already in use");
  }
  row("reuseaddr-on-new-only", RuntimeId::C, "Address already in use");
  row("wildcard", RuntimeId::C, "Address already in use");
  row("data-after-close", RuntimeId::Python, "Broken pipe");
  row("unread-data", RuntimeId::C, "reset by peer");
  row("udp-rebind", RuntimeId::C, "");
}

void TestShownCode::printsWhatTheTerminalShows() {
  QFETCH(QString, scene);
  QFETCH(int, runtime);
  QFETCH(QString, says);
  const Language language = languageOf(RuntimeId(runtime));
  const char* tool = language == Language::C ? "cc" : "python3";
  if (toolNamed(QString::fromLatin1(tool)).isEmpty()) {
    QSKIP("its compiler or interpreter is not installed: cc, python3");
  }
  if (!OwnNetwork::enter()) QSKIP("this machine lets no test have a network of its own");
  if (!PseudoTerminal().isOpen()) QSKIP("this machine has no pseudo-terminals (/dev/pts)");
  Scenario scenario = *ScenarioLibrary().find(scene);
  scenario.runtime = RuntimeId(runtime);
  RealRun run(scenario, language);
  QCOMPARE(run.build(), QByteArray());
  run.run();
  QString everything;
  for (HostIndex host = 0; host < run.trace().hosts.size(); ++host) {
    const QString printed = run.printed(host);
    everything += printed;
    if (printed != run.expected(host)) qWarning("expected:\n%s", qPrintable(run.expected(host)));
    if (printed != run.expected(host)) qWarning("printed:\n%s", qPrintable(printed));
    QVERIFY(printed == run.expected(host));
  }
  QCOMPARE(everything.contains(says), true);
  QCOMPARE(everything.contains(QStringLiteral("rror")) || !says.isEmpty(), !says.isEmpty());
}

void TestShownCode::everySceneIsValidCode_data() {
  QTest::addColumn<int>("language");
  QTest::addColumn<QStringList>("check");
  const auto row = [](Language language, const QString& check) {
    QTest::addRow("%s", qPrintable(nameOf(language))) << int(language) << check.split(u' ');
  };
  row(Language::Python, QStringLiteral("python3 -W error -m py_compile"));
  row(Language::C,
      QStringLiteral("cc -std=gnu99 -fsyntax-only -Wall -Wno-unused-but-set-variable"));
  // These are no part of what the tests install: checked where people have them.
  row(Language::Java, QStringLiteral("javac -proc:none"));
  row(Language::Go, QStringLiteral("go vet"));
}

/// The compilers that need no second for each program get every program of the library.
void TestShownCode::everySceneIsValidCode() {
  QFETCH(int, language);
  QFETCH(QStringList, check);
  const QString tool = toolNamed(check.takeFirst());
  if (tool.isEmpty()) QSKIP("its compiler or interpreter is not installed");
  const bool quick = Language(language) == Language::Python || Language(language) == Language::C;
  const QTemporaryDir folder;
  const QStringList files = saveSources(Language(language), quick, folder);
  QVERIFY(files.size() >= 2);
  QProcess compiler;
  compiler.setWorkingDirectory(folder.path());
  compiler.setProcessChannelMode(QProcess::MergedChannels);
  const qsizetype atOnce = language > 1 ? 1 : files.size();
  for (qsizetype i = 0; i < files.size(); i += atOnce) {
    compiler.start(tool, check + files.mid(i, atOnce));
    QVERIFY(compiler.waitForFinished(kMostMilliseconds * 3));
    const QByteArray said = compiler.readAll();
    QVERIFY2(compiler.exitCode() == 0 && said.isEmpty(), said);
  }
}

int main(int argc, char** argv) {
  OwnNetwork::prepare();
  const QCoreApplication application(argc, argv);
  TestShownCode test;
  return QTest::qExec(&test, argc, argv);
}

#include "model/sim/simulate.h"
#include "tst_shown_code.moc"
