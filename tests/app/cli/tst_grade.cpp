#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <random>

#include "app/course/lesson_library.h"
#include "app/course/work_file.h"
#include "tests/app/cli/program.h"
#include "tests/app/cli/stored_zip.h"

using namespace linger;

namespace {

constexpr auto kLesson = "who-waits";

LessonFile lessonFile() {
  return *loadLesson(kLesson).value;
}

/// A work without answers, at a morning of its own.
Work emptyWork(int number) {
  const LessonFile file = lessonFile();
  Work work;
  work.learner = "Learner " + std::to_string(number);
  work.lesson = file.lesson.name;
  work.lessonFingerprint = file.fingerprint;
  for (std::size_t i = 0; i < file.lesson.scenes.size(); ++i) {
    work.scenes.push_back({file.lesson.scenes[i].name, file.sceneFingerprints[i]});
  }
  work.started = 1'795'000'000'000 + number * 1000;
  work.finished = *work.started + 600'000;
  return work;
}

/// Right answers to some of the steps, chosen by chance; the points that they are worth.
Hundredths answerSome(Work& work, std::mt19937& chance) {
  const LessonFile file = lessonFile();
  Hundredths points = 0;
  WallTime at = *work.started;
  for (const LessonStep& step : file.lesson.steps) {
    const AskedStep asked = ask(file.lesson, step, std::nullopt);
    if (!asked.right || chance() % 10 == 0) continue;
    const bool isRight = chance() % 3 != 0;
    Answer answer = *asked.right;
    if (auto* chosen = std::get_if<answer::Chosen>(&answer); chosen && !isRight) {
      chosen->option = (chosen->option + 1) % 4;
    } else if (auto* named = std::get_if<answer::Named>(&answer); named && !isRight) {
      named->state = State::Listen;
    } else if (auto* edits = std::get_if<answer::Edits>(&answer); edits && !isRight) {
      edits->made = {edit::CloseFirst{Closer::Client}};
    } else if (auto* turns = std::get_if<answer::Reactions>(&answer); turns && !isRight) {
      turns->turns.pop_back();
      points += step.points * 50;
    }
    if (isRight) points += step.points * 100;
    work.answers.push_back({step.id, answer, at += 30'000, 0});
  }
  work.claimed = points;
  return points;
}

void writeFile(const QString& path, const QByteArray& contents) {
  QDir().mkpath(path.section('/', 0, -2));
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(contents), contents.size());
}

QJsonObject gradesOf(const QStringList& words, int exitCode) {
  const Outcome outcome = runLinger(QStringList{"grade", "--format", "json"} + words);
  if (outcome.exitCode != exitCode) qWarning("%s", outcome.error.constData());
  return outcome.exitCode == exitCode ? QJsonDocument::fromJson(outcome.out).object()
                                      : QJsonObject();
}

/// "kind kind": what is remarked on a work.
QString remarksOf(const QJsonValue& work) {
  QStringList kinds;
  for (const QJsonValue& remark : work["remarks"].toArray()) kinds << remark["kind"].toString();
  return kinds.join(' ');
}

QJsonValue onlyWork(const QJsonObject& grades) {
  const QJsonArray works = grades["works"].toArray();
  return works.size() == 1 ? works.first() : QJsonValue();
}

}  // namespace

/// `linger grade`: what works are worth, whatever they claim.
class TestGrade : public QObject {
  Q_OBJECT

 private slots:
  void init() { QVERIFY((folder_ = std::make_unique<QTemporaryDir>())->isValid()); }
  void worksAreReadAsTheyWereWritten();
  void twoHundredWorksExactlyAndAlikeEachTime();
  void pointsOutEverythingThatIsNotAsItShouldBe_data();
  void pointsOutEverythingThatIsNotAsItShouldBe();
  void copiesUnderAnotherName();
  void understandsFoldersAndArchives();
  void damagedArchivesAreTold();
  void marksOnTheSystemThatWasTaken();
  void writesWhatGradescopeReads();
  void writesTablesThatSpreadsheetsDoNotRun();
  void countsTheClass();
  void refusesWhatMakesNoSense();

 private:
  QString in(const QString& name) const { return folder_->filePath(name); }
  QString written(const QString& name, const QByteArray& contents) const {
    writeFile(in(name), contents);
    return in(name);
  }

