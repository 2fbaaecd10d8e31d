#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include "app/course/lesson_library.h"
#include "app/course/posed_step.h"
#include "app/handout/teachers_guide.h"
#include "app/learn/guide_dialog.h"

using namespace linger;

/// Help ▸ Teacher's guide.
class TestGuideDialog : public QObject {
  Q_OBJECT

 private slots:
  void namesEveryLessonByItsTitle();
  void isReadAndSavedAsPdf();
  void tellsWhereItCannotBeSaved();
};

/// The guide's table and the lessons have to agree, in either language.
void TestGuideDialog::namesEveryLessonByItsTitle() {
  for (const bool isChinese : {false, true}) {
    const QString guide = teachersGuide(isChinese);
    int number = 0;
    for (const QString& name : builtInLessons()) {
      const QString title = wordsOf(loadLesson(name).value->lesson.title, isChinese);
      const QString row = QStringLiteral("| %1 %2 |").arg(++number).arg(title);
      QVERIFY2(guide.contains(row), qPrintable(row));
    }
  }
}

void TestGuideDialog::isReadAndSavedAsPdf() {
  const QTemporaryDir folder;
  GuideDialog dialog(false);
  dialog.show();
  QVERIFY(dialog.page()->toPlainText().contains("Ninety seconds"));
  QVERIFY(dialog.save()->isVisible());
  dialog.saveTo(folder.filePath("guide.pdf"));
  QVERIFY(dialog.told().startsWith("Saved: "));
  QFile file(folder.filePath("guide.pdf"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  QVERIFY(file.readAll().startsWith("%PDF-"));
}

void TestGuideDialog::tellsWhereItCannotBeSaved() {
  GuideDialog dialog(false);
  dialog.saveTo(QStringLiteral("/no/such/folder/guide.pdf"));
  QVERIFY2(dialog.told().contains("/no/such/folder/guide.pdf"), qPrintable(dialog.told()));
}

QTEST_MAIN(TestGuideDialog)
#include "tst_guide_dialog.moc"
