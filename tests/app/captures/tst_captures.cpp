#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QTreeView>

#include "app/captures/connections_dialog.h"
#include "app/files/scenario/scenario_library.h"
#include "app/files/trace/pcapng_writer.h"
#include "app/widgets/notice_bar.h"
#include "app/window/run_window.h"
#include "model/sim/simulate.h"
#include "tests/app/window/window_fixture.h"
#include "tests/model/capture/wire.h"

using namespace linger;

namespace {

/// Captures of built-in scenes, taken at their clients.
class Captures {
 public:
  QString of(const char* name) const {
    const QString path = folder_.filePath(QLatin1String(name) + QStringLiteral(".pcapng"));
    QFile file(path);
    const Trace trace = simulate(*ScenarioLibrary().find(QLatin1String(name)));
    if (file.open(QIODevice::WriteOnly)) file.write(captureFile(trace, 0));
    return path;
  }
  QString with(const char* name, const QByteArray& contents) const {
    const QString path = folder_.filePath(QLatin1String(name));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) file.write(contents);
    return path;
  }

 private:
  QTemporaryDir folder_;
};

QByteArray textOf(const wire::Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())};
}

/// So many records that are no TCP.
wire::Bytes packetsOfOthers(int count) {
  const wire::Bytes other = wire::pcapRecord(wire::ethernet(wire::Bytes(28), 0x0806));
  wire::Bytes all;
  for (int i = 0; i < count; ++i) all.insert(all.end(), other.begin(), other.end());
  return all;
}

std::unique_ptr<ConnectionsDialog> dialogFor(const QString& path) {
  auto input = CaptureInput::open(path);
  auto dialog = std::make_unique<ConnectionsDialog>(std::move(*input.value));
  dialog->reading().finish();
  return dialog;
}

}  // namespace

/// A capture in the window.
class TestCaptures : public QObject {
  Q_OBJECT

 private slots:
  void opensOnTheLadder() {
    WindowFixture fixture;
    QVERIFY(fixture.window->openScenario(captures_.of("restart")));
    QVERIFY(!fixture.document().isEditable());
    const Trace& trace = *fixture.document().trace();
    QCOMPARE(trace.segments.size(), std::size_t{10});
    QCOMPARE(trace.segments[9].frame, std::optional<std::uint64_t>(10));
    QCOMPARE(QString::fromStdString(trace.title), QStringLiteral("restart.pcapng, connection 1"));
    auto* dialog = fixture.window->findChild<ConnectionsDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
  }

  void showsTheConnectionThatIsChosen() {
    WindowFixture fixture;
    QVERIFY(fixture.window->openScenario(captures_.of("refused")));
    auto* dialog = fixture.window->findChild<ConnectionsDialog*>();
    dialog->reading().finish();
    QTreeView* list = dialog->list();
    QVERIFY(list->model()->rowCount() > 1);
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(QString::fromStdString(fixture.document().trace()->title).endsWith("connection 2"));
  }

  void keysThatMoveInTheListDoSoFromTheSearchField() {
    const auto dialog = dialogFor(captures_.of("refused"));
    dialog->show();
    dialog->field()->setFocus();
    QCOMPARE(dialog->list()->currentIndex().row(), 0);
    QTest::keyClick(dialog->field(), Qt::Key_Down);
    QCOMPARE(dialog->list()->currentIndex().row(), 1);
    QCOMPARE(dialog->focusWidget(), dialog->list());
  }

  /// Words are looked for a moment after they are typed, or when somebody chooses.
  void returnChoosesAmongWhatHasTheWords() {
    const auto dialog = dialogFor(captures_.of("refused"));
    const QSignalSpy chosen(dialog.get(), &ConnectionsDialog::connectionChosen);
    dialog->show();
    dialog->field()->setFocus();
    QTest::keyClicks(dialog->field(), "no such words");
    QTest::keyClick(dialog->field(), Qt::Key_Return);
    QCOMPARE(dialog->list()->model()->rowCount(), 0);
    QCOMPARE(chosen.count(), 0);
  }

