#include "model/host/slot_blocks.h"

#include <QTest>
#include <string>

using namespace linger;

namespace {

SlotBlocks<std::string> numbers(int count) {
  SlotBlocks<std::string> values;
  for (int i = 0; i < count; ++i) values[values.add()] = std::to_string(i);
  return values;
}

}  // namespace

/// Values that are found by their slot, however many there are.
class TestSlotBlocks : public QObject {
  Q_OBJECT

 private slots:
  void slotsFollowOneAnother() {
    SlotBlocks<int> values;
    for (Slot slot = 0; slot < 1000; ++slot) QCOMPARE(values.add(), slot);
  }

  void eachValueStaysAtItsSlot() {
    const SlotBlocks<std::string> values = numbers(1000);
    for (Slot slot = 0; slot < 1000; ++slot) QCOMPARE(values[slot], std::to_string(slot));
  }

  void manyDoNotMoveForOneMore() {
    SlotBlocks<std::string> values = numbers(1000);
    const std::string* first = &values[0];
    for (int i = 0; i < 1000; ++i) values.add();
    QCOMPARE(&values[0], first);
  }

  void aCopyGoesItsOwnWay() {
    const SlotBlocks<std::string> values = numbers(100);
    SlotBlocks<std::string> copy = values;
    QVERIFY(copy == values);
    QCOMPARE(copy.add(), Slot{100});
    copy[3] = "another";
    QCOMPARE(values[3], std::string("3"));
    QVERIFY(!(copy == values));
  }
};

QTEST_APPLESS_MAIN(TestSlotBlocks)
#include "tst_slot_blocks.moc"
