#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <optional>

#include "tests/app/cli/program.h"
#include "tests/app/live/planted.h"

using linger::OwnNetwork;

namespace {

/// A record in TIME-WAIT, what linger said of its end, and when a real bind() worked.
struct Record {
  quint16 port;
  QList<int> options;
  qint64 earliest = 0;  ///< Microseconds on the test's clock, as are the others.
  qint64 latest = 0;
  std::optional<qint64> freeAt;
};

}  // namespace

/// How long TIME-WAIT still lasts, as linger says, against the kernel: it takes a minute, in
/// which nothing is done but trying to bind.
class TestTimeWaitEnd : public QObject {
  Q_OBJECT

 private slots:
  void endsWhenItWasSaid() {
    if (runLinger({"why", "1"}).exitCode == 2) QSKIP("linger can't look at this machine's sockets");
    if (!OwnNetwork::enter()) QSKIP("a network of its own needs rights that this user lacks");
    Planted planted;
    QElapsedTimer clock;
    clock.start();
    const auto now = [&clock] { return clock.nsecsElapsed() / 1000; };
    QList<Record> records{{8080, {}}, {8081, {SO_REUSEADDR}}, {8082, {SO_REUSEPORT}}};
    for (Record& record : records) {
      planted.timeWait("127.0.0.1", record.port, record.options);
      const qint64 before = now();
      const Outcome outcome = runLinger({"why", QString::number(record.port), "--format", "json"});
      const QJsonArray range =
          QJsonDocument::fromJson(outcome.out)["verdicts"][0]["works_in_us"].toArray();
      QCOMPARE(range.size(), 2);
      record.earliest = before + range[0].toInteger();
      record.latest = now() + range[1].toInteger();
    }
    const auto isOver = [&] {
      for (Record& record : records) {
        const bool isFree = !record.freeAt && Planted::tryBind("0.0.0.0", record.port, {});
        if (isFree) record.freeAt = now();
      }
      return std::ranges::all_of(records,
                                 [](const Record& record) { return record.freeAt.has_value(); });
    };
    QVERIFY(QTest::qWaitFor(isOver, 70'000));
    constexpr qint64 kBetweenTries = 100'000;
    for (const Record& record : records) {
      QVERIFY2(*record.freeAt >= record.earliest, qPrintable(QString::number(*record.freeAt)));
      QVERIFY2(*record.freeAt <= record.latest + kBetweenTries,
               qPrintable(QString::number(*record.freeAt)));
    }
  }
};

int main(int argc, char** argv) {
  OwnNetwork::prepare();
  QCoreApplication application(argc, argv);
  TestTimeWaitEnd test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_time_wait_end.moc"
