#include <QFile>
#include <QListWidget>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/learn/progress_dialog.h"

using namespace linger;

/// Learn ▸ My progress: one file that is kept, copied, moved and deleted.
class TestProgressDialog : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void tellsWhatWasRightAndWhichTransitionsWereSeen();
  void aCopyIsWrittenAndTheFileStays();
  void movesAndIsFoundThereTheNextTime();
  void goesOnWithAnotherFile();
  void deletedItBeginsAnew();
  void tellsWhatCannotBeDone();

 private:
  QString in(const char* name) const { return folder_->filePath(QLatin1String(name)); }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<ProgressStore> store_;
  std::unique_ptr<LessonShelf> shelf_;
  std::unique_ptr<ProgressDialog> dialog_;
};

void TestProgressDialog::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, in("settings"));
  store_ = std::make_unique<ProgressStore>(in("progress.json"));
  store_->change([](Progress& progress) {
    progress.record("who-waits", "side", true, QDate::currentDate());
    progress.record("who-waits", "side-again", false, QDate::currentDate().addDays(-1));
    progress.see("ESTABLISHED>FIN-WAIT-1");
  });
  shelf_ = std::make_unique<LessonShelf>(in("lessons"));
  dialog_ = std::make_unique<ProgressDialog>(*store_, *shelf_);
}

void TestProgressDialog::tellsWhatWasRightAndWhichTransitionsWereSeen() {
  QVERIFY2(dialog_->summary().startsWith("Questions answered: 2 of "),
           qPrintable(dialog_->summary()));
  QVERIFY(dialog_->summary().contains("To review today: 1."));
  QVERIFY(dialog_->summary().contains("shown 1 of "));
  int seen = 0;
  for (int i = 0; i < dialog_->transitions()->count(); ++i) {
    const QString words = dialog_->transitions()->item(i)->text();
    const bool isSeen = words.startsWith(QStringLiteral("✓ seen: "));
    seen += isSeen ? 1 : 0;
    QCOMPARE(isSeen, words.contains("ESTABLISHED to FIN-WAIT-1"));
  }
  QCOMPARE(seen, 1);
}

void TestProgressDialog::aCopyIsWrittenAndTheFileStays() {
  dialog_->copyTo(in("copy.json"));
  QVERIFY(ProgressStore(in("copy.json")).progress() == store_->progress());
  QCOMPARE(store_->path(), in("progress.json"));
  QVERIFY(QFile::exists(in("progress.json")));
}

void TestProgressDialog::movesAndIsFoundThereTheNextTime() {
  QCOMPARE(ProgressStore::chosenPath(), Progress::defaultPath());
  dialog_->moveTo(in("stick/mine.json"));
  QVERIFY(!QFile::exists(in("progress.json")));
  QCOMPARE(ProgressStore::chosenPath(), in("stick/mine.json"));
  store_->change([](Progress& progress) { progress.moveTo("who-waits", "waits"); });
  QCOMPARE(ProgressStore(ProgressStore::chosenPath()).progress().of("who-waits").at, "waits");
}

void TestProgressDialog::goesOnWithAnotherFile() {
  ProgressStore other(in("other.json"));
  other.change([](Progress& progress) { progress.moveTo("how-long", "whole"); });
  dialog_->use(in("other.json"));
  QCOMPARE(store_->progress().of("how-long").at, "whole");
  QVERIFY(store_->progress().of("who-waits").steps.empty());
  QVERIFY(QFile::exists(in("progress.json")));
}

void TestProgressDialog::deletedItBeginsAnew() {
  dialog_->remove();
  QVERIFY(!QFile::exists(in("progress.json")));
  QVERIFY(store_->progress() == Progress());
  QVERIFY(dialog_->summary().startsWith("Questions answered: 0 of "));
}

void TestProgressDialog::tellsWhatCannotBeDone() {
  QFile broken(in("broken.json"));
  QVERIFY(broken.open(QIODevice::WriteOnly));
  broken.write("not mine");
  broken.close();
  const Progress before = store_->progress();
  dialog_->use(in("broken.json"));
  QVERIFY2(dialog_->told().contains("broken.json:1:"), qPrintable(dialog_->told()));
  dialog_->moveTo(in("broken.json/no.json"));
  QVERIFY2(dialog_->told().contains("no.json"), qPrintable(dialog_->told()));
  QCOMPARE(store_->path(), in("progress.json"));
  QVERIFY(store_->progress() == before);
  QVERIFY(QFile::exists(in("progress.json")));
}

QTEST_MAIN(TestProgressDialog)
#include "tst_progress_dialog.moc"
