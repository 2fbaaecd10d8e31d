#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <set>

#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"
#include "model/tcp/transitions.h"
#include "model/trace/trace.h"

using namespace linger;

namespace {

const ScenarioLibrary& library() {
  static const ScenarioLibrary all(QStringLiteral(LINGER_SOURCE_DIR "/resources/scenarios"));
  return all;
}

QString text(std::string_view words) {
  return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

/// The keys of the rules that a trace follows.
std::set<std::string_view> rulesOf(const Trace& trace) {
  std::set<std::string_view> keys;
  for (const TransitionRecord& move : trace.transitions) keys.insert(move.rule.key);
  for (const CallRecord& call : trace.calls) keys.insert(call.rule.key);
  for (const SegmentRecord& segment : trace.segments) {
    keys.insert(segment.rule.key);
    if (segment.verdictRule) keys.insert(segment.verdictRule->key);
  }
  return keys;
}

}  // namespace

/// The scenarios that come with the program: whole in words, and together as wide as the protocol.
class TestLibrary : public QObject {
  Q_OBJECT

 private slots:
  void everyFileIsRead() {
    for (const FileError& error : library().errors()) qWarning().noquote() << error.toString();
    QVERIFY(library().errors().empty());
    QVERIFY2(library().list().size() >= 24, "a library of at least twenty-four");
  }

  void everyScenarioIsTold_data() { scenarios(); }

  /// Title, group, one paragraph, the lesson, and what people say that it disproves.
  void everyScenarioIsTold() {
    const Scenario& scenario = current();
    for (const std::string* words : {&scenario.title, &scenario.group, &scenario.description,
                                     &scenario.lesson, &scenario.misconception}) {
      QVERIFY(!words->empty());
      QVERIFY(words->find('\n') == std::string::npos);
    }
    QVERIFY2(scenario.title.size() <= 50, "a title fits a menu");
    QVERIFY2(scenario.description.size() <= 700, "a description is one paragraph");
    QVERIFY2(scenario.lesson.size() <= 220, "a lesson is a sentence or two");
    QVERIFY2(scenario.misconception.size() <= 120, "a misconception is one sentence");
  }

  void statesHaveTheRfcsNames_data() { scenarios(); }

  /// What people say may have the kernel's names; what we say has the RFC's.
  void statesHaveTheRfcsNames() {
    static const QRegularExpression kernels("TIME_WAIT|FIN_WAIT|CLOSE_WAIT|LAST_ACK|SYN_SENT");
    const Scenario& scenario = current();
    for (const std::string* words : {&scenario.title, &scenario.description, &scenario.lesson}) {
      QVERIFY(!text(*words).contains(kernels));
    }
  }

  void everyScenarioComesToAnEnd_data() { scenarios(); }

  void everyScenarioComesToAnEnd() {
    const Scenario& scenario = current();
    QVERIFY(problemsOf(scenario).empty());
    const Trace trace = simulate(scenario);
    QVERIFY2(trace.end > kSimStart, "something happens");
    QVERIFY2(trace.end <= kSimStart + kLongestDuration, "within a day");
    QVERIFY2(!trace.calls.empty(), "programs call");
  }

  /// As a whole the library leaves no row of the transition table out: each is taken by a scene as
  /// it is, but for one that Linux does not take, and a scene takes when it runs on FreeBSD.
  void everyRowIsTakenBySome() {
    std::set<std::string_view> taken;
    for (const Scenario& scenario : library().list()) taken.merge(rulesOf(simulate(scenario)));
    QVERIFY(!taken.contains("open.refused-by-listener"));
    const edit::SetOs onFreeBsd{std::nullopt, OsId::FreeBsd};
    const auto fullQueue = library().find(QStringLiteral("full-queue"));
    QVERIFY(fullQueue);
    const std::set<std::string_view> there = rulesOf(simulate(apply(*fullQueue, onFreeBsd)));
    if (there.contains("open.refused-by-listener")) taken.insert("open.refused-by-listener");
    QStringList missing;
    for (const Row& row : transitionTable()) {
      if (!taken.contains(row.rule.key)) missing << text(row.rule.key);
    }
    const int rows = int(transitionTable().size());
    qInfo("the scenarios take %d of the table's %d rows", rows - int(missing.size()), rows);
    QVERIFY2(missing.isEmpty(), qPrintable("no scenario takes " + missing.join(", ")));
  }

  void groupsKeepTogether() {
    QStringList met;
    for (const Scenario& scenario : library().list()) {
      const QString group = text(scenario.group);
      if (met.isEmpty() || met.last() != group) {
        QVERIFY2(!met.contains(group), qPrintable(group + " is listed in two places"));
        met << group;
      }
    }
    QCOMPARE(met.size(), 9);
  }

 private:
  static void scenarios() {
    QTest::addColumn<QString>("name");
    for (const Scenario& scenario : library().list()) {
      QTest::newRow(scenario.name.c_str()) << text(scenario.name);
    }
  }

  static const Scenario& current() {
    return *library().find(QString::fromUtf8(QTest::currentDataTag()));
  }
};

QTEST_APPLESS_MAIN(TestLibrary)
#include "tst_library.moc"
