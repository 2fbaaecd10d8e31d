#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QImage>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <map>

#include "app/course/lesson_library.h"
#include "app/course/posed_step.h"
#include "app/document/language.h"
#include "app/handout/quiz_items.h"
#include "tests/app/cli/gift_parser.h"
#include "tests/app/cli/program.h"

using namespace linger;

namespace {

QByteArray contentsOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString squeezed(const QString& text) {
  return text.simplified().remove(' ');
}

/// The words of a PDF, without spaces, as lines are broken anywhere.
QString pdfWords(const QString& path) {
  QProcess process;
  process.start("pdftotext", {"-raw", path, "-"});
  if (!process.waitForFinished() || process.exitCode() != 0) return {};
  const QString words = QString::fromUtf8(process.readAllStandardOutput());
  return squeezed(words.normalized(QString::NormalizationForm_KC));  // No ligatures.
}

/// A PDF has no words that no font of the system has letters for.
bool canWriteChinese() {
  return !QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty();
}

QString html(const QString& text) {
  return text.toHtmlEscaped().replace('\n', "<br/>");
}

/// A PNG as a data: URL in an HTML text.
bool hasPicture(const QString& html) {
  static const QRegularExpression image(
      "<img src=\"data:image/png;base64,([^\"]*)\" alt=\"[^\"]*\"/>");
  const auto found = image.match(html);
  const QByteArray png = QByteArray::fromBase64(found.captured(1).toLatin1());
  return found.hasMatch() && QImage::fromData(png, "PNG").width() >= 720;
}

/// What Moodle's import would make of a question: its elements' texts, by their paths.
struct MoodleQuestion {
  QString type;
  std::multimap<QString, QString> texts;  ///< "questiontext/text"
  std::vector<int> fractions;
  QByteArray picture;
};

std::vector<MoodleQuestion> moodleQuestions(const QByteArray& xml, QString& error) {
  QXmlStreamReader reader(xml);
  std::vector<MoodleQuestion> questions;
  QStringList path;
  while (!reader.atEnd()) {
    const auto token = reader.readNext();
    if (token == QXmlStreamReader::StartElement) {
      path << reader.name().toString();
      if (path.size() == 2) {
        questions.push_back({reader.attributes().value("type").toString(), {}, {}, {}});
      }
      if (path.last() == "answer") {
        questions.back().fractions.push_back(reader.attributes().value("fraction").toInt());
      }
    } else if (token == QXmlStreamReader::EndElement) {
      path.removeLast();
    } else if (token == QXmlStreamReader::Characters && path.size() > 2) {
      const QString text = reader.text().toString();
      if (path.last() == "file") {
        questions.back().picture += QByteArray::fromBase64(text.toLatin1());
      } else if (!text.trimmed().isEmpty()) {
        questions.back().texts.emplace(path.mid(2).join('/'), text);
      }
    }
  }
  error = reader.errorString();
  return questions;
}

}  // namespace

/// `linger lesson`: the list, the checker, and what leaves for platforms and paper.
class TestLessonVerb : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QVERIFY(folder_.isValid());
    speak(QLocale::c());
  }
  void listsTheLessonsInTheirOrder();
  void checksFilesAndNamesLines();
  void refusesWhatItDoesNotKnow();
  void writesGiftThatAParserReads();
  void writesMoodleXmlWithPictures();
  void picturesShowNothingOfTheFuture();
  void writesAWorksheetWithoutAnswers();
  void writesTheAnswersOnPagesOfTheirOwn();
  void theAnswersHaveTheCallsAndTolerances();
  void speaksChinese();
  void writesTheTeachersGuideOnTwoPages();

 private:
  QString in(const char* name) const { return folder_.filePath(name); }

  QTemporaryDir folder_;
};

void TestLessonVerb::listsTheLessonsInTheirOrder() {
  const Outcome outcome = runLinger({"lesson", "list"});
  QCOMPARE(outcome.exitCode, 0);
  const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
  QCOMPARE(lines.size(), 12);
  QVERIFY(lines.first().startsWith("why-the-restart-failed"));
  QVERIFY(lines.first().endsWith("Why the restart failed"));
  QVERIFY(lines.last().startsWith("your-own-machine"));
}

