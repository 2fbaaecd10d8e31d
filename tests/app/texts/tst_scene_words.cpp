#include <QRegularExpression>
#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/files/scenario/scene_words.h"

using namespace linger;

/// The built-in scenarios speak the person's language; other people's words are left alone.
class TestSceneWords : public QObject {
  Q_OBJECT

 private slots:
  void chineseHasEveryScene_data() {
    QTest::addColumn<QString>("name");
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      QTest::newRow(scenario.name.c_str()) << QString::fromStdString(scenario.name);
    }
  }

  void chineseHasEveryScene() {
    QFETCH(QString, name);
    static const ScenarioLibrary library;
    static const SceneWords chinese = SceneWords::load(QLocale("zh_CN"));
    static const QRegularExpression han("\\p{Han}");
    const Scenario& scenario = *library.find(name);
    for (const std::string* english : {&scenario.title, &scenario.group, &scenario.description,
                                       &scenario.lesson, &scenario.misconception}) {
      QVERIFY2(chinese.of(*english).contains(han), english->c_str());
    }
  }

  void englishIsTheScenariosOwn() {
    QCOMPARE(SceneWords::load(QLocale("en_GB")).of("The restart story"), "The restart story");
  }

  void aTeachersOwnWordsStay() {
    QCOMPARE(SceneWords::load(QLocale("zh_CN")).of("My own title"), "My own title");
  }
};

QTEST_GUILESS_MAIN(TestSceneWords)
#include "tst_scene_words.moc"
