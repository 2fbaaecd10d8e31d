#include <QTest>

#include "model/sim/edit_subject.h"

using namespace linger;

/// Which of a person's edits takes the place of which.
class TestEditSubject : public QObject {
  Q_OBJECT

 private slots:
  void aLaterValueOfOneThingReplacesTheEarlier() {
    QVERIFY(replaces(edit::SetMsl{30s}, edit::SetMsl{5s}));
    QVERIFY(replaces(edit::SetLoss{0.5}, edit::SetLoss{0.0}));
    QVERIFY(!replaces(edit::SetMsl{30s}, edit::SetRoundTrip{30s}));
  }

  void aSegmentIsToldByItsHostKindAndNumber() {
    const SegmentChoice fin{"server", SegmentKind::Fin, 1};
    const edit::SetImpairment drop{fin, Impairment{Impairment::Kind::Drop, {}}};
    QVERIFY(replaces(edit::SetImpairment{fin, std::nullopt}, drop));
    QVERIFY(!replaces(edit::SetImpairment{{"client", SegmentKind::Fin, 1}, std::nullopt}, drop));
    QVERIFY(!replaces(edit::SetImpairment{{"server", SegmentKind::Ack, 1}, std::nullopt}, drop));
    QVERIFY(!replaces(edit::SetImpairment{{"server", SegmentKind::Fin, 2}, std::nullopt}, drop));
  }

  /// A host's name may begin with another's.
  void aSystemForAllReplacesThoseOfSingleHosts() {
    const edit::SetOs all{std::nullopt, OsId::Linux};
    const edit::SetOs server{"server", OsId::Windows};
    QVERIFY(replaces(all, server));
    QVERIFY(!replaces(server, all));
    QVERIFY(!replaces(edit::SetOs{"server/2", OsId::Linux}, server));
  }

  void restartsAtOtherInstantsAndWhatIsDoneToAHostAddUp() {
    QVERIFY(!replaces(edit::Restart{kSimStart + 2s}, edit::Restart{kSimStart + 1s}));
    QVERIFY(replaces(edit::Restart{kSimStart + 2s}, edit::Restart{kSimStart + 2s}));
    const edit::AddHostEvent kill{"server", {kSimStart, HostEventKind::Kill}};
    QVERIFY(!replaces(kill, kill));
  }
};

QTEST_APPLESS_MAIN(TestEditSubject)
#include "tst_edit_subject.moc"
