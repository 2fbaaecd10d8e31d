#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "app/course/course_values.h"
#include "app/course/lesson_file.h"
#include "app/course/lesson_problem_words.h"
#include "app/course/posed_step.h"
#include "app/document/language.h"
#include "model/course/mark.h"

using namespace linger;

namespace {

/// A lesson on the restart story with these steps behind one that only tells.
QByteArray withSteps(const QByteArray& steps, const QByteArray& rest = {}) {
  return "{\"format\":\"linger-lesson/1\",\"name\":\"l\",\"title\":\"L\"" + rest +
         ",\n\"steps\":[{\"id\":\"first\",\"kind\":\"read\",\"scene\":\"restart\",\"text\":\"T\"},"
         "\n" +
         steps + "]}";
}

const QByteArray kWho =
    R"({"id":"who","kind":"predict","text":"?","choices":[
{"text":"client","if":[{"state":"TIME-WAIT","host":"client","at":"1s"}]},
{"text":"server","if":[{"state":"TIME-WAIT","host":"server","at":"1s"}]}]})";

QString everything(const Loaded<LessonFile>& loaded) {
  QStringList lines;
  for (const FileError& error : loaded.errors) lines << error.toString();
  return lines.join('\n');
}

Lesson lessonOf(const QByteArray& text) {
  auto loaded = parseLesson("l.json", text);
  if (!loaded) qWarning("%s", qPrintable(everything(loaded)));
  return loaded ? loaded.value->lesson : Lesson{};
}

Mark markOf(const Lesson& lesson, std::size_t step, const Answer& answer,
            std::optional<OsId> system = {}) {
  return mark(ask(lesson, lesson.steps[step], system), answer);
}

}  // namespace

/// The lesson format: what it says, what is wrong with it, and how answers are marked.
class TestLessonFile : public QObject {
  Q_OBJECT

 private slots:
  void namesThePlaceOfWhatIsWrong_data();
  void namesThePlaceOfWhatIsWrong();
  void isWrongInTheReadersLanguage();
  void findsTheAnswerInTheRun();
  void bytesHaveAFormerName();
  void asksAnEarlierQuestionAgain();
  void marksAnInstantByItsDistance();
  void marksTheNextSegmentByHalves();
  void marksTurnsByHalves();
  void marksAGoalByWhatTheEditsMadeTrue();
  void refusesEditsThatAreNotAllowed();
  void nothingAndAnotherKindOfAnswerGetNothing();
  void everyEditIsReadAsItWasWritten();
  void theFingerprintIsOfWhatIsSaid();
  void theReadmeIsTrue();
};

