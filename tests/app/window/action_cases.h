#pragma once

#include <QClipboard>
#include <functional>
#include <vector>

#include "app/editor/editor_pane.h"
#include "app/load/counting.h"
#include "app/load/load_view.h"
#include "app/machine/kernel_run_dialog.h"
#include "app/widgets/notice_bar.h"
#include "model/sim/server_program.h"
#include "model/trace/rebind.h"
#include "tests/app/window/window_fixture.h"
#include "tests/model/fleet/loads.h"

namespace linger {

/// What one action does, beginning with the first story, paused at its start.
struct ActionCase {
  enum class Kind {
    Change,  ///< Changes the scenario, as one undo step with a name.
    Show,    ///< Changes what is shown, or the undo stack itself.
    Ask,     ///< Opens a dialog of the class that `dialog` names.
  };
  using Window = const WindowFixture&;

  const char* id;
  Kind kind;
  std::function<void(Window)> prepare;
  std::function<bool(Window)> isDone;
  const char* dialog = "";
};

namespace cases {

using Window = ActionCase::Window;
using Kind = ActionCase::Kind;

inline void nothing(Window) {}

inline void pickOne(Window w) {
  const TracePointer trace = w.document().trace();
  w.window->selection().pickSegment(*trace, trace->segments[1].id);
}

inline void dropOne(Window w) {
  pickOne(w);
  w.document().make(edit::SetImpairment{*w.window->selection().segment(),
                                        Impairment{Impairment::Kind::Drop, {}}});
}

/// A load of which some callers fail, so small that it is counted at once.
inline void openFullLoad(Window w) {
  Scenario scenario = loadOf(2, 60s);
  scenario.hosts.front().tuning.ports = PortRange{50000, 50019};
  w.document().open(scenario);
}

constexpr auto kSecondStep = "hosts[0].programs[0].before[1]";
constexpr auto kThirdStep = "hosts[0].programs[0].before[2]";

inline void editSecondStep(Window w) {
  w.window->setEditing(true);
  w.window->workspace()->editor()->choose({PartKind::BeforeStep, kSecondStep});
}

/// What the client did before the story: it connected, sent and received.
inline const std::vector<Step>& stepsBefore(Window w) {
  return w.document().scenario().hosts[0].programs[0].setup;
}

inline std::function<void(Window)> at(SimTime instant) {
  return [instant](Window w) { w.playhead().seek(instant); };
}

inline std::function<bool(Window)> hasImpairment(std::optional<Impairment::Kind> kind) {
  return [kind](Window w) {
    const auto impairment = impairmentOf(w.document().scenario(), *w.window->selection().segment());
    return impairment ? kind == impairment->kind : !kind;
  };
}

inline std::function<bool(Window)> hostDoes(const char* host, HostEventKind kind,
                                            std::optional<SocketOption> option = {}) {
  return [=](Window w) {
    for (const Host& each : w.document().scenario().hosts) {
      if (each.name != host) continue;
      return std::ranges::any_of(each.events, [&](const HostEvent& event) {
        return event.kind == kind && event.at == kSimStart + 20ms &&
               (!option || (event.option && event.option->option == *option));
      });
    }
    return false;
  };
}

inline void addHost(std::vector<ActionCase>& all, const char* host,
                    const std::array<const char*, 10>& ids) {
  using enum HostEventKind;
  const std::array<std::pair<HostEventKind, std::optional<SocketOption>>, 10> events{{
      {Close, {}},
      {Shutdown, {}},
      {Abort, {}},
      {Kill, {}},
      {PowerOff, {}},
      {PowerOn, {}},
      {SetOption, SocketOption::ReuseAddr},
      {SetOption, SocketOption::ReusePort},
      {SetOption, SocketOption::KeepAlive},
      {SetOption, SocketOption::Linger},
  }};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto come = [host, isOn = events[i].first == PowerOn](Window w) {
      const HostEvent off{kSimStart + 10ms, PowerOff, {}, {}};
      if (isOn) w.document().make(edit::AddHostEvent{host, off});  // Else it is on already.
      w.playhead().seek(kSimStart + 20ms);
    };
    all.push_back({ids[i], Kind::Change, come, hostDoes(host, events[i].first, events[i].second)});
  }
}

inline const Program& serverOf(Window w) {
  const auto place = serverProgram(w.document().scenario());
  return w.document().scenario().hosts[place->host].programs[place->program];
}

inline ActionCase tab(const char* id, int index) {
  return {id, Kind::Show, [index](Window w) { w.window->showTab(index == 0 ? 1 : 0); },
          [index](Window w) { return w.window->tab() == index; }};
}

inline ActionCase theme(const char* id, WindowCommands::ThemeChoice choice) {
  using Choice = WindowCommands::ThemeChoice;
  return {id, Kind::Show,
          [choice](Window w) {
            w.window->setThemeChoice(choice == Choice::Dark ? Choice::Light : Choice::Dark);
          },
          [choice](Window w) { return w.window->themeChoice() == choice; }};
}

inline ActionCase language(const char* id, WindowCommands::Language language) {
  using Language = WindowCommands::Language;
  return {id, Kind::Show,
          [language](Window w) {
            w.window->setLanguage(language == Language::English ? Language::Chinese
                                                                : Language::English);
          },
          [language](Window w) { return w.window->language() == language; }};
}

inline ActionCase dialog(const char* id, const char* name) {
  return {id, Kind::Ask, nothing, nullptr, name};
}

inline void compareWithout(Window w) {
  dropOne(w);
  w.window->comparison().start();
}

inline void addEdits(std::vector<ActionCase>& all) {
  all.insert(
      all.end(),
      {
          {"drop", Kind::Change, pickOne, hasImpairment(Impairment::Kind::Drop)},
          {"delay", Kind::Change, pickOne, hasImpairment(Impairment::Kind::Delay)},
          {"duplicate", Kind::Change, pickOne, hasImpairment(Impairment::Kind::Duplicate)},
          {"restore", Kind::Change, dropOne, hasImpairment(std::nullopt)},
          {"restart", Kind::Change, at(kSimStart + 10s),
           [](Window w) { return serverOf(w).starts.back() == kSimStart + 10s; }},
          {"keep-trying", Kind::Change, at(kSimStart + 10s),
           [](Window w) { return serverOf(w).starts.back() == kSimStart + 61s; }},
          {"reuseaddr", Kind::Change, nothing,
           [](Window w) {
             return std::ranges::find(serverOf(w).options,
                                      OptionSetting{SocketOption::ReuseAddr, 1}) !=
                    serverOf(w).options.end();
           }},
          {"swap-closer", Kind::Change, nothing,
           [](Window w) { return whoClosesFirst(w.document().scenario()) == Closer::Client; }},
          {"both-close", Kind::Change, nothing,
           [](Window w) { return whoClosesFirst(w.document().scenario()) == Closer::Both; }},
          {"copy-part", Kind::Change, editSecondStep,
           [](Window w) { return stepsBefore(w).size() == 4; }},
          {"remove-part", Kind::Change, editSecondStep,
           [](Window w) { return stepsBefore(w)[1].kind == StepKind::Recv; }},
          {"part-up", Kind::Change,
           [](Window w) {
             w.window->setEditing(true);
             w.window->workspace()->editor()->choose({PartKind::BeforeStep, kThirdStep});
           },
           [](Window w) { return stepsBefore(w)[1].kind == StepKind::Recv; }},
          {"part-down", Kind::Change, editSecondStep,
           [](Window w) { return stepsBefore(w)[1].kind == StepKind::Recv; }},
          {"take-out-edits", Kind::Change, dropOne,
           [](Window w) { return w.document().edits().empty(); }},
          {"swap-futures", Kind::Change, compareWithout,
           [](Window w) {
             return w.document().scenario().impairments.empty() && w.window->comparison().isOn();
           }},
          {"keep-other", Kind::Change, compareWithout,
           [](Window w) {
             return w.document().scenario().impairments.empty() && !w.window->comparison().isOn();
           }},
          {"server-close-listener", Kind::Change, at(kSimStart + 20ms),
           hostDoes("server", HostEventKind::CloseListener)},
      });
  addHost(all, "server",
          {"server-close", "server-shutdown", "server-abort", "server-kill", "server-power-off",
           "server-power-on", "server-reuseaddr", "server-reuseport", "server-keepalive",
           "server-linger"});
  addHost(all, "client",
          {"client-close", "client-shutdown", "client-abort", "client-kill", "client-power-off",
           "client-power-on", "client-reuseaddr", "client-reuseport", "client-keepalive",
           "client-linger"});
}

inline void addRun(std::vector<ActionCase>& all) {
  const auto toEnd = [](Window w) { w.playhead().toEnd(); };
  const auto isPicked = [](Window w) { return w.window->selection().segment().has_value(); };
  all.insert(
      all.end(),
      {
          {"play", Kind::Show, nothing, [](Window w) { return w.playhead().isPlaying(); }},
          {"next", Kind::Show, nothing,
           [](Window w) { return w.playhead().at() == kSimStart + 40ms; }},
          {"previous", Kind::Show, toEnd, [](Window w) { return !w.playhead().isAtEnd(); }},
          {"start", Kind::Show, toEnd, [](Window w) { return w.playhead().at() == kSimStart; }},
          {"end", Kind::Show, nothing, [](Window w) { return w.playhead().isAtEnd(); }},
          {"works-again", Kind::Show, at(kSimStart + 3s),
           [](Window w) { return w.playhead().at() == kSimStart + 60s + 240ms; }},
          {"class-pace", Kind::Show, nothing,
           [](Window w) { return w.playhead().pace().trueTime; }},
          {"faster", Kind::Show, nothing, [](Window w) { return w.playhead().pace().factor > 1; }},
          {"slower", Kind::Show, nothing, [](Window w) { return w.playhead().pace().factor < 1; }},
          {"next-segment", Kind::Show, nothing, isPicked},
          {"previous-segment", Kind::Show, nothing, isPicked},
          {"pick-nothing", Kind::Show, pickOne, [isPicked](Window w) { return !isPicked(w); }},
      });
}

inline void addView(std::vector<ActionCase>& all) {
  const auto large = [](Window w) { w.window->setFontScale(1.5); };
  all.insert(
      all.end(),
      {
          {"undo", Kind::Show, dropOne, [](Window w) { return w.document().edits().empty(); }},
          {"redo", Kind::Show,
           [](Window w) {
             dropOne(w);
             w.document().undoStack()->undo();
           },
           [](Window w) { return w.document().edits().size() == 1; }},
          tab("why", 0),
          tab("code", 1),
          tab("terminal", 2),
          tab("events", 3),
          tab("edits", 4),
          tab("systems", 5),
          {"new", Kind::Show, nothing,
           [](Window w) { return w.document().scenario().name == "new-scene"; }},
          {"duplicate-scene", Kind::Show, nothing,
           [](Window w) { return w.document().scenario().name == "restart-copy"; }},
          {"edit-scene", Kind::Show, nothing, [](Window w) { return w.window->isEditing(); }},
          {"add-part", Kind::Show, editSecondStep,
           [](Window) {
             QWidget* menu = QApplication::activePopupWidget();
             return menu && menu->close();
           }},
          {"ask-questions", Kind::Show, [](Window w) { w.window->quiz().setOn(false); },
           [](Window w) { return w.window->quiz().isOn(); }},
          {"show-future", Kind::Show, nothing, [](Window w) { return !w.window->showsFuture(); }},
          {"reduced-motion", Kind::Show, [](Window w) { w.playhead().setReducedMotion(false); },
           [](Window w) { return w.playhead().reducedMotion(); }},
          {"single-keys", Kind::Show, nothing, [](Window w) { return !w.window->singleKeys(); }},
          {"compare", Kind::Show, nothing, [](Window w) { return w.window->comparison().isOn(); }},
          {"present", Kind::Show, nothing, [](Window w) { return w.window->isPresenting(); }},
          {"blank", Kind::Show, nothing, [](Window w) { return w.window->isBlank(); }},
          {"larger", Kind::Show, nothing, [](Window w) { return w.window->fontScale() > 1; }},
          {"smaller", Kind::Show, large, [](Window w) { return w.window->fontScale() < 1.5; }},
          {"normal-size", Kind::Show, large, [](Window w) { return w.window->fontScale() == 1.0; }},
          theme("theme-system", WindowCommands::ThemeChoice::System),
          theme("theme-light", WindowCommands::ThemeChoice::Light),
          theme("theme-dark", WindowCommands::ThemeChoice::Dark),
          language("language-system", WindowCommands::Language::System),
          language("language-english", WindowCommands::Language::English),
          language("language-chinese", WindowCommands::Language::Chinese),
          // Where the kernel cannot be used, the window says why.
          {"on-kernel", Kind::Show, [](Window w) { w.window->notices()->dismiss(); },
           [](Window w) {
             return w.window->findChild<KernelRunDialog*>() ||
                    !w.window->notices()->message().isEmpty();
           }},
          {"failed-caller", Kind::Show, openFullLoad,
           [](Window w) {
             const LoadView* load = w.window->workspace()->load();
             return load && load->counting().recording();
           }},
          {"back-to-load", Kind::Show,
           [](Window w) {
             openFullLoad(w);
             w.document().showCaller(0, shownTrace(w.document().scenario()));
           },
           [](Window w) { return w.document().showsLoad(); }},
          {"copy-picture", Kind::Show, [](Window) { QApplication::clipboard()->clear(); },
           [](Window) { return !QApplication::clipboard()->image().isNull(); }},
          {"quit", Kind::Show, nothing, [](Window w) { return !w.window->isVisible(); }},
      });
}

inline void addDialogs(std::vector<ActionCase>& all) {
  all.insert(all.end(), {
                            dialog("gallery", "linger::Gallery"),
                            dialog("lessons", "linger::LearnDialog"),
                            dialog("palette", "linger::CommandPalette"),
                            dialog("keys", "linger::HelpSheet"),
                            dialog("guide", "linger::GuideDialog"),
                            dialog("explore", "linger::ExploreDialog"),
                            dialog("this-machine", "linger::MachineView"),
                            dialog("about", "QMessageBox"),
                            dialog("open", "QFileDialog"),
                            dialog("save", "QFileDialog"),
                            dialog("save-as", "QFileDialog"),
                            dialog("save-picture", "QFileDialog"),
                            dialog("save-capture", "QFileDialog"),
                            dialog("save-trace", "QFileDialog"),
                            dialog("print", "QPrintDialog"),
                        });
}

}  // namespace cases

/// A case for each row of the table of actions.
inline const std::vector<ActionCase>& actionCases() {
  static const std::vector<ActionCase> kAll = [] {
    std::vector<ActionCase> all;
    cases::addEdits(all);
    cases::addRun(all);
    cases::addView(all);
    cases::addDialogs(all);
    return all;
  }();
  return kAll;
}

}  // namespace linger
