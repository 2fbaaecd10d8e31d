#include <QScrollBar>
#include <QTest>
#include <algorithm>
#include <functional>

#include "app/files/scenario/scenario_library.h"
#include "app/ladder/ladder_view.h"
#include "app/window/ladder_area.h"
#include "tests/app/window/window_fixture.h"
#include "tests/bench/pauses.h"

using namespace linger;

/// How long the window does not answer while something is done with a scene as big as the format
/// allows: 200 ms at most is the aim.
class BenchBigScenes : public QObject {
  Q_OBJECT

  static Program& programOf(Scenario& scene, const std::string& name) {
    for (Host& host : scene.hosts) {
      for (Program& program : host.programs) {
        if (program.name == name) return program;
      }
    }
    qFatal("the restart story has no such program");
  }

  static Step step(StepKind kind, std::uint32_t bytes = 0, Duration after = {}) {
    Step made;
    made.kind = kind;
    made.bytes = bytes;
    made.after = after;
    return made;
  }

  static Scenario story() {
    Scenario scene = *ScenarioLibrary().find(QStringLiteral("restart"));
    scene.questions.clear();
    return scene;
  }

  /// The server sends so many pieces before it closes.
  static Scenario sending(std::size_t pieces, std::uint32_t bytes, Duration after) {
    Scenario scene = story();
    Program& server = programOf(scene, "server");
    server.starts = {kSimStart};
    server.steps.front() = step(StepKind::Close);
    server.steps.insert(server.steps.begin(), pieces, step(StepKind::Send, bytes, after));
    return scene;
  }

  /// Question and answer, 100,000 times.
  static Scenario repeating() {
    constexpr int kTimes = 100'000;
    Scenario scene = story();
    Step again = step(StepKind::Repeat);
    again.count = kTimes;
    Program& client = programOf(scene, "client");
    client.steps = {step(StepKind::Send, 100), step(StepKind::Recv, 100), again,
                    step(StepKind::Close), step(StepKind::Exit)};
    Program& server = programOf(scene, "server");
    server.starts = {kSimStart};
    server.steps = {step(StepKind::Recv, 100), step(StepKind::Send, 100), again,
                    step(StepKind::RecvEof),   step(StepKind::Close),     step(StepKind::Exit)};
    return scene;
  }

  /// The longest pause until nothing is left to do. What the window answers while it waits beside
  /// long work counts as answered.
  static Pause longestPause(const std::function<void()>& act) {
    Pauses pauses;
    act();
    // Another run, and what is done with it, comes some turns of the event loop later.
    constexpr int kUntilAllIsDone = 800;
    QTest::qWait(kUntilAllIsDone);
    return pauses.worst();
  }

 private slots:
  void answers_data() {
    QTest::addColumn<Scenario>("scene");
    QTest::newRow("24,000 segments") << sending(12'000, 100, 150ms);
    QTest::newRow("100,000 repeats") << repeating();
    QTest::newRow("95,000 steps") << sending(95'000, 1, 1ms);
    QTest::newRow("16 MB sent") << sending(1, 16'000'000, 1ms);
  }

  void answers() {
    QFETCH(const Scenario, scene);
    const WindowFixture fixture("restart", {1440, 900});
    QScrollBar* bar = fixture.window->workspace()->ladder()->view()->verticalScrollBar();
    const auto trigger = [&](const char* action) { fixture.trigger(action); };
    const std::vector<std::pair<const char*, std::function<void()>>> actions{
        {"open", [&] { QVERIFY(fixture.document().open(scene)); }},
        {"resize", [&] { fixture.window->resize(1300, 850); }},
        {"End", [&] { trigger("end"); }},
        {"Left", [&] { trigger("previous"); }},
        {"scroll", [&] { bar->setValue(bar->maximum() / 2); }},
        {"Events", [&] { trigger("events"); }},
        {"Terminal", [&] { trigger("terminal"); }},
        {"Why", [&] { trigger("why"); }},
        {"X", [&] { trigger("swap-closer"); }},
        {"undo", [&] { trigger("undo"); }},
        {"E", [&] { trigger("edit-scene"); }},
        {"E again", [&] { trigger("edit-scene"); }},
        {"=", [&] { trigger("compare"); }},
        {"= again", [&] { trigger("compare"); }},
    };
    QStringList told;
    double worst = 0;
    for (const auto& [name, act] : actions) {
      const Pause pause = longestPause(act);
      worst = std::max(worst, pause.wall);
      told << QStringLiteral("%1 %2 (%3)")
                  .arg(QLatin1String(name))
                  .arg(pause.wall, 0, 'f', 0)
                  .arg(pause.used, 0, 'f', 0);
    }
    qInfo("ms without an answer (of them used by the window's thread): %s",
          qPrintable(told.join(QStringLiteral(", "))));
    QTest::setBenchmarkResult(worst, QTest::WalltimeMilliseconds);
  }
};

QTEST_MAIN(BenchBigScenes)
#include "bench_big_scenes.moc"