void TestLessonVerb::checksFilesAndNamesLines() {
  const QString source = QStringLiteral(LINGER_SOURCE_DIR) + "/resources/lessons/who-waits.json";
  const Outcome good = runLinger({"lesson", "check", source});
  QCOMPARE(good.exitCode, 0);
  QVERIFY(good.out.contains("9 steps"));
  QByteArray text = contentsOf(source);
  text.replace("\"who\": \"both\"", "\"who\": \"client\"");
  QFile broken(in("broken.json"));
  QVERIFY(broken.open(QIODevice::WriteOnly));
  broken.write(text);
  broken.close();
  const Outcome bad = runLinger({"lesson", "check", broken.fileName(), source});
  QCOMPARE(bad.exitCode, 2);
  QVERIFY(bad.error.contains("misses the goal"));
  QVERIFY(bad.error.contains("linger: " + broken.fileName().toUtf8() + ":"));
  QVERIFY(bad.out.contains("9 steps"));
}

void TestLessonVerb::refusesWhatItDoesNotKnow() {
  QCOMPARE(runLinger({"lesson"}).exitCode, 2);
  QVERIFY(runLinger({"lesson", "teach"}).error.contains("expected one of list, check, export"));
  QVERIFY(runLinger({"lesson", "export", "who-wait", "--format", "gift"})
              .error.contains("did you mean \"who-waits\"?"));
  QVERIFY(runLinger({"lesson", "export", "who-waits"}).error.contains("--format is missing"));
  QVERIFY(runLinger({"lesson", "export", "who-waits", "--format", "doc"})
              .error.contains("expected one of gift, moodle, pdf"));
  QVERIFY(runLinger({"lesson", "export", "who-waits", "--format", "gift", "--language", "fr"})
              .error.contains("expected en or zh_CN"));
  QVERIFY(runLinger({"lesson", "export", "who-waits", "--format", "gift", "--answers"})
              .error.contains("only with --format pdf"));
  QVERIFY(runLinger({"lesson", "export"}).error.contains("a lesson is missing"));
  QVERIFY(runLinger({"lesson", "list", "all"}).error.contains("unexpected argument"));
}

void TestLessonVerb::writesGiftThatAParserReads() {
  for (const QString& name : builtInLessons()) {
    const Outcome outcome = runLinger({"lesson", "export", name, "--format", "gift"});
    QCOMPARE(outcome.exitCode, 0);
    GiftParser parser(QString::fromUtf8(outcome.out));
    const auto questions = parser.parse();
    QVERIFY2(questions, qPrintable(name + ": " + parser.problem));
    const auto items = quizItems(loadLesson(name).value->lesson, false, false);
    QCOMPARE(questions->size(), items.size());
    int pictures = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const GiftQuestion& question = (*questions)[i];
      QCOMPARE(question.title, items[i].name);
      QCOMPARE(question.format, "html");
      QVERIFY(question.text.startsWith("<p>" + html(items[i].text) + "</p>"));
      pictures += hasPicture(question.text) ? 1 : 0;
      const auto isFull = [](const GiftAnswer& answer) { return answer.percent == 100; };
      const auto full = std::ranges::count_if(question.answers, isFull);
      QCOMPARE(full, question.answers.empty() ? 0 : 1);
      if (const auto* number = std::get_if<quiz::Number>(&items[i].kind)) {
        QVERIFY(question.isNumber);
        QCOMPARE(
            question.answers.front().text,
            QStringLiteral("%1:%2").arg(number->seconds, 0, 'f', 3).arg(number->within, 0, 'f', 3));
      }
      if (const auto* choice = std::get_if<quiz::Choice>(&items[i].kind)) {
        QCOMPARE(question.answers.size(), choice->offered.size());
        for (std::size_t j = 0; j < choice->offered.size(); ++j) {
          QCOMPARE(question.answers[j].text, html(choice->offered[j].text));
          QCOMPARE(question.answers[j].percent, choice->offered[j].credit);
        }
      }
    }
    QVERIFY(pictures > 3);
  }
}

