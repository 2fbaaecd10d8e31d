#include <QDir>
#include <QPixmap>

#include "tests/app/window/window_fixture.h"

using namespace linger;

/// The window at the sizes, colours and type that people have. With LINGER_SHOTS=FOLDER the
/// pictures are kept there, to be looked at.
class TestScreens : public QObject {
  Q_OBJECT

 private slots:
  void fitsEverySize_data();
  void fitsEverySize();
};

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
  QTest::qWait(20);
  QCOMPARE(fixture.window->size(), size);
  const QPixmap shot = fixture.window->grab();
  QCOMPARE(shot.size(), size);
  const QString folder = qEnvironmentVariable("LINGER_SHOTS");
  if (folder.isEmpty()) return;
  QVERIFY(shot.save(QDir(folder).filePath(QString::fromUtf8(QTest::currentDataTag()) + ".png")));
}

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
