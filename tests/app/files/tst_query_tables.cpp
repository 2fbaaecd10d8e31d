#include <QTest>

#include "app/files/table/query_tables.h"

using namespace linger;

namespace {

using AnswerAll = AnsweredTable (*)(const JsonSource&);

/// The answer to a table of one query, or of several.
QString answered(AnswerAll answerAll, const QByteArray& table, int errors = 0) {
  const auto source = parseJson("t.json", table);
  if (!source) return source.errors[0].toString();
  const AnsweredTable answers = answerAll(*source.value);
  if (answers.errors != errors) return QString("%1 errors").arg(answers.errors);
  return QString::fromStdString(toCompactJson(answers.rows));
}

QString bind(const QByteArray& table, int errors = 0) {
  return answered(answerBindTable, table, errors);
}

QString react(const QByteArray& table, int errors = 0) {
  return answered(answerReactTable, table, errors);
}

}  // namespace

/// Tables of queries get their answers, row by row, from the code that the simulation uses.
class TestQueryTables : public QObject {
  Q_OBJECT

 private slots:
  void mayThePortBeHad_data();
  void mayThePortBeHad();
  void whatDoesTheSegmentDo_data();
  void whatDoesTheSegmentDo();
  void leavesWhatItIsNotAskedAlone();
  void replacesOldAnswers();
  void queriesThatMakeNoSenseSaySo_data();
  void queriesThatMakeNoSenseSaySo();
  void aBadRowDoesNotSpoilTheOthers();
};

void TestQueryTables::mayThePortBeHad_data() {
  QTest::addColumn<QByteArray>("query");
  QTest::addColumn<QString>("answer");
  const auto row = [](const char* name, const char* query, const char* answer) {
    QTest::newRow(name) << QByteArray(query) << answer;
  };
  row("Linux, no option", R"({"state":"TIME-WAIT","call":"bind"})",
      R"("result":"EADDRINUSE","failed_at":"bind","errno":98,"evidence":"measured")");
  row("Linux, the new one only", R"({"state":"TIME-WAIT","new":{"reuseaddr":1},"call":"bind"})",
      R"("result":"EADDRINUSE","failed_at":"bind","errno":98)");
  row("Linux, both", R"({"state":"TIME-WAIT","old":{"reuseaddr":true},"new":{"reuseaddr":1}})",
      R"("result":"OK","failed_at":null,"errno":0)");
  row("FreeBSD, the new one only", R"({"os":"freebsd","state":"TIME-WAIT","new":{"reuseaddr":1}})",
      R"("result":"OK","failed_at":null,"errno":0)");
  row("macOS, no option", R"({"os":"macos","state":"TIME-WAIT"})",
      R"("result":"EADDRINUSE","failed_at":"bind","errno":48)");
  row("nothing there", R"({"state":"NONE"})", R"("result":"OK","failed_at":null)");
  row("a listener", R"({"state":"LISTEN","old":{"addr":"0.0.0.0"},"new":{"addr":"127.0.0.2"}})",
      R"("result":"EADDRINUSE","failed_at":"bind")");
  row("null is missing", R"({"state":"TIME-WAIT","mini":null,"call":null,"old":{"v6only":null}})",
      R"("result":"EADDRINUSE","failed_at":"bind")");
}

void TestQueryTables::mayThePortBeHad() {
  QFETCH(QByteArray, query);
  QFETCH(QString, answer);
  const QString got = bind("[" + query + "]");
  QVERIFY2(got.contains(answer), qPrintable(got));
  QVERIFY2(got.contains("\"rule\":\"bind."), qPrintable(got));
}

void TestQueryTables::whatDoesTheSegmentDo_data() {
  QTest::addColumn<QByteArray>("query");
  QTest::addColumn<QString>("answer");
  const auto row = [](const char* name, const char* query, const char* answer) {
    QTest::newRow(name) << QByteArray(query) << answer;
  };
  row("Linux: the peer's FIN again in TIME-WAIT",
      R"({"state":"TIME-WAIT","owner":"orphan","segment":{"flags":"FA","seq_minus_rcv_nxt":-1,"ack_minus_snd_nxt":0,"len":0}})",
      R"("after":"TIME-WAIT","replies":[{"flags":"A","seq_minus_snd_nxt":0,"ack_minus_rcv_nxt":0,"len":0}],"time_wait_restarted":true)");
  row("Linux: a RST in TIME-WAIT",
      R"({"state":"TIME-WAIT","segment":{"flags":"R","seq_minus_rcv_nxt":0}})",
      R"("after":"CLOSED","replies":[],"clause":)");
  row("FreeBSD: a RST in TIME-WAIT",
      R"({"os":"freebsd","state":"TIME-WAIT","segment":{"flags":"R","seq_minus_rcv_nxt":0}})",
      R"("after":"TIME-WAIT","replies":[],"time_wait_restarted":false)");
  row("a FIN in ESTABLISHED",
      R"({"state":"ESTABLISHED","segment":{"flags":"FA","seq_minus_rcv_nxt":0,"ack_minus_snd_nxt":0}})",
      R"("after":"CLOSE-WAIT")");
}

