#include <QDir>
#include <QLabel>
#include <QPixmap>
#include <QTest>
#include <algorithm>
#include <memory>

#include "app/document/language.h"
#include "app/files/scenario/scenario_library.h"
#include "app/panes/why_pane.h"
#include "model/sim/simulate.h"
#include "model/trace/trace.h"

using namespace linger;

/// Beside the ladder a scene introduces itself, and at its end it says what it has shown.
class TestSceneTelling : public QObject {
  Q_OBJECT

 private slots:
  void theSceneIsToldBeforeItBegins() {
    WhyPane pane;
    pane.showMoment(run(), kSimStart);
    QVERIFY(shows(pane, scenario().title));
    QVERIFY(shows(pane, scenario().description));
    QVERIFY(shows(pane, scenario().misconception));
    keep(pane, "before");
  }

  void theLessonComesAtTheEnd() {
    WhyPane pane;
    pane.showMoment(run(), run()->trace.end);
    QVERIFY(shows(pane, scenario().lesson));
    QVERIFY(!shows(pane, scenario().description));
    keep(pane, "end");
  }

  void inBetweenTheEventsSpeak() {
    WhyPane pane;
    pane.showMoment(run(), kSimStart + 40ms);
    QVERIFY(!shows(pane, scenario().lesson));
    QVERIFY(!shows(pane, scenario().misconception));
    keep(pane, "between");
  }

  /// Where a segment is lost, that is what is told: not why it was sent.
  void aLossIsToldAsALoss() {
    const auto lost =
        std::ranges::find(run()->trace.segments, Delivery::Dropped, &SegmentRecord::delivery);
    QVERIFY(lost != run()->trace.segments.end());
    WhyPane pane;
    pane.showMoment(run(), lost->arrives);
    QVERIFY(shows(pane, "An ACK is lost"));
    QVERIFY(shows(pane, "The server does not receive it and retransmits its own segment at"));
    keep(pane, "lost");
  }

  void aLostFinIsSentAgainByItsTimer() {
    Scenario losing = scenario();
    losing.impairments = {{{"server", SegmentKind::Fin, 1}, {Impairment::Kind::Drop}}};
    const auto losingRun = std::make_shared<const ScenarioRun>(runOf(losing));
    const auto lost =
        std::ranges::find(losingRun->trace.segments, Delivery::Dropped, &SegmentRecord::delivery);
    QVERIFY(lost != losingRun->trace.segments.end());
    WhyPane pane;
    pane.showMoment(losingRun, lost->arrives);
    QVERIFY(shows(pane, "A segment is lost"));
    QVERIFY(shows(pane, "The server retransmits it at"));
  }

  void inChineseToo() {
    speak(QLocale("zh_CN"));
    QLocale::setDefault(QLocale("zh_CN"));
    WhyPane pane;
    pane.showMoment(run(), kSimStart);
    QVERIFY(shows(pane, "第一个 ACK 丢失"));
    QVERIFY(shows(pane, "常见误解"));
    keep(pane, "chinese");
    QLocale::setDefault(QLocale::c());
  }

 private:
  static const Scenario& scenario() {
    static const ScenarioLibrary library;
    return *library.find("ack-of-fin-lost");
  }

  static RunPointer run() {
    static const RunPointer one = std::make_shared<const ScenarioRun>(runOf(scenario()));
    return one;
  }

  static bool shows(const WhyPane& pane, const std::string& words) {
    for (const QLabel* label : pane.findChildren<QLabel*>()) {
      const bool isHere = label->isVisibleTo(&pane);
      if (isHere && label->text().contains(QString::fromStdString(words))) return true;
    }
    return false;
  }

  /// With LINGER_SHOTS=FOLDER, a picture to look at.
  static void keep(WhyPane& pane, const char* name) {
    const QString folder = qEnvironmentVariable("LINGER_SHOTS");
    if (folder.isEmpty()) return;
    pane.resize(420, 460);
    pane.grab().save(QDir(folder).filePath(QStringLiteral("why-%1.png").arg(name)));
  }
};

QTEST_MAIN(TestSceneTelling)
#include "tst_scene_telling.moc"