void TestLessonFile::namesThePlaceOfWhatIsWrong_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* name, const QByteArray& text, const char* message) {
    QTest::newRow(name) << text << QString::fromUtf8(message);
  };
  row("a scenario", R"({"format":"linger-scenario/1"})",
      "l.json:1:11: found the string \"linger-scenario/1\", expected linger-lesson/1");
  row("no scene", R"({"format":"linger-lesson/1","name":"l","title":"L","steps":[{"id":"a"}]})",
      "l.json:1:61: found no key \"scene\" in this object, expected one");
  row("unknown scene", withSteps(R"({"id":"b","kind":"read","scene":"restrat","text":"T"})"),
      "did you mean \"restart\"?");
  row("unknown kind", withSteps(R"({"id":"b","kind":"guess","text":"T"})"),
      "l.json:3:18: found the string \"guess\", expected one of read, predict, do, be-tcp, see, "
      "reflect");
  row("unknown key", withSteps(R"({"id":"b","kind":"read","text":"T","tekst":"U"})"),
      "l.json:3:36: found the unknown key \"tekst\"");
  row("predicts nothing", withSteps(R"({"id":"b","kind":"predict","text":"T"})"),
      "l.json:3:1: found an object, expected an object with one of the keys choices, instant");
  row("unknown condition",
      withSteps(
          R"({"id":"b","kind":"do","text":"T","goal":[{"stat":"X"}],"allowed":[],"solution":[]})"),
      "expected an object with one of the keys state, call, rebind, sent, timer");
  row("unknown state",
      withSteps(
          R"({"id":"b","kind":"predict","text":"T","instant":{"enters":"TIMEWAIT","host":"server"},"within":"1s"})"),
      "did you mean \"TIME-WAIT\"?");
  row("unknown host",
      withSteps(R"({"id":"b","kind":"predict","text":"T","state":{"host":"sever","at":"1s"}})"),
      "found \"sever\", expected the name of a host of the scene: client, server");
  row("unknown host that looks like a place",
      withSteps(R"({"id":"b","kind":"predict","text":"T","state":{"host":"%2","at":"1s"}})"),
      "found \"%2\", expected the name of a host of the scene: client, server");
  row("a step twice", withSteps(R"({"id":"first","kind":"read","text":"T"})"),
      "l.json:3:7: found a second step \"first\"");
  row("again what is not there", withSteps(R"({"id":"b","again":"furst"})"),
      "did you mean \"first\"?");
  row("no right choice",
      withSteps(R"({"id":"b","kind":"predict","text":"T","choices":[{"text":"a"},{"text":"b"}]})"),
      "l.json:3:49: found not exactly one right choice on the scene's own systems");
  row("two right choices",
      withSteps(
          R"({"id":"b","kind":"predict","text":"T","choices":[{"text":"a","right":true},{"text":"b","right":true}]})"),
      "found not exactly one right choice");
  row("one choice",
      withSteps(R"({"id":"b","kind":"predict","text":"T","choices":[{"text":"a","right":true}]})"),
      "found 1 choices, expected 2 to 6");
  row("what never happens",
      withSteps(
          R"({"id":"b","kind":"predict","text":"T","instant":{"enters":"CLOSING","host":"server"},"within":"1s"})"),
      "does not happen in the run");
  row("a state that is shown beside the question",
      withSteps(
          R"({"id":"b","kind":"predict","at":"1s","text":"T","state":{"host":"server","at":"1s"}})"),
      "shows this already");
  row("an instant that is shown beside the question",
      withSteps(
          R"({"id":"b","kind":"predict","at":"1s","text":"T","instant":{"enters":"TIME-WAIT","host":"server"},"within":"1s"})"),
      "shows this already");
  row("nothing follows",
      withSteps(R"({"id":"b","kind":"predict","at":"10s","text":"T","next":{}})"),
      "no segment is sent after the step's instant");
  row("nothing arrives",
      withSteps(
          R"({"id":"b","kind":"be-tcp","at":"10s","text":"T","host":"client","until":"11s"})"),
      "no segment reaches this host");
  row("a goal that is met anyhow",
      withSteps(
          R"({"id":"b","kind":"do","text":"T","goal":[{"state":"TIME-WAIT","host":"server"}],"allowed":["fate"],"solution":[]})"),
      "the scene meets this goal without any edit");
  row("a solution that misses",
      withSteps(
          R"({"id":"b","kind":"do","text":"T","goal":[{"state":"TIME-WAIT","host":"client"}],"allowed":["fate"],"solution":[]})"),
      "misses the goal");
  row("a solution that is not allowed",
      withSteps(
          R"({"id":"b","kind":"do","text":"T","goal":[{"state":"TIME-WAIT","host":"client"}],"allowed":["fate"],"solution":[{"edit":"close-first","who":"client"}]})"),
      "misses the goal, or they are not allowed");
  row("unknown edit",
      withSteps(
          R"({"id":"b","kind":"do","text":"T","goal":[],"allowed":["close_first"],"solution":[]})"),
      "found \"close_first\", expected one of os, msl");
  row("a misconception once",
      withSteps(
          R"({"id":"b","kind":"predict","text":"T","misconception":5,"choices":[{"text":"a","right":true},{"text":"b"}]})"),
      "misconception 5 is asked once, expected before and after");
  row("too many points", withSteps(R"({"id":"b","kind":"read","text":"T","points":101})"),
      "found 101 points, expected from 0 to 100");
  row("narrower half",
      withSteps(
          R"({"id":"b","kind":"predict","text":"T","instant":{"free":[]},"within":"2s","partly":"1s"})"),
      "not shorter than \"within\"");
  row("a broken scene",
      withSteps(
          R"({"id":"b","kind":"read","text":"T","scene":{"format":"linger-scenario/1","name":"x","hosts":[]}})"),
      "found no host");
}

void TestLessonFile::namesThePlaceOfWhatIsWrong() {
  QFETCH(QByteArray, text);
  QFETCH(QString, message);
  const auto loaded = parseLesson("l.json", text);
  QVERIFY(!loaded);
  QVERIFY2(everything(loaded).contains(message), qPrintable(everything(loaded)));
}

/// Lessons that others have written before say "octets".
void TestLessonFile::bytesHaveAFormerName() {
  const auto choice = [](const char* key) {
    return QByteArray(R"({"id":"got","kind":"predict","text":"?","choices":[
{"text":"all","if":[{"call":"recv","host":"client","result":"OK",")") +
           key + R"(":300}]},{"text":"none","if":[{"call":"recv","host":"client","result":"OK",")" +
           key + R"(":301,"not":true}]}]})";
  };
  const Lesson now = lessonOf(withSteps(choice("bytes")));
  QCOMPARE(now.steps.size(), std::size_t{2});
  QVERIFY(lessonOf(withSteps(choice("octets"))) == now);
}

