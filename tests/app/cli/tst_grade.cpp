#include <QElapsedTimer>
#include <cstdio>
#include "tests/app/cli/works.h"

using namespace linger;

/// `linger grade`: what works are worth, whatever they claim.
class TestGrade : public WorksTest {
  Q_OBJECT

 private slots:
  void init() { makeFolder(); }
  void worksAreReadAsTheyWereWritten();
  void twoHundredWorksExactlyAndAlikeEachTime();
  void pointsOutEverythingThatIsNotAsItShouldBe_data();
  void pointsOutEverythingThatIsNotAsItShouldBe();
  void copiesUnderAnotherName();
  void workOnARenamedLessonIsMarked();
  void marksOnTheSystemThatWasTaken();
  void linksThatAreHandedInAreNotFollowed();
  void aNameThatIsNotUtf8IsToldOf();
  void refusesWhatMakesNoSense();
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

void TestGrade::workOnARenamedLessonIsMarked() {
  Work work = emptyWork(1);
  work.lesson = "goodbyes-that-are-none";
  work.answers = {{"kill-sends", answer::Chosen{1}, {}, 0}};
  work.claimed = 100;
  const QJsonValue graded = onlyWork(gradesOf({written("ann.json", workText(work))}, 0));
  QCOMPARE(graded["lesson"].toString(), "resets-and-power-loss");
  QCOMPARE(graded["points"].toDouble(), 1.0);
  QVERIFY(remarksOf(graded).contains("other-version"));
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

/// They lead to what others have handed in, or to anything else.
void TestGrade::linksThatAreHandedInAreNotFollowed() {
  writeFile(in("elsewhere/ann.json"), workText(emptyWork(1)));
  writeFile(in("all/bob.json"), workText(emptyWork(2)));
  QVERIFY(QDir().mkpath(in("all/cy")));
  QVERIFY(QFile::link(in("elsewhere"), in("all/dan")));
  QVERIFY(QFile::link(in("elsewhere"), in("all/cy/more")));
  QVERIFY(QFile::link(in("elsewhere/ann.json"), in("all/cy/work.json")));
  const QJsonArray works = gradesOf({in("all")}, 2)["works"].toArray();
  QCOMPARE(works.size(), 4);
  for (const int linked : {1, 2, 3}) {
    QVERIFY(works[linked]["errors"][0].toString().contains("symbolic link"));
  }
}

void TestGrade::aNameThatIsNotUtf8IsToldOf() {
  writeFile(in("all/bob.json"), workText(emptyWork(1)));
  writeFile(in("all/cy/work.json"), workText(emptyWork(2)));
  for (const QString& place : {in("all/bob.json"), in("all/cy/work.json")}) {
    const QByteArray folder = QFile::encodeName(QFileInfo(place).path());
    const QByteArray name = folder + "/Jos\xe9.json";
    QCOMPARE(std::rename(QFile::encodeName(place).constData(), name.constData()), 0);
  }
  for (int i = 3; i < 13; ++i) {  // Before it and after, whatever the order on the disk.
    writeFile(in(QByteArray("all/ann") + QByteArray::number(i) + ".json"), workText(emptyWork(i)));
  }
  const Outcome outcome = runLinger({"grade", in("all"), "--format", "json"});
  QCOMPARE(outcome.exitCode, 2);
  QCOMPARE(QJsonDocument::fromJson(outcome.out)["works"].toArray().size(), 12);
  QCOMPARE(outcome.error.count("not UTF-8"), 2);
  QVERIFY(outcome.error.contains("all/cy/Jos"));
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
