#include <QFile>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <set>

#include "app/export/picture.h"
#include "app/files/scenario/scenario_library.h"
#include "model/sim/simulate.h"
#include "tests/app/ladder/trace_by_hand.h"

using namespace linger;

namespace {

int coloursIn(const QImage& image) {
  std::set<QRgb> colours;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) colours.insert(image.pixel(x, y));
  }
  return int(colours.size());
}

}  // namespace

/// Pictures that leave the window.
class TestPicture : public QObject {
  Q_OBJECT

  Trace trace_ = restartByHand();

 private slots:
  void theNameChoosesTheFormat() {
    QVERIFY(pictureFormatOf("a/b.png") == PictureFormat::Png);
    QVERIFY(pictureFormatOf("B.SVG") == PictureFormat::Svg);
    QVERIFY(pictureFormatOf("c.pdf") == PictureFormat::Pdf);
    QVERIFY(!pictureFormatOf("d.jpeg"));
    QVERIFY(!pictureFormatOf("png"));
  }

  void aFramedPictureHasTitleAndLanesAtAnyInstant() {
    const Trace trace = simulate(*ScenarioLibrary().find(QStringLiteral("restart")));
    for (const std::optional<SimTime> at :
         {std::optional<SimTime>(), std::optional(kSimStart), std::optional(kSimStart + 2s)}) {
      PictureRequest request;
      request.at = at;
      const QByteArray bare = pictureFile(trace, request, PictureFormat::Svg);
      QVERIFY(!bare.contains("Both runs set it"));
      request.framed = true;
      request.title = QStringLiteral("Told in class");
      request = atFullHeight(trace, request);
      const QByteArray framed = pictureFile(trace, request, PictureFormat::Svg);
      for (const char* words : {"Told in class", "No run sets SO_REUSEADDR", "Both runs set it",
                                "EADDRINUSE, TIME-WAIT", "60 s", "FIN, ACK"}) {
        QVERIFY2(framed.contains(words), words);
      }
    }
  }

  void pngHasTheSizeThatWasAskedForAndTheSamePixelsEachTime() {
    PictureRequest request;
    request.size = {700, 500};
    request.pixelRatio = 2;
    const QByteArray file = pictureFile(trace_, request, PictureFormat::Png);
    const QImage image = QImage::fromData(file);
    QCOMPARE(image.size(), QSize(1400, 1000));
    QVERIFY(coloursIn(image) > 50);
    QCOMPARE(pictureFile(trace_, request, PictureFormat::Png), file);
  }

  void svgIsTextThatCanBeSearchedAndDrawn() {
    for (PictureSubject subject : {PictureSubject::Ladder, PictureSubject::StateDiagram}) {
      PictureRequest request;
      request.subject = subject;
      const QByteArray file = pictureFile(trace_, request, PictureFormat::Svg);
      QVERIFY(file.contains("TIME-WAIT"));
      QVERIFY(file.contains("<text"));
      QSvgRenderer renderer(file);
      QVERIFY(renderer.isValid());
      QImage image(960, 640, QImage::Format_RGB32);
      QPainter painter(&image);
      renderer.render(&painter);
      painter.end();
      QVERIFY(coloursIn(image) > 20);
    }
  }

  void pdfIsOnePageWithItsFonts() {
    const QByteArray file = pictureFile(trace_, {}, PictureFormat::Pdf);
    QVERIFY(file.startsWith("%PDF-"));
    QVERIFY(file.contains("/Count 1"));
    QVERIFY(file.contains("/FontFile2") || file.contains("/FontFile3"));
  }

  void aSmallPictureShowsAllOfIt() {
    PictureRequest request;
    request.size = {160, 120};
    const QImage image = pictureImage(trace_, request);
    const QRgb ground = themeOf(Look::Light).panel.rgb();
    bool rightEdgeIsClear = true;
    for (int y = 0; y < image.height(); ++y) {
      rightEdgeIsClear &= image.pixel(image.width() - 1, y) == ground;
    }
    QVERIFY(rightEdgeIsClear);
    QVERIFY(coloursIn(image) > 20);
  }

  void theInstantAndTheLookAreSeen() {
    PictureRequest early;
    early.at = kSimStart + 100ms;
    PictureRequest late = early;
    late.at = kSimStart + 10s;
    PictureRequest dark = early;
    dark.look = Look::Dark;
    QVERIFY(pictureImage(trace_, early) != pictureImage(trace_, late));
    QVERIFY(pictureImage(trace_, early) != pictureImage(trace_, dark));
    PictureRequest hidden = early;
    hidden.showFuture = false;
    QVERIFY(pictureImage(trace_, early) != pictureImage(trace_, hidden));
  }

  void filesAreWrittenWhollyOrNotAtAll() {
    QTemporaryDir folder;
    const QString path = folder.filePath("ladder.svg");
    QVERIFY(!writePicture(path, trace_, {}));
    QVERIFY(QFile(path).size() > 1000);
    QVERIFY(writePicture(folder.filePath("ladder.bmp"), trace_, {}));
    QVERIFY(writePicture(folder.filePath("no/such/folder.png"), trace_, {}));
    QVERIFY(!QFile::exists(folder.filePath("ladder.bmp")));
  }
};

QTEST_MAIN(TestPicture)
#include "tst_picture.moc"
