#include <QApplication>
#include <QDir>
#include <QHash>
#include <QPainter>
#include <QTest>
#include <map>

#include "app/export/picture.h"
#include "app/files/scenario/scenario_library.h"
#include "app/ladder/ladder_layout.h"
#include "app/ladder/ladder_painter.h"
#include "app/ladder/ladder_view.h"
#include "app/look/quiet_style.h"
#include "app/verdict/option_table.h"
#include "app/verdict/verdict_lanes.h"
#include "tests/app/pictures/fixed_fonts.h"
#include "tests/app/pictures/likeness.h"

using namespace linger;

namespace {

enum class Subject { Ladder, Presented, States, Lanes, Systems };

RunPointer runOfScene(const QString& scene) {
  static std::map<QString, RunPointer> runs;
  RunPointer& run = runs[scene];
  if (!run) run = std::make_shared<const ScenarioRun>(runOf(*ScenarioLibrary().find(scene)));
  return run;
}

TracePointer traceOf(const QString& scene) {
  return traceOf(runOfScene(scene));
}

template <typename View>
void show(View& view, const QString& scene) {
  view.setTrace(traceOf(scene));
}
void show(OptionTable& table, const QString& scene) {
  table.setRun(runOfScene(scene));
}

template <typename View>
QImage imageOf(View& view, const QString& scene, SimTime at, Look look, QSize size) {
  view.setPalette(paletteOf(themeOf(look)));
  view.setLook(look);
  show(view, scene);
  view.setPlayhead(at);
  view.resize(size);
  view.setAttribute(Qt::WA_DontShowOnScreen);
  view.show();
  return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

/// The ladder as the window presents it: in larger type, in the looks for a projector.
QImage presented(const QString& scene, SimTime at, Look look, QSize size) {
  constexpr double kScale = 1.5;
  LadderView view;
  QFont font = QApplication::font();
  font.setPixelSize(int(font.pixelSize() * kScale));
  view.setFont(font);
  const bool dark = look == Look::Dark;
  return imageOf(view, scene, at, dark ? Look::PresentDark : Look::PresentLight, size);
}

QImage paint(Subject subject, const QString& scene, SimTime at, Look look, QSize size) {
  if (subject == Subject::Presented) return presented(scene, at, look, size);
  if (subject == Subject::Lanes) {
    VerdictLanes lanes;
    return imageOf(lanes, scene, at, look, size);
  }
  if (subject == Subject::Systems) {
    OptionTable table;
    return imageOf(table, scene, at, look, size);
  }
  PictureRequest request;
  request.subject =
      subject == Subject::Ladder ? PictureSubject::Ladder : PictureSubject::StateDiagram;
  request.size = size;
  request.look = look;
  request.at = at;
  return pictureImage(*traceOf(scene), request).convertToFormat(QImage::Format_RGB32);
}

QString keptPath(const QString& name) {
  return QStringLiteral(LINGER_SOURCE_DIR "/tests/pictures/%1.png").arg(name);
}

/// The picture in the colours that it has most of: a small file, where nobody sees it.
QImage inFewColours(const QImage& image) {
  constexpr qsizetype kColours = 255;
  QHash<QRgb, int> counts;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) ++counts[image.pixel(x, y)];
  }
  QList<QRgb> colours = counts.keys();
  std::ranges::sort(
      colours, [&](QRgb a, QRgb b) { return std::pair(counts[a], a) > std::pair(counts[b], b); });
  const QImage few =
      image.convertToFormat(QImage::Format_Indexed8, colours.mid(0, kColours), Qt::ThresholdDither);
  return likeness(image, ColourSums(few)).worst < Likeness::kTolerance / 2 ? few : image;
}

/// The kept picture with what is unlike framed, for people to look at.
QImage marked(const QImage& picture, const Likeness& likeness) {
  QImage kept = picture.convertToFormat(QImage::Format_RGB32);
  QPainter painter(&kept);
  painter.setPen(QPen(Qt::magenta, 1));
  for (const QRect& block : likeness.unlike) painter.drawRect(block);
  return kept;
}

/// Puts both pictures where the tests were built.
QString keepForPeople(const QString& name, const QImage& actual, const QImage& difference) {
  const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/pictures"));
  folder.mkpath(QStringLiteral("."));
  actual.save(folder.filePath(name + QStringLiteral("-actual.png")));
  difference.save(folder.filePath(name + QStringLiteral("-difference.png")));
  return folder.path();
}