  std::unique_ptr<QTemporaryDir> folder_;
};

void TestGrade::worksAreReadAsTheyWereWritten() {
  std::mt19937 chance(1);
  Work work = emptyWork(7);
  answerSome(work, chance);
  work.system = OsId::FreeBsd;
  work.answers.push_back({"next", answer::NextSegment{"server", Flags{.fin = true}}, {}, 2});
  work.answers.push_back({"when", answer::Instant{kSimStart + 1500ms}, {}, 0});
  const auto again = parseWork("w", workText(work));
  QVERIFY(again);
  QVERIFY(*again.value == work);
}

/// 180 good works; of the other 20 some are cut, copied, tampered with, or for another version.
void TestGrade::twoHundredWorksExactlyAndAlikeEachTime() {
  std::mt19937 chance(15);
  std::map<QString, QString> expectedPoints, expectedRemarks;
  QByteArray last;
  for (int i = 0; i < 200; ++i) {
    const QString name = QStringLiteral("p%1").arg(i, 3, 10, QLatin1Char('0'));
    Work work = emptyWork(i);
    const Hundredths points = answerSome(work, chance);
    expectedPoints[name] = QString::fromStdString(pointsText(points));
    QByteArray text = workText(work);
    switch (i < 180 ? -1 : i % 5) {
      case 0:  // Cut.
        text.truncate(text.size() * 2 / 3);
        expectedPoints[name] = "error";
        break;
      case 1:  // Copied from the one before the cut one, which is a good one at first.
        text = last;
        expectedPoints[name] = expectedPoints["p179"];
        expectedRemarks[name] = "same-file";
        expectedRemarks["p179"] = "same-file";
        break;
      case 2:  // Claims more than it has.
        work.claimed = 900;
        text = workText(work);
        expectedRemarks[name] = points == 900 ? "" : "other-points";
        break;
      case 3:  // Another version of the lesson.
        text.replace(lessonFile().fingerprint.c_str(), QByteArray(64, '0'));
        expectedRemarks[name] = "other-version";
        break;
      case 4:  // Finished before it began.
        work.finished = *work.started - 1;
        text = workText(work);
        expectedRemarks[name] = "times-disagree";
        break;
      default: break;
    }
    if (i == 179) last = text;
    writeFile(in("all/" + name + kWorkSuffix), text);
  }
  QElapsedTimer timer;
  timer.start();
  const QJsonObject grades = gradesOf({in("all")}, 2);
  qInfo("200 works: %lld ms", timer.elapsed());
  QVERIFY(timer.elapsed() < 10'000);
  const QJsonArray works = grades["works"].toArray();
  QCOMPARE(works.size(), 200);
  for (const QJsonValue& work : works) {
    const QString name = work["person"].toString();
    const QString points = work["errors"].isArray() ? QStringLiteral("error")
                                                    : QString::number(work["points"].toDouble());
    QCOMPARE(name + ' ' + points, name + ' ' + expectedPoints[name]);
    QCOMPARE(name + ' ' + remarksOf(work), name + ' ' + expectedRemarks[name]);
  }
  for (const char* const format : {"text", "csv", "json", "gradescope"}) {
    const QStringList command{"grade", in("all"), "--format", format};
    QCOMPARE(runLinger(command).out, runLinger(command).out);
  }
}

void TestGrade::pointsOutEverythingThatIsNotAsItShouldBe_data() {
  QTest::addColumn<QByteArray>("from");
  QTest::addColumn<QByteArray>("to");
  QTest::addColumn<QString>("remarks");
  QTest::addColumn<double>("points");
  const auto row = [](const char* name, const char* from, const char* to, const char* remarks,
                      double points) {
    QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString(remarks) << points;
  };
  row("nothing", "", "", "", 3);
  row("another lesson", "\"who-waits\"", "\"four-segments\"", "other-version", 0);
  row("an unknown step", "\"step\": \"side\"", "\"step\": \"sight\"", "unknown-step other-points",
      2);
  row("an answer twice", "\"answers\": [", "\"answers\": [{\"step\":\"side\",\"choice\":1},",
      "answered-twice other-points", 2);
  row("another kind", "\"choice\": 2", "\"state\": \"CLOSED\"", "other-kind other-points", 2);
  row("a wrong answer", "\"choice\": 2", "\"choice\": 99", "other-points", 2);
  row("forbidden edits", "{ \"edit\": \"close-first\", \"who\": \"both\" }",
      "{ \"edit\": \"os\", \"os\": \"windows\" }", "refused other-points", 1);
  row("too many edits", "{ \"edit\": \"close-first\", \"who\": \"both\" }",
      "{ \"edit\": \"close-first\", \"who\": \"both\" }, { \"edit\": \"close-first\", \"who\": "
      "\"both\" }",
      "refused other-points", 1);
  row("another scene", "\"name\": \"restart\"", "\"name\": \"restrat\"", "other-scene", 3);
  row("an unknown system", "\"started\"", "\"system\": \"linux\", \"started\"", "", 3);
}

void TestGrade::pointsOutEverythingThatIsNotAsItShouldBe() {
  QFETCH(QByteArray, from);
  QFETCH(QByteArray, to);
  QFETCH(QString, remarks);
  QFETCH(double, points);
  Work work = emptyWork(1);
  work.answers = {{"side", answer::Chosen{1}, *work.started + 1, 0},
                  {"both", answer::Edits{{edit::CloseFirst{Closer::Both}}}, {}, 0}};
  work.claimed = 300;
  QByteArray text = workText(work);
  QVERIFY2(from.isEmpty() || text.contains(from), text.constData());
  if (!from.isEmpty()) text.replace(text.indexOf(from), from.size(), to);
  const QJsonValue graded = onlyWork(gradesOf({written("ann.json", text)}, 0));
  if (graded["lesson"].toString() == kLesson) {
    QCOMPARE(remarksOf(graded), remarks);
  } else {
    QVERIFY(remarksOf(graded).contains(remarks));
  }
  QCOMPARE(graded["points"].toDouble(), points);
}

void TestGrade::copiesUnderAnotherName() {
  std::mt19937 chance(3);
  Work work = emptyWork(1);
  answerSome(work, chance);
  writeFile(in("all/ann.json"), workText(work));
  work.learner = "Bob";
  writeFile(in("all/bob.json"), workText(work));
  *work.finished += 1;
  writeFile(in("all/cy.json"), workText(work));
  const QJsonArray works = gradesOf({in("all")}, 0)["works"].toArray();
  QCOMPARE(remarksOf(works[0]), "same-work");
  QCOMPARE(remarksOf(works[1]), "same-work");
  QCOMPARE(remarksOf(works[2]), "");
  QVERIFY(works[0]["remarks"][0]["text"].toString().contains("bob.json"));
}

void TestGrade::understandsFoldersAndArchives() {
  const auto textOf = [](int number) {
    std::mt19937 chance{unsigned(number)};
    Work work = emptyWork(number);
    answerSome(work, chance);
    return workText(work);
  };
  writeFile(in("all/Ann Lee_123_file/work.linger-work"), textOf(1));
  writeFile(in("all/Bob_124_file/deeper/work.json"), textOf(2));
  writeFile(in("all/Bob_124_file/essay.txt"), "not a work");
  StoredZip one, many, nested;
  one.add("homework/work.linger-work", textOf(3));
  one.add("__MACOSX/homework/._work.linger-work", "left behind");
  writeFile(in("all/cy.zip"), one.bytes());
  many.add("Dee_9/work.json", textOf(4));
  many.add("Eve_9/work.json", textOf(5));
  writeFile(in("all/rest.zip"), many.bytes());
  nested.add("Flo_1/flo.zip", one.bytes());
  nested.add("Gus_1/notes.txt", "nothing");
  nested.add("Hal_1/work.json", textOf(6));
  writeFile(in("export.zip"), nested.bytes());
  writeFile(in("all/Ivy_1/readme.txt"), "no work");
  const QJsonArray works = gradesOf({in("all"), in("export.zip")}, 2)["works"].toArray();
  QStringList persons;
  for (const QJsonValue& work : works) {
    persons << work["person"].toString() + (work["errors"].isArray() ? "!" : "");
  }
  QCOMPARE(persons.join(','), "Ann Lee_123_file,Bob_124_file,Ivy_1!,cy,Dee_9,Eve_9,Flo_1,Hal_1");
}

void TestGrade::damagedArchivesAreTold() {
  StoredZip zip;
  zip.add("work.json", workText(emptyWork(1)));
  QByteArray bytes = zip.bytes();
  const Outcome cut = runLinger({"grade", written("cut.zip", bytes.left(bytes.size() / 2))});
  QCOMPARE(cut.exitCode, 2);
  QVERIFY(cut.error.contains("cut.zip: found no zip archive that can be read"));
  bytes[60] = char(bytes[60] ^ 1);  // In the contents: the sum no longer agrees.
  const Outcome changed = runLinger({"grade", written("changed.zip", bytes)});
  QCOMPARE(changed.exitCode, 2);
  QVERIFY2(changed.error.contains("changed.zip/work.json"), changed.error.constData());
  QVERIFY(runLinger({"grade", in("nowhere.json")}).error.contains("nowhere.json"));
}

void TestGrade::marksOnTheSystemThatWasTaken() {
  LessonFile file = *loadLesson("how-long").value;
  Work work = emptyWork(1);
  work.lesson = "how-long";
  work.lessonFingerprint = file.fingerprint;
  work.scenes.clear();
  work.answers = {{"length", answer::Chosen{3}, {}, 0}};  // 4 minutes.
  const auto points = [&] {
    return onlyWork(gradesOf({written("a.json", workText(work))}, 0))["points"].toDouble();
  };
  QCOMPARE(points(), 0.0);
  work.system = OsId::Rfc9293;
  QCOMPARE(points(), 1.0);
  work.system = OsId::NetBsd;  // Not allowed by this lesson.
  QCOMPARE(points(), 0.0);
}

/// https://gradescope-autograders.readthedocs.io/en/latest/specs/: the fields and their types.
void TestGrade::writesWhatGradescopeReads() {
  Work work = emptyWork(1);
  work.answers = {{"side", answer::Chosen{1}, {}, 0}, {"both", answer::Edits{}, {}, 0}};
  work.claimed = 900;
  const QString file = written("ann.json", workText(work));
  const Outcome outcome = runLinger({"grade", file, "--format", "gradescope"});
  QCOMPARE(outcome.exitCode, 0);
  const QJsonObject results = QJsonDocument::fromJson(outcome.out).object();
  QCOMPARE(results["score"].toDouble(-1), 1.0);
  const QJsonArray tests = results["tests"].toArray();
  double score = 0, most = 0;
  int hidden = 0;
  for (const QJsonValue& test : tests) {
    QVERIFY(test["name"].isString() && test["output"].isString());
    const QStringList visibilities{"visible", "hidden", "after_due_date", "after_published"};
    QVERIFY(visibilities.contains(test["visibility"].toString()));
    if (test["visibility"].toString() == "hidden") {
      ++hidden;
      QVERIFY(test["output"].toString().contains("claims 9 points"));
      continue;
    }
    QVERIFY(test["score"].isDouble() && test["max_score"].isDouble());
    score += test["score"].toDouble();
    most += test["max_score"].toDouble();
  }
  QCOMPARE(hidden, 1);
  QCOMPARE(score, 1.0);
  QCOMPARE(most, 9.0);
  const Outcome broken =
      runLinger({"grade", written("broken.json", "{"), "--format", "gradescope"});
  QCOMPARE(broken.exitCode, 2);
  const QJsonObject none = QJsonDocument::fromJson(broken.out).object();
  QCOMPARE(none["score"].toDouble(-1), 0.0);
  QVERIFY(none["output"].toString().contains("broken.json:1:2"));
}

void TestGrade::writesTablesThatSpreadsheetsDoNotRun() {
  Work work = emptyWork(1);
  work.learner = "=HYPERLINK(\"x\")";
  const Outcome outcome =
      runLinger({"grade", written("ann.json", workText(work)), "--format", "csv"});
  const QList<QByteArray> lines = outcome.out.split('\n');
  QVERIFY(lines[0].startsWith("person,learner,file,lesson,points,max_points,remarks,error"));
  QVERIFY(lines[0].contains("\"who-waits/side\""));
  QVERIFY(lines[1].startsWith("\"ann\",\"'=HYPERLINK(\"\"x\"\")\","));
  QVERIFY(lines[1].endsWith('\r'));
}

void TestGrade::countsTheClass() {
  for (int i = 0; i < 10; ++i) {
    Work work = emptyWork(i);
    const std::size_t before = i < 3 ? 1 : 0, after = i < 8 ? 0 : 1;
    work.answers = {{"side", answer::Chosen{before}, {}, 0},
                    {"side-again", answer::Chosen{after}, {}, 0}};
    writeFile(in(QStringLiteral("all/p%1.json").arg(i)), workText(work));
  }
  const QJsonObject grades = gradesOf({in("all")}, 0);
  const QJsonValue misconception = grades["misconceptions"][0];
  QCOMPARE(misconception["number"].toInt(), 5);
  QCOMPARE(misconception["before"]["right"].toInt(), 3);
  QCOMPARE(misconception["before"]["asked"].toInt(), 10);
  QCOMPARE(misconception["after"]["right"].toInt(), 8);
  const QJsonValue side = grades["steps"][0];
  QCOMPARE(side["step"].toString(), "side");
  QCOMPARE(side["answers"][0]["said"].toString(), "Only the client");
  QCOMPARE(side["answers"][0]["count"].toInt(), 7);
  const Outcome text = runLinger({"grade", in("all")});
  QVERIFY(text.out.contains("misconception 5: before 3 of 10 right, after 8 of 10"));
}

void TestGrade::refusesWhatMakesNoSense() {
  QCOMPARE(runLinger({"grade"}).exitCode, 2);
  const QString file = written("ann.json", workText(emptyWork(1)));
  QVERIFY(runLinger({"grade", file, "--format", "xml"})
              .error.contains("expected one of text, csv, json, gradescope"));
  QVERIFY(runLinger({"grade", file, "--lesson", "nothing"}).error.contains("neither a lesson nor"));
  const QJsonValue other = onlyWork(gradesOf({file, "--lesson", "how-long"}, 0));
  QCOMPARE(remarksOf(other), "other-lesson");
  QCOMPARE(other["points"].toDouble(-1), 0.0);
  Work unknown = emptyWork(1);
  unknown.lesson = "my-own";
  QVERIFY(runLinger({"grade", written("own.json", workText(unknown))})
              .error.contains("expected a built-in one or --lesson FILE"));
}

QTEST_APPLESS_MAIN(TestGrade)
#include "tst_grade.moc"
