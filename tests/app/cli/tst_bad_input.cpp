#include <sys/stat.h>

#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>

#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "app/gallery/gallery_entry.h"
#include "app/session/file_commands.h"
#include "app/widgets/notice_bar.h"
#include "app/widgets/value_slider.h"
#include "tests/app/cli/program.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

/// The file of the first story, with one piece of it replaced.
QByteArray storyWith(const QByteArray& piece, const QByteArray& other) {
  QByteArray story = scenarioText(*ScenarioLibrary().find(QStringLiteral("restart")));
  const qsizetype at = story.indexOf(piece);
  return at < 0 ? QByteArray() : story.replace(at, piece.size(), other);
}

/// ":LINE:COLUMN: " of where `piece` stands in `text`, both from 1.
QString placeOf(const QByteArray& text, const QByteArray& piece) {
  const QByteArray before = text.left(text.indexOf(piece));
  const qsizetype column = before.size() - before.lastIndexOf('\n');
  return QStringLiteral(":%1:%2: ").arg(before.count('\n') + 1).arg(column);
}

void write(const QString& path, const QByteArray& contents) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(contents), contents.size());
}

/// The window refuses it, says so in its bar, and what is open can be worked on as before.
void windowRefuses(const QString& path, const QStringList& words) {
  WindowFixture fixture;
  fixture.document().make(edit::SetMsl{9s});
  const Scenario before = fixture.document().scenario();
  QVERIFY(!fixture.window->openScenario(path));
  for (const QString& word : words) {
    QVERIFY2(fixture.window->notices()->message().contains(word),
             qPrintable(fixture.window->notices()->message()));
  }
  QVERIFY(fixture.document().scenario() == before);
  QVERIFY(fixture.document().isModified());
  QVERIFY(!QApplication::activeModalWidget());
  fixture.trigger("end");
  QVERIFY(fixture.playhead().isAtEnd());
  fixture.trigger("undo");
  QVERIFY(!fixture.document().isModified());
  QVERIFY(fixture.window->files()->recentFiles().isEmpty());
}

void commandLineRefuses(const QString& path, const QStringList& words) {
  const QStringList commands[] = {{"run", path}, {"render", path, "-o", path + ".svg"}};
  for (const QStringList& command : commands) {
    const Outcome outcome = runLinger(command);
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QByteArray());
    for (const QString& word : words) {
      QVERIFY2(QString::fromUtf8(outcome.error).contains(word), outcome.error);
    }
  }
}

}  // namespace

/// Files that are not what they should be: the command line says what is wrong and ends with 2, the
/// window says the same in its bar, and what is open stays as it is.
class TestBadInput : public QObject {
  Q_OBJECT

 private slots:
  void isNamedAndRefused_data();
  void isNamedAndRefused();
  void whatCannotBeReadIsNamed();
  void whatIsNoFileIsRefusedAtOnce();
  void aHugeFileIsRefusedAtOnce();
  void savingLeavesAWholeFileOrNone();
  void whatIsTypedAsNonsenseChangesNothing();
};

void TestBadInput::isNamedAndRefused_data() {
  QTest::addColumn<QByteArray>("file");
  QTest::addColumn<QStringList>("words");
  const auto row = [](const char* name, const QByteArray& file, const QByteArray& culprit,
                      QStringList words) {
    QVERIFY2(!file.isEmpty() && file.contains(culprit), name);
    QTest::newRow(name) << file << (words << placeOf(file, culprit));
  };
  const auto with = [&](const char* name, const QByteArray& piece, const QByteArray& other,
                        const QStringList& words) {
    row(name, storyWith(piece, other), other, words);
  };
  row("not JSON", "once upon a time", "once", {"found", "expected a value"});
  row("half of it", "{ \"name\": \n  nothing", "othing", {"found 'o", "expected a value"});
  with("unknown key", "\"delay\"", "\"dellay\"", {"unknown key \"dellay\"", "one of delay"});
  with("negative duration", "\"50ms\"", "\"-50ms\"", {"found -50ms", "no negative time"});
  with("more than a day", "\"50ms\"", "\"25h\"", {"found 25h", "at most 24h"});
  with("no duration", "\"50ms\"", "\"50 parsecs\"", {"\"50 parsecs\"", "a duration such as"});
  with("unknown system", "\"linux\"", "\"plan9\"", {"\"plan9\"", "expected one of linux"});
  with("unknown step", "\"exit\"", "\"vanish\"", {"\"vanish\"", "expected one of"});
  const QByteArray twice = storyWith("\"name\": \"server\"", "\"name\": \"client\"");
  QTest::newRow("two hosts of one name")
      << twice
      << QStringList{"a second host \"client\"", "expected a name of its own", "bad.json:"};
  const QByteArray never = storyWith("\"do\": \"close\"", "\"do\": \"exit\"");
  QTest::newRow("a step that can never run")
      << never << QStringList{"found a step after exit, which can never run", "expected exit last"};
}

void TestBadInput::isNamedAndRefused() {
  QFETCH(QByteArray, file);
  QFETCH(QStringList, words);
  const QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("bad.json"));
  write(path, file);
  words << path;
  windowRefuses(path, words);
  commandLineRefuses(path, words);
}

