#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "app/files/scenario/scenario_library.h"
#include "app/panes/events_pane.h"
#include "model/sim/simulate.h"

using namespace linger;

/// The table of events under hands: filtered, sorted, and copied as text.
class TestEventsPane : public QObject {
  Q_OBJECT

  std::unique_ptr<EventsPane> pane_;
  QTableView* table_ = nullptr;

  QStringList copied() const { return QApplication::clipboard()->text().trimmed().split(u'\n'); }
  QToolButton* button() const { return pane_->findChild<QToolButton*>(); }
  QString cell(int row, int column) const {
    return table_->model()->index(row, column).data().toString();
  }

 private slots:
  void init() {
    pane_ = std::make_unique<EventsPane>();
    pane_->resize(900, 500);
    pane_->showMoment(
        std::make_shared<const Trace>(simulate(*ScenarioLibrary().find(QStringLiteral("restart")))),
        kSimStart + 10s);
    pane_->show();
    pane_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(pane_.get()));
    table_ = pane_->findChild<QTableView*>();
    QVERIFY(table_->model()->rowCount() > 10);
  }

  /// One row is always selected, the one at the playhead: that is no wish to copy it alone.
  void theButtonCopiesAllThatIsShown() {
    table_->setFocus();
    button()->click();
    QCOMPARE(copied().size(), table_->model()->rowCount() + 1);  // With the headings.
    pane_->findChild<QLineEdit*>()->setText(QStringLiteral("FIN server"));
    QVERIFY(table_->model()->rowCount() < 10);
    button()->click();
    QCOMPARE(copied().size(), table_->model()->rowCount() + 1);
    for (const QString& line : copied().mid(1)) {
      QVERIFY2(line.contains(QStringLiteral("FIN"), Qt::CaseInsensitive), qPrintable(line));
    }
  }

  void ofSeveralSelectedItCopiesThose() {
    table_->setFocus();
    table_->selectRow(2);
    QTest::keyClick(table_, Qt::Key_Down, Qt::ShiftModifier);
    button()->click();
    QCOMPARE(copied().size(), 3);
  }

  void controlCCopiesTheSelectedOne() {
    table_->setFocus();
    table_->selectionModel()->setCurrentIndex(
        table_->model()->index(2, 0),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QTest::keyClick(table_, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied().size(), 2);
    QVERIFY(copied().last().startsWith(cell(2, 0)));
  }

  void aHeadingSorts() {
    table_->sortByColumn(1, Qt::DescendingOrder);
    QCOMPARE(cell(0, 1), QStringLiteral("server"));
    table_->sortByColumn(1, Qt::AscendingOrder);
    QCOMPARE(cell(0, 1), QStringLiteral("client"));
  }
};

QTEST_MAIN(TestEventsPane)
#include "tst_events_pane.moc"
