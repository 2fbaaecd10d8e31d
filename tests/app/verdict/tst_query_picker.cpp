#include <QCheckBox>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QTest>
#include <QToolButton>

#include "app/files/scenario/scenario_library.h"
#include "app/verdict/option_table.h"
#include "app/verdict/query_picker.h"
#include "app/verdict/verdict_lanes.h"
#include "app/verdict/verdict_pane.h"
#include "app/window/verdict_panel.h"
#include "model/sim/server_program.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// The sheet of options, wherever on the screen its button is.
class TestQueryPicker : public QObject {
  Q_OBJECT

 private slots:
  void isAllOnTheScreen_data();
  void isAllOnTheScreen();
  void theSameLaneTwiceIsPointedAt();
  void aLaneMoreIsAColumnMore();
};

void TestQueryPicker::isAllOnTheScreen_data() {
  QTest::addColumn<double>("across");
  QTest::addColumn<double>("down");
  QTest::newRow("top left") << 0.0 << 0.0;
  QTest::newRow("at the foot") << 0.5 << 0.95;
  QTest::newRow("in the corner") << 0.97 << 0.97;
}

void TestQueryPicker::isAllOnTheScreen() {
  QFETCH(double, across);
  QFETCH(double, down);
  const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
  const QPoint at(int(screen.width() * across), int(screen.height() * down));
  const Scenario restart = *ScenarioLibrary().find("restart");
  QueryPicker picker(serverProgram(restart));
  picker.setQueries(standardQueries(*serverProgram(restart)));
  const QRect button(screen.topLeft() + at, QSize(20, 15));
  picker.openAt(button);
  const QRect sheet(picker.pos(), picker.size());
  QVERIFY2(screen.contains(sheet), qPrintable(QString("%1..%2, %3..%4")
                                                  .arg(sheet.top())
                                                  .arg(sheet.bottom())
                                                  .arg(sheet.left())
                                                  .arg(sheet.right())));
  QVERIFY(!sheet.intersects(button) || down > 0.9);
  QCOMPARE(picker.findChild<QListWidget*>()->count(), 3);
}

void TestQueryPicker::theSameLaneTwiceIsPointedAt() {
  const Scenario restart = *ScenarioLibrary().find("restart");
  QueryPicker picker(serverProgram(restart));
  picker.setQueries(standardQueries(*serverProgram(restart)));
  for (QPushButton* button : picker.findChildren<QPushButton*>()) {
    if (button->text() == "Add a lane") button->click();  // With no option: the first.
  }
  QCOMPARE(picker.queries().size(), std::size_t{3});
  QCOMPARE(picker.findChild<QListWidget*>()->currentRow(), 0);
}

/// Lanes and table ask about the same options, whichever of them is looked at first.
void TestQueryPicker::aLaneMoreIsAColumnMore() {
  const WindowFixture fixture;
  for (QToolButton* button : fixture.window->findChildren<QToolButton*>()) {
    if (button->text() == "Socket options…") button->click();
  }
  auto* picker = fixture.window->findChild<QueryPicker*>();
  QVERIFY(picker);
  for (QCheckBox* box : picker->findChildren<QCheckBox*>()) {
    if (box->text() == "SO_REUSEPORT" && box->isEnabled()) box->click();  // On the new socket.
  }
  for (QPushButton* button : picker->findChildren<QPushButton*>()) {
    if (button->text() == "Add a lane") button->click();
  }
  picker->close();
  const auto* lanes = fixture.window->findChild<VerdictLanes*>();
  QCOMPARE(lanes->lanes().size(), std::size_t{4});
  fixture.trigger("systems");
  const auto* table = fixture.window->findChild<OptionTable*>();
  QCOMPARE(table->model()->columnCount(), 4);
  QVERIFY(table->model()->headerData(3, Qt::Horizontal).toString() !=
          table->model()->headerData(2, Qt::Horizontal).toString());
}

QTEST_MAIN(TestQueryPicker)
#include "tst_query_picker.moc"
