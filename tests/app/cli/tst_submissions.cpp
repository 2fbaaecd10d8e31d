#include "tests/app/cli/stored_zip.h"
#include "tests/app/cli/works.h"

using namespace linger;

/// What `linger grade` takes for a submission: files, folders and zip archives.
class TestSubmissions : public WorksTest {
  Q_OBJECT

 private slots:
  void init() { makeFolder(); }
  void understandsFoldersAndArchives();
  void damagedArchivesAreTold();
};

void TestSubmissions::understandsFoldersAndArchives() {
  const auto textOf = [](int number) {
    std::mt19937 chance{unsigned(number)};
    Work work = emptyWork(number);
    answerSome(work, chance);
    return workText(work);
  };
  writeFile(in("all/Ann Lee_123_file/work.linger-work"), textOf(1));
  writeFile(in("all/Bob_124_file/deeper/work.json"), textOf(2));
  writeFile(in("all/Bob_124_file/essay.txt"), "not a work");
  StoredZip one, many, nested;
  one.add("homework/work.linger-work", textOf(3));
  one.add("__MACOSX/homework/._work.linger-work", "left behind");
  writeFile(in("all/cy.zip"), one.bytes());
  many.add("Dee_9/work.json", textOf(4));
  many.add("Eve_9/work.json", textOf(5));
  writeFile(in("all/rest.zip"), many.bytes());
  nested.add("Flo_1/flo.zip", one.bytes());
  nested.add("Gus_1/notes.txt", "nothing");
  nested.add("Hal_1/work.json", textOf(6));
  writeFile(in("export.zip"), nested.bytes());
  writeFile(in("all/Ivy_1/readme.txt"), "no work");
  const QJsonArray works = gradesOf({in("all"), in("export.zip")}, 2)["works"].toArray();
  QStringList persons;
  for (const QJsonValue& work : works) {
    persons << work["person"].toString() + (work["errors"].isArray() ? "!" : "");
  }
  QCOMPARE(persons.join(','), "Ann Lee_123_file,Bob_124_file,Ivy_1!,cy,Dee_9,Eve_9,Flo_1,Hal_1");
}

void TestSubmissions::damagedArchivesAreTold() {
  StoredZip zip;
  zip.add("work.json", workText(emptyWork(1)));
  QByteArray bytes = zip.bytes();
  const Outcome cut = runLinger({"grade", written("cut.zip", bytes.left(bytes.size() / 2))});
  QCOMPARE(cut.exitCode, 2);
  QVERIFY(cut.error.contains("cut.zip: found no zip archive that can be read"));
  bytes[60] = char(bytes[60] ^ 1);  // In the contents: the sum no longer agrees.
  const Outcome changed = runLinger({"grade", written("changed.zip", bytes)});
  QCOMPARE(changed.exitCode, 2);
  QVERIFY2(changed.error.contains("changed.zip/work.json"), changed.error.constData());
  QVERIFY(runLinger({"grade", in("nowhere.json")}).error.contains("nowhere.json"));
}

QTEST_APPLESS_MAIN(TestSubmissions)
#include "tst_submissions.moc"