void TestLessonVerb::writesMoodleXmlWithPictures() {
  for (const QString& name : builtInLessons()) {
    const QString file = in("quiz.xml");
    QCOMPARE(runLinger({"lesson", "export", name, "--format", "moodle", "-o", file}).exitCode, 0);
    QString error;
    const auto questions = moodleQuestions(contentsOf(file), error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    QCOMPARE(questions.front().type, "category");
    const auto items = quizItems(loadLesson(name).value->lesson, false, false);
    QCOMPARE(questions.size(), items.size() + 1);
    int pictures = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const MoodleQuestion& question = questions[i + 1];
      const QStringList known{"multichoice", "numerical", "essay", "description"};
      QVERIFY2(known.contains(question.type), qPrintable(question.type));
      QCOMPARE(question.texts.count("name/text"), 1U);
      QCOMPARE(question.texts.count("questiontext/text"), 1U);
      QCOMPARE(question.texts.count("defaultgrade"), 1U);
      QVERIFY(
          question.texts.find("questiontext/text")->second.contains(items[i].text.toHtmlEscaped()));
      const bool isMarked = question.type == "multichoice" || question.type == "numerical";
      QCOMPARE(std::ranges::count(question.fractions, 100), isMarked ? 1 : 0);
      if (question.type == "numerical") QVERIFY(question.texts.contains("answer/tolerance"));
      if (question.picture.isEmpty()) continue;
      ++pictures;
      QVERIFY(QImage::fromData(question.picture, "PNG").width() >= 720);
      QVERIFY(
          question.texts.find("questiontext/text")->second.contains("@@PLUGINFILE@@/ladder.png"));
    }
    QVERIFY(pictures > 3);
  }
}

/// Until the server closes, nothing tells two scenes apart that end quite differently.
void TestLessonVerb::picturesShowNothingOfTheFuture() {
  Lesson lesson = loadLesson("who-waits").value->lesson;
  const auto picture = [&] { return quizItems(lesson, false, true)[1].picture; };
  const QByteArray as = picture();
  lesson.steps[1].edits = {
      edit::SetImpairment{{"server", SegmentKind::Fin, 1}, Impairment{Impairment::Kind::Drop, {}}},
      edit::AddHostEvent{"client", {kSimStart + 500ms, HostEventKind::Kill, {}, {}}}};
  QCOMPARE(picture(), as);
  lesson.steps[1].at = kSimStart + 1s;
  QVERIFY(picture() != as);
}

void TestLessonVerb::writesAWorksheetWithoutAnswers() {
  if (QStandardPaths::findExecutable("pdftotext").isEmpty()) QSKIP("pdftotext is not installed");
  for (const QString& name : builtInLessons()) {
    const QString file = in("sheet.pdf");
    QCOMPARE(runLinger({"lesson", "export", name, "--format", "pdf", "-o", file}).exitCode, 0);
    const QString words = pdfWords(file);
    const Lesson lesson = loadLesson(name).value->lesson;
    QVERIFY(words.contains(squeezed(QString::fromStdString(lesson.title.english))));
    int questions = 0;
    for (const LessonStep& step : lesson.steps) {
      const QString because = squeezed(QString::fromStdString(step.because.english));
      QVERIFY(because.isEmpty() || !words.contains(because));
      if (!isAsked(step.task)) continue;
      ++questions;
      QVERIFY2(words.contains(squeezed(QString::fromStdString(step.text.english))),
               step.id.c_str());
      const AskedStep asked = ask(lesson, step, std::nullopt);
      for (const OfferedAnswer& offered : offeredAnswers(asked, false)) {
        QVERIFY2(words.contains(squeezed(offered.text)), qPrintable(offered.text));
      }
      if (std::holds_alternative<task::NameInstant>(step.task)) {
        QVERIFY(!words.contains(squeezed(wordsOf(asked, *asked.right, false))));
      }
    }
    QVERIFY(words.contains(QStringLiteral("Question%1").arg(questions)));
    QVERIFY(!words.contains("Answer:"));
    // What a call returned is the answer to one of the questions.
    QVERIFY(!words.contains(QStringLiteral("()→")) && !words.contains("bind()ok"));
  }
}

