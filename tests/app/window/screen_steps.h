#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include "app/editor/editor_pane.h"
#include "app/files/scenario/scenario_library.h"
#include "app/files/trace/pcapng_writer.h"
#include "app/ladder/ladder_view.h"
#include "app/load/load_view.h"
#include "app/machine/machine_view.h"
#include "app/panes/code_pane.h"
#include "app/panes/events_pane.h"
#include "app/panes/terminal_pane.h"
#include "app/session/file_commands.h"
#include "app/session/recovery.h"
#include "app/verdict/option_table.h"
#include "app/verdict/verdict_pane.h"
#include "app/widgets/notice_bar.h"
#include "app/window/ladder_area.h"
#include "app/window/pane_tabs.h"
#include "app/window/verdict_panel.h"
#include "model/fleet/load_figures.h"
#include "model/sim/simulate.h"
#include "tests/app/window/every_screen.h"
#include "tests/app/window/lesson_screens.h"

// What a screen is, and the steps by which a window comes to it.

namespace linger {

/// One thing that a person can have before him: a pane, a dialog, a mode.
struct Screen {
  using Window = const WindowFixture&;

  const char* name;
  const char* scene;
  Duration at;
  /// Brings it about. What it opens may run an event loop of its own.
  std::function<void(Window)> show = [](Window) {};
};

namespace screens {

using Window = Screen::Window;
using Command = TerminalPane::Command;

inline auto action(const char* id) {
  return [id](Window w) { w.trigger(id); };
}

/// This machine's sockets, and the answer for a port if one is named.
inline auto machine(const char* port) {
  return [port](Window w) {
    w.trigger("this-machine");
    const QPointer<MachineView> view = w.window->machine();
    view->field()->setText(QString::fromLatin1(port));
    QTest::keyClick(view->field(), Qt::Key_Return);
    const auto isRead = [&] {
      if (!view) return true;  // Who looks at a dialog closes it.
      const bool isAnswered = *port == 0 || !view->answer()->toPlainText().isEmpty();
      return isAnswered && (view->model()->rowCount() > 0 || !view->list()->isVisible());
    };
    QVERIFY(QTest::qWaitFor(isRead, 2000));
  };
}

inline auto tab(int index) {
  return [index](Window w) { w.window->showTab(index); };
}

inline auto code(Language language) {
  return [language](Window w) {
    w.window->showTab(1);
    static_cast<CodePane*>(w.window->workspace()->panes()->pane(1))->setLanguage(language);
  };
}

inline auto terminal(Command command) {
  return [command](Window w) {
    w.window->showTab(2);
    static_cast<TerminalPane*>(w.window->workspace()->panes()->pane(2))->setCommand(command);
  };
}

inline auto events(const char* words) {
  return [words](Window w) {
    w.window->showTab(3);
    w.window->workspace()->panes()->pane(3)->findChild<QLineEdit*>()->setText(
        QString::fromLatin1(words));
  };
}

inline void pickSegment(Window w) {
  const TracePointer trace = w.document().trace();
  w.window->selection().pickSegment(*trace, trace->segments[0].id);
}

inline void threeEdits(Window w) {
  pickSegment(w);
  w.trigger("drop");
  w.document().make(edit::SetMsl{Duration(15s)});
  w.document().make(edit::Restart{kSimStart + 5s});
  w.document().setOn(1, false);
  w.window->showTab(4);
}

inline void chooseCell(Window w) {
  w.window->showTab(5);
  auto* table = w.window->findChild<OptionTable*>();
  table->setCurrentIndex(table->model()->index(1, 1));
  table->setFocus();
}

inline void compare(Window w) {
  pickSegment(w);
  w.trigger("drop");
  w.trigger("compare");
}

inline auto presenting(std::function<void(Window)> first) {
  return [first = std::move(first)](Window w) {
    const QSize size = w.window->size();
    first(w);
    w.trigger("present");
    QTest::qWait(1);
    w.window->resize(size);
  };
}

inline void nothing(Window) {}

/// Plays until a question stops it.
inline void ask(Window w) {
  w.playhead().toStart();
  w.window->quiz().setOn(true);
  w.playhead().play();
  for (int i = 0; i < 600 && w.playhead().isPlaying(); ++i) w.playhead().advance(0.1);
}

/// As somebody sees it who starts the program for the first time.
inline void firstStart(Window w) {
  w.window->welcome();
}

inline void firstAnswered(Window w) {
  w.window->welcome();
  w.window->quiz().choose(0);
  for (int i = 0; i < 600 && w.playhead().isPlaying(); ++i) w.playhead().advance(0.1);
}

/// Between two questions: of the run no more is known than up to the next one.
inline void betweenQuestions(Window w) {
  ask(w);
  w.window->quiz().choose(1);
  w.window->quiz().goOn();
  w.playhead().advance(3.0);
  w.playhead().pause();
}

inline auto answer(int choice) {
  return [choice](Window w) {
    ask(w);
    w.window->quiz().choose(choice);
  };
}

inline auto editing(PartKind kind, const char* path) {
  return [kind, path](Window w) {
    w.window->setEditing(true);
    w.window->workspace()->editor()->choose({kind, path});
  };
}

inline auto script(const char* name, const char* contents) {
  return [name, contents](Window w) {
    const QString path =
        QStringLiteral("%1/%2").arg(qEnvironmentVariable("XDG_DATA_HOME"), QLatin1String(name));
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) file.write(contents);
    file.close();
    w.window->openScenario(path);
    w.playhead().toEnd();
    w.window->showTab(1);
  };
}

inline auto opened(const char* path) {
  return [path](Window w) {
    w.window->openScenario(QStringLiteral(LINGER_SOURCE_DIR "/") + QLatin1String(path));
    w.playhead().toEnd();
    w.window->showTab(1);
  };
}

/// Opens the capture of a built-in scene, taken at its client.
inline auto capture(const char* name) {
  return [name](Window w) {
    const QString path = QStringLiteral("%1/%2.pcapng")
                             .arg(qEnvironmentVariable("XDG_DATA_HOME"), QLatin1String(name));
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    const Trace trace = simulate(*ScenarioLibrary().find(QLatin1String(name)));
    if (file.open(QIODevice::WriteOnly)) file.write(captureFile(trace, 0));
    file.close();
    w.window->openScenario(path);
    w.playhead().toEnd();
  };
}

/// Clicks the button with those words, wherever it is.
inline auto press(const char* words) {
  return [words](Window w) {
    for (QAbstractButton* button : w.window->findChildren<QAbstractButton*>()) {
      if (button->text() == QString::fromUtf8(words)) return button->click();
    }
  };
}

inline auto menu(int index) {
  return [index](Window w) {
    QMenu* menu = w.window->menuBar()->actions().at(index)->menu();
    menu->popup(w.window->menuBar()->mapToGlobal(QPoint(40, w.window->menuBar()->height())));
  };
}

inline auto combo(int index) {
  return [index](Window w) {
    QList<QComboBox*> shown;
    for (QComboBox* each : w.window->findChildren<QComboBox*>()) {
      if (each->isVisible()) shown << each;
    }
    shown.at(index)->showPopup();
  };
}

inline auto contextMenu(double acrossShare) {
  return [acrossShare](Window w) {
    LadderView* view = w.window->workspace()->ladder()->view();
    QPoint at(int(view->width() * acrossShare), view->height() / 3);
    if (acrossShare == 0.5) {
      at = view->viewport()->mapTo(
          view, view->segmentRect(w.document().trace()->segments[0].id).center());
    }
    QWidget* under = view->viewport();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, under->mapToGlobal(at));
    QCoreApplication::sendEvent(under, &event);
  };
}

