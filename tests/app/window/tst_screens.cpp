#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QTabBar>

#include "tests/app/window/look_at.h"

using namespace linger;

/// The window at the sizes, colours and type that people have.
class TestScreens : public QObject {
  Q_OBJECT

 private slots:
  void nothingIsCut_data();
  void nothingIsCut();
  void presentingShowsEveryLane();
  void thePlayheadStaysInSight();
  void openingAndResizingWarnsOfNothing();
  void theLadderStaysWhereItIsWhileTheAnswerChanges();
};

namespace {

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

/// The window, and what is open over it, where it is.
QPixmap pictureOf(QWidget* window) {
  QPixmap picture = window->grab();
  QPainter painter(&picture);
  for (QWidget* other : othersOf(window)) {
    painter.drawPixmap(other->pos() - window->pos(), other->grab());
  }
  return picture;
}

QStringList cutIn(const QWidget* window) {
  QStringList cut;
  for (const QWidget* widget : window->findChildren<QWidget*>()) {
    const bool speaks = qobject_cast<const QAbstractButton*>(widget) ||
                        qobject_cast<const QLabel*>(widget) || qobject_cast<const QTabBar*>(widget);
    if (!speaks || !widget->isVisible() || widget->window() != window) continue;
    const bool isQts = widget->objectName().startsWith(QStringLiteral("qt_")) ||
                       qobject_cast<const QLineEdit*>(widget->parentWidget());
    if (isQts) continue;
    if (isCut(widget)) cut << nameOf(widget);
  }
  return cut;
}

}  // namespace

void TestScreens::nothingIsCut_data() {
  addEveryScreen();
}

/// With LINGER_SHOTS=FOLDER the pictures of all are kept there; LINGER_SHOT=NAME is for one alone.
void TestScreens::nothingIsCut() {
  QFETCH(QSize, size);
  QFETCH(bool, dark);
  QFETCH(double, scale);
  const QString folder = qEnvironmentVariable("LINGER_SHOTS");
  const QString only = qEnvironmentVariable("LINGER_SHOT");
  if (dark && folder.isEmpty()) return;  // Colours move nothing.
  QStringList cut;
  for (const Screen& screen : everyScreen()) {
    if (!only.isEmpty() && only != QLatin1String(screen.name)) continue;
    WindowFixture fixture(QString::fromLatin1(screen.scene), size);
    dress(fixture, size, dark, scale);
    settle(fixture);
    lookAt(fixture, screen, [&] {
      const QWidget* window = fixture.window.get();
      if (window->size() != size) {
        cut << QStringLiteral("%1: the window grew to %2x%3")
                   .arg(QLatin1String(screen.name))
                   .arg(window->width())
                   .arg(window->height());
      }
      QWidgetList looked = othersOf(window);
      looked << fixture.window.get();
      for (const QWidget* each : looked) {
        for (const QString& what : cutIn(each)) {
          cut << QString::fromLatin1(screen.name) + QStringLiteral(": ") + what;
        }
        const bool isLarger = each->width() > size.width() || each->height() > size.height();
        if (isLarger && qobject_cast<const QDialog*>(each)) {
          cut << QString::fromLatin1(screen.name) + QStringLiteral(": larger than the window");
        }
      }
      if (folder.isEmpty()) return;
      const QString file = QStringLiteral("%1-%2.png").arg(QTest::currentDataTag(), screen.name);
      QVERIFY(pictureOf(fixture.window.get()).save(QDir(folder).filePath(file)));
    });
  }
  QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
}

/// On the smallest projector in the largest type: nothing of the answer has to be scrolled to.
void TestScreens::presentingShowsEveryLane() {
  for (const double scale : {1.0, 1.5, 2.0}) {
    WindowFixture fixture(QStringLiteral("restart"), {1024, 768});
    fixture.window->setFontScale(scale);
    screens::presenting(screens::nothing)(fixture);
    fixture.playhead().seek(kSimStart + 2026ms);
    settle(fixture);
    const QWidget* lanes = fixture.window->workspace()->verdict()->verdict()->lanes();
    QCOMPARE(lanes->visibleRegion().boundingRect(), lanes->rect());
  }
}

/// Whatever takes room away from the ladder or gives it some.
void TestScreens::thePlayheadStaysInSight() {
  WindowFixture fixture;
  const LadderView* view = fixture.window->workspace()->ladder()->view();
  const auto isSeen = [&] {
    settle(fixture);
    const double y = view->playheadY();
    return y > 0 && y < view->viewport()->height();
  };
  fixture.playhead().seek(kSimStart + 2026ms);
  QVERIFY(isSeen());
  fixture.window->resize(1024, 700);
  QVERIFY(isSeen());
  fixture.window->setFontScale(2);
  QVERIFY(isSeen());
  for (const char* id : {"edit-scene", "edit-scene", "compare", "compare", "present"}) {
    fixture.trigger(id);
    fixture.window->resize(1024, 700);
    QVERIFY2(isSeen(), id);
  }
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
    const QSize ladder = fixture.window->workspace()->ladder()->view()->size();
    for (fixture.playhead().toStart(); !fixture.playhead().isAtEnd();
         fixture.playhead().stepForward()) {
      settle(fixture);
      QCOMPARE(fixture.window->workspace()->ladder()->view()->size(), ladder);
    }
  }
}

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
