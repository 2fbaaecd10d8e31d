#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/files/shell_files.h"
#include "model/packetdrill/syntax/parser.h"

using namespace linger;
using namespace linger::packetdrill;

namespace {

void write(const QString& path, const char* contents) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(contents);
}

QStringList namesOf(const ShellFiles& files) {
  QStringList names;
  for (const auto& [path, contents] : files) names << QString::fromStdString(path);
  return names;
}

}  // namespace

/// The shell files that a script runs are found from the script's own folder.
class TestShellFiles : public QObject {
  Q_OBJECT

 private slots:
  void readsThoseBesideTheScript();
  void leavesOutWhatIsNoFile();
};

void TestShellFiles::readsThoseBesideTheScript() {
  const QTemporaryDir folder;
  QVERIFY(QDir(folder.path()).mkpath("close") && QDir(folder.path()).mkpath("common"));
  write(folder.filePath("common/defaults.sh"), "sysctl -q a.b=1\n../common/more.sh\n");
  write(folder.filePath("common/more.sh"), "sysctl -q c.d=2\n../common/defaults.sh\n");
  const Script script = *parseScript(
                             "`../common/defaults.sh\n../common/set_sysctls.py a=b`\n"
                             "0 `./absent.sh`\n")
                             .script;
  const ShellFiles files = shellFilesBeside(script, folder.filePath("close/a.pkt"));
  QCOMPARE(namesOf(files), QStringList({"../common/defaults.sh", "../common/more.sh"}));
  QCOMPARE(QString::fromStdString(files.at("../common/more.sh")),
           "sysctl -q c.d=2\n../common/defaults.sh\n");
}

void TestShellFiles::leavesOutWhatIsNoFile() {
  const QTemporaryDir folder;
  QVERIFY(QDir(folder.path()).mkpath("folder.sh"));
  const Script script = *parseScript("`./folder.sh`\n0 `true`\n").script;
  QVERIFY(shellFilesBeside(script, folder.filePath("a.pkt")).empty());
}

QTEST_APPLESS_MAIN(TestShellFiles)
#include "tst_shell_files.moc"
