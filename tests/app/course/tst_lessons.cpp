#include <QTest>
#include <map>
#include <set>

#include "app/course/lesson_library.h"
#include "app/course/posed_step.h"
#include "model/course/lesson_problems.h"

using namespace linger;

namespace {

constexpr int kMisconceptions = 16;

std::vector<Lesson> lessons() {
  std::vector<Lesson> all;
  for (const QString& name : builtInLessons()) all.push_back(loadLesson(name).value->lesson);
  return all;
}

/// Every system that the lesson may be taken on, and none: its scenes' own.
std::vector<std::optional<OsId>> systemsOf(const Lesson& lesson) {
  std::vector<std::optional<OsId>> systems{std::nullopt};
  for (const OsId system : lesson.systems) systems.emplace_back(system);
  return systems;
}

std::vector<LessonText> textsOf(const LessonStep& step) {
  std::vector<LessonText> texts = step.hints;
  texts.push_back(step.text);
  texts.push_back(step.because);
  if (const auto* choose = std::get_if<task::Choose>(&step.task)) {
    for (const task::Option& option : choose->options) texts.push_back(option.text);
  }
  if (const auto* reflect = std::get_if<task::Reflect>(&step.task)) {
    texts.push_back(reflect->mistake);
  }
  return texts;
}

QByteArray where(const Lesson& lesson, const LessonStep& step) {
  return QByteArray::fromStdString(lesson.name + "/" + step.id);
}

bool isWords(const std::string& text) {
  return text.find(' ') != std::string::npos;
}

}  // namespace

/// The twelve lessons that come with the program.
class TestLessons : public QObject {
  Q_OBJECT

 private slots:
  void areTwelveAndWithoutProblems();
  void everyMisconceptionIsAskedBeforeAndAfter();
  void everyGoalIsMetByItsSolutionAndNotByNothing();
  void everyAnswerIsFoundOnEverySystemThatIsAllowed();
  void answersDifferWhereSystemsDo();
  void noRunContradictsItsAnswer();
  void isRightWhenAnsweredRight();
  void aWrongAnswerIsWrongWithoutPointsToo();
  void everyListOffersTheRightAnswerOnce();
  void theStatesThatAreOfferedTellNothing();
  void speakBothLanguages();
  void haveAllKindsOfSteps();
};

void TestLessons::areTwelveAndWithoutProblems() {
  QCOMPARE(builtInLessons().size(), 12);
  for (const QString& name : builtInLessons()) {
    const auto loaded = readLessonFile(":/lessons/" + name + ".json");
    for (const FileError& error : loaded.errors) qWarning("%s", qPrintable(error.toString()));
    QVERIFY2(loaded, qPrintable(name));
    QCOMPARE(QString::fromStdString(loaded.value->lesson.name), name);
  }
}

void TestLessons::everyMisconceptionIsAskedBeforeAndAfter() {
  std::map<int, std::set<std::string>> before, after;
  for (const Lesson& lesson : lessons()) {
    std::set<int> open;
    for (const LessonStep& step : lesson.steps) {
      if (!step.misconception) continue;
      const int number = step.misconception->number;
      (step.misconception->after ? after : before)[number].insert(lesson.name);
      if (!step.misconception->after) open.insert(number);
      QVERIFY2(open.contains(number), where(lesson, step));
    }
  }
  for (int number = 1; number <= kMisconceptions; ++number) {
    QVERIFY2(before[number].size() == 1, qPrintable(QString::number(number)));
    QCOMPARE(after[number], before[number]);
  }
}

void TestLessons::everyGoalIsMetByItsSolutionAndNotByNothing() {
  int goals = 0;
  for (const Lesson& lesson : lessons()) {
    for (const LessonStep& step : lesson.steps) {
      const auto* const goal = std::get_if<task::Reach>(&step.task);
      if (goal == nullptr) continue;
      ++goals;
      for (const auto system : systemsOf(lesson)) {
        const AskedStep asked = ask(lesson, step, system);
        QVERIFY2(mark(asked, answer::Edits{goal->solution}).isFull(), where(lesson, step));
        QVERIFY2(mark(asked, answer::Edits{}).points == 0, where(lesson, step));
        QVERIFY2(!allHold(asked.trace, goal->goal), where(lesson, step));
      }
    }
  }
  QVERIFY(goals >= 12);
}

void TestLessons::everyAnswerIsFoundOnEverySystemThatIsAllowed() {
  std::size_t onAllSystems = 0;
  for (const Lesson& lesson : lessons()) {
    onAllSystems += lesson.systems.size() == allProfiles().size() ? 1 : 0;
    for (const LessonStep& step : lesson.steps) {
      if (!isAsked(step.task)) continue;
      for (const auto system : systemsOf(lesson)) {
        QVERIFY2(ask(lesson, step, system).right, where(lesson, step));
      }
    }
  }
  QVERIFY(onAllSystems >= 3);
}

