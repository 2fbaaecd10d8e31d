#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <set>

#include "app/document/language.h"
#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "app/gallery/gallery.h"
#include "app/gallery/gallery_model.h"
#include "app/session/file_commands.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

const QAbstractItemModel& rowsOf(const Gallery& gallery) {
  return *gallery.list()->model();
}

int colours(const QImage& image) {
  std::set<QRgb> seen;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) seen.insert(image.pixel(x, y));
  }
  return int(seen.size());
}

}  // namespace

/// Finding a scenario: built-in or one's own, by its words in either language.
class TestGallery : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  QString file(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
  /// A scenario file of one's own.
  QString ownFile() const {
    const QString path = file("mine.json");
    const ScenarioLibrary library;
    Scenario mine = *library.find(QStringLiteral("restart"));
    mine.title = "My own evening";
    return writeScenarioFile(path, mine) ? QString() : path;
  }

 private slots:
  void cleanup() { QLocale::setDefault(QLocale::c()); }

  void recentFilesComeFirstWithTheirPictures() {
    const QString path = ownFile();
    QVERIFY(!path.isEmpty());
    Gallery gallery(Look::Light, nullptr, {path});
    const QModelIndex first = rowsOf(gallery).index(0, 0);
    QCOMPARE(first.data().toString(), QStringLiteral("mine.json"));
    QVERIFY(first.data(GalleryModel::DescriptionRole).toString().contains("My own evening"));
    QCOMPARE(first.data(GalleryModel::PlaceRole).toString(), path);
    const QImage picture = first.data(Qt::DecorationRole).value<QPixmap>().toImage();
    QVERIFY(picture != QImage(picture.size(), picture.format()));
    auto* groups = gallery.findChild<QComboBox*>();
    QCOMPARE(groups->itemText(1), QStringLiteral("Recent files"));
    groups->setCurrentIndex(1);
    QCOMPARE(rowsOf(gallery).rowCount(), 1);
  }

  void loadsHaveAGroupAndChartsOfTheirOwn() {
    Gallery gallery(Look::Light);
    auto* groups = gallery.findChild<QComboBox*>();
    const int group = groups->findText(QStringLiteral("many connections"));
    QVERIFY(group > 0);
    groups->setCurrentIndex(group);
    QCOMPARE(rowsOf(gallery).rowCount(), int(ScenarioLibrary(kFleetFolder).list().size()));
    for (int row = 0; row < rowsOf(gallery).rowCount(); ++row) {
      const QVariant picture = rowsOf(gallery).index(row, 0).data(Qt::DecorationRole);
      const QImage image = picture.value<QPixmap>().toImage();
      QVERIFY(colours(image) > 3);
    }
  }

  void aPastedErrorFindsWhatItMayComeFrom() {
    WindowFixture fixture;
    Gallery gallery(Look::Light);
    std::vector<Edit> edits;
    ErrorLine symptom;
    connect(&gallery, &Gallery::scenarioChosen, this,
            [&](const QString& place, const std::vector<Edit>& chosen, const ErrorLine& told) {
              QCOMPARE(place, QStringLiteral("restart"));
              edits = chosen;
              symptom = told;
            });
    gallery.field()->setText("OSError: [Errno 48] Address already in use");
    QCOMPARE(gallery.list()->currentIndex().row(), 0);
    QVERIFY(rowsOf(gallery).rowCount() >= 3);
    const auto labels = gallery.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
      return label->text().contains("Set SO_REUSEADDR before bind(), in every run");
    }));
    QTest::keyClick(gallery.list(), Qt::Key_Return);
    fixture.window->openScene(QStringLiteral("restart"), edits, symptom);
    for (const Host& host : fixture.document().scenario().hosts) QCOMPARE(host.os, OsId::MacOs);
    QCOMPARE(fixture.playhead().at(), kSimStart + 2s);
  }

  void aMissingOrBrokenFileIsTold() {
    const QString broken = file("broken.json");
    QFile writing(broken);
    QVERIFY(writing.open(QIODevice::WriteOnly));
    writing.write("{");
    writing.close();
    Gallery gallery(Look::Dark, nullptr, {file("gone.json"), broken});
    QCOMPARE(rowsOf(gallery).index(0, 0).data().toString(), QStringLiteral("gone.json (missing)"));
    QCOMPARE(rowsOf(gallery).index(1, 0).data().toString(),
             QStringLiteral("broken.json (cannot be read)"));
    QVERIFY(!rowsOf(gallery).index(0, 0).data(Qt::DecorationRole).isNull());
  }

  void speaksAndSearchesBothLanguages() {
    speak(QLocale("zh_CN"));
    QLocale::setDefault(QLocale("zh_CN"));
    Gallery gallery(Look::Light);
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    for (int row = 0; row < rowsOf(gallery).rowCount(); ++row) {
      const QModelIndex index = rowsOf(gallery).index(row, 0);
      for (int role : {int(Qt::DisplayRole), int(GalleryModel::GroupRole),
                       int(GalleryModel::DescriptionRole)}) {
        QVERIFY2(index.data(role).toString().contains(han), qPrintable(index.data().toString()));
      }
    }
    gallery.field()->setText(QStringLiteral("restart story"));
    QVERIFY(rowsOf(gallery).rowCount() >= 1);
    const QString chinese = rowsOf(gallery).index(0, 0).data().toString();
    gallery.field()->setText(chinese);
    QVERIFY(rowsOf(gallery).rowCount() >= 1);
    speak(QLocale::c());
  }

  void aFileDroppedOnTheWindowIsOpened() {
    const QString path = ownFile();
    WindowFixture fixture;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({40, 40}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(fixture.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(40, 40), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(fixture.window.get(), &drop);
    QCOMPARE(fixture.document().fileName(), path);
    QCOMPARE(fixture.window->files()->recentFiles().front(), path);
  }

  void whatIsNoFileIsNotTaken() {
    WindowFixture fixture;
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("https://example.org/scene.json"))});
    QDragEnterEvent enter({40, 40}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(fixture.window.get(), &enter);
    QVERIFY(!enter.isAccepted());
  }
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
