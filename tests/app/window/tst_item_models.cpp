#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMetaProperty>
#include <QSignalSpy>
#include <QTableView>

#include "app/actions/command_palette.h"
#include "app/files/scenario/scenario_library.h"
#include "app/gallery/gallery.h"
#include "app/gallery/gallery_model.h"
#include "app/panes/edits_model.h"
#include "app/panes/edits_pane.h"
#include "app/panes/events_pane.h"
#include "app/verdict/option_table.h"
#include "app/widgets/segmented_control.h"
#include "app/window/pane_tabs.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

/// Watches every item model below an object: those of the panes, their filters, the combo boxes.
/// It has to end before they do: Qt's own lists tell of changes while they are taken apart.
class Watch {
 public:
  void over(const QObject& parent) {
    using Mode = QAbstractItemModelTester::FailureReportingMode;
    for (QAbstractItemModel* model : parent.findChildren<QAbstractItemModel*>()) {
      testers_.push_back(std::make_unique<QAbstractItemModelTester>(model, Mode::QtTest));
    }
  }
  std::size_t count() const { return testers_.size(); }

 private:
  std::vector<std::unique_ptr<QAbstractItemModelTester>> testers_;
};

void showEveryPane(const WindowFixture& fixture) {
  PaneTabs* panes = fixture.window->workspace()->panes();
  for (int tab = 0; tab < panes->count(); ++tab) panes->setCurrentIndex(tab);
}

void dropSegment(const WindowFixture& fixture, std::size_t index) {
  const TracePointer trace = fixture.document().trace();
  fixture.window->selection().pickSegment(*trace, trace->segments[index].id);
  fixture.trigger("drop");
}

template <typename Pane>
Pane* paneOf(const WindowFixture& fixture) {
  return fixture.window->template findChild<Pane*>();
}

/// All that is said of a model's cells.
QStringList wordsOf(const QAbstractItemModel& model) {
  QStringList words;
  for (int row = 0; row < model.rowCount(); ++row) {
    for (int column = 0; column < model.columnCount(); ++column) {
      words << model.index(row, column).data().toString();
    }
  }
  return words;
}

}  // namespace

/// Every item model keeps Qt's rules while what it shows changes under it, and every signal that
/// a property promises is sent.
class TestItemModels : public QObject {
  Q_OBJECT

 private slots:
  void panesWhileThePlayheadMoves();
  void panesWhileTheRunIsEdited();
  void panesWhileOtherScenesOpen();
  void eventsAreFilteredAndSorted();
  void eventsFollowTheRowsThatHappened();
  void editsAreTickedAndTakenOut();
  void systemsTellWhichCellsChanged();
  void galleryIsSearched();
  void paletteIsSearched();
  void emptyModelsAreModelsToo();
  void everyPropertyTellsWhenItChanges();
};

void TestItemModels::panesWhileThePlayheadMoves() {
  WindowFixture fixture;
  showEveryPane(fixture);
  Watch watch;
  watch.over(*fixture.window);
  QVERIFY2(watch.count() >= 4, "events, their filter, edits and systems");
  for (int tab : {3, 5}) {
    fixture.window->showTab(tab);
    fixture.playhead().toStart();
    while (!fixture.playhead().isAtEnd()) fixture.playhead().stepForward();
    while (fixture.playhead().at() > kSimStart) fixture.playhead().stepBackward();
  }
}

void TestItemModels::panesWhileTheRunIsEdited() {
  WindowFixture fixture;
  showEveryPane(fixture);
  Watch watch;
  watch.over(*fixture.window);
  for (int tab : {3, 4, 5}) {
    fixture.window->showTab(tab);
    dropSegment(fixture, 1);
    fixture.playhead().seek(kSimStart + 5s);
    fixture.trigger("restart");
    fixture.trigger("server-kill");
    fixture.trigger("swap-closer");
    fixture.document().make(edit::SetOs{std::nullopt, OsId::FreeBsd});
    QVERIFY(!fixture.document().edits().empty());
    while (fixture.document().undoStack()->canUndo()) fixture.trigger("undo");
    QVERIFY(fixture.document().edits().empty());
    while (fixture.document().undoStack()->canRedo()) fixture.trigger("redo");
    fixture.trigger("take-out-edits");
    QVERIFY(fixture.document().edits().empty());
  }
}

