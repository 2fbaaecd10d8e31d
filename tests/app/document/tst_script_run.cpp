#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/document/document.h"
#include "app/files/file_io.h"
#include "app/panes/code_pane.h"
#include "app/panes/code_view.h"
#include "app/session/file_commands.h"

using namespace linger;

namespace {

constexpr auto kPassiveClose = R"(
0.000 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
0.000 bind(3, ..., ...) = 0
0.000 listen(3, 1) = 0
0.100 < S 0:0(0) win 65535
0.100 > S. 0:0(0) ack 1 <...>
0.200 < . 1:1(0) ack 1 win 65535
0.200 accept(3, ..., ...) = 4
0.300 < F. 1:1(0) ack 1 win 65535
0.300 > . 1:1(0) ack 2
)";

}  // namespace

/// A packetdrill script opened like a scenario.
class TestScriptRun : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    path_ = folder_.filePath(QStringLiteral("close.pkt"));
    QVERIFY(!writeWholeFile(path_, kPassiveClose));
  }

  void showsTheRun() {
    QVERIFY(commands_.openNameOrPath(path_));
    const Trace& trace = *document_.trace();
    QCOMPARE(QString::fromStdString(trace.hosts.at(0).name), QStringLiteral("remote"));
    QCOMPARE(trace.transitions.back().to, State::CloseWait);
    QVERIFY(!document_.isModified());
  }

  void theScriptIsReadAlong() {
    QVERIFY(commands_.openNameOrPath(path_));
    CodePane code;
    code.showScript(document_.script());
    code.showMoment(document_.run(), kSimStart + 210ms);
    const QStringList lines = code.view()->toPlainText().split(u'\n');
    QVERIFY(code.view()->markedLine().has_value());
    QVERIFY(lines.at(int(*code.view()->markedLine())).contains(QStringLiteral("accept")));
    QVERIFY(!code.view()->failedLine());
    code.showMoment(document_.run(), document_.trace()->end);
    QVERIFY(lines.at(int(*code.view()->markedLine())).contains(QStringLiteral("ack 2")));
  }

  void theLineWhereItFailsIsMarked() {
    QByteArray wrong(kPassiveClose);
    wrong.replace("> . 1:1(0) ack 2", "> F. 1:1(0) ack 2");
    const QString path = folder_.filePath(QStringLiteral("wrong.pkt"));
    QVERIFY(!writeWholeFile(path, wrong));
    QVERIFY(commands_.openNameOrPath(path));
    QVERIFY(document_.script() && document_.script()->failedLine);
    CodePane code;
    code.showScript(document_.script());
    code.showMoment(document_.run(), document_.trace()->end);
    const QStringList lines = code.view()->toPlainText().split(u'\n');
    QVERIFY(lines.at(int(*code.view()->failedLine())).contains(QStringLiteral("> F.")));
  }

  void aScenarioTakesThePlaceOfTheScript() {
    QVERIFY(commands_.openNameOrPath(path_));
    QVERIFY(commands_.openNameOrPath(QStringLiteral("restart")));
    QVERIFY(!document_.script());
  }

  void cannotBeEdited() {
    QVERIFY(commands_.openNameOrPath(path_));
    QSignalSpy refused(&document_, &Document::refused);
    QVERIFY(!document_.make(edit::SetMsl{Duration(15s)}));
    QCOMPARE(refused.count(), 1);
    QVERIFY(!document_.trace()->transitions.empty());
  }

  void tellsTheLineThatFails() {
    QByteArray wrong(kPassiveClose);
    wrong.replace("> . 1:1(0) ack 2", "> . 1:1(0) ack 3");
    QVERIFY(!writeWholeFile(path_, wrong));
    QSignalSpy failed(&commands_, &FileCommands::failed);
    QVERIFY(commands_.openNameOrPath(path_));
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.at(0).at(0).toString().contains(QStringLiteral("close.pkt:10:")));
  }

  void leavesWhatIsOpenWhenItCannotBeRead() {
    QVERIFY(commands_.openNameOrPath(QStringLiteral("restart")));
    QVERIFY(!writeWholeFile(path_, "0.0 < nonsense"));
    QVERIFY(!commands_.openNameOrPath(path_));
    QCOMPARE(QString::fromStdString(document_.scenario().name), QStringLiteral("restart"));
  }

 private:
  QTemporaryDir folder_;
  QString path_;
  Document document_;
  FileCommands commands_{document_, nullptr};
};

QTEST_MAIN(TestScriptRun)
#include "tst_script_run.moc"