LadderGeometry restartLadder() {
  LadderFormat format;
  format.size = {760, 600};
  const LadderMetrics metrics(Typeface::from(QApplication::font()));
  return layOutLadder(*traceOf(QStringLiteral("restart")), format, metrics);
}

QImage paintLadder(const LadderGeometry& geometry, Look look) {
  const Trace& trace = *traceOf(QStringLiteral("restart"));
  QImage image(geometry.size.toSize(), QImage::Format_RGB32);
  image.fill(themeOf(look).panel);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  LadderMoment moment;
  moment.now = kSimStart + 50s;  // While the ring of TIME-WAIT is there.
  LadderPainter ladder(Typeface::from(QApplication::font()), themeOf(look));
  ladder.paintBody(painter, trace, geometry, moment, QRectF(QPointF(0, 0), geometry.size));
  ladder.paintHeader(painter, trace, geometry, moment);
  return image;
}

/// What can be left out of a ladder.
enum class Part { SegmentLabel, Segment, BandLabel, Band, Chip, Timer, Ring, TickLabel, HostName };

constexpr std::pair<const char*, Part> kParts[] = {
    {"a segment's label", Part::SegmentLabel},
    {"a segment", Part::Segment},
    {"a state's label", Part::BandLabel},
    {"a state's band", Part::Band},
    {"a call", Part::Chip},
    {"a timer", Part::Timer},
    {"a ring", Part::Ring},
    {"a time", Part::TickLabel},
    {"a host's name", Part::HostName},
};

std::size_t countOf(const LadderGeometry& geometry, Part part) {
  switch (part) {
    case Part::SegmentLabel:
    case Part::Segment: return geometry.segments.size();
    case Part::BandLabel:
    case Part::Band: return geometry.bands.size();
    case Part::Chip: return geometry.chips.size();
    case Part::Timer:
    case Part::Ring: return geometry.timers.size();
    case Part::TickLabel: return geometry.ticks.size();
    case Part::HostName: return geometry.lifelines.size();
  }
  return 0;
}

/// False where there is nothing to be seen of it in the first place.
bool leaveOut(LadderGeometry& geometry, Part part, std::size_t i) {
  const auto erase = [i](auto& all) { all.erase(all.begin() + std::ptrdiff_t(i)); };
  switch (part) {
    case Part::SegmentLabel:
      if (!geometry.segments[i].label) return false;
      geometry.segments[i].label.reset();
      return true;
    case Part::Segment: erase(geometry.segments); return true;
    case Part::BandLabel:
      if (geometry.bands[i].labelBox.isEmpty()) return false;
      geometry.bands[i].labelBox = {};
      return true;
    case Part::Band:
      if (geometry.bands[i].box.height() < 4) return false;
      erase(geometry.bands);
      return true;
    case Part::Chip: erase(geometry.chips); return true;
    case Part::Timer:
      if (geometry.timers[i].line.length() < Likeness::kBlock) return false;
      erase(geometry.timers);
      return true;
    case Part::Ring:
      if (!geometry.timers[i].ring || geometry.timers[i].ends < kSimStart + 50s) return false;
      geometry.timers[i].ring.reset();
      return true;
    case Part::TickLabel:
      if (!geometry.ticks[i].isWritten) return false;
      geometry.ticks[i].isWritten = false;
      return true;
    case Part::HostName: geometry.lifelines[i].name.clear(); return true;
  }
  return false;
}

bool fontsAreThere = false;

}  // namespace

/// What the painters paint, against pictures that people have looked at. Where a picture has to
/// change, LINGER_REGENERATE_PICTURES=1 writes them anew, and the difference is for looking at.
class TestKeptPictures : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    if (!fontsAreThere) QSKIP("the fonts of fonts-dejavu-core are not where Debian puts them");
  }
  void looksAsItDid_data();
  void looksAsItDid();
  void somethingMissingIsNoticed_data();
  void somethingMissingIsNoticed();
  void anotherSmoothingIsNot();
};

