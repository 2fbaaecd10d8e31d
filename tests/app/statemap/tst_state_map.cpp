#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include "app/document/host_words.h"
#include "app/look/label_room.h"
#include "app/statemap/state_map_view.h"
#include "tests/app/ladder/trace_by_hand.h"

using namespace linger;

namespace {

Typeface face(double scale = 1) {
  QFont font;
  font.setPixelSize(13);
  return Typeface::from(font, scale);
}

EdgeId edge(State from, State to) {
  return {from, to, false};
}

}  // namespace

/// The state diagram: what the table says, where it is drawn, and what has been seen of it.
class TestStateMap : public QObject {
  Q_OBJECT

 private slots:
  void everyRowThatMovesHasItsArrowAndNoArrowIsWithoutRow() {
    for (const Row& row : transitionTable()) {
      for (State from : kAllStates) {
        if (!row.from.contains(from) || row.next(from) == from) continue;
        const auto id = edgeOf(from, row.next(from), row.on);
        QVERIFY(id);
        const auto& edges = mapEdges();
        QVERIFY(
            std::any_of(edges.begin(), edges.end(), [&](const MapEdge& e) { return e.id == *id; }));
      }
    }
    for (const MapEdge& e : mapEdges()) QVERIFY(!e.rows.empty());
  }

  void theArrowOfNoteTwoIsThere() {
    const MapGeometry geometry = layOutMap({700, 600}, face());
    const MapArrow* arrow = geometry.arrow(edge(State::FinWait1, State::TimeWait));
    QVERIFY(arrow);
    QVERIFY(!arrow->label.isEmpty());
  }

  void resetsAreOneDashedArrowAndNotAForest() {
    QCOMPARE(edgeOf(State::Established, State::Closed, Event::Rst),
             EdgeId({State::Closed, State::Closed, true}));
    QCOMPARE(edgeOf(State::FinWait2, State::Closed, Event::FinWait2Expired),
             edgeOf(State::Established, State::Closed, Event::Abort));
    QVERIFY(edgeOf(State::TimeWait, State::Closed, Event::TimeWaitExpired) ==
            edge(State::TimeWait, State::Closed));
    QVERIFY(!edgeOf(State::TimeWait, State::TimeWait, Event::PeerStillSending));
  }

  void allElevenStatesStandApart() {
    const MapGeometry geometry = layOutMap({500, 400}, face());
    for (State state : kAllStates) QVERIFY(geometry.node(state));
    QVERIFY(geometry.node(State::Closed, true));
    for (const MapNode& a : geometry.nodes) {
      QVERIFY(QRectF(QPointF(0, 0), geometry.size).contains(a.box));
      for (const MapNode& b : geometry.nodes) QVERIFY(&a == &b || !a.box.intersects(b.box));
    }
  }

  void wordsCollideWithNothing_data() {
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<double>("font");
    for (double font : {1.0, 1.5, 2.0}) {
      for (const QSizeF& size :
           {QSizeF(100, 100), QSizeF(490, 420), QSizeF(700, 600), QSizeF(1200, 900)}) {
        QTest::addRow("%gx%g, font %g", size.width(), size.height(), font) << size << font;
      }
    }
  }
  void wordsCollideWithNothing() {
    QFETCH(QSizeF, size);
    QFETCH(double, font);
    const MapGeometry geometry = layOutMap(size, face(font));
    for (const MapArrow& arrow : geometry.arrows) {
      QVERIFY2(!arrow.label.isEmpty(), qPrintable(arrow.words.join(' ')));
      for (const MapNode& node : geometry.nodes) QVERIFY(!arrow.label.intersects(node.box));
      for (const MapArrow& other : geometry.arrows) {
        if (&other != &arrow) QVERIFY(!arrow.label.intersects(other.label));
        for (qsizetype i = 1; i < other.path.size(); ++i) {
          const QPolygonF shaft({other.path[i - 1], other.path[i]});
          QVERIFY2(!overlap(QPolygonF(arrow.label), shaft), qPrintable(arrow.words.join(' ')));
        }
      }
    }
  }

  void anEndOfWhichNothingIsKnownHasNoToken() {
    Trace trace = restartByHand();
    SocketRecord unknown = trace.sockets.back();
    unknown.at = kSimStart + 70s;
    unknown.gone = unknown.inferred = true;
    trace.sockets.push_back(unknown);
    QCOMPARE(momentAt(trace, kSimStart + 69s).tokens.size(), 2U);
    const std::vector<MapToken> tokens = momentAt(trace, kSimStart + 70s).tokens;
    QCOMPARE(tokens.size(), 1U);
    QVERIFY(tokens.front().name != hostText(trace.hosts[unknown.host].name));
  }

