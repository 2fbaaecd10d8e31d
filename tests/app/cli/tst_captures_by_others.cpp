#include <QDir>
#include <QFile>
#include <QTest>

#include "tests/app/cli/explained.h"

/// `linger explain` beside other programs. Their captures and answers are not in the repository:
/// where they do not lie beside it, ctest lists this program as skipped.
class TestCapturesByOthers : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithOthersOnTheirCaptures() {
    const QDir captures(QStringLiteral(LINGER_SOURCE_DIR "/../shared/captures"));
    if (!captures.exists("exam-open.json")) QSKIP("there are no captures by others here");
    QFile exam(captures.filePath("exam-open.json"));
    QVERIFY(exam.open(QIODevice::ReadOnly));
    int compared = 0;
    for (const QJsonValue& value : QJsonDocument::fromJson(exam.readAll())["rows"].toArray()) {
      const QJsonObject row = value.toObject();
      if (row["scope"] != QStringLiteral("core") || row["of"] != 1) continue;
      const QJsonArray connections =
          connectionsOf(captures.filePath("open/" + row["file"].toString()));
      for (const QJsonValue& each : connections) {
        const QJsonObject connection = each.toObject();
        if (connection["client"] != row["client"] || connection["server"] != row["server"])
          continue;
        compareWithRow(connection, row);
        ++compared;
      }
    }
    QVERIFY2(compared > 100, qPrintable(QString::number(compared)));
  }

 private:
  static void compareWithRow(const QJsonObject& connection, const QJsonObject& row) {
    const QString name = row["file"].toString() + ' ' + row["client"].toString();
    for (const QJsonValue& score : row["score"].toArray()) {
      const QStringList oracle = score.toString().split('.');
      if (oracle[1] == "frames" || oracle[1] == "ending" || oracle[0] == "suricata") continue;
      const QStringList plain{"conn_state", "fins", "reset_by", "closed_first", "completeness"};
      if (!plain.contains(oracle[1])) continue;
      const QJsonValue expected = row[oracle[0]].toObject()[oracle[1]];
      QVERIFY2(connection[oracle[1]] == expected, qPrintable(name + ' ' + score.toString()));
    }
  }
};

QTEST_GUILESS_MAIN(TestCapturesByOthers)
#include "tst_captures_by_others.moc"
