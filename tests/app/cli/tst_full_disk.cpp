#include <QDirIterator>
#include <QSettings>
#include <QSignalSpy>

#include "app/export/export_commands.h"
#include "app/files/scenario/scenario_file.h"
#include "app/learn/progress/progress_store.h"
#include "app/session/file_commands.h"
#include "app/session/recovery.h"
#include "app/session/settings.h"
#include "app/widgets/notice_bar.h"
#include "tests/app/cli/program.h"
#include "tests/app/cli/small_disk.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

const QByteArray kOld = "what was there before\n";

QByteArray contentsOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& contents) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(contents), contents.size());
}

}  // namespace

/// A disk without room: whoever writes says so, and the file that was there stays as it was.
class TestFullDisk : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { disk_.reset(); }

  void theCommandLineSaysSo_data();
  void theCommandLineSaysSo();
  void aFileTooLongIsToldAsTheSystemTellsIt();
  void theWindowKeepsItsStar();
  void theWindowsExportsSaySo();
  void whatWasKeptForACrashStays();
  void theSettingsStay_data();
  void theSettingsStay();
  void theProgressIsNotMovedWhereItWouldBeForgotten();

 private:
  QString oldFile(const QString& name) const;
  std::unique_ptr<SmallDisk> disk_;
};

void TestFullDisk::init() {
  disk_ = std::make_unique<SmallDisk>();
}

/// A file on the disk that is there already.
QString TestFullDisk::oldFile(const QString& name) const {
  const QString path = disk_->filePath(name);
  write(path, kOld);
  return path;
}

void TestFullDisk::theCommandLineSaysSo_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("name");
  QTest::addColumn<int>("room");
  const auto row = [](const char* words, const char* name) {
    const QByteArray title = QByteArray(words) + " to " + name;
    const QStringList list = QString::fromLatin1(words).split(' ');
    QTest::newRow(title + ", no room") << list << name << 0;
    QTest::newRow(title + ", room for a part") << list << name << 4096;
  };
  row("run restart", "story.txt");
  row("run restart --format json", "story.json");
  row("run time-wait-table-full --format json", "story.json");
  row("run time-wait-table-full --format pcapng", "story.pcapng");
  row("render restart", "story.svg");
  row("render restart", "story.png");
  row("render restart", "story.pdf");
}

void TestFullDisk::theCommandLineSaysSo() {
  QFETCH(QStringList, words);
  QFETCH(QString, name);
  QFETCH(int, room);
  if (!disk_->isMounted()) QSKIP("this machine does not let a test mount a disk");
  const QString path = oldFile(name);
  disk_->fillUpTo(room);
  const Outcome outcome = runLinger(words + QStringList{"-o", path});
  const QByteArray told =
      "linger: " + path.toUtf8() + ": cannot be written: No space left on device\n";
  QVERIFY2(outcome.error.endsWith(told), outcome.error);
  QCOMPARE(outcome.exitCode, 2);
  QCOMPARE(contentsOf(path), kOld);
  QCOMPARE(disk_->files(), QStringList{name});
}

/// Where nobody may mount a disk, a limit on the length of files is just as hard.
void TestFullDisk::aFileTooLongIsToldAsTheSystemTellsIt() {
  const QTemporaryDir folder;
  for (const char* const words : {"run restart", "run restart --format json", "render restart"}) {
    const QString path = folder.filePath("story.svg");
    write(path, kOld);
    QProcess shell;
    shell.start("sh",
                QStringList{"-c", "trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\"", LINGER_PROGRAM} +
                    QString::fromLatin1(words).split(' ') + QStringList{"-o", path});
    QVERIFY(shell.waitForFinished());
    const QByteArray error = shell.readAllStandardError();
    const QByteArray told = "linger: " + path.toUtf8() + ": cannot be written: File too large\n";
    QVERIFY2(error.endsWith(told), error);
    QCOMPARE(shell.exitCode(), 2);
    QCOMPARE(contentsOf(path), kOld);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"story.svg"});
  }
}

void TestFullDisk::theWindowKeepsItsStar() {
  if (!disk_->isMounted()) QSKIP("this machine does not let a test mount a disk");
  WindowFixture fixture;
  const QString path = disk_->filePath("mine.json");
  QVERIFY(fixture.window->files()->saveTo(path));
  fixture.document().make(edit::SetMsl{9s});
  QVERIFY(fixture.window->isWindowModified());
  const QByteArray before = contentsOf(path);
  disk_->fillUpTo(0);
  QSignalSpy saved(fixture.window->files(), &FileCommands::saved);
  fixture.trigger("save");
  QVERIFY(saved.isEmpty());
  QVERIFY(fixture.window->isWindowModified());
  QVERIFY(fixture.document().isModified());
  QCOMPARE(fixture.window->notices()->message(),
           path + ": cannot be written: No space left on device");
  QCOMPARE(contentsOf(path), before);
  QCOMPARE(disk_->files(), QStringList{"mine.json"});
  QVERIFY(QFile::remove(disk_->filePath("filling")));
  fixture.trigger("save");
  QVERIFY(!fixture.window->isWindowModified());
  QCOMPARE(contentsOf(path), scenarioText(fixture.document().scenario()));
}

