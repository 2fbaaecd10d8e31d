#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QScreen>
#include <QSignalSpy>

#include "app/session/settings.h"
#include "app/widgets/notice_bar.h"
#include "app/window/pane_tabs.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// What stays from one sitting to the next, and a settings file that is not as it should be.
class TestSettings : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void everythingStays();
  void whatIsUnchangedIsNotWritten();
  void aWindowStays();
  void brokenFilesGiveDefaults_data();
  void brokenFilesGiveDefaults();
  void wrongValuesGiveTheirDefaultsOnly_data();
  void wrongValuesGiveTheirDefaultsOnly();
  void aNewerVersionsFileIsLeftAlone();
  void aFolderThatCannotBeWrittenStopsNobody();
  void whatCannotBeKeptIsTold();
  void aWindowFromAnotherScreenComesBack();

 private:
  QString path() const { return folder_->filePath(QStringLiteral("Linger/Linger.ini")); }
  void write(const QByteArray& contents) const;
  QByteArray contents() const;

  std::unique_ptr<QTemporaryDir> folder_;
};

namespace {

Settings unlikeTheDefaults() {
  Settings settings;
  settings.geometry = "geometry";
  settings.columns = "columns";
  settings.rightRows = QByteArray("rows\0\xff", 6);
  settings.tab = 3;
  settings.pace = {true, 30};
  settings.theme = WindowCommands::ThemeChoice::Dark;
  settings.language = WindowCommands::Language::Chinese;
  settings.fontScale = 1.5;
  settings.showsFuture = false;
  settings.singleKeys = false;
  settings.reducedMotion = true;
  settings.runtime = RuntimeId::Go;
  settings.seenEdges = {QStringLiteral("ESTABLISHED>FIN-WAIT-1")};
  settings.recentFiles = {QStringLiteral("/tmp/ä, b.json"), QStringLiteral("/tmp/c.json")};
  return settings;
}

}  // namespace

/// Each test has a folder of its own: what QSettings holds of a file outlives the file.
void TestSettings::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_->path());
  qputenv("XDG_DATA_HOME", folder_->filePath(QStringLiteral("data")).toLocal8Bit());
}

void TestSettings::write(const QByteArray& contents) const {
  QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
  QFile file(path());
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(contents);
}