void TestItemModels::panesWhileOtherScenesOpen() {
  WindowFixture fixture;
  showEveryPane(fixture);
  Watch watch;
  watch.over(*fixture.window);
  const ScenarioLibrary library;
  const std::vector<Scenario>& scenes = library.list();
  for (int tab : {3, 4, 5}) {
    fixture.window->showTab(tab);
    // Each pane, with another third of the scenes: what differs is how many rows they have.
    for (std::size_t i = std::size_t(tab); i < scenes.size(); i += 3) {
      QVERIFY(fixture.window->openScenario(QString::fromStdString(scenes[i].name)));
      fixture.playhead().toEnd();
    }
  }
}

void TestItemModels::eventsAreFilteredAndSorted() {
  WindowFixture fixture;
  showEveryPane(fixture);
  fixture.window->showTab(3);
  auto* pane = paneOf<EventsPane>(fixture);
  auto* table = pane->findChild<QTableView*>();
  auto* words = pane->findChild<QLineEdit*>();
  auto* kinds = pane->findChild<QComboBox*>();
  Watch watch;
  watch.over(*fixture.window);
  const int all = table->model()->rowCount();
  QCOMPARE(all, int(fixture.document().trace()->eventLog.size()));
  words->setText(QStringLiteral("FIN server"));
  const int some = table->model()->rowCount();
  QVERIFY(some > 0 && some < all);
  for (int column = 0; column < table->model()->columnCount(); ++column) {
    table->sortByColumn(column, Qt::DescendingOrder);
    table->sortByColumn(column, Qt::AscendingOrder);
    dropSegment(fixture, 0);
    fixture.playhead().toEnd();
    fixture.trigger("undo");
    fixture.playhead().toStart();
  }
  words->setText(QStringLiteral("no such words"));
  QCOMPARE(table->model()->rowCount(), 0);
  fixture.playhead().toEnd();
  words->clear();
  for (int kind = 0; kind < kinds->count(); ++kind) kinds->setCurrentIndex(kind);
  kinds->setCurrentIndex(0);
  QCOMPARE(table->model()->rowCount(), all);
  table->sortByColumn(0, Qt::AscendingOrder);
  QVERIFY(table->model()->index(0, 0).data(EventsModel::InstantRole).value<SimTime>() <=
          table->model()->index(all - 1, 0).data(EventsModel::InstantRole).value<SimTime>());
}

void TestItemModels::eventsFollowTheRowsThatHappened() {
  EventsModel model;
  const QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
  Document document;
  QVERIFY(document.open(*ScenarioLibrary().find(QStringLiteral("restart"))));
  QSignalSpy reset(&model, &EventsModel::modelReset);
  QSignalSpy changed(&model, &EventsModel::dataChanged);
  model.setTrace(document.trace());
  QCOMPARE(reset.count(), 1);
  const int atStart = model.happened();
  model.setNow(kSimStart + 90ms);
  QCOMPARE(changed.count(), 1);
  QCOMPARE(changed[0][0].toModelIndex().row(), atStart);
  QCOMPARE(changed[0][1].toModelIndex().row(), model.happened() - 1);
  model.setNow(kSimStart + 90ms);
  QCOMPARE(changed.count(), 1);
  model.setNow(kSimStart);
  QCOMPARE(changed.count(), 2);
  QCOMPARE(model.happened(), atStart);
}

