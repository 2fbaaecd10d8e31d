#include <QTest>
#include <set>

#include "app/editor/json_path.h"
#include "app/editor/templates.h"
#include "app/files/scenario/scenario_file.h"
#include "tests/app/editor/editing.h"

using namespace linger;

namespace {

/// The paths of all values that are not made of others.
void collectLeaves(const JsonValue& value, const std::string& path, std::set<std::string>& leaves) {
  if (value.items.empty() && value.members.empty()) {
    const bool isEmptyList = value.is(JsonValue::Kind::Array) || value.is(JsonValue::Kind::Object);
    if (!isEmptyList) leaves.insert(path);
  }
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    collectLeaves(value.items[i], itemPath(path, i), leaves);
  }
  for (const JsonMember& member : value.members) {
    collectLeaves(member.value, memberPath(path, member.key), leaves);
  }
}

/// Makes one list of the draft as long as the wanted one, and its items alike: by adding, taking
/// out and writing into fields, as a person would.
void rebuildPart(Editing& editing, const PartId& part, const JsonValue& wanted);

void rebuildList(Editing& editing, const std::string& list, const JsonValue& wanted) {
  const PartKind kind = itemKindIn(lastKeyOf(list));
  const std::size_t count = itemsAt(wanted, list).size();
  while (itemsAt(editing.draft->json(), list).size() > count) {
    editing.draft->remove(itemPath(list, count));
  }
  while (itemsAt(editing.draft->json(), list).size() < count) {
    editing.draft->add(list, itemsAt(editing.draft->json(), list).size(), kSimStart);
  }
  for (std::size_t i = 0; i < count; ++i) rebuildPart(editing, {kind, itemPath(list, i)}, wanted);
}

void rebuildFields(Editing& editing, const PartId& part, const JsonValue& wanted) {
  editing.fields->setPart(part);
  // The type comes first, and brings the other fields with it.
  for (int row = 0; row < editing.fields->rowCount(); ++row) {
    const EditorField& field = editing.fields->fieldAt(row);
    const std::string path = memberPath(part.path, field.key);
    editing.fields->setData(editing.fields->index(row), typedText(field, valueAt(wanted, path)));
  }
}

void rebuildPart(Editing& editing, const PartId& part, const JsonValue& wanted) {
  for (int pass = 0; pass < 2; ++pass) rebuildFields(editing, part, wanted);
  const std::string& path = part.path;
  if (part.kind == PartKind::Host) {
    rebuildList(editing, memberPath(path, "programs"), wanted);
    rebuildList(editing, memberPath(path, "events"), wanted);
  } else if (part.kind == PartKind::Program) {
    rebuildList(editing, memberPath(path, "before"), wanted);
    rebuildList(editing, memberPath(path, "steps"), wanted);
  }
}

void rebuild(Editing& editing, const Scenario& scene) {
  const JsonValue wanted = scenarioJson(scene);
  // Names that follow a renaming are put right in a second round.
  for (int round = 0; round < 2; ++round) {
    rebuildPart(editing, {PartKind::Scene, ""}, wanted);
    rebuildPart(editing, {PartKind::Run, ""}, wanted);
    for (const char* list : {"hosts", "fates", "inject", "questions"}) {
      rebuildList(editing, list, wanted);
    }
  }
}

}  // namespace

/// Whatever a scenario file can say can be written in the editor.
class TestWholeFormat : public QObject {
  Q_OBJECT

  void eachScene() {
    QTest::addColumn<int>("scene");
    for (std::size_t i = 0; i < library().list().size(); ++i) {
      QTest::newRow(library().list()[i].name.c_str()) << int(i);
    }
  }
  static const Scenario& fetched() {
    QFETCH(int, scene);
    return library().list()[std::size_t(scene)];
  }

 private slots:
  void everyValueHasAField_data() { eachScene(); }
  void everyValueHasAField();
  void anySceneCanBeBuiltFromTheTemplate_data() { eachScene(); }
  void anySceneCanBeBuiltFromTheTemplate();
};

void TestWholeFormat::everyValueHasAField() {
  Editing editing(fetched());
  std::set<std::string> leaves;
  collectLeaves(editing.draft->json(), {}, leaves);
  leaves.erase("format");
  for (const PartId& part : editing.parts()) {
    editing.fields->setPart(part);
    for (int row = 0; row < editing.fields->rowCount(); ++row) {
      const std::string path = memberPath(part.path, editing.fields->fieldAt(row).key);
      std::erase_if(leaves, [&](const std::string& leaf) { return isWithin(leaf, path); });
    }
  }
  QVERIFY2(leaves.empty(), leaves.empty() ? "" : leaves.begin()->c_str());
}

void TestWholeFormat::anySceneCanBeBuiltFromTheTemplate() {
  const Scenario& scene = fetched();
  Editing editing(newScene());
  rebuild(editing, scene);
  QVERIFY2(editing.draft->isGood(),
           editing.draft->isGood() ? "" : qPrintable(editing.draft->problems().front().what));
  QCOMPARE(scenarioText(editing.document.scenario()), scenarioText(scene));
  QVERIFY(editing.document.scenario() == scene);
}

QTEST_MAIN(TestWholeFormat)
#include "tst_whole_format.moc"
