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
#include "app/files/pcapng_writer.h"
#include "app/files/scenario_library.h"
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
    MachineView* view = w.window->machine();
    view->field()->setText(QString::fromLatin1(port));
    QTest::keyClick(view->field(), Qt::Key_Return);
    const auto isRead = [&] {
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

/// The same load, so small that it is counted exactly at once; with one of its tabs.
inline auto smallLoad(int tab) {
  return [tab](Window w) {
    const SimTime at = w.playhead().at();
    LoadFigures figures = figuresOf(w.document().scenario());
    figures.rate /= 120;
    figures.ports /= 120;
    w.document().replaceScenario(withFigures(w.document().scenario(), figures), {});
    w.playhead().seek(at);
    auto* tabs = w.window->workspace()->load()->findChild<QTabWidget*>();
    tabs->setCurrentIndex(tabs->count() - 2 + tab);
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
  std::vector<RebindQuestion> questions = standardQuestions(*w.document().trace());
  for (int bits = 1; questions.size() < 8; ++bits) {
    RebindQuestion question = questions.front();
    question.oldOptions = {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
    questions.push_back(question);
  }
  w.window->workspace()->verdict()->verdict()->lanes()->setQuestions(questions);
}

}  // namespace screens

inline const std::vector<Screen>& everyScreen() {
  using namespace screens;
  static const std::vector<Screen> kAll{
      {"start", "restart", 0ms},
      {"why", "restart", 2026ms, tab(0)},
      {"why-end", "restart", 90s, tab(0)},
      {"code-python", "restart", 2026ms, code(Language::Python)},
      {"code-c", "restart", 2026ms, code(Language::C)},
      {"code-java", "restart", 2026ms, code(Language::Java)},
      {"code-go", "restart", 2026ms, code(Language::Go)},
      {"terminal-program", "restart", 2026ms, terminal(Command::Program)},
      {"terminal-ss", "restart", 2026ms, terminal(Command::Ss)},
      {"terminal-netstat", "restart", 2026ms, terminal(Command::Netstat)},
      {"terminal-tcpdump", "restart", 2026ms, terminal(Command::Tcpdump)},
      {"events", "restart", 2026ms, tab(3)},
      {"events-filtered", "restart", 2026ms, events("FIN")},
      {"events-none", "restart", 2026ms, events("no such word")},
      {"edits-none", "restart", 2026ms, tab(4)},
      {"edits", "restart", 2026ms, threeEdits},
      {"systems", "restart", 2026ms, tab(5)},
      {"systems-chosen", "restart", 2026ms, chooseCell},
      {"states", "restart", 2026ms, [](Window w) { w.window->showTab(6); }},
      {"segment-picked", "restart", 110ms, pickSegment},
      {"no-future", "restart", 110ms, action("show-future")},
      {"reduced-motion", "restart", 2026ms, action("reduced-motion")},
      {"compare", "restart", 2026ms, compare},
      {"compare-systems", "restart", 30s, action("compare")},
      {"present", "restart", 2026ms, presenting(nothing)},
      {"present-start", "restart", 0ms, presenting(nothing)},
      {"present-compare", "restart", 2026ms, presenting(compare)},
      {"present-question", "restart", 0ms, presenting(screens::ask)},
      {"present-blank", "restart", 2026ms, presenting(action("blank"))},
      {"question", "restart", 0ms, screens::ask},
      {"question-wrong", "restart", 0ms, screens::answer(0)},
      {"question-right", "restart", 0ms, screens::answer(1)},
      {"present-pane", "restart", 2026ms,
       [](Window w) {
         presenting(nothing)(w);
         w.trigger("why");
       }},
      {"first-start", "restart", 0ms, firstStart},
      {"first-answered", "restart", 0ms, firstAnswered},
      {"question-next", "restart", 0ms, betweenQuestions},
      {"question-veil", "restart", 0ms,
       [](Window w) {
         w.window->showTab(3);
         screens::ask(w);
       }},
      {"trying", "restart", 10s, action("keep-trying")},
      {"trying-end", "restart", 10s,
       [](Window w) {
         w.trigger("keep-trying");
         w.playhead().toEnd();
       }},
      {"trying-in-vain", "close-wait-leak", 2s, action("keep-trying")},
      {"eight-lanes", "restart", 2026ms, eightLanes},
      {"editor-step", "restart", 2026ms, editing(PartKind::Step, "hosts[1].programs[0].steps[0]")},
      {"editor-host", "restart", 2026ms, editing(PartKind::Host, "hosts[1]")},
      {"editor-program", "restart", 2026ms, editing(PartKind::Program, "hosts[1].programs[0]")},
      {"editor-scene", "restart", 2026ms, editing(PartKind::Scene, "")},
      {"editor-run", "restart", 2026ms, editing(PartKind::Run, "")},
      {"editor-new", "restart", 0ms, action("new")},
      {"editor-add", "restart", 0ms,
       [](Window w) {
         w.window->setEditing(true);
         w.trigger("add-part");
       }},
      {"script", "restart", 0ms, opened("tests/packetdrill/active-close.pkt")},
      {"capture", "restart", 0ms, capture("refused")},
      {"script-fails", "restart", 0ms,
       script("wrong.pkt",
              "0.000 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n"
              "+0 bind(3, ..., ...) = 0\n+0 listen(3, 1) = 0\n"
              "+0 < S 0:0(0) win 32792 <mss 1000>\n+0 > R. 0:0(0) ack 1 <...>\n")},
      {"script-bad", "restart", 0ms, script("bad.pkt", "0.000 nonsense\n")},
      {"bad-file", "restart", 0ms,
       script("bad.json", "{\"format\": \"linger-scenario/1\", \"name\": 3, \"hosts\": []}")},
      {"missing-file", "restart", 0ms,
       [](Window w) { w.window->openScenario(QStringLiteral("/home/teacher/no-such.json")); }},
      {"recovery", "restart", 0ms, offerUnsaved},
      {"ports", "ports-run-out", 2s},
      {"ports-start", "ports-run-out", 300ms},
      {"one-machine", "one-machine", 500ms},
      {"udp", "udp-rebind", 500ms},
      {"refused", "refused", 500ms},
      {"both-close", "both-close-at-once", 200ms},
      {"table-full", "time-wait-table-full", 5s},
      {"leak", "close-wait-leak", 5s},
      {"orphan", "orphan-fin-wait-2", 30s},
      {"load", "ports-past-the-limit", 72s, smallLoad(0)},
      {"load-coarse", "ports-past-the-limit", 72s},
      {"load-table", "ports-past-the-limit", 72s, smallLoad(1)},
      {"load-binds", "fleet-bind-before-connect", 50s, smallLoad(0)},
      {"load-story", "ports-past-the-limit", 0ms, failedCaller},
      {"present-load", "ports-past-the-limit", 72s, presenting(smallLoad(0))},
      {"gallery", "restart", 0ms, action("gallery")},
      {"lessons", "restart", 0ms, action("lessons")},
      {"class-votes", "restart", 0ms, classAt("who-waits", "side", 0)},
      {"class-told", "restart", 0ms, classAt("who-waits", "side", 2)},
      {"class-compared", "restart", 0ms, classAt("who-waits", "side-again", 2)},
      {"class-ten-choices", "restart", 0ms, classAt("four-segments", "first", 0)},
      {"class-goal", "restart", 0ms, classAt("who-waits", "both", 1)},
      {"class-read", "restart", 0ms, classAt("who-waits", "before", 0)},
      {"lesson-editor", "restart", 0ms, lessonEditor(StepShape::Choose)},
      {"lesson-editor-wrong", "restart", 0ms, lessonEditor(StepShape::Reflect)},
      {"guide", "restart", 0ms, action("guide")},
      {"gallery-search", "restart", 0ms, typed("gallery", "forged")},
      {"gallery-loads", "restart", 0ms, typed("gallery", "many connections")},
      {"gallery-none", "restart", 0ms, typed("gallery", "no such scene")},
      {"palette", "restart", 0ms, action("palette")},
      {"palette-search", "restart", 0ms, typed("palette", "dr")},
      {"explore", "why-2msl", 0ms, action("explore")},
      {"keys", "restart", 0ms, action("keys")},
      {"this-machine", "restart", 0ms, machine("")},
      {"this-machine-port", "restart", 0ms, machine("8080")},
      {"about", "restart", 0ms, action("about")},
      {"picker", "restart", 0ms, press("Socket options…")},
      {"more-fields", "restart", 0ms, press("More settings…")},
      {"unsaved", "restart", 0ms, closeUnsaved},
      {"open", "restart", 0ms, action("open")},
      {"save-picture", "restart", 0ms, action("save-picture")},
      {"print", "restart", 0ms, action("print")},
      {"scenarios-list", "restart", 0ms, combo(0)},
      {"menu-file", "restart", 0ms, menu(0)},
      {"menu-changes", "restart", 0ms, menu(1)},
      {"menu-run", "restart", 0ms, menu(2)},
      {"menu-segment", "restart", 0ms, menu(3)},
      {"menu-server", "restart", 0ms, menu(4)},
      {"menu-view", "restart", 0ms, menu(6)},
      {"context-segment", "restart", 110ms, contextMenu(0.5)},
      {"context-host", "restart", 110ms, contextMenu(0.97)},
  };
  return kAll;
}

}  // namespace linger
