#include "tests/app/cli/works.h"

using namespace linger;

/// What `linger grade` writes for Gradescope, for spreadsheets and about a class.
class TestGradeReports : public WorksTest {
  Q_OBJECT

 private slots:
  void init() { makeFolder(); }
  void writesWhatGradescopeReads();
  void writesTablesThatSpreadsheetsDoNotRun();
  void countsTheClass();
};

/// https://gradescope-autograders.readthedocs.io/en/latest/specs/: the fields and their types.
void TestGradeReports::writesWhatGradescopeReads() {
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

void TestGradeReports::writesTablesThatSpreadsheetsDoNotRun() {
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

void TestGradeReports::countsTheClass() {
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

QTEST_APPLESS_MAIN(TestGradeReports)
#include "tst_grade_reports.moc"