void TestFullDisk::theWindowsExportsSaySo() {
  if (!disk_->isMounted()) QSKIP("this machine does not let a test mount a disk");
  WindowFixture fixture;
  ExportCommands exports(fixture.document(), fixture.playhead(), fixture.window.get());
  QSignalSpy failed(&exports, &ExportCommands::failed);
  QSignalSpy saved(&exports, &ExportCommands::saved);
  const QStringList names = {"a.json", "a.pcapng", "a.pdf", "a.png", "a.svg", "a.txt"};
  for (const QString& name : names) (void)oldFile(name);
  disk_->fillUpTo(0);
  for (const QString& name : names) {
    const QString path = disk_->filePath(name);
    if (name == "a.pcapng") {
      QVERIFY(!exports.saveCapture(path));
    } else if (name == "a.json" || name == "a.txt") {
      QVERIFY(!exports.saveTrace(path));
    } else {
      QVERIFY(!exports.savePicture(path, Look::Light));
    }
    QCOMPARE(failed.takeLast().front().toString(),
             path + ": cannot be written: No space left on device");
    QCOMPARE(contentsOf(path), kOld);
  }
  QVERIFY(saved.isEmpty());
  QCOMPARE(disk_->files(), names);
}

void TestFullDisk::whatWasKeptForACrashStays() {
  if (!disk_->isMounted()) QSKIP("this machine does not let a test mount a disk");
  WindowFixture fixture;
  qputenv("XDG_DATA_HOME", disk_->filePath("data").toLocal8Bit());
  Recovery recovery(fixture.document());
  fixture.document().make(edit::SetMsl{9s});
  recovery.keepNow();
  QDirIterator kept(disk_->filePath("data"), {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
  QVERIFY(kept.hasNext());
  const QString path = kept.next();
  const QByteArray before = contentsOf(path);
  QVERIFY(before.contains("9s"));
  disk_->fillUpTo(0);
  fixture.document().make(edit::SetMsl{8s});
  recovery.keepNow();
  QCOMPARE(contentsOf(path), before);
}

void TestFullDisk::theSettingsStay_data() {
  QTest::addColumn<int>("room");
  QTest::newRow("no room") << 0;
  QTest::newRow("room for a lock, which QSettings would make first") << 4096;
}

void TestFullDisk::theSettingsStay() {
  QFETCH(int, room);
  if (!disk_->isMounted()) QSKIP("this machine does not let a test mount a disk");
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, disk_->filePath("settings"));
  Settings settings;
  settings.fontScale = 1.5;
  QVERIFY(storeSettings(settings));
  const QString path = disk_->filePath("settings/Linger/Linger.ini");
  const QByteArray before = contentsOf(path);
  QVERIFY(before.contains("font-scale=1.5"));
  disk_->fillUpTo(room);
  settings.fontScale = 2;
  const bool isStored = storeSettings(settings);
  QCOMPARE(isStored, room > 0);
  QCOMPARE(loadSettings().fontScale, isStored ? 2.0 : 1.5);
  if (!isStored) QCOMPARE(contentsOf(path), before);
}

void TestFullDisk::theProgressIsNotMovedWhereItWouldBeForgotten() {
  if (!disk_->isMounted()) QSKIP("this machine does not let a test mount a disk");
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, disk_->filePath("settings"));
  QVERIFY(storeSettings({}));
  const QTemporaryDir roomy;
  const QString old = roomy.filePath("old.json");
  const QString wanted = roomy.filePath("wanted.json");
  ProgressStore store(old);
  store.change([](Progress& progress) { progress.moveTo("who-waits", "close"); });
  QVERIFY(QFile::exists(old));
  disk_->fillUpTo(0);
  QVERIFY(!store.moveTo(wanted).isEmpty());
  QCOMPARE(store.path(), old);
  QVERIFY(QFile::exists(old));
  QVERIFY(!QFile::exists(wanted));
}

int main(int argc, char** argv) {
  SmallDisk::prepare();
  const QApplication application(argc, argv);
  TestFullDisk test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_full_disk.moc"