void TestLessonVerb::writesTheAnswersOnPagesOfTheirOwn() {
  if (QStandardPaths::findExecutable("pdftotext").isEmpty()) QSKIP("pdftotext is not installed");
  const QString file = in("answers.pdf");
  const QStringList command{"lesson", "export",    "how-long", "--format",
                            "pdf",    "--answers", "-o",       file};
  QCOMPARE(runLinger(command).exitCode, 0);
  const QString words = pdfWords(file);
  const qsizetype answers = words.indexOf("Answers:Howlong");
  QVERIFY(answers > 0);
  QVERIFY(words.indexOf("Answer:") > answers);
  const Lesson lesson = loadLesson("how-long").value->lesson;
  for (const LessonStep& step : lesson.steps) {
    const AskedStep asked = ask(lesson, step, std::nullopt);
    if (!asked.right) continue;
    const QString said = "Answer:" + squeezed(wordsOf(asked, *asked.right, false));
    QVERIFY2(words.indexOf(said) > answers, qPrintable(said));
  }
}

void TestLessonVerb::theAnswersHaveTheCallsAndTolerances() {
  if (QStandardPaths::findExecutable("pdftotext").isEmpty()) QSKIP("pdftotext is not installed");
  const auto answersTo = [this](const char* lesson) {
    const QString file = in("answers.pdf");
    runLinger({"lesson", "export", lesson, "--format", "pdf", "--answers", "-o", file});
    return pdfWords(file).section("Answers:", 1);
  };
  const QString first = answersTo("why-the-restart-failed");
  QVERIFY2(first.contains(QStringLiteral("2.000sbind()→EADDRINUSE")), qPrintable(first));
  QVERIFY(first.contains("Right:atmost1sfromit.Halfofthepoints:atmost10sfromit."));
  const QString tries = answersTo("how-long");  // The same failure again is one row.
  QVERIFY2(tries.contains(QStringLiteral("10.000sbind()→EADDRINUSE×2")), qPrintable(tries));
  QVERIFY2(tries.contains("65.000sbind()ok"), qPrintable(tries));
}

void TestLessonVerb::speaksChinese() {
  const Outcome outcome =
      runLinger({"lesson", "export", "who-waits", "--format", "gift", "--language", "zh_CN"});
  QCOMPARE(outcome.exitCode, 0);
  QVERIFY(QString::fromUtf8(outcome.out).contains(QStringLiteral("只有服务器")));
  QVERIFY(!outcome.out.contains("Only the server"));
}

void TestLessonVerb::writesTheTeachersGuideOnTwoPages() {
  if (QStandardPaths::findExecutable("pdftotext").isEmpty()) QSKIP("pdftotext is not installed");
  const std::pair<const char*, const char*> languages[] = {{"en", "SO_REUSEADDR, set on both"},
                                                           {"zh_CN", "教师指南"}};
  for (const auto& [language, words] : languages) {
    const QString file = in("guide.pdf");
    QCOMPARE(runLinger({"lesson", "guide", "--language", language, "-o", file}).exitCode, 0);
    if (QString(language) == "en" || canWriteChinese()) {
      const QString written = pdfWords(file);
      QVERIFY2(written.contains(squeezed(words)), qPrintable(written.left(400)));
    }
    QProcess info;
    info.start("pdfinfo", {file});
    QVERIFY(info.waitForFinished());
    const QByteArray told = info.readAllStandardOutput().simplified();
    QVERIFY2(told.contains("Pages: 2 "), told);
  }
  QCOMPARE(runLinger({"lesson", "guide", "--language", "fr"}).exitCode, 2);
  QCOMPARE(runLinger({"lesson", "guide", "who-waits"}).exitCode, 2);
  QCOMPARE(runLinger({"lesson", "guide", "-o", "/no/such/folder/guide.pdf"}).exitCode, 2);
}

QTEST_MAIN(TestLessonVerb)
#include "tst_lesson_verb.moc"
