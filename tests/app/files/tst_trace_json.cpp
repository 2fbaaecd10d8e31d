#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/files/trace/trace_json.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

/// The restart story with some edits, run and written as JSON, read by somebody else's reader.
QJsonObject restartStory(const std::vector<Edit>& edits = {}) {
  Scenario scenario = *ScenarioLibrary().find("restart");
  for (const Edit& edit : edits) scenario = apply(scenario, edit);
  const std::string text = toPrettyJson(traceJson(runOf(scenario)));
  return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

/// Whether the object has these members, among others.
bool has(const QJsonObject& object, const QJsonObject& members) {
  for (auto member = members.begin(); member != members.end(); ++member) {
    if (object[member.key()] != member.value()) {
      qWarning() << member.key() << object[member.key()] << member.value();
      return false;
    }
  }
  return true;
}

QJsonObject find(const QJsonArray& list, const QString& key, const QJsonValue& value) {
  for (const QJsonValue& item : list) {
    if (item[key] == value) return item.toObject();
  }
  return {};
}

}  // namespace

/// The JSON trace, whose fields scripts rely on.
class TestTraceJson : public QObject {
  Q_OBJECT

 private slots:
  /// A script's run, or a capture: the hosts are the trace's.
  void whereThereIsNoScenarioTheHostsAreNamed() {
    ScenarioRun run{{}, simulate(*ScenarioLibrary().find("restart"))};
    run.trace.hosts[0].os.reset();
    const std::string text = toPrettyJson(traceJson(run));
    const QJsonObject trace = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    QVERIFY(trace["scenario"].isNull());
    QCOMPARE(trace["title"].toString(), QString::fromStdString(run.trace.title));
    QVERIFY(has(trace["hosts"][0].toObject(),
                {{"name", "client"}, {"address", "192.0.2.10"}, {"os", QJsonValue()}}));
    QVERIFY(has(trace["hosts"][1].toObject(), {{"name", "server"}, {"os", "linux"}}));
    std::string pieces;
    writeTraceJson(run, 100, [&](std::string_view piece) {
      pieces += piece;
      return true;
    });
    QCOMPARE(pieces, toPrettyJson(traceJson(run), 100));
  }

  void writesTheWholeTrace() {
    const QJsonObject trace = restartStory();
    QCOMPARE(trace["format"].toString(), "linger-trace/1");
    QCOMPARE(trace["scenario"]["format"].toString(), "linger-scenario/1");
    QCOMPARE(trace["scenario"]["name"].toString(), "restart");
    QCOMPARE(trace["end_us"].toInteger(), 60240000);
    QVERIFY(has(trace["segments"][0].toObject(), {{"id", 1},
                                                  {"from", "server"},
                                                  {"sent_us", 40000},
                                                  {"arrives_us", 90000},
                                                  {"fate", "delivered"},
                                                  {"flags", "FA"},
                                                  {"seq", 301},
                                                  {"ack", 101},
                                                  {"len", 0},
                                                  {"try", 1}}));
    QVERIFY(has(trace["transitions"][0].toObject(), {{"at_us", 40000},
                                                     {"host", "server"},
                                                     {"socket", 2},
                                                     {"from", "ESTABLISHED"},
                                                     {"to", "FIN-WAIT-1"},
                                                     {"event", "close"},
                                                     {"clause", "RFC 9293 §3.10.4"}}));
    QVERIFY(has(find(trace["timers"].toArray(), "kind", "time-wait"), {{"host", "server"},
                                                                       {"socket", 2},
                                                                       {"set_us", 240000},
                                                                       {"due_us", 60240000},
                                                                       {"ended", "fired"},
                                                                       {"ended_us", 60240000}}));
    QVERIFY(has(find(trace["calls"].toArray(), "call", "bind"),
                {{"at_us", 2000000},
                 {"host", "server"},
                 {"result", "EADDRINUSE"},
                 {"errno", 98},
                 {"message", "OSError: [Errno 98] Address already in use"}}));
    QCOMPARE(trace["verdicts"].toArray().size(), 2);
  }

  void theVerdictsAreThoseOfARealRestart() {
    const QJsonArray lanes = restartStory()["verdicts"].toArray();
    QCOMPARE(lanes[0]["host"].toString(), "server");
    QCOMPARE(lanes[0]["options"].toArray(), QJsonArray());
    QCOMPARE(lanes[1]["options"].toArray(), QJsonArray{"SO_REUSEADDR"});
    QVERIFY(
        has(find(lanes[0]["intervals"].toArray(), "from_us", 240000),
            {{"to_us", 60240000},
             {"result", "EADDRINUSE"},
             {"failed_at", "bind"},
             {"blocked_by", "TIME-WAIT 192.0.2.20:8080 ↔ 192.0.2.10:32768, no process owns it"}}));
    QVERIFY(has(lanes[0]["intervals"].toArray().last().toObject(),
                {{"from_us", 60240000}, {"to_us", QJsonValue::Null}, {"result", "OK"}}));
    const QJsonArray both = restartStory({edit::SetReuseAddr{true}})["verdicts"].toArray();
    QVERIFY(has(find(both[1]["intervals"].toArray(), "from_us", 40000), {{"result", "OK"}}));
  }

  void segmentsThatWereDroppedSaySo() {
    const SegmentChoice fin{"server", SegmentKind::Fin, 1};
    const QJsonArray segments =
        restartStory({edit::SetImpairment{fin, Impairment{Impairment::Kind::Drop}}})["segments"]
            .toArray();
    QVERIFY(has(segments[0].toObject(), {{"fate", "dropped"}, {"flags", "FA"}, {"try", 1}}));
    QVERIFY(has(segments[1].toObject(), {{"fate", "delivered"}, {"flags", "FA"}, {"try", 2}}));
  }

  void theSameScenarioGivesTheSameBytes() {
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      const std::string first = toPrettyJson(traceJson(runOf(scenario)));
      QCOMPARE(toPrettyJson(traceJson(runOf(scenario))), first);
      std::string inPieces;
      writeTraceJson(runOf(scenario), 100, [&inPieces](std::string_view piece) {
        inPieces += piece;
        return true;
      });
      QCOMPARE(inPieces, first);
    }
  }
};

QTEST_GUILESS_MAIN(TestTraceJson)
#include "tst_trace_json.moc"
