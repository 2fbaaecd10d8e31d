#include <QElapsedTimer>
#include <QTest>
#include <random>

#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "model/sim/simulate.h"
#include "model/trace/trace.h"

using namespace linger;

namespace {

constexpr int kCases = 6000;
constexpr unsigned kSeed = 20260101;

/// What people and accidents do to a file.
class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  QByteArray mutated(QByteArray text) {
    for (std::size_t i = 0, times = 1 + below(3); i < times; ++i) change(text);
    return text;
  }

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

 private:
  void change(QByteArray& text) {
    static constexpr const char* kPieces[] = {
        "\"",       "{",          "}",        "[",         "]",          ",",          ":",
        "null",     "-1",         "1e999",    "\"-5s\"",   "\"25h\"",    "\"0s\"",     "\"\"",
        "true",     "\\u",        "\xff",     "0.0001",    "4294967296", "\"accept\"", "\"close\"",
        "\"exit\"", "\"repeat\"", "\"kill\"", "\"reboot\""};
    if (text.isEmpty()) return;
    const auto at = qsizetype(below(std::size_t(text.size())));
    const auto length = qsizetype(below(40));
    switch (below(6)) {
      case 0: text[at] = char(below(256)); break;
      case 1: text.remove(at, length); break;
      case 2: text.insert(at, kPieces[below(std::size(kPieces))]); break;
      case 3: text.insert(at, text.mid(qsizetype(below(std::size_t(text.size()))), length)); break;
      case 4: text.truncate(at); break;
      default: replaceValue(text, kPieces[below(std::size(kPieces))]);
    }
  }

  /// Puts another value where one stands: the text stays JSON more often than not.
  void replaceValue(QByteArray& text, const char* piece) {
    const qsizetype colon = text.indexOf(": ", qsizetype(below(std::size_t(text.size()))));
    if (colon < 0) return;
    qsizetype end = colon + 2;
    while (end < text.size() && !QByteArrayView(",]}\n").contains(text[end])) ++end;
    text.replace(colon + 2, end - colon - 2, piece);
  }

  std::mt19937 random_;
};

}  // namespace

/// Whatever stands in a file, reading it ends in a scenario or in errors with places, and a
/// scenario can be written, read again and run.
class TestScenarioFuzz : public QObject {
  Q_OBJECT

 private slots:
  void anyTextIsReadOrRefused() {
    const ScenarioLibrary library;
    Mutator mutator(kSeed);
    int accepted = 0;
    for (int i = 0; i < kCases; ++i) {
      const Scenario& original = library.list()[mutator.below(library.list().size())];
      const QByteArray text = mutator.mutated(scenarioText(original));
      const auto loaded = parseScenario("fuzz.json", text);
      QVERIFY2(loaded.value.has_value() == loaded.errors.empty(), text);
      for (const FileError& error : loaded.errors) {
        QVERIFY2(error.place && error.place->line >= 1 && error.place->column >= 1, text);
        QVERIFY2(!error.what.contains('\n'), text);
      }
      if (!loaded) continue;
      ++accepted;
      const QByteArray written = scenarioText(*loaded.value);
      const auto again = parseScenario("again.json", written);
      QVERIFY2(again && *again.value == *loaded.value, text);
      QCOMPARE(scenarioText(*again.value), written);
    }
    QVERIFY2(accepted > kCases / 20, qPrintable(QString::number(accepted)));
  }

  void whatIsAcceptedCanBeRun() {
    const ScenarioLibrary library;
    Mutator mutator(kSeed + 1);
    int ran = 0;
    for (int i = 0; i < kCases / 4; ++i) {
      const Scenario& original = library.list()[mutator.below(library.list().size())];
      const QByteArray text = mutator.mutated(scenarioText(original));
      const auto loaded = parseScenario("fuzz.json", text);
      if (!loaded) continue;
      QElapsedTimer timer;
      timer.start();
      const Trace trace = simulate(*loaded.value, {.until = kSimStart + 10min});
      QVERIFY2(trace.end <= kSimStart + 10min, text);
      QVERIFY2(timer.elapsed() < 5000, text);
      ++ran;
    }
    QVERIFY2(ran > kCases / 80, qPrintable(QString::number(ran)));
  }
};

QTEST_APPLESS_MAIN(TestScenarioFuzz)
#include "tst_scenario_fuzz.moc"