/// Nothing of the sentence is left in English.
void TestLessonFile::isWrongInTheReadersLanguage() {
  const LessonProblem onNone{
      .where = "steps[1]", .kind = LessonProblemKind::NotOneRight, .onOwnSystems = true};
  QVERIFY(wordsFor(onNone).contains("the scene's own systems"));
  speak(QLocale("zh_CN"));
  const QString words = wordsFor(onNone);
  speak(QLocale::c());
  QVERIFY2(!words.isEmpty() && !words.contains(QRegularExpression("[A-Za-z]")), qPrintable(words));
}

void TestLessonFile::findsTheAnswerInTheRun() {
  Lesson lesson = lessonOf(withSteps(kWho));
  QCOMPARE(ask(lesson, lesson.steps[1], {}).right, Answer(answer::Chosen{1}));
  lesson.steps[1].edits = {edit::CloseFirst{Closer::Client}};
  QCOMPARE(ask(lesson, lesson.steps[1], {}).right, Answer(answer::Chosen{0}));
  lesson.steps[1].edits = {edit::CloseFirst{Closer::Both}};
  QVERIFY(!ask(lesson, lesson.steps[1], {}).right);
}

void TestLessonFile::asksAnEarlierQuestionAgain() {
  const Lesson lesson = lessonOf(withSteps(
      kWho + R"(,{"id":"swapped","again":"who","scene":"client-closes-first","points":3})"));
  QCOMPARE(lesson.steps.size(), 3U);
  QCOMPARE(lesson.steps[2].text.english, "?");
  QCOMPARE(lesson.steps[2].points, 3);
  QCOMPARE(ask(lesson, lesson.steps[2], {}).right, Answer(answer::Chosen{0}));
}

void TestLessonFile::marksAnInstantByItsDistance() {
  const Lesson lesson = lessonOf(withSteps(
      R"({"id":"b","kind":"predict","text":"T","points":3,"instant":{"leaves":"TIME-WAIT","host":"server"},"within":"1s","partly":"5s"})"));
  const auto points = [&](Duration given, std::optional<OsId> system = {}) {
    return markOf(lesson, 1, answer::Instant{kSimStart + given}, system).points;
  };
  QCOMPARE(points(60240ms), 300);
  QCOMPARE(points(61240ms), 300);
  QCOMPARE(points(59239ms), 150);
  QCOMPARE(points(65240ms), 150);
  QCOMPARE(points(65241ms), 0);
  QCOMPARE(points(240240ms, OsId::Rfc9293), 300);
}

void TestLessonFile::marksTheNextSegmentByHalves() {
  const Lesson lesson = lessonOf(
      withSteps(R"({"id":"b","kind":"predict","at":"30ms","text":"T","points":2,"next":{}})"));
  const Flags finAck{.fin = true, .ack = true}, ack{.ack = true};
  QCOMPARE(markOf(lesson, 1, answer::NextSegment{"server", finAck}).points, 200);
  QCOMPARE(markOf(lesson, 1, answer::NextSegment{"server", ack}).points, 100);
  QCOMPARE(markOf(lesson, 1, answer::NextSegment{"client", finAck}).points, 100);
  QCOMPARE(markOf(lesson, 1, answer::NextSegment{"client", ack}).points, 0);
}

void TestLessonFile::marksTurnsByHalves() {
  const Lesson lesson = lessonOf(withSteps(
      R"({"id":"b","kind":"be-tcp","at":"50ms","text":"T","points":4,"host":"server","until":"1s"})"));
  const std::optional<Flags> ack = Flags{.ack = true};
  const auto points = [&](const std::vector<answer::Reaction>& turns) {
    return markOf(lesson, 1, answer::Reactions{turns}).points;
  };
  QCOMPARE(points({{State::FinWait2, {}}, {State::TimeWait, ack}}), 400);
  QCOMPARE(points({{State::FinWait2, ack}, {State::TimeWait, ack}}), 300);
  QCOMPARE(points({{State::FinWait2, {}}}), 200);
  QCOMPARE(points({}), 0);
}

void TestLessonFile::marksAGoalByWhatTheEditsMadeTrue() {
  const Lesson lesson = lessonOf(withSteps(R"({"id":"b","kind":"do","text":"T","points":2,
    "goal":[{"state":"TIME-WAIT","host":"server"},{"state":"TIME-WAIT","host":"client"},
            {"state":"CLOSING","host":"client"}],
    "allowed":["close-first","fate"],"solution":[{"edit":"close-first","who":"both"}]})"));
  const auto points = [&](const std::vector<Edit>& edits) {
    return markOf(lesson, 1, answer::Edits{edits}).points;
  };
  QCOMPARE(points({}), 0);
  QCOMPARE(points({edit::CloseFirst{Closer::Both}}), 200);
  // The client waits now, but what was so before is broken.
  QCOMPARE(points({edit::CloseFirst{Closer::Client}}), 0);
}