  void makesASceneThatCanBeEdited() {
    WindowFixture fixture;
    QVERIFY(fixture.window->openScenario(captures_.of("restart")));
    auto* dialog = fixture.window->findChild<ConnectionsDialog*>();
    dialog->reading().finish();
    emit dialog->sceneChosen(1);
    QVERIFY(fixture.document().isEditable());
    QCOMPARE(fixture.document().scenario().hosts.size(), std::size_t{2});
    QVERIFY(fixture.document().make(edit::SetMsl{9s}));
  }

  void readsWhileTheWindowIsUsed() {
    auto input = CaptureInput::open(captures_.of("refused"));
    ConnectionsDialog dialog(std::move(*input.value));
    QVERIFY(!dialog.reading().isFinished());
    QSignalSpy finished(&dialog.reading(), &CaptureReading::finished);
    QVERIFY(finished.wait());
    QCOMPARE(dialog.list()->model()->rowCount(),
             int(dialog.reading().capture().connections().size()));
  }

  void theFirstConnectionsAreListedBeforeTheLastAreRead() {
    QByteArray contents;
    const auto add = [&](const wire::Bytes& bytes) {
      contents.append(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    };
    add(wire::pcapHeader());
    for (int port = 1; port <= 50'000; ++port) {
      add(wire::pcapRecord(wire::ethernet(wire::ipv4(wire::tcp(port, 80, 1, 0, wire::kSyn)))));
    }
    auto input = CaptureInput::open(captures_.with("many.pcap", contents));
    ConnectionsDialog dialog(std::move(*input.value));
    QSignalSpy advanced(&dialog.reading(), &CaptureReading::advanced);
    QVERIFY(advanced.wait());
    QVERIFY(!dialog.reading().isFinished());
    QVERIFY(dialog.list()->model()->rowCount() > 0);
    dialog.field()->setText("49999");
    QSignalSpy finished(&dialog.reading(), &CaptureReading::finished);
    QVERIFY(finished.wait());
    QCOMPARE(dialog.list()->model()->rowCount(), 1);
  }

  void theListIsAnItemModel() {
    auto input = CaptureInput::open(captures_.of("refused"));
    CaptureReading reading(std::move(*input.value));
    ConnectionsModel model(reading);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    reading.finish();
    QVERIFY(model.rowCount() > 1);
    QCOMPARE(model.index(0, ConnectionsModel::Number).data().toString(), QStringLiteral("1"));
  }

  void findsByWordsAndSortsByNumbers() {
    const auto dialog = dialogFor(captures_.of("refused"));
    const QAbstractItemModel* model = dialog->list()->model();
    const int all = model->rowCount();
    dialog->field()->setText("REJ");
    QTRY_VERIFY(model->rowCount() > 0 && model->rowCount() < all);
    dialog->field()->setText("no such words");
    QTRY_COMPARE(model->rowCount(), 0);
    dialog->field()->clear();
    QTRY_COMPARE(model->rowCount(), all);
    dialog->list()->sortByColumn(ConnectionsModel::Number, Qt::DescendingOrder);
    QCOMPARE(model->index(0, 0).data().toString(), QString::number(all));
  }

  /// A connection of which only the SYN had been read when it was filtered is S0 no longer.
  void filtersAgainWhatWasReadToItsEnd() {
    using namespace wire;
    const Bytes ends = kClientV4 + kServerV4;
    const auto segment = [&](std::uint32_t seq, int flags) {
      return pcapRecord(ethernet(ipv4(tcp(51514, 8080, seq, 0, flags, 0, {}, ends))));
    };
    const Bytes file =
        pcapHeader() + segment(100, kSyn) + packetsOfOthers(30'000) + segment(101, kFin);
    auto input = CaptureInput::open(captures_.with("slow.pcap", textOf(file)));
    ConnectionsDialog dialog(std::move(*input.value));
    dialog.field()->setText("S0");
    const QAbstractItemModel* model = dialog.list()->model();
    QTRY_VERIFY(dialog.reading().isFinished());
    QCOMPARE(model->rowCount(), 0);
    dialog.field()->setText("SH");
    QTRY_COMPARE(model->rowCount(), 1);
  }

  void opensACaptureWhoseFirstConnectionBeginsLate() {
    using namespace wire;
    const Bytes file = pcapHeader() + packetsOfOthers(60'000) + pcapRecord(ethernet(synV4()));
    const WindowFixture fixture;
    QVERIFY(fixture.window->openScenario(captures_.with("late.pcap", textOf(file))));
    QCOMPARE(fixture.document().trace()->segments.size(), std::size_t{1});
  }

  void theTenthConnectionComesAfterTheNinth() {
    wire::Bytes file = wire::pcapHeader();
    for (int port = 2000; port < 2012; ++port) {
      const wire::Bytes record =
          wire::pcapRecord(wire::ethernet(wire::ipv4(wire::tcp(port, 80, 1, 0, wire::kSyn))));
      file.insert(file.end(), record.begin(), record.end());
    }
    const auto dialog = dialogFor(captures_.with("twelve.pcap", textOf(file)));
    for (const auto column : {ConnectionsModel::Number, ConnectionsModel::Frames}) {
      dialog->list()->sortByColumn(column, Qt::AscendingOrder);
      const QAbstractItemModel* model = dialog->list()->model();
      QCOMPARE(model->rowCount(), 12);
      for (int row = 0; row < 12; ++row) {
        QCOMPARE(model->index(row, 0).data().toString(), QString::number(row + 1));
      }
    }
  }

  void everyConnectionHasAPictureAndItsWords() {
    const auto dialog = dialogFor(captures_.of("restart"));
    const QModelIndex cell = dialog->list()->model()->index(0, ConnectionsModel::Picture);
    const auto picture = cell.data(ConnectionsModel::kPictureRole).value<ConnectionPicture>();
    using Kind = ConnectionPicture::Kind;
    using Stroke = ConnectionPicture::Stroke;
    QCOMPARE(picture.strokes.front(), (Stroke{Kind::Open, capture::Side::Client}));
    QVERIFY(std::count(picture.strokes.begin(), picture.strokes.end(),
                       Stroke{Kind::Fin, capture::Side::Server}) == 1);
    QVERIFY(picture.states.server == State::TimeWait);
    const QString words = cell.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(words.contains("server: FIN") && words.contains("server TIME-WAIT"),
             qPrintable(words));
    QImage drawn(300, 40, QImage::Format_RGB32);
    drawn.fill(Qt::magenta);
    QPainter painter(&drawn);
    paintPicture(painter, drawn.rect(), picture, themeOf(Look::Dark));
    QCOMPARE(drawn.pixelColor(299, 0), themeOf(Look::Dark).panel);
    QCOMPARE(drawn.pixelColor(290, 32), themeOf(Look::Dark).of(State::TimeWait).fill);
  }

  void everyControlHasAName() {
    const auto dialog = dialogFor(captures_.of("restart"));
    QVERIFY(!dialog->field()->accessibleName().isEmpty());
    QVERIFY(!dialog->list()->accessibleName().isEmpty());
    QVERIFY(!dialog->findChild<QComboBox*>()->accessibleName().isEmpty());
  }

  void refusesWhatIsNoCaptureAndKeepsWhatIsOpen() {
    WindowFixture fixture;
    const Scenario before = fixture.document().scenario();
    const std::pair<const char*, QByteArray> bad[] = {
        {"empty.pcap", {}}, {"text.pcap", "<html>"}, {"cut.pcap", QByteArray::fromHex("d4c3b2a1")}};
    for (const auto& [name, contents] : bad) {
      QVERIFY(!fixture.window->openScenario(captures_.with(name, contents)));
      QVERIFY(fixture.window->notices()->message().contains(QLatin1String(name)));
      QVERIFY(fixture.document().scenario() == before);
      QVERIFY(!fixture.window->findChild<ConnectionsDialog*>());
    }
  }

  void theWindowOpensOnTheStoryAndSaysWhyNotOnTheFile() {
    WindowFixture fixture(QStringLiteral("half-close"));
    openOrTellWhyNot(*fixture.window, captures_.with("empty.pcap", {}));
    QCOMPARE(QString::fromStdString(fixture.document().scenario().name), QStringLiteral("restart"));
    QVERIFY(fixture.window->notices()->message().contains("empty.pcap: found an empty file"));
  }

 private:
  Captures captures_;
};

QTEST_MAIN(TestCaptures)
#include "tst_captures.moc"
