#include <QTest>

#include "model/tcp/transitions.h"

using namespace linger;

/// The matrix of all states and events.
class TestTransitions : public QObject {
  Q_OBJECT

 private slots:
  /// A row is found in exactly the cells that it claims.
  void everyRowIsFoundWhereItSaysSo() {
    for (const State state : kAllStates) {
      for (const Event event : kAllEvents) {
        const Row* found = findRow(state, event);
        int claims = 0;
        for (const Row& row : transitionTable()) {
          if (row.on == event && row.from.contains(state)) {
            ++claims;
            QCOMPARE(found, &row);
          }
        }
        QCOMPARE(claims, found ? 1 : 0);
        if (found) QVERIFY(!found->rule.key.empty() && !found->rule.citation.empty());
      }
    }
  }

  /// Every state but CLOSED can be left, and CLOSED can be reached from every one, by what
  /// connections do: without the loss of a host's power.
  void everyStateLeadsToClosed() {
    for (const State start : kAllStates) {
      std::vector<State> reached{start};
      for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const Row& row : transitionTable()) {
          if (row.on == Event::PowerLost || !row.from.contains(reached[i])) continue;
          const State next = row.next(reached[i]);
          if (std::find(reached.begin(), reached.end(), next) == reached.end()) {
            reached.push_back(next);
          }
        }
      }
      QVERIFY(std::find(reached.begin(), reached.end(), State::Closed) != reached.end());
    }
  }
};

QTEST_APPLESS_MAIN(TestTransitions)
#include "tst_transitions.moc"