QByteArray TestSettings::contents() const {
  QFile file(path());
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestSettings::everythingStays() {
  QCOMPARE(loadSettings() == Settings(), true);
  storeSettings(unlikeTheDefaults());
  QVERIFY(QFile::exists(path()));
  QCOMPARE(loadSettings() == unlikeTheDefaults(), true);
}

/// A file that is written anew loses what somebody noted in it.
void TestSettings::whatIsUnchangedIsNotWritten() {
  storeSettings(unlikeTheDefaults());
  const QByteArray noted = contents() + "; noted by hand\n";
  write(noted);
  storeSettings(unlikeTheDefaults());
  QCOMPARE(contents(), noted);
  storeSettings(Settings());
  QVERIFY(contents() != noted);
}

void TestSettings::aWindowStays() {
  // Of no more than the screen: newer versions of Qt restore no larger window.
  const QSize size = QGuiApplication::primaryScreen()->availableSize() * 19 / 20;
  {
    MainWindow window;
    window.openScenario(QStringLiteral("restart"));
    window.resize(size);
    window.show();
    QCOMPARE(window.size(), size);
    window.setThemeChoice(WindowCommands::ThemeChoice::Dark);
    window.setFontScale(1.25);
    window.showTab(2);
    window.setShowsFuture(false);
    window.playhead().setPace({true, 10});
    window.document().make(edit::SetRuntime{RuntimeId::Java});
    window.playhead().toEnd();
    window.close();
  }
  MainWindow next;
  QCOMPARE(next.size(), size);
  QCOMPARE(next.themeChoice(), WindowCommands::ThemeChoice::Dark);
  QCOMPARE(next.fontScale(), 1.25);
  QCOMPARE(next.tab(), 2);
  QVERIFY(!next.showsFuture());
  QCOMPARE(next.playhead().pace() == (Pace{true, 10}), true);
  QVERIFY(next.openScenario(QStringLiteral("half-close")));
  QCOMPARE(next.document().scenario().runtime, RuntimeId::Java);
  QVERIFY(!next.document().isModified());
  next.document().make(edit::SetRuntime{RuntimeId::Python});
  QVERIFY(next.openScenario(QStringLiteral("restart")));
  QCOMPARE(next.document().scenario().runtime, RuntimeId::Python);
  Settings stored;
  next.workspace()->store(stored);
  QVERIFY(!stored.seenEdges.isEmpty());
  next.setThemeChoice(WindowCommands::ThemeChoice::System);
}

void TestSettings::brokenFilesGiveDefaults_data() {
  QTest::addColumn<QByteArray>("file");
  QByteArray noise(4096, '\0');
  QRandomGenerator random(7);
  for (char& byte : noise) byte = char(random.bounded(256));
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("binary noise") << noise;
  QTest::newRow("zeros") << QByteArray(4096, '\0');
  QTest::newRow("not closed") << QByteArray("[window\ntab=3");
  QTest::newRow("no equals sign") << QByteArray("[window]\ntab 3\n[[[\n]]]=\n");
  QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
}

void TestSettings::brokenFilesGiveDefaults() {
  QFETCH(QByteArray, file);
  write(file);
  QCOMPARE(loadSettings() == Settings(), true);
  MainWindow window;
  QVERIFY(window.openScenario(QStringLiteral("restart")));
  window.show();
  window.close();
  // From then on the settings stay again.
  storeSettings(unlikeTheDefaults());
  QCOMPARE(loadSettings() == unlikeTheDefaults(), true);
}

void TestSettings::wrongValuesGiveTheirDefaultsOnly_data() {
  QTest::addColumn<QByteArray>("line");
  for (const char* line : {"[window]\ntab=many",
                           "[window]\ntab=-4",
                           "[window]\ntab=1e300",
                           "[window]\ntab=@Invalid()",
                           "[window]\ngeometry=17",
                           "[window]\ngeometry=@Variant(\\0\\0",
                           "[window]\ngeometry=@ByteArray(nonsense)",
                           "[window]\ncolumns=@ByteArray(nonsense)",
                           "[window]\nright-rows=true",
                           "[pace]\nfactor=nan",
                           "[pace]\nfactor=-3",
                           "[pace]\nfactor=inf",
                           "[pace]\nfactor=fast",
                           "[pace]\ntrue-time=perhaps",
                           "[look]\ntheme=purple",
                           "[look]\ntheme=7",
                           "[look]\nfont-scale=1000",
                           "[look]\nfont-scale=0",
                           "[look]\nfont-scale=",
                           "[General]\nruntime=cobol",
                           "[General]\nruntime=-1",
                           "[General]\nseen-edges=NOWHERE>CLOSED, 7",
                           "[General]\nrecent-files=@ByteArray(\\0)",
                           "[General]\nversion=one",
                           "[General]\nversion=-1"}) {
    QTest::newRow(QByteArray(line).replace('\n', ' ')) << QByteArray(line);
  }
}

void TestSettings::wrongValuesGiveTheirDefaultsOnly() {
  QFETCH(QByteArray, line);
  write(line + "\n[look]\nreduced-motion=true\n");
  const Settings settings = loadSettings();
  QVERIFY(settings.reducedMotion);
  QVERIFY(settings.tab >= 0 && settings.tab <= 9);
  QVERIFY(settings.pace.factor >= 0.25 && settings.pace.factor <= 60);
  QVERIFY(settings.fontScale >= 1 && settings.fontScale <= 2);
  MainWindow window;
  QVERIFY(window.openScenario(QStringLiteral("restart")));
  window.show();
  QVERIFY(window.tab() >= 0 && window.tab() < window.workspace()->panes()->count());
  QVERIFY(window.width() >= 300 && window.height() >= 200);
  QVERIFY(window.playhead().reducedMotion());
  window.grab();
}

void TestSettings::aNewerVersionsFileIsLeftAlone() {
  const QByteArray newer =
      "[General]\nversion=1000\nwhat-nobody-knows-yet=@Later(1, 2)\n[window]\ntab=4\n";
  write(newer);
  QCOMPARE(loadSettings() == Settings(), true);
  MainWindow window;
  window.openScenario(QStringLiteral("restart"));
  window.show();
  window.close();
  storeSettings(unlikeTheDefaults());
  QCOMPARE(contents(), newer);
}

void TestSettings::aFolderThatCannotBeWrittenStopsNobody() {
  // Root may write anywhere, but a file is no folder for anybody.
  QFile file(folder_->filePath(QStringLiteral("Linger")));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.close();
  QCOMPARE(loadSettings() == Settings(), true);
  storeSettings(unlikeTheDefaults());
  MainWindow window;
  QVERIFY(window.openScenario(QStringLiteral("restart")));
  window.show();
  window.close();
  QVERIFY(!window.isVisible());
}

/// In the window; and as a window that closes shows nothing any more, then on standard error.
void TestSettings::whatCannotBeKeptIsTold() {
  QFile file(folder_->filePath(QStringLiteral("Linger")));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.close();
  MainWindow window;
  QVERIFY(window.openScenario(QStringLiteral("restart")));
  window.show();
  const QSignalSpy next(&window, &MainWindow::anotherLanguageChosen);
  const QRegularExpression why(QStringLiteral("settings cannot be written: .*Linger.ini"));
  QTest::ignoreMessage(QtWarningMsg, why);
  window.setLanguage(WindowCommands::Language::Chinese);
  QVERIFY2(window.notices()->message().contains(why), qPrintable(window.notices()->message()));
  QVERIFY(next.isEmpty());
  QCOMPARE(window.language(), WindowCommands::Language::System);
  QTest::failOnWarning(why);  // It is told once.
  window.setLanguage(WindowCommands::Language::Chinese);
  window.notices()->dismiss();
  QTest::ignoreMessage(QtWarningMsg, why);
  window.close();
  QVERIFY(!window.isVisible());
}

void TestSettings::aWindowFromAnotherScreenComesBack() {
  Settings settings;
  {
    QMainWindow far;
    far.setGeometry(90'000, 70'000, 900, 600);
    settings.geometry = far.saveGeometry();
  }
  storeSettings(settings);
  MainWindow window;
  window.openScenario(QStringLiteral("restart"));
  window.show();
  const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
  QVERIFY2(screen.intersects(window.geometry()), "the window can be seen and reached");
  QVERIFY(screen.contains(window.geometry().center()));
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