inline auto typed(const char* id, const char* words) {
  return [id, words](Window w) {
    QTimer::singleShot(0, w.window.get(), [words] {
      if (QWidget* dialog = QApplication::activeModalWidget()) {
        dialog->findChild<QLineEdit*>()->setText(QString::fromLatin1(words));
      }
    });
    w.trigger(id);
  };
}

/// Load, Table, Changes; before them the chart, where it is one.
constexpr int kLoadTabs = 3;

/// The same load, so small that it is counted exactly at once; with one of its tabs.
inline auto smallLoad(int tab) {
  return [tab](Window w) {
    const SimTime at = w.playhead().at();
    LoadFigures figures = figuresOf(w.document().scenario());
    figures.rate /= 120;
    figures.ports /= 120;
    w.document().replaceScenario(withFigures(w.document().scenario(), figures),
                                 QStringLiteral("A smaller load"));
    w.playhead().seek(at);
    auto* tabs = w.window->workspace()->load()->findChild<QTabWidget*>();
    tabs->setCurrentIndex(tabs->count() - kLoadTabs + tab);
  };
}

inline void failedCaller(Window w) {
  smallLoad(0)(w);
  w.trigger("failed-caller");
  QTRY_VERIFY(w.document().caller().has_value());
}

inline void offerUnsaved(Window w) {
  w.window->notices()->showOffer(
      MainWindow::tr("“%1” has unsaved changes from the last session.").arg("Restart the server"),
      MainWindow::tr("Restore"), [] {}, [] {});
}

inline void closeUnsaved(Window w) {
  const QString path = qEnvironmentVariable("XDG_DATA_HOME") + QStringLiteral("/lecture-7.json");
  QDir().mkpath(QFileInfo(path).path());
  w.window->files()->saveTo(path);
  w.document().make(edit::SetMsl{Duration(15s)});
  w.window->close();
}

inline void eightLanes(Window w) {
  std::vector<RebindQuery> queries = standardQueries(*w.document().trace());
  for (int bits = 1; queries.size() < 8; ++bits) {
    RebindQuery query = queries.front();
    query.oldOptions = {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
    queries.push_back(query);
  }
  w.window->workspace()->verdict()->verdict()->lanes()->setQueries(queries);
}

}  // namespace screens

}  // namespace linger
