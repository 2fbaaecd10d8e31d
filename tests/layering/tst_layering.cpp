#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <map>
#include <set>
#include <vector>

/// The doors between the folders: ARCHITECTURE.md has a table of them, and the includes keep to it.
class TestLayering : public QObject {
  Q_OBJECT

 private slots:
  void everyFolderIsInTheTable();
  void includesGoOnlyThroughTheDoors();
  void theModelKnowsNoQt();
  void aFolderUsesOnlyThoseAboveIt();
  void everyDoorIsUsed();
  void whichSystemIsAskedInOneRoom();
  void aStateIsWrittenInOnePlace();
};

namespace {

using Folders = std::map<QString, std::set<QString>>;

QString contentsOf(const QString& path) {
  QFile file(QStringLiteral(LINGER_SOURCE_DIR "/") + path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

struct TableRow {
  QString folder;
  std::set<QString> mayUse;
};

/// The rows "| `app/ladder` | what lives there | `app/look` `model` |": what each folder may use.
std::vector<TableRow> tableRows() {
  static const QRegularExpression row(
      QStringLiteral(R"(^\| `((?:model|app)/\w+)` \|[^|]*\|([^|]*)\|$)"),
      QRegularExpression::MultilineOption);
  static const QRegularExpression name(QStringLiteral("`([^`]+)`"));
  std::vector<TableRow> rows;
  for (auto match = row.globalMatch(contentsOf(QStringLiteral("ARCHITECTURE.md")));
       match.hasNext();) {
    const QRegularExpressionMatch found = match.next();
    TableRow& read = rows.emplace_back();
    read.folder = found.captured(1);
    for (auto used = name.globalMatch(found.captured(2)); used.hasNext();) {
      read.mayUse.insert(used.next().captured(1));
    }
  }
  return rows;
}

Folders doors() {
  Folders folders;
  for (const TableRow& row : tableRows()) folders[row.folder] = row.mayUse;
  return folders;
}

/// "app/panes" of "app/panes/code/plan.h"; empty for a file that is in no folder of its own.
QString folderOf(const QString& path) {
  const qsizetype first = path.indexOf(u'/');
  const qsizetype second = path.indexOf(u'/', first + 1);
  return second < 0 ? QString() : path.left(second);
}

QStringList sources() {
  QStringList found;
  for (const QString& root : {QStringLiteral("model"), QStringLiteral("app")}) {
    const QDir top(QStringLiteral(LINGER_SOURCE_DIR));
    QDirIterator files(top.filePath(root), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) found << top.relativeFilePath(files.next());
  }
  return found;
}

/// The project's own headers that a file includes.
QStringList includesOf(const QString& path) {
  static const QRegularExpression include(
      QStringLiteral(R"re(^#include "((?:model|app)/[^"]+)")re"),
      QRegularExpression::MultilineOption);
  QStringList found;
  for (auto match = include.globalMatch(contentsOf(path)); match.hasNext();) {
    found << match.next().captured(1);
  }
  return found;
}

/// `model` in the table stands for every folder of the model.
bool isOpen(const std::set<QString>& mayUse, const QString& folder) {
  const bool whole = folder.startsWith(u"model/") && mayUse.contains(QStringLiteral("model"));
  return whole || mayUse.contains(folder);
}

}  // namespace

void TestLayering::everyFolderIsInTheTable() {
  const Folders folders = doors();
  for (const QString& source : sources()) {
    const QString folder = folderOf(source);
    if (folder.isEmpty()) continue;
    QVERIFY2(folders.contains(folder), qPrintable(folder + " is not in ARCHITECTURE.md"));
  }
}

void TestLayering::includesGoOnlyThroughTheDoors() {
  const Folders folders = doors();
  QStringList wrong;
  for (const QString& source : sources()) {
    const QString folder = folderOf(source);
    if (folder.isEmpty()) continue;
    for (const QString& header : includesOf(source)) {
      const QString other = folderOf(header);
      if (other != folder && !isOpen(folders.at(folder), other)) wrong << source + " -> " + header;
    }
  }
  QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestLayering::theModelKnowsNoQt() {
  static const QRegularExpression qt(QStringLiteral("^#include <Q"),
                                     QRegularExpression::MultilineOption);
  for (const QString& source : sources()) {
    if (!source.startsWith(u"model/")) continue;
    QVERIFY2(!contentsOf(source).contains(qt), qPrintable(source));
    for (const QString& header : includesOf(source)) {
      QVERIFY2(header.startsWith(u"model/"), qPrintable(source + " -> " + header));
    }
  }
}

/// So there is no circle.
void TestLayering::aFolderUsesOnlyThoseAboveIt() {
  std::set<QString> above{QStringLiteral("model")};
  for (const TableRow& row : tableRows()) {
    for (const QString& used : row.mayUse) {
      QVERIFY2(above.contains(used), qPrintable(row.folder + " is above " + used));
    }
    above.insert(row.folder);
  }
}

void TestLayering::everyDoorIsUsed() {
  Folders used;
  for (const QString& source : sources()) {
    for (const QString& header : includesOf(source)) {
      used[folderOf(source)].insert(folderOf(header));
    }
  }
  for (const auto& [folder, mayUse] : doors()) {
    for (const QString& other : mayUse) {
      if (other == QLatin1String("model")) continue;
      QVERIFY2(used[folder].contains(other), qPrintable(folder + " does not use " + other));
    }
  }
}

/// An OsId is passed on, looked up and compared with another, but nowhere else with a system's
/// name; nor is the family of bind rules, which would be the same question.
void TestLayering::whichSystemIsAskedInOneRoom() {
  static const QRegularExpression question(QStringLiteral(
      R"([!=]=\s*(?:OsId|BindFamily)::|\b(?:OsId|BindFamily)::\w+\s*[!=]=|case\s+OsId::|)"
      R"(case\s+BindFamily::|using\s+enum\s+(?:linger::)?(?:OsId|BindFamily)\b)"));
  QVERIFY(question.match(QStringLiteral("if (host.os == OsId::Linux)")).hasMatch());
  QVERIFY(question.match(QStringLiteral("case OsId::Windows: return 1;")).hasMatch());
  QVERIFY(!question.match(QStringLiteral("OsId os = OsId::Linux;")).hasMatch());
  QStringList wrong;
  for (const QString& source : sources()) {
    if (source.startsWith(u"model/systems/")) continue;
    const QRegularExpressionMatch found = question.match(contentsOf(source));
    if (found.hasMatch()) wrong << source + ": " + found.captured();
  }
  QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

/// A connection's state is written once, where the transition is told. What each change rests on,
/// the tests of the model find out (tst_one_door, and the fuzzers).
void TestLayering::aStateIsWrittenInOnePlace() {
  static const QRegularExpression writing(QStringLiteral(R"(\btcb(?:_|\(\))?\.state\s*=(?!=))"));
  QVERIFY(writing.match(QStringLiteral("socket.tcp->tcb().state = State::Closed;")).hasMatch());
  QVERIFY(!writing.match(QStringLiteral("tcb_.state == State::Closed")).hasMatch());
  QStringList writers;
  for (const QString& source : sources()) {
    writers << QStringList(contentsOf(source).count(writing), source);
  }
  QCOMPARE(writers, QStringList{QStringLiteral("model/tcp/endpoint.cpp")});
  static const QRegularExpression door(
      QStringLiteral(R"(void Endpoint::moveTo\([^)]*\) \{\n[^}]*\btcb_\.state = to;)"));
  QVERIFY(contentsOf(QStringLiteral("model/tcp/endpoint.cpp")).contains(door));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
