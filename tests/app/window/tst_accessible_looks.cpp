#include <QAccessible>
#include <QFile>
#include <QTextBrowser>

#include "app/actions/help_sheet.h"
#include "app/ladder/ladder_view.h"
#include "app/look/desktop_motion.h"
#include "app/look/theme.h"
#include "app/window/ladder_area.h"
#include "tests/app/window/settle.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

/// How long an arrow of the ladder is with its words, in pixels: down it is as many lines at any
/// size of the type.
int heightOfSegment(const WindowFixture& fixture) {
  return fixture.window->workspace()->ladder()->view()->segmentRect(SegmentId{1}).height();
}

int pixelsOf(const QImage& picture, const QColor& colour) {
  int count = 0;
  for (int y = 0; y < picture.height(); ++y) {
    for (int x = 0; x < picture.width(); ++x) count += picture.pixelColor(x, y) == colour ? 1 : 0;
  }
  return count;
}

}  // namespace

/// What people need who see little, or want little to move.
class TestAccessibleLooks : public QObject {
  Q_OBJECT

 private slots:
  void lessMotionIsReadFromGnomesDatabase();
  void theLaddersWordsGrowWithTheType();
  void whatIsToComeHasEnoughContrast_data();
  void whatIsToComeHasEnoughContrast();
  void theListOfKeysIsRead();
};

/// The first of all: the desktop's program is asked only once.
void TestAccessibleLooks::lessMotionIsReadFromGnomesDatabase() {
  QTemporaryDir folder;
  QFile program(folder.filePath("gsettings"));
  QVERIFY(program.open(QIODevice::WriteOnly));
  program.write(
      "#!/bin/sh\n[ \"$*\" = 'get org.gnome.desktop.interface enable-animations' ] && "
      "echo false\n");
  program.close();
  program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  qputenv("PATH", folder.path().toLocal8Bit() + ':' + qgetenv("PATH"));
  qputenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit());
  qputenv("XDG_CURRENT_DESKTOP", "GNOME");
  QVERIFY(desktopReducesMotion());
  WindowFixture fixture;
  QVERIFY(fixture.playhead().reducedMotion());
}

/// What then does not fit is scrolled to.
void TestAccessibleLooks::theLaddersWordsGrowWithTheType() {
  WindowFixture fixture(QStringLiteral("restart"), {1440, 900});
  settle();
  const int before = heightOfSegment(fixture);
  QVERIFY(before > 10);
  fixture.window->setFontScale(2);
  settle();
  // What can be hit around the arrow has an edge that does not grow.
  QVERIFY2(heightOfSegment(fixture) >= 1.8 * before, qPrintable(QString::number(before)));
}

void TestAccessibleLooks::whatIsToComeHasEnoughContrast_data() {
  QTest::addColumn<int>("look");
  QTest::newRow("light") << int(Look::Light);
  QTest::newRow("dark") << int(Look::Dark);
}

/// Arrows and bands of the future are dashed in a colour that is seen on the ladder's ground.
void TestAccessibleLooks::whatIsToComeHasEnoughContrast() {
  QFETCH(int, look);
  const bool isDark = Look(look) == Look::Dark;
  const Theme& theme = themeOf(Look(look));
  QVERIFY(contrastRatio(theme.muted, theme.panel) >= 3);
  QVERIFY(contrastRatio(theme.axis, theme.panel) >= 3);
  WindowFixture fixture;
  fixture.window->setThemeChoice(isDark ? WindowCommands::ThemeChoice::Dark
                                        : WindowCommands::ThemeChoice::Light);
  QWidget* ladder = fixture.window->workspace()->ladder()->view()->viewport();
  const int shown = pixelsOf(ladder->grab().toImage(), theme.muted);
  fixture.window->setShowsFuture(false);
  const int hidden = pixelsOf(ladder->grab().toImage(), theme.muted);
  QVERIFY2(shown > hidden + 400, qPrintable(QStringLiteral("%1, %2").arg(shown).arg(hidden)));
}

/// Line by line, with a caret: where it opens, the keyboard is in it.
void TestAccessibleLooks::theListOfKeysIsRead() {
  QAccessible::setActive(true);
  WindowFixture fixture;
  HelpSheet sheet(fixture.window.get());
  sheet.show();
  sheet.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&sheet));
  auto* list = sheet.findChild<QTextBrowser*>();
  QVERIFY(list);
  QTRY_COMPARE(sheet.focusWidget(), list);
  QVERIFY(list->textInteractionFlags() & Qt::TextSelectableByKeyboard);
  QAccessibleTextInterface* words = QAccessible::queryAccessibleInterface(list)->textInterface();
  QVERIFY(words);
  const QString all = words->text(0, words->characterCount());
  for (const char* entry : {"Play or pause", "Space", "Restart the server now", "Drag down"}) {
    QVERIFY2(all.contains(QString::fromUtf8(entry)), entry);
  }
}

QTEST_MAIN(TestAccessibleLooks)
#include "tst_accessible_looks.moc"