void TestItemModels::editsAreTickedAndTakenOut() {
  Document document;
  QVERIFY(document.open(*ScenarioLibrary().find(QStringLiteral("restart"))));
  EditsModel model(document);
  const QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
  QSignalSpy changed(&model, &EditsModel::dataChanged);
  QVERIFY(document.make(edit::SetMsl{15s}));
  QVERIFY(document.make(edit::Restart{kSimStart + 10s}));
  QCOMPARE(model.rowCount(), 2);
  const TracePointer before = document.trace();
  QVERIFY(model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole));
  QCOMPARE(changed.count(), 1);
  QCOMPARE(model.index(0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
  QVERIFY(document.trace() != before);
  document.undoStack()->undo();
  QCOMPARE(model.index(0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
  QVERIFY(document.remove(0));
  QCOMPARE(model.rowCount(), 1);
  QVERIFY(!model.setData(model.index(0), QStringLiteral("words"), Qt::DisplayRole));
  QVERIFY(document.open(*ScenarioLibrary().find(QStringLiteral("half-close"))));
  QCOMPARE(model.rowCount(), 0);
}

void TestItemModels::systemsTellWhichCellsChanged() {
  OptionTableModel model;
  const QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
  Document document;
  QVERIFY(document.open(*ScenarioLibrary().find(QStringLiteral("restart"))));
  model.setRun(document.run());
  QVERIFY(model.rowCount() > 5 && model.columnCount() >= 3);
  QSignalSpy changed(&model, &OptionTableModel::dataChanged);
  for (const SimTime at : {kSimStart, kSimStart + 3s, kSimStart + 45s, kSimStart + 5min}) {
    const QStringList before = wordsOf(model);
    changed.clear();
    model.setPlayhead(at);
    const QStringList after = wordsOf(model);
    // A cell whose word is another has been told of.
    for (qsizetype cell = 0; cell < after.size(); ++cell) {
      if (before[cell] == after[cell]) continue;
      const QModelIndex index =
          model.index(int(cell) / model.columnCount(), int(cell) % model.columnCount());
      QVERIFY(std::any_of(changed.begin(), changed.end(), [&](const QList<QVariant>& signal) {
        return signal[0].toModelIndex() == index;
      }));
    }
  }
  model.setQueries({});
  QCOMPARE(model.rowCount(), 0);
  model.setRun(nullptr);
  model.setPlayhead(kSimStart);
}

void TestItemModels::galleryIsSearched() {
  WindowFixture fixture;
  Gallery gallery(Look::Light, fixture.window.get());
  Watch watch;
  watch.over(gallery);
  const QAbstractItemModel* shown = gallery.list()->model();
  const int all = shown->rowCount();
  QCOMPARE(all, int(ScenarioLibrary().list().size() + ScenarioLibrary(kFleetFolder).list().size()));
  for (const char* words : {"restart", "restart address", "no such scene", "", "TIME-WAIT"}) {
    gallery.field()->setText(QLatin1String(words));
    QVERIFY(shown->rowCount() <= all);
  }
  gallery.field()->clear();
  auto* groups = gallery.findChild<QComboBox*>();
  int sum = 0;
  for (int group = 1; group < groups->count(); ++group) {
    groups->setCurrentIndex(group);
    QVERIFY(shown->rowCount() > 0);
    sum += shown->rowCount();
  }
  QCOMPARE(sum, all);
}

void TestItemModels::paletteIsSearched() {
  WindowFixture fixture;
  CommandPalette palette(*fixture.window->actionSet(), fixture.window.get());
  Watch watch;
  watch.over(palette);
  QVERIFY(watch.count() >= 1);
  for (const char* words : {"drop", "open restart", "no such thing", ""}) {
    palette.field()->setText(QLatin1String(words));
  }
}

void TestItemModels::emptyModelsAreModelsToo() {
  EventsModel events;
  EventsFilter filter;
  filter.setSourceModel(&events);
  OptionTableModel systems;
  GalleryModel gallery({}, Look::Light, {10, 10});
  Document document;
  EditsModel edits(document);
  for (QAbstractItemModel* model :
       std::initializer_list<QAbstractItemModel*>{&events, &filter, &systems, &gallery, &edits}) {
    const QAbstractItemModelTester tester(model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->rowCount(), 0);
  }
  events.setNow(kSimStart + 1s);
  events.setTrace(std::make_shared<const Trace>());
  events.setTrace(nullptr);
}

void TestItemModels::everyPropertyTellsWhenItChanges() {
  WindowFixture fixture;
  QTemporaryDir folder;
  const auto* control = fixture.window->findChild<SegmentedControl*>();
  const std::pair<const char*, std::function<void()>> changes[] = {
      {"modified", [&] { fixture.document().make(edit::SetMsl{9s}); }},
      {"fileName",
       [&] { fixture.document().markSaved(folder.filePath(QStringLiteral("a.json"))); }},
      {"playing", [&] { fixture.trigger("play"); }},
      {"current", [&] { control->button(control->current() == 0 ? 1 : 0)->click(); }},
  };
  std::set<QByteArray> seen;
  for (const QObject* object :
       std::initializer_list<const QObject*>{&fixture.document(), &fixture.playhead(), control}) {
    const QMetaObject& meta = *object->metaObject();
    for (int i = meta.propertyOffset(); i < meta.propertyCount(); ++i) {
      const QMetaProperty property = meta.property(i);
      QVERIFY2(property.hasNotifySignal(), property.name());
      const auto change = std::find_if(std::begin(changes), std::end(changes), [&](const auto& c) {
        return QByteArray(c.first) == property.name();
      });
      QVERIFY2(change != std::end(changes), property.name());
      QSignalSpy spy(object, property.notifySignal());
      const QVariant before = property.read(object);
      change->second();
      QVERIFY2(property.read(object) != before, property.name());
      QVERIFY2(!spy.isEmpty(), property.name());
      seen.insert(property.name());
    }
  }
  QCOMPARE(seen.size(), std::size(changes));
}

QTEST_MAIN(TestItemModels)
#include "tst_item_models.moc"