void TestLessons::answersDifferWhereSystemsDo() {
  const Lesson lesson = loadLesson("how-long").value->lesson;
  const LessonStep& step = *stepNamed(lesson, "length");
  const auto said = [&](OsId system) {
    const AskedStep asked = ask(lesson, step, system);
    return wordsOf(asked, *asked.right, false);
  };
  QCOMPARE(said(OsId::Linux), "60 s");
  QCOMPARE(said(OsId::MacOs), "30 s or less");
  QCOMPARE(said(OsId::Rfc9293), "4 minutes");
}

/// Where the right choice says what a restart gets, and the run has one at that time, it gets that.
void TestLessons::noRunContradictsItsAnswer() {
  int compared = 0;
  for (const Lesson& lesson : lessons()) {
    for (const LessonStep& step : lesson.steps) {
      const auto* const choose = std::get_if<task::Choose>(&step.task);
      if (choose == nullptr) continue;
      for (const auto system : systemsOf(lesson)) {
        const AskedStep asked = ask(lesson, step, system);
        const std::size_t right = std::get<answer::Chosen>(*asked.right).option;
        for (const Condition& condition : choose->options[right].conditions) {
          const auto* const said = std::get_if<condition::Rebind>(&condition.what);
          if (said == nullptr || condition.negated) continue;
          for (const CallRecord& call : asked.trace.calls) {
            const bool isIt = call.call == Call::Bind && call.host == asked.trace.server->host &&
                              call.at > said->at && call.at <= said->at + 20ms;
            if (!isIt) continue;
            ++compared;
            QVERIFY2(call.result == said->result, where(lesson, step));
          }
        }
      }
    }
  }
  QVERIFY2(compared > 20, QByteArray::number(compared));
}

void TestLessons::isRightWhenAnsweredRight() {
  for (const Lesson& lesson : lessons()) {
    for (const LessonStep& step : lesson.steps) {
      const AskedStep asked = ask(lesson, step, std::nullopt);
      if (!asked.right) continue;
      const Mark given = mark(asked, asked.right);
      QVERIFY2(given.isFull() && given.most > 0, where(lesson, step));
    }
  }
}

void TestLessons::aWrongAnswerIsWrongWithoutPointsToo() {
  Lesson lesson = loadLesson("who-waits").value->lesson;
  LessonStep step = *stepNamed(lesson, "side");
  step.points = 0;
  const AskedStep asked = ask(lesson, step, std::nullopt);
  QVERIFY(mark(asked, asked.right).isFull());
  QVERIFY(!mark(asked, answer::Chosen{0}).isFull());
  QVERIFY(!mark(asked, std::nullopt).isFull());
  QCOMPARE(mark(asked, asked.right).most, 0);
}

/// They are the same whatever the run goes through: leaving out those that it has not helps nobody.
void TestLessons::theStatesThatAreOfferedTellNothing() {
  std::set<QStringList> offers;
  for (const Lesson& lesson : lessons()) {
    for (const LessonStep& step : lesson.steps) {
      if (!std::holds_alternative<task::NameState>(step.task)) continue;
      QStringList offer;
      for (const OfferedAnswer& one : offeredAnswers(ask(lesson, step, std::nullopt), false)) {
        offer << one.text;
      }
      offers.insert(offer);
    }
  }
  QCOMPARE(offers.size(), 1U);
  QVERIFY(offers.begin()->contains("ESTABLISHED") && offers.begin()->contains("CLOSING"));
}

void TestLessons::everyListOffersTheRightAnswerOnce() {
  for (const Lesson& lesson : lessons()) {
    for (const LessonStep& step : lesson.steps) {
      const AskedStep asked = ask(lesson, step, std::nullopt);
      const auto offered = offeredAnswers(asked, false);
      if (offered.empty()) continue;
      int right = 0;
      std::set<QString> texts;
      for (const OfferedAnswer& one : offered) {
        right += one.credit == 100 ? 1 : 0;
        QVERIFY2(texts.insert(one.text).second, where(lesson, step));
      }
      QVERIFY2(right == 1, where(lesson, step));
    }
  }
}

void TestLessons::speakBothLanguages() {
  for (const Lesson& lesson : lessons()) {
    QVERIFY2(!lesson.title.chinese.empty() && !lesson.summary.chinese.empty(), lesson.name.c_str());
    for (const LessonStep& step : lesson.steps) {
      QVERIFY2(!step.text.empty(), where(lesson, step));
      for (const LessonText& text : textsOf(step)) {
        QVERIFY2(!isWords(text.english) || !text.chinese.empty(), text.english.c_str());
      }
      if (isAsked(step.task)) QVERIFY2(step.points > 0, where(lesson, step));
    }
  }
}

void TestLessons::haveAllKindsOfSteps() {
  std::set<std::size_t> kinds;
  for (const Lesson& lesson : lessons()) {
    for (const LessonStep& step : lesson.steps) kinds.insert(step.task.index());
  }
  QCOMPARE(kinds.size(), std::variant_size_v<Task>);
}

QTEST_MAIN(TestLessons)
#include "tst_lessons.moc"