  void theMomentHasBothTokensAndTheLastArrow() {
    const Trace trace = restartByHand();
    const MapMoment early = momentAt(trace, kSimStart + 150ms);
    QCOMPARE(early.tokens.size(), 2U);
    QCOMPARE(early.tokens[0].state, State::CloseWait);
    QCOMPARE(early.tokens[1].state, State::FinWait2);
    QVERIFY(early.last == edge(State::FinWait1, State::FinWait2));
    QCOMPARE(early.taken.size(), 3U);
    const MapMoment late = momentAt(trace, kSimStart + 61s);
    QVERIFY(late.tokens[0].ended && late.tokens[1].ended);
    QCOMPARE(late.taken.size(), 7U);
    QVERIFY(momentAt(trace, kSimStart).taken.empty());
    QVERIFY(!momentAt(trace, kSimStart).last);
  }

  void coverageGrowsAndIsKept() {
    StateMapView view;
    QSignalSpy seen(&view, &StateMapView::seenChanged);
    view.setTrace(std::make_shared<const Trace>(restartByHand()));
    view.setPlayhead(kSimStart + 150ms);
    QVERIFY(view.coverage().contains(QStringLiteral("seen 3 of")));
    QVERIFY(seen.count() > 0);
    view.setPlayhead(kSimStart);  // what has been seen stays seen
    QVERIFY(view.coverage().contains(QStringLiteral("seen 3 of")));
    StateMapView next;
    next.setSeen(view.seen() << QStringLiteral("no such arrow"));
    QCOMPARE(next.coverage(), view.coverage());
  }

  void everyArrowHasANameOfItsOwn() {
    std::set<QString> names;
    for (const MapEdge& e : mapEdges()) {
      names.insert(nameOf(e.id));
      QVERIFY(edgeNamed(nameOf(e.id)) == e.id);
    }
    QCOMPARE(names.size(), mapEdges().size());
    QVERIFY(!edgeNamed(QStringLiteral("CLOSED>NOWHERE")));
  }

  void arrowsAreItemsForScreenReadersAndKeys() {
    StateMapView view;
    view.setTrace(std::make_shared<const Trace>(restartByHand()));
    view.setPlayhead(kSimStart + 61s);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&view);
    QCOMPARE(list->childCount(), int(mapEdges().size()));
    QVERIFY(list->child(0)->text(QAccessible::Name).contains(QStringLiteral(" to ")));
    QVERIFY(list->child(0)->text(QAccessible::Description).contains(QStringLiteral("RFC")));
    QVERIFY(list->text(QAccessible::Description).contains(QStringLiteral("2MSL")));
    QSignalSpy wanted(&view, &StateMapView::instantRequested);
    for (int i = 0; i < view.itemCount(); ++i) {
      QTest::keyClick(&view, Qt::Key_Down);
      QTest::keyClick(&view, Qt::Key_Return);
    }
    QCOMPARE(wanted.count(), 7);
  }

  void aClickOnAnArrowGoesToWhereItIsTaken() {
    StateMapView view;
    view.resize(700, 600);
    view.setTrace(std::make_shared<const Trace>(restartByHand()));
    view.show();
    QSignalSpy wanted(&view, &StateMapView::instantRequested);
    const MapGeometry geometry = layOutMap({700, 600}, Typeface::from(view.font()));
    const MapArrow* arrow = geometry.arrow(edge(State::FinWait2, State::TimeWait));
    const QPointF middle = (arrow->path.front() + arrow->path.back()) / 2;
    QTest::mouseClick(&view, Qt::LeftButton, {}, middle.toPoint());
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<SimTime>(), kSimStart + 240ms);
  }

  void tokensCoverNoWords_data() {
    QTest::addColumn<QSizeF>("size");
    for (const QSizeF size :
         {QSizeF(360, 260), QSizeF(436, 290), QSizeF(640, 450), QSizeF(820, 570)}) {
      QTest::addRow("%.0f", size.width()) << size;
    }
  }

  /// Wherever the two hosts are, and whether or not their connection has ended.
  void tokensCoverNoWords() {
    QFETCH(QSizeF, size);
    TextCache texts(face());
    const MapGeometry geometry = layOutMap(size, face());
    for (State one : kAllStates) {
      for (State other : kAllStates) {
        for (const bool ended : {false, true}) {
          const std::vector<MapToken> tokens{
              {QStringLiteral("client"), one, ended && one == State::Closed},
              {QStringLiteral("server"), other, ended && other == State::Closed}};
          const std::vector<QRectF> boxes = tokenBoxes(geometry, tokens, texts);
          QVERIFY(boxes[0].intersected(boxes[1]).isEmpty());
          for (const QRectF& box : boxes) {
            for (const MapArrow& arrow : geometry.arrows) {
              const QRectF clash = box & arrow.label;
              QVERIFY2(clash.width() < 2 || clash.height() < 2,
                       qPrintable(arrow.words.join(u' ') +
                                  QStringLiteral(" under a token, states %1 and %2")
                                      .arg(int(one))
                                      .arg(int(other))));
            }
          }
        }
      }
    }
  }

  void anEmptyTraceHasATableButNoTokens() {
    StateMapView view;
    view.setTrace(nullptr);
    view.resize(200, 100);
    view.grab();
    QVERIFY(view.lastSentence().isEmpty());
  }
};

QTEST_MAIN(TestStateMap)
#include "tst_state_map.moc"