void TestQueryTables::whatDoesTheSegmentDo() {
  QFETCH(QByteArray, query);
  QFETCH(QString, answer);
  const QString got = react("[" + query + "]");
  QVERIFY2(got.contains(answer), qPrintable(got));
  QVERIFY2(got.contains("\"clause\":\""), qPrintable(got));
}

void TestQueryTables::leavesWhatItIsNotAskedAlone() {
  QVERIFY(bind(R"([{"id":7,"state":"NONE","note":{"a":[1.50]}}])")
              .startsWith(R"([{"id":7,"state":"NONE","note":{"a":[1.50]},"result":"OK",)"));
  QCOMPARE(bind("[]"), "[]");
}

void TestQueryTables::replacesOldAnswers() {
  const QString got = bind(R"([{"result":"EPIPE","error":"x","state":"NONE","errno":5}])");
  QVERIFY2(got.startsWith(R"([{"state":"NONE","result":"OK","failed_at":null,"errno":0,)"),
           qPrintable(got));
  QVERIFY(!got.contains("error"));
}

void TestQueryTables::queriesThatMakeNoSenseSaySo_data() {
  QTest::addColumn<bool>("isBind");
  QTest::addColumn<QByteArray>("query");
  QTest::addColumn<QString>("error");
  const auto row = [](const char* name, bool isBind, const char* query, const char* error) {
    QTest::newRow(name) << isBind << QByteArray(query) << error;
  };
  row("no object", true, "5", "1:2: found the number 5, expected an object in braces");
  row("no state", true, "{}", "1:2: found no key \"state\" in this object, expected one");
  row("state", true, R"({"state":"TIMEWAIT"})",
      "1:11: found the string \"TIMEWAIT\", expected one of NONE, BOUND, CLOSED, LISTEN, SYN-SENT, "
      "SYN-RECEIVED, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT, CLOSING, LAST-ACK, "
      "TIME-WAIT; did you mean \"TIME-WAIT\"?");
  row("call", true, R"({"state":"NONE","call":"listen"})",
      "1:25: found the string \"listen\", expected one of bind, bind+listen, bind+connect_same, "
      "bind+connect_other");
  row("address", true, R"({"state":"NONE","new":{"addr":"x"}})",
      "1:32: found the string \"x\", expected an address such as \"192.0.2.20\" or "
      "\"2001:db8::20\"");
  row("truth", true, R"({"state":"NONE","new":{"reuseaddr":2}})",
      "1:37: found the number 2, expected true, false, 1 or 0");
  row("mini listener", true, R"({"state":"LISTEN","mini":true})",
      "1:2: only FIN-WAIT-2 and TIME-WAIT are kept as a time-wait record");
  row("no segment", false, R"({"state":"ESTABLISHED"})",
      "1:2: found no key \"segment\" in this object, expected one");
  row("flags", false, R"({"state":"ESTABLISHED","segment":{"flags":"X"}})",
      "1:44: found the string \"X\", expected flags by their letters S, F, R, P and A, such as "
      "\"FA\"");
  row("ACK without number", false, R"({"state":"ESTABLISHED","segment":{"flags":"A"}})",
      "1:35: found an object, expected ack_minus_snd_nxt, because the flags have an A");
  row("far away", false,
      R"({"state":"ESTABLISHED","segment":{"flags":"R","seq_minus_rcv_nxt":1e9}})",
      "1:68: found the number 1e9, expected a whole number from -2147483648 to 2147483648");
  row("orphan", false, R"({"state":"ESTABLISHED","owner":"orphan","segment":{"flags":"R"}})",
      "1:2: a socket in this state has an owner: when the owner exits, it is closed");
  row("record", false, R"({"state":"CLOSING","owner":"orphan-timewait","segment":{"flags":"R"}})",
      "1:2: only FIN-WAIT-2 and TIME-WAIT are kept as a time-wait record");
  row("via", false, R"({"state":"ESTABLISHED","via":"CLOSING","segment":{"flags":"R"}})",
      "1:2: only TIME-WAIT can be reached via CLOSING");
}

void TestQueryTables::queriesThatMakeNoSenseSaySo() {
  QFETCH(bool, isBind);
  QFETCH(QByteArray, query);
  QFETCH(QString, error);
  const QString got = (isBind ? bind : react)("[" + query + "]", 1);
  const std::string quoted = toCompactJson(JsonValue(std::string_view(error.toStdString())));
  QVERIFY2(got.endsWith("\"error\":" + QString::fromStdString(quoted) + "}]"), qPrintable(got));
  QVERIFY(!got.contains("\"result\"") && !got.contains("\"after\""));
}

void TestQueryTables::aBadRowDoesNotSpoilTheOthers() {
  const QString got = bind(R"([{"state":"NONE"},{"state":"?"},{"state":"NONE"}])", 1);
  QCOMPARE(got.count("\"result\":\"OK\""), 2);
  QCOMPARE(got.count("\"error\":"), 1);
}

QTEST_APPLESS_MAIN(TestQueryTables)
#include "tst_query_tables.moc"