void TestLessonFile::refusesEditsThatAreNotAllowed() {
  const Lesson lesson = lessonOf(withSteps(R"({"id":"b","kind":"do","text":"T",
    "goal":[{"state":"TIME-WAIT","host":"client"}],"at_most":1,
    "allowed":["close-first","event"],"solution":[{"edit":"close-first","who":"client"}]})"));
  const Edit good = edit::CloseFirst{Closer::Client};
  const auto refusal = [&](const std::vector<Edit>& edits) {
    return markOf(lesson, 1, answer::Edits{edits}).refusal;
  };
  QCOMPARE(refusal({good}), Refusal::None);
  QCOMPARE(refusal({good, good}), Refusal::TooManyEdits);
  QCOMPARE(refusal({edit::SetOs{{}, OsId::FreeBsd}}), Refusal::EditNotAllowed);
  HostEvent late{.at = kSimStart + 48h, .kind = HostEventKind::Kill};
  QCOMPARE(refusal({edit::AddHostEvent{"client", late}}), Refusal::CannotRun);
}

void TestLessonFile::nothingAndAnotherKindOfAnswerGetNothing() {
  const Lesson lesson = lessonOf(withSteps(kWho));
  const AskedStep asked = ask(lesson, lesson.steps[1], {});
  QCOMPARE(mark(asked, std::nullopt).points, 0);
  QCOMPARE(mark(asked, answer::Edits{}).points, 0);
  QCOMPARE(mark(asked, answer::Instant{}).points, 0);
  QCOMPARE(mark(asked, answer::Named{}).points, 0);
  QCOMPARE(mark(asked, answer::Reactions{}).points, 0);
  QCOMPARE(mark(asked, answer::Chosen{7}).points, 0);
  QCOMPARE(mark(asked, answer::Chosen{7}).most, 100);
}

void TestLessonFile::everyEditIsReadAsItWasWritten() {
  const SegmentChoice choice{"server", SegmentKind::Fin, 2};
  const std::vector<Edit> edits{
      edit::SetOs{"server", OsId::MacOs},
      edit::SetOs{std::nullopt, OsId::Windows},
      edit::SetMsl{30s},
      edit::SetMsl{},
      edit::SetRoundTrip{200ms},
      edit::SetLoss{0.25},
      edit::SetRuntime{RuntimeId::Go},
      edit::CloseFirst{Closer::Both},
      edit::SetImpairment{choice, Impairment{Impairment::Kind::Drop, {}}},
      edit::SetImpairment{choice, Impairment{Impairment::Kind::Delay, 3s}},
      edit::SetImpairment{choice, std::nullopt},
      edit::Restart{kSimStart + 2s},
      edit::SetReuseAddr{false},
      edit::AddHostEvent{"client", {kSimStart + 1s, HostEventKind::Kill, "client", {}}},
      edit::SetSeed{18'000'000'000'000'000'000U},
      edit::KeepTrying{kSimStart + 2s, 500ms}};
  for (const Edit& edit : edits) {
    const auto source = parseJson("e", QByteArray::fromStdString(toCompactJson(editJson(edit))));
    QVERIFY(source);
    Reading reading{*source.value};
    Edit again;
    QVERIFY2(read(reading, source.value->root, again), source.value->text.constData());
    QVERIFY2(again == edit, source.value->text.constData());
  }
}

void TestLessonFile::theFingerprintIsOfWhatIsSaid() {
  const auto fingerprint = [](QByteArray text) {
    return parseLesson("l.json", text).value->fingerprint;
  };
  const QByteArray text = withSteps(kWho);
  QByteArray spaced = text, other = text;
  QCOMPARE(fingerprint(spaced.replace(",", " , ")), fingerprint(text));
  QVERIFY(fingerprint(other.replace("\"T\"", "\"U\"")) != fingerprint(text));
}

/// The README beside the lessons: its example can be read, and no kind of edit is missing.
void TestLessonFile::theReadmeIsTrue() {
  QFile file(QStringLiteral(LINGER_SOURCE_DIR) + "/resources/lessons/README.md");
  QVERIFY(file.open(QIODevice::ReadOnly));
  const QByteArray readme = file.readAll();
  const auto start = readme.indexOf("```json") + 7;
  const auto lesson =
      parseLesson("README.md", readme.mid(start, readme.indexOf("```", start) - start));
  QVERIFY2(lesson, qPrintable(everything(lesson)));
  for (const std::string_view name : editNames()) {
    QVERIFY2(readme.contains('"' + QByteArray(name.data(), qsizetype(name.size())) + '"'),
             name.data());
  }
}

QTEST_MAIN(TestLessonFile)
#include "tst_lesson_file.moc"