void TestKeptPictures::looksAsItDid_data() {
  QTest::addColumn<int>("subject");
  QTest::addColumn<QString>("scene");
  QTest::addColumn<int>("milliseconds");
  QTest::addColumn<int>("look");
  QTest::addColumn<QSize>("size");
  const auto row = [](const char* name, Subject subject, const char* scene, int at, QSize size) {
    for (Look look : {Look::Light, Look::Dark}) {
      QTest::addRow("%s-%s", name, look == Look::Light ? "light" : "dark")
          << int(subject) << QString::fromLatin1(scene) << at << int(look) << size;
    }
  };
  row("restart", Subject::Ladder, "restart", 2026, {760, 600});
  row("restart-small", Subject::Ladder, "restart", 100, {420, 360});
  row("orphan", Subject::Ladder, "orphan-fin-wait-2", 30'000, {560, 480});
  row("present", Subject::Presented, "restart", 2026, {640, 440});
  row("states", Subject::States, "restart", 2026, {640, 520});
  row("states-small", Subject::States, "restart", 100, {420, 360});
  row("lanes", Subject::Lanes, "restart", 2026, {760, 110});
  row("systems", Subject::Systems, "restart", 2026, {560, 340});
}

void TestKeptPictures::looksAsItDid() {
  QFETCH(int, subject);
  QFETCH(QString, scene);
  QFETCH(int, milliseconds);
  QFETCH(int, look);
  QFETCH(QSize, size);
  const QString name = QString::fromUtf8(QTest::currentDataTag());
  const SimTime at = kSimStart + std::chrono::milliseconds(milliseconds);
  const QImage actual = paint(Subject(subject), scene, at, Look(look), size);
  QCOMPARE(actual.size(), size);
  if (qEnvironmentVariableIsSet("LINGER_REGENERATE_PICTURES")) {
    QVERIFY(inFewColours(actual).save(keptPath(name), "PNG", 0));
    return;
  }
  const QImage kept(keptPath(name));
  QCOMPARE(kept.size(), size);
  const Likeness found = likeness(actual, ColourSums(kept));
  if (found.holds()) return;
  const QString folder = keepForPeople(name, actual, marked(kept, found));
  QFAIL(qPrintable(QStringLiteral("%1 places differ, the worst by %2 of 255: look at %3")
                       .arg(found.unlike.size())
                       .arg(found.worst)
                       .arg(folder)));
}

void TestKeptPictures::somethingMissingIsNoticed_data() {
  QTest::addColumn<int>("part");
  for (const auto& [name, part] : kParts) QTest::newRow(name) << int(part);
}

/// Each label, band and line of the ladder is left out once, alone.
void TestKeptPictures::somethingMissingIsNoticed() {
  QFETCH(int, part);
  const LadderGeometry whole = restartLadder();
  const ColourSums picture(paintLadder(whole, Look::Light));
  QVERIFY(likeness(paintLadder(whole, Look::Light), picture).holds());
  int left = 0;
  for (std::size_t i = 0; i < countOf(whole, Part(part)); ++i) {
    LadderGeometry geometry = whole;
    if (!leaveOut(geometry, Part(part), i)) continue;
    ++left;
    const Likeness found = likeness(paintLadder(geometry, Look::Light), picture);
    QVERIFY2(!found.holds(), qPrintable(QString::number(i)));
  }
  QVERIFY(left > 0);
}

void TestKeptPictures::anotherSmoothingIsNot() {
  for (Look look : {Look::Light, Look::Dark}) {
    const QImage picture = paintLadder(restartLadder(), look);
    QImage moved(picture.size(), QImage::Format_RGB32);
    moved.fill(themeOf(look).panel);
    QPainter painter(&moved);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QPointF(0.5, 0.5), picture);
    painter.end();
    const Likeness found = likeness(moved, ColourSums(picture));
    QVERIFY2(found.holds(), qPrintable(QString::number(found.worst)));
  }
}

int main(int argc, char** argv) {
  const FixedFonts fonts;
  fontsAreThere = fonts.areComplete();
  QApplication application(argc, argv);
  QApplication::setStyle(new QuietStyle);
  QFont font(QStringLiteral("DejaVu Sans"));
  font.setPixelSize(13);
  QApplication::setFont(font);
  TestKeptPictures test;
  return QTest::qExec(&test, argc, argv);
}

#include "model/sim/simulate.h"
#include "tst_kept_pictures.moc"
