#include <QTest>
#include <set>

#include "app/document/edited_scenario_text.h"
#include "app/files/scenario/scenario_library.h"

using namespace linger;

namespace {

/// One edit of every kind, and of each shape that a kind has.
std::vector<EditStep> everyEdit() {
  const SegmentChoice fin{"server", SegmentKind::Fin, 1};
  const SegmentChoice third{"client", std::nullopt, 3};
  const HostEvent kill{kSimStart + 30ms, HostEventKind::Kill, "server", std::nullopt};
  const HostEvent keepAlive{kSimStart + 1500ms, HostEventKind::SetOption, "",
                            OptionSetting{SocketOption::KeepAlive, 1}};
  return {
      {edit::SetOs{std::nullopt, OsId::FreeBsd}},
      {edit::SetOs{"client", OsId::Windows}, false},
      {edit::SetMsl{}},
      {edit::SetMsl{15s}},
      {edit::SetRoundTrip{120ms}},
      {edit::SetLoss{0.125}},
      {edit::SetRuntime{RuntimeId::Java}},
      {edit::CloseFirst{Closer::Both}},
      {edit::SetImpairment{fin, Impairment{Impairment::Kind::Drop, {}}}},
      {edit::SetImpairment{third, Impairment{Impairment::Kind::Delay, 250us}}, false},
      {edit::SetImpairment{third, Impairment{Impairment::Kind::Duplicate, 2s}}},
      {edit::SetImpairment{fin, std::nullopt}},
      {edit::Restart{kSimStart + 61s}},
      {edit::KeepTrying{kSimStart + 100ms, 2s}, false},
      {edit::SetReuseAddr{false}},
      {edit::AddHostEvent{"server", kill}},
      {edit::AddHostEvent{"client", keepAlive}},
      {edit::SetSeed{18'446'744'073'709'551'615U}},
  };
}

}  // namespace

/// What is kept of a sitting is read as the very same again.
class TestEditedScenarioText : public QObject {
  Q_OBJECT

 private slots:
  void eachEditIsReadAsItself();
  void whatCannotBeReadIsNoEditedScenario_data();
  void whatCannotBeReadIsNoEditedScenario();
};

void TestEditedScenarioText::eachEditIsReadAsItself() {
  const Scenario restart = *ScenarioLibrary().find(QStringLiteral("restart"));
  std::set<std::size_t> kinds;
  for (const EditStep& step : everyEdit()) {
    kinds.insert(step.edit.index());
    const EditedScenario edited{restart, {step}};
    const Loaded<EditedScenario> again = parseEditedScenario({}, editedScenarioText(edited));
    QVERIFY2(again, again.errors.empty() ? "" : qPrintable(again.errors.front().toString()));
    QVERIFY2(*again.value == edited, editedScenarioText(edited).right(200).constData());
  }
  QCOMPARE(kinds.size(), std::variant_size_v<Edit>);
}

void TestEditedScenarioText::whatCannotBeReadIsNoEditedScenario_data() {
  QTest::addColumn<QByteArray>("was");
  QTest::addColumn<QByteArray>("is");
  QTest::newRow("cut off") << QByteArray("]\n}\n") << QByteArray();
  QTest::newRow("an edit of a newer Linger")
      << QByteArray("\"loss\", \"is\"") << QByteArray("\"gain\", \"is\"");
  QTest::newRow("a loss over 1") << QByteArray("0.125") << QByteArray("1.25");
  QTest::newRow("nobody closes so") << QByteArray("\"both\"") << QByteArray("\"nobody\"");
}

void TestEditedScenarioText::whatCannotBeReadIsNoEditedScenario() {
  QFETCH(QByteArray, was);
  QFETCH(QByteArray, is);
  const Scenario restart = *ScenarioLibrary().find(QStringLiteral("restart"));
  QByteArray text =
      editedScenarioText({restart, {{edit::SetLoss{0.125}}, {edit::CloseFirst{Closer::Both}}}});
  QVERIFY2(text.contains(was), text.right(300).constData());
  text.replace(was, is);
  const Loaded<EditedScenario> read = parseEditedScenario({}, text);
  QVERIFY(!read);
  QVERIFY(!read.errors.empty());
}

QTEST_GUILESS_MAIN(TestEditedScenarioText)
#include "tst_edited_scenario_text.moc"
