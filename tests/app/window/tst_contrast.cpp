#include "app/files/scenario/scenario_library.h"
#include "app/statemap/map_painter.h"
#include "app/statemap/state_map_view.h"
#include "app/verdict/lanes_painter.h"
#include "model/sim/simulate.h"
#include "tests/app/pictures/written_words.h"
#include "tests/app/window/look_at.h"

using namespace linger;

namespace {

constexpr double kLeast = 4.5;

QStringList tooFaint(const Sheet& sheet, const QString& where) {
  QStringList faint;
  for (const WrittenWords& each : sheet.written()) {
    if (each.contrast >= kLeast) continue;
    faint << QStringLiteral("%1: “%2” %3 on %4: %5")
                 .arg(where, each.words, each.ink.name(), each.ground.name())
                 .arg(each.contrast, 0, 'f', 2);
  }
  return faint;
}

}  // namespace

/// All that is written in any pane, dialog or mode, as it is painted: its ink against the ground
/// that is really beneath it.
class TestContrast : public QObject {
  Q_OBJECT

 private slots:
  void everythingWrittenCanBeRead_data();
  void everythingWrittenCanBeRead();
  void presentingCanBeReadFromAfar();
  void theDiagramCanBeRead();
  void marksCanBeSeen();
  void faintWordsAreNoticed();
};

void TestContrast::everythingWrittenCanBeRead_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("light") << false;
  QTest::newRow("dark") << true;
}

void TestContrast::everythingWrittenCanBeRead() {
  QFETCH(bool, dark);
  QStringList faint;
  std::size_t seen = 0;
  for (const Screen& screen : everyScreen()) {
    WindowFixture fixture(QString::fromLatin1(screen.scene), {1440, 900});
    dress(fixture, {1440, 900}, dark, 1);
    settle(fixture);
    lookAt(fixture, screen, [&] {
      QWidgetList looked = othersOf(fixture.window.get());
      looked << fixture.window.get();
      for (QWidget* each : looked) {
        Sheet sheet(each->size());
        each->render(&sheet);
        seen += sheet.written().size();
        faint << tooFaint(sheet, QString::fromLatin1(screen.name));
      }
    });
  }
  QVERIFY(seen > 50 * everyScreen().size());
  faint.removeDuplicates();
  QVERIFY2(faint.isEmpty(), qPrintable(faint.join(u'\n')));
}

/// What is eight metres away has to have capitals of two centimetres, by the rule of thumb that
/// signs are made by: upon a screen 1.8 m high, a ninetieth of it. Two futures beside each other
/// have to do with a little less.
void TestContrast::presentingCanBeReadFromAfar() {
  constexpr QSize kProjector(1024, 768);
  constexpr double kCapitals = 0.78;  // Of the ascent.
  for (const Screen& screen : everyScreen()) {
    const QString name = QString::fromLatin1(screen.name);
    if (!name.startsWith(QStringLiteral("present"))) continue;
    const double least = kProjector.height() / (name.endsWith("compare") ? 100.0 : 90.0);
    WindowFixture fixture(QString::fromLatin1(screen.scene), kProjector);
    settle(fixture);
    lookAt(fixture, screen, [&] {
      Sheet sheet(fixture.window->size());
      fixture.window->render(&sheet);
      for (const WrittenWords& each : sheet.written()) {
        const double capitals = each.ascent * kCapitals;
        QVERIFY2(capitals >= least,
                 qPrintable(QStringLiteral("%1: “%2” %3").arg(name, each.words).arg(capitals)));
      }
    });
  }
}

/// The diagram and the lanes' questions are kept as pictures: here they are painted afresh.
void TestContrast::theDiagramCanBeRead() {
  const Trace trace = simulate(*ScenarioLibrary().find(QStringLiteral("restart")));
  TextCache texts(Typeface::from(QFont()));
  const MapGeometry geometry = layOutMap({640, 520}, texts.face());
  for (Look look : {Look::Light, Look::Dark, Look::PresentLight, Look::PresentDark}) {
    for (const Duration at : {Duration(0ms), Duration(100ms), Duration(2s), Duration(2min)}) {
      MapMoment moment = momentAt(trace, kSimStart + at);
      moment.coverage = QStringLiteral("seen 7 of 20 transitions");
      Sheet sheet({640, 520});
      QPainter painter(&sheet);
      paintMap(painter, geometry, moment, themeOf(look), texts);
      painter.end();
      QVERIFY(sheet.written().size() > 30);
      const QStringList faint = tooFaint(sheet, QString::number(int(look)));
      QVERIFY2(faint.isEmpty(), qPrintable(faint.join(u'\n')));
    }
  }
}

/// Boxes and circles, on and off: their edges, or what they are filled with, at 3:1 at least.
void TestContrast::marksCanBeSeen() {
  QApplication::setStyle(new QuietStyle);
  for (Look look : {Look::Light, Look::Dark}) {
    for (const auto mark : {QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton}) {
      for (const QStyle::State state : {QStyle::State_On, QStyle::State_Off}) {
        const QColor ground = themeOf(look).panel;
        QImage image(16, 16, QImage::Format_RGB32);
        image.fill(ground);
        QStyleOptionButton option;
        option.rect = image.rect();
        option.state = state | QStyle::State_Enabled;
        option.palette = paletteOf(themeOf(look));
        QPainter painter(&image);
        QApplication::style()->drawPrimitive(mark, &option, &painter);
        painter.end();
        int plain = 0;
        for (int i = 0; i < 16 * 16; ++i) {
          plain += contrastRatio(image.pixelColor(i % 16, i / 16), ground) >= 3 ? 1 : 0;
        }
        QVERIFY2(plain >= 24, qPrintable(QString::number(plain)));
      }
    }
  }
}

void TestContrast::faintWordsAreNoticed() {
  const Theme& theme = themeOf(Look::Light);
  Sheet sheet({200, 40});
  QPainter painter(&sheet);
  painter.fillRect(0, 0, 200, 40, theme.fails.fill);
  painter.setPen(theme.fails.text);
  painter.drawText(QRect(0, 0, 200, 40), Qt::AlignCenter, QStringLiteral("EADDRINUSE"));
  painter.setPen(theme.fails.hatch);
  painter.drawText(QRect(0, 0, 200, 40), Qt::AlignLeft, QStringLiteral("faint"));
  painter.end();
  QCOMPARE(sheet.written().size(), std::size_t{2});
  QVERIFY(sheet.written()[0].contrast >= kLeast);
  QCOMPARE(sheet.written()[0].ground, theme.fails.fill);
  QCOMPARE(tooFaint(sheet, {}).size(), 1);
}

QTEST_MAIN(TestContrast)
#include "tst_contrast.moc"
