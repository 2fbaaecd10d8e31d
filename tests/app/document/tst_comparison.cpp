#include <QSignalSpy>
#include <QTest>

#include "app/document/comparison.h"
#include "model/sim/simulate.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

Scenario closing() {
  return connected(OsId::Linux, 100ms, {recvEof(), close(), exit()}, {when(40ms, close()), exit()});
}

const Edit kShorter = edit::SetMsl{5s};
const Edit kLossy =
    edit::SetImpairment{{"server", SegmentKind::Fin, 1}, Impairment{Impairment::Kind::Drop, {}}};

}  // namespace

/// Two futures: the document's, and another that follows it.
class TestComparison : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    QVERIFY(document_.open(closing()));
    comparison_ = std::make_unique<Comparison>(document_);
  }

  /// Each contrast changes what it names and nothing else.
  void differsInJustThat() {
    const EditedScenario edited{closing(), {{kShorter}, {kLossy}}};
    QCOMPARE(contrasted(edited, contrast::WithoutEdits{}), (EditedScenario{closing(), {}}));
    QCOMPARE(contrasted(edited, contrast::WithoutEdit{1}),
             (EditedScenario{closing(), {{kShorter}, {kLossy, false}}}));
    QCOMPARE(contrasted(edited, contrast::WithoutEdit{7}), edited);
    QCOMPARE(scenarioOf(contrasted(edited, contrast::OtherSystem{OsId::FreeBsd})),
             apply(scenarioOf(edited), edit::SetOs{std::nullopt, OsId::FreeBsd}));
    QCOMPARE(scenarioOf(contrasted(edited, contrast::OtherMsl{30s})),
             apply(scenarioOf(edited), edit::SetMsl{30s}));
    const EditedScenario former{closing(), {{kLossy}}};
    QCOMPARE(contrasted(edited, contrast::Former{former}), former);
    QCOMPARE(contrasted(edited, contrast::OnKernel{"Linux 6.18"}), edited);
  }

  /// The last edit first; no edit that is off, nor a system and an MSL that it has anyway.
  void offersWhatIsDifferent() {
    const EditedScenario edited{closing(), {{kShorter}, {kLossy, false}}};
    const std::vector<Contrast> choices = contrastsFor(edited);
    QVERIFY(choices.front() == Contrast(contrast::WithoutEdit{0}));
    const auto has = [&choices](const Contrast& contrast) {
      return std::ranges::find(choices, contrast) != choices.end();
    };
    QVERIFY(!has(contrast::WithoutEdit{1}));
    QVERIFY(!has(contrast::WithoutEdits{}));  // It would be the same as the first.
    QVERIFY(!has(contrast::OtherSystem{OsId::Linux}));
    QVERIFY(has(contrast::OtherSystem{OsId::Windows}));
    QVERIFY(!has(contrast::OtherMsl{5s}));
    QVERIFY(has(contrast::OtherMsl{30s}));
  }

  void beginsWithoutTheLastEdit() {
    QVERIFY(document_.make(kShorter));
    QVERIFY(!comparison_->isOn());
    QVERIFY(!comparison_->otherTrace());
    comparison_->start();
    QVERIFY(comparison_->isOn());
    QVERIFY(*comparison_->otherTrace() == simulate(closing()));
  }

  /// It follows the document's edits, and ends with the scene.
  void followsTheDocument() {
    comparison_->start();
    comparison_->setContrast(contrast::OtherMsl{30s});
    QSignalSpy changed(comparison_.get(), &Comparison::changed);
    QVERIFY(document_.make(kLossy));
    QCOMPARE(changed.size(), 1);
    QVERIFY(*comparison_->otherTrace() ==
            simulate(apply(apply(closing(), kLossy), edit::SetMsl{30s})));
    QVERIFY(document_.open(closing()));
    QVERIFY(!comparison_->isOn());
  }

  void swapsTheTwo() {
    comparison_->start();
    comparison_->setContrast(contrast::OtherMsl{30s});
    const Trace own = *document_.trace();
    const Trace other = *comparison_->otherTrace();
    comparison_->swap();
    QVERIFY(*document_.trace() == other);
    QVERIFY(*comparison_->otherTrace() == own);
    document_.undoStack()->undo();
    QVERIFY(*document_.trace() == own);
  }

  void keepsTheOther() {
    comparison_->start();
    comparison_->setContrast(contrast::OtherMsl{30s});
    const Trace other = *comparison_->otherTrace();
    comparison_->keepOther();
    QVERIFY(!comparison_->isOn());
    QVERIFY(*document_.trace() == other);
    QVERIFY(document_.undoStack()->canUndo());
  }

  /// A run on the kernel is of this scene alone: no scenario to swap with, gone with the next edit.
  void aKernelsRunIsNoScenario() {
    const auto measured = std::make_shared<const Trace>(simulate(closing()));
    comparison_->compareWith(measured, contrast::OnKernel{"Linux 6.18"});
    QVERIFY(comparison_->isOn());
    QVERIFY(!comparison_->isScenario());
    QVERIFY(comparison_->otherTrace() == measured);
    QVERIFY(comparison_->tolerance() > Duration{});
    comparison_->swap();
    comparison_->keepOther();
    QVERIFY(!document_.undoStack()->canUndo());
    QVERIFY(document_.make(kLossy));
    QVERIFY(!comparison_->isOn());
  }

 private:
  Document document_;
  std::unique_ptr<Comparison> comparison_;
};

QTEST_MAIN(TestComparison)
#include "tst_comparison.moc"
