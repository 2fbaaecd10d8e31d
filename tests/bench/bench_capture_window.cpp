#include <QElapsedTimer>
#include <QTest>
#include <QTreeView>

#include "app/captures/connections_dialog.h"
#include "tests/app/window/window_fixture.h"
#include "tests/bench/many_connections.h"
#include "tests/bench/pauses.h"

using namespace linger;

namespace {

constexpr int kConnections = 103'093;
constexpr int kAtOnce = 1'000;

/// Whether the list has painted itself since it had rows.
class SeesRows : public QObject {
 public:
  bool eventFilter(QObject* object, QEvent* event) override {
    const auto* list = qobject_cast<QTreeView*>(object->parent());
    if (event->type() == QEvent::Paint && list && list->model()->rowCount() > 0) seen_ = true;
    return false;
  }
  bool hasSeen() const { return seen_; }

 private:
  bool seen_ = false;
};

}  // namespace

/// A capture of a million packets, 91 MB, in the window: until its first connections are listed,
/// until all are, and for how long the window does not answer meanwhile.
class BenchCaptureWindow : public QObject {
  Q_OBJECT

 private slots:
  void listsTheFirstConnections() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("big.pcap"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const wire::Bytes bytes = manyConnections(kConnections, kAtOnce);
    QCOMPARE(file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size())),
             qint64(bytes.size()));
    file.close();

    const WindowFixture fixture;
    SeesRows sees;
    qApp->installEventFilter(&sees);
    Pauses pauses;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(fixture.window->openScenario(path));
    auto* dialog = fixture.window->findChild<ConnectionsDialog*>();
    QVERIFY(dialog);
    while (!sees.hasSeen()) QCoreApplication::processEvents();
    const double first = double(timer.nsecsElapsed()) / 1e6;
    while (!dialog->reading().isFinished()) QCoreApplication::processEvents();
    const double all = double(timer.nsecsElapsed()) / 1e6;
    QCOMPARE(dialog->list()->model()->rowCount(), kConnections);
    const Pause pause = pauses.worst();
    qInfo(
        "%lld MB: first rows after %.0f ms, all %d after %.0f ms; longest pause %.0f ms, of "
        "which the window's thread used %.0f",
        qint64(bytes.size()) / 1'000'000, first, kConnections, all, pause.wall, pause.used);
    QTest::setBenchmarkResult(first, QTest::WalltimeMilliseconds);
  }
};

QTEST_MAIN(BenchCaptureWindow)
#include "bench_capture_window.moc"