void TestBadInput::whatCannotBeReadIsNamed() {
  const QTemporaryDir folder;
  const QString missing = folder.filePath(QStringLiteral("missing.json"));
  windowRefuses(missing, {missing});
  commandLineRefuses(missing, {missing});
  windowRefuses(folder.path(), {folder.path(), "found a folder, expected a file"});
  commandLineRefuses(folder.path(), {folder.path(), "found a folder, expected a file"});
  const QString script = folder.filePath(QStringLiteral("missing.pkt"));
  windowRefuses(script, {script});
  const QString locked = folder.filePath(QStringLiteral("locked.json"));
  write(locked, storyWith("", ""));
  QVERIFY(QFile::setPermissions(locked, {}));
  if (QFile(locked).open(QIODevice::ReadOnly)) return;  // Root reads everything.
  windowRefuses(locked, {locked, "cannot be read"});
  commandLineRefuses(locked, {locked, "cannot be read"});
}

/// Nobody writes into the FIFO, and nobody would answer at the device: opening either would wait.
void TestBadInput::whatIsNoFileIsRefusedAtOnce() {
  const QTemporaryDir folder;
  const QString scene = folder.filePath(QStringLiteral("fifo.json"));
  const QString script = folder.filePath(QStringLiteral("fifo.pkt"));
  for (const QString& fifo : {scene, script}) {
    QCOMPARE(mkfifo(fifo.toLocal8Bit().constData(), 0600), 0);
    windowRefuses(fifo, {fifo, "found a pipe (FIFO), expected a file"});
    commandLineRefuses(fifo, {fifo, "found a pipe (FIFO), expected a file"});
  }
  for (const QStringList& command : {QStringList{"packetdrill", script},
                                     {"packetdrill", "--score", script, "-"},
                                     {"bind", "--table", scene},
                                     {"react", "--table", scene}}) {
    const Outcome outcome = runLinger(command);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.error.contains("found a pipe (FIFO), expected a file"), outcome.error);
  }
  const QString device = QStringLiteral("/dev/zero");
  windowRefuses(device, {device, "found a device, expected a file"});
  commandLineRefuses(device, {device, "found a device, expected a file"});
  const std::vector<GalleryEntry> recent = galleryEntries({scene, script});
  QVERIFY(!recent[0].trouble.isEmpty());
  QVERIFY(!recent[1].run());
}

void TestBadInput::aHugeFileIsRefusedAtOnce() {
  const QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("huge.json"));
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QVERIFY(file.resize(qint64{100} << 20));
  file.close();
  QElapsedTimer clock;
  clock.start();
  windowRefuses(path, {path, "found a file of 100 MiB, expected at most"});
  commandLineRefuses(path, {path, "found a file of 100 MiB, expected at most"});
  QVERIFY2(clock.elapsed() < 5000, "it is not read to find that out");
}

void TestBadInput::savingLeavesAWholeFileOrNone() {
  WindowFixture fixture;
  const QTemporaryDir folder;
  fixture.document().make(edit::SetMsl{9s});
  const QString nowhere = folder.filePath(QStringLiteral("no/such/folder/mine.json"));
  QVERIFY(!fixture.window->files()->saveTo(nowhere));
  QVERIFY(fixture.window->notices()->message().contains(nowhere));
  QVERIFY(fixture.window->notices()->message().contains(QStringLiteral("cannot be written")));
  QVERIFY(fixture.document().isModified());
  QVERIFY(fixture.document().fileName().isEmpty());
  QVERIFY(!fixture.window->files()->saveTo(folder.path()));
  // A disk that is full: what was there is not touched, and nothing is left beside it.
  QVERIFY(!fixture.window->files()->saveTo(QStringLiteral("/dev/full")));
  QVERIFY(fixture.document().isModified());
  const QString path = folder.filePath(QStringLiteral("mine.json"));
  QVERIFY(fixture.window->files()->saveTo(path));
  QVERIFY(!fixture.document().isModified());
  QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
           QStringList{"mine.json"});
  const Outcome outcome = runLinger({"run", path, "-o", nowhere});
  QCOMPARE(outcome.exitCode, 2);
  QVERIFY(outcome.error.contains("cannot be written"));
}

/// In the fields of the bar: MSL, round trip and loss.
void TestBadInput::whatIsTypedAsNonsenseChangesNothing() {
  WindowFixture fixture(QStringLiteral("restart"), {1920, 1080});
  const Scenario before = fixture.document().scenario();
  const QList<ValueSlider*> values = fixture.window->findChildren<ValueSlider*>();
  QVERIFY(values.size() >= 3);
  for (ValueSlider* value : values) {
    const QString shown = value->field()->text();
    for (const char* words :
         {"nonsense", "-5", "1e99", "9999999 h", "", "5 5", "nan", "inf", "%", "50 h"}) {
      value->field()->setFocus();
      value->field()->selectAll();
      QTest::keyClicks(value->field(), QLatin1String(words));
      QTest::keyClick(value->field(), Qt::Key_Return);
      QVERIFY2(fixture.document().scenario() == before, words);
      QCOMPARE(value->field()->text(), shown);
    }
  }
}

QTEST_MAIN(TestBadInput)
#include "tst_bad_input.moc"
