#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QPixmap>
#include <QTabBar>

#include "app/ladder/ladder_view.h"
#include "app/window/ladder_stage.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// The window at the sizes, colours and type that people have. With LINGER_SHOTS=FOLDER the
/// pictures are kept there, to be looked at.
class TestScreens : public QObject {
  Q_OBJECT

 private slots:
  void fitsEverySize_data();
  void fitsEverySize();
  void nothingIsCutAtDoubleType_data();
  void nothingIsCutAtDoubleType();
  void openingAndResizingWarnsOfNothing();
  void theLadderStaysWhereItIsWhileTheAnswerChanges();
};

namespace {

/// Until no part asks to be laid out again.
void settle(const WindowFixture& fixture) {
  const QWidget* ladder = fixture.window->board()->ladder()->view();
  QRect before;
  for (int calm = 0; calm < 8; ++calm) {
    QCoreApplication::sendPostedEvents();
    QTest::qWait(1);
    const QRect now = QRect(ladder->mapTo(fixture.window.get(), QPoint()), ladder->size());
    if (now != before) calm = 0;
    before = now;
  }
}

QString nameOf(const QWidget* widget) {
  const auto* button = qobject_cast<const QAbstractButton*>(widget);
  const auto* label = qobject_cast<const QLabel*>(widget);
  return QString::fromLatin1(widget->metaObject()->className()) + u' ' +
         (button  ? button->text()
          : label ? label->text()
                  : widget->accessibleName());
}

/// Whether a control has the room that its words need, and no edge of what it is in cuts it at
/// its sides. What is too high may be scrolled to.
bool isCut(const QWidget* widget) {
  const auto* label = qobject_cast<const QLabel*>(widget);
  const bool wraps = label && label->wordWrap();
  if (!wraps && widget->width() < widget->minimumSizeHint().width()) return true;
  if (widget->height() < widget->minimumSizeHint().height()) return true;
  const QWidget* window = widget->window();
  for (const QWidget* outer = widget->parentWidget(); outer; outer = outer->parentWidget()) {
    const QRect box(widget->mapTo(outer, QPoint()), widget->size());
    if (box.left() < 0 || box.right() > outer->width()) return true;
    if (outer == window) break;
  }
  return false;
}

QStringList& warnings() {
  static QStringList all;
  return all;
}

void collectWarning(QtMsgType type, const QMessageLogContext&, const QString& message) {
  // The display that tests run on says so for every window.
  if (message.contains(QStringLiteral("propagateSizeHints"))) return;
  if (type != QtDebugMsg && type != QtInfoMsg) warnings() << message;
}

}  // namespace

void TestScreens::fitsEverySize_data() {
  QTest::addColumn<QSize>("size");
  QTest::addColumn<bool>("dark");
  QTest::addColumn<double>("scale");
  QTest::addColumn<int>("tab");
  for (const QSize size : {QSize(1024, 700), QSize(1440, 900), QSize(1920, 1080)}) {
    for (const bool dark : {false, true}) {
      for (const double scale : {1.0, 2.0}) {
        for (const int tab : {0, 1, 2, 3}) {
          QTest::addRow("%dx%d-%s-%d-tab%d", size.width(), size.height(), dark ? "dark" : "light",
                        int(scale * 100), tab)
              << size << dark << scale << tab;
        }
      }
    }
  }
}

void TestScreens::fitsEverySize() {
  QFETCH(QSize, size);
  QFETCH(bool, dark);
  QFETCH(double, scale);
  QFETCH(int, tab);
  WindowFixture fixture(QStringLiteral("restart"), size);
  fixture.window->setThemeChoice(dark ? WindowVerbs::ThemeChoice::Dark
                                      : WindowVerbs::ThemeChoice::Light);
  fixture.window->setFontScale(scale);
  fixture.window->showTab(tab);
  fixture.playhead().seek(kSimStart + 2026ms);
  fixture.window->resize(size);
  settle(fixture);
  QCOMPARE(fixture.window->size(), size);
  const QPixmap shot = fixture.window->grab();
  QCOMPARE(shot.size(), size);
  const QString folder = qEnvironmentVariable("LINGER_SHOTS");
  if (folder.isEmpty()) return;
  QVERIFY(shot.save(QDir(folder).filePath(QString::fromUtf8(QTest::currentDataTag()) + ".png")));
}

void TestScreens::nothingIsCutAtDoubleType_data() {
  QTest::addColumn<QSize>("size");
  QTest::addColumn<int>("tab");
  for (const QSize size : {QSize(1024, 700), QSize(1440, 900), QSize(1920, 1080)}) {
    for (int tab = 0; tab < 7; ++tab) {
      QTest::addRow("%dx%d-tab%d", size.width(), size.height(), tab) << size << tab;
    }
  }
}

void TestScreens::nothingIsCutAtDoubleType() {
  QFETCH(QSize, size);
  QFETCH(int, tab);
  WindowFixture fixture(QStringLiteral("restart"), size);
  fixture.window->setFontScale(2);
  fixture.window->resize(size);
  fixture.playhead().seek(kSimStart + 2026ms);
  settle(fixture);
  fixture.window->showTab(tab);
  settle(fixture);
  QStringList cut;
  for (const QWidget* widget : fixture.window->findChildren<QWidget*>()) {
    const bool speaks = qobject_cast<const QAbstractButton*>(widget) ||
                        qobject_cast<const QLabel*>(widget) || qobject_cast<const QTabBar*>(widget);
    if (!speaks || !widget->isVisible()) continue;
    if (widget->objectName().startsWith(QStringLiteral("qt_"))) continue;
    if (isCut(widget)) cut << nameOf(widget);
  }
  QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
}

void TestScreens::openingAndResizingWarnsOfNothing() {
  const QtMessageHandler before = qInstallMessageHandler(collectWarning);
  for (const char* scene : {"restart", "refused", "udp-rebind", "both-close-at-once"}) {
    WindowFixture fixture(QString::fromLatin1(scene), {800, 600});
    for (const double scale : {1.0, 2.0}) {
      fixture.window->setFontScale(scale);
      for (int width = 800; width <= 1920; width += 160) {
        fixture.window->resize(width, 600 + (width - 800) * 480 / 1120);
        settle(fixture);
      }
      for (int tab = 0; tab < 6; ++tab) {
        fixture.window->showTab(tab);
        settle(fixture);
      }
    }
  }
  qInstallMessageHandler(before);
  QVERIFY2(warnings().isEmpty(), qPrintable(warnings().join(u'\n')));
}

void TestScreens::theLadderStaysWhereItIsWhileTheAnswerChanges() {
  for (const QSize size : {QSize(1024, 700), QSize(1440, 900), QSize(1920, 1080)}) {
    WindowFixture fixture(QStringLiteral("restart"), size);
    settle(fixture);
    const QSize ladder = fixture.window->board()->ladder()->view()->size();
    for (fixture.playhead().toStart(); !fixture.playhead().isAtEnd();
         fixture.playhead().stepForward()) {
      settle(fixture);
      QCOMPARE(fixture.window->board()->ladder()->view()->size(), ladder);
    }
  }
}

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
