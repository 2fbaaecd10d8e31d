// The rows of the Run menu: the playhead, and edits of the whole scene.

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "app/actions/action_row.h"
#include "app/document/words.h"
#include "model/sim/closing_steps.h"
#include "model/sim/keep_trying.h"
#include "model/sim/load.h"
#include "model/sim/server_program.h"
#include "model/trace/restarts.h"
#include "model/trace/works_from.h"

namespace linger {
namespace {

constexpr std::array kTrueFactors{1.0, 2.0, 5.0, 10.0, 30.0, 60.0};
constexpr std::array kClassFactors{0.25, 0.5, 1.0, 2.0, 4.0};

/// The pace before or after the present one on its own scale.
template <std::size_t N>
double neighbour(const std::array<double, N>& factors, double now, bool faster) {
  if (faster) {
    const auto next = std::ranges::upper_bound(factors, now);
    return next == factors.end() ? factors.back() : *next;
  }
  const auto here = std::ranges::lower_bound(factors, now);
  return here == factors.begin() ? factors.front() : *std::prev(here);
}

void changePace(AppContext& s, bool faster) {
  Pace pace = s.playhead.pace();
  pace.factor = pace.trueTime ? neighbour(kTrueFactors, pace.factor, faster)
                              : neighbour(kClassFactors, pace.factor, faster);
  s.playhead.setPace(pace);
}

/// A clicker's key on a blank screen brings the picture back, and does no more: nobody saw a step.
bool wakes(AppContext& s) {
  if (!s.window.isBlank()) return false;
  s.window.setBlank(false);
  return true;
}

bool hasServer(const AppContext& s) {
  return serverProgram(s.document.scenario()).has_value();
}

Closer otherCloser(const Scenario& scenario) {
  return whoClosesFirst(scenario) == Closer::Server ? Closer::Client : Closer::Server;
}

bool canSwapCloser(const AppContext& s) {
  const Scenario& scenario = s.document.scenario();
  return canCloseFirst(scenario, otherCloser(scenario));
}

bool canCloseAtOnce(const AppContext& s) {
  return canCloseFirst(s.document.scenario(), Closer::Both);
}

/// When a restart of the server as it is works, seen from the playhead; none at that instant.
std::optional<SimTime> worksAgain(const AppContext& s) {
  if (s.quiz.horizon()) return std::nullopt;  // It would answer a question.
  const Trace& trace = *s.document.trace();
  if (!trace.server) return std::nullopt;
  const RebindQuery query{*trace.server, trace.server->options, std::nullopt};
  const auto works = worksFrom(restartVerdicts(trace, query), s.playhead.at());
  return works == s.playhead.at() ? std::nullopt : works;
}

struct RunActions {
  Q_DECLARE_TR_FUNCTIONS(RunActions)
};

/// At an instant at which the server is started already, nothing else would answer the key.
void restartNow(AppContext& s) {
  const std::vector<EditStep> before = s.document.edits();
  if (!s.document.make(edit::Restart{s.playhead.at()}) || s.document.edits() != before) return;
  s.window.tell(RunActions::tr("The server is started at %1 already. Restart it at another time.")
                    .arg(instantText(s.playhead.at())));
}

/// What people do by hand; the window says how it ends, and offers to go there.
void keepTrying(AppContext& s) {
  const edit::KeepTrying tries{s.playhead.at()};
  if (!s.document.make(tries)) return;
  const Tries outcome = outcomeOf(s.document.scenario(), *s.document.trace(), tries);
  if (!outcome.worked) {
    s.window.tell(
        RunActions::tr("Tried every second for five minutes: in this scene it never "
                       "works. The first %n tries are shown.",
                       nullptr, outcome.count));
    return;
  }
  const QString told = RunActions::tr("Tried every second: try %1, at %2, gets the port.")
                           .arg(outcome.count)
                           .arg(instantText(*outcome.worked));
  if (*outcome.worked == s.playhead.at()) return s.window.tell(told);
  const auto goThere = [&s, at = *outcome.worked] { s.playhead.seek(at); };
  s.window.tell(told, RunActions::tr("Go there"), goThere);
}

/// Where the scene has none, nothing else would show that they are on.
void toggleQuestions(AppContext& s) {
  s.quiz.setOn(!s.quiz.isOn());
  if (s.quiz.isOn() && s.document.scenario().questions.empty()) {
    s.window.tell(RunActions::tr("Questions are on. This scene has none."));
  }
}

void swapCloser(AppContext& s) {
  s.document.make(edit::CloseFirst{otherCloser(s.document.scenario())});
}

/// Whether every run of the server sets it.
bool setsReuse(const Scenario& scenario) {
  const auto server = serverProgram(scenario);
  if (!server) return false;
  return std::ranges::all_of(programsAtPortOf(scenario, *server), [&](std::size_t program) {
    return portRequestOf(scenario, server->host, program)->options.reuseAddr;
  });
}

bool serverReuses(const AppContext& s) {
  return setsReuse(s.document.scenario());
}

/// Takes the edit back where that is enough; else the program has to set the contrary.
void toggleReuse(AppContext& s) {
  const bool wanted = !serverReuses(s);
  const std::vector<EditStep>& edits = s.document.edits();
  const auto made = std::ranges::find_if(edits, [](const EditStep& step) {
    return std::holds_alternative<edit::SetReuseAddr>(step.edit);
  });
  if (made != edits.end()) {
    const auto index = made - edits.begin();
    EditedScenario without = s.document.edited();
    without.edits.erase(without.edits.begin() + index);
    if (setsReuse(scenarioOf(without)) == wanted) {
      s.document.remove(static_cast<std::size_t>(index));
      return;
    }
  }
  s.document.make(edit::SetReuseAddr{wanted});
}

const std::array kRun{
    ActionRow{"play", Menu::Run, QT_TRANSLATE_NOOP("Actions", "&Play or pause"), "Space",
              [](AppContext& s) {
                if (!wakes(s)) s.playhead.togglePlaying();
              },
              nullptr, [](const AppContext& s) { return s.playhead.isPlaying(); }},
    ActionRow{"next", Menu::Run, QT_TRANSLATE_NOOP("Actions", "&Next event"), "Right PgDown",
              [](AppContext& s) {
                if (!wakes(s)) s.playhead.stepForward();
              },
              [](const AppContext& s) { return !s.playhead.isAtEnd(); }},
    ActionRow{"previous", Menu::Run, QT_TRANSLATE_NOOP("Actions", "P&revious event"), "Left PgUp",
              [](AppContext& s) {
                if (!wakes(s)) s.playhead.stepBackward();
              },
              [](const AppContext& s) { return s.playhead.at() > kSimStart; }},
    ActionRow{"start", Menu::Run, QT_TRANSLATE_NOOP("Actions", "Go to the &start"), "Home",
              [](AppContext& s) { s.playhead.toStart(); },
              [](const AppContext& s) { return s.playhead.at() > kSimStart; }},
    ActionRow{"end", Menu::Run, QT_TRANSLATE_NOOP("Actions", "Go to the &end"), "End",
              [](AppContext& s) { s.playhead.toEnd(); },
              [](const AppContext& s) { return !s.playhead.isAtEnd(); }},
    ActionRow{"works-again", Menu::Run, QT_TRANSLATE_NOOP("Actions", "Go to when a restart &works"),
              "W",
              [](AppContext& s) {
                if (const auto at = worksAgain(s)) s.playhead.seek(*at);
              },
              [](const AppContext& s) { return worksAgain(s).has_value(); }},
    ActionRow{"class-pace", Menu::Run, QT_TRANSLATE_NOOP("Actions", "T&eaching speed"), "T",
              [](AppContext& s) {
                s.playhead.setPace({!s.playhead.pace().trueTime, 1.0});
              },
              nullptr, [](const AppContext& s) { return !s.playhead.pace().trueTime; }, true},
    ActionRow{"faster", Menu::Run, QT_TRANSLATE_NOOP("Actions", "Fas&ter"), "]",
              [](AppContext& s) { changePace(s, true); }},
    ActionRow{"slower", Menu::Run, QT_TRANSLATE_NOOP("Actions", "S&lower"), "[",
              [](AppContext& s) { changePace(s, false); }},
    ActionRow{"ask-questions", Menu::Run,
              QT_TRANSLATE_NOOP("Actions", "Ask the scene's &questions"), "Q", toggleQuestions,
              nullptr, [](const AppContext& s) { return s.quiz.isOn(); }, true},
    ActionRow{"on-kernel", Menu::Run, QT_TRANSLATE_NOOP("Actions", "On this machine's &kernel"),
              "Ctrl+Shift+R", [](AppContext& s) { s.window.playOnKernel(); },
              [](const AppContext& s) { return s.document.isEditable() && !s.quiz.horizon(); },
              nullptr, true},
    editing(ActionRow{"restart", Menu::Run, QT_TRANSLATE_NOOP("Actions", "Rest&art the server now"),
                      "R", restartNow, hasServer, nullptr, true}),
    editing(ActionRow{"keep-trying", Menu::Run,
                      QT_TRANSLATE_NOOP("Actions", "Retr&y every second until it works"), "Shift+R",
                      keepTrying, hasServer}),
    editing(ActionRow{"reuseaddr", Menu::Run,
                      QT_TRANSLATE_NOOP("Actions", "The server sets SO_REUSEADD&R"), "O",
                      toggleReuse, hasServer, serverReuses}),
    editing(ActionRow{"swap-closer", Menu::Run,
                      QT_TRANSLATE_NOOP("Actions", "S&wap who closes first"), "X", swapCloser,
                      canSwapCloser}),
    editing(ActionRow{
        "both-close", Menu::Run, QT_TRANSLATE_NOOP("Actions", "&Both close at once"), "Shift+X",
        [](AppContext& s) { s.document.make(edit::CloseFirst{Closer::Both}); }, canCloseAtOnce}),
    ActionRow{"failed-caller", Menu::Run,
              QT_TRANSLATE_NOOP("Actions", "Story of a caller that &failed"), "S",
              [](AppContext& s) { s.window.showFailedCaller(); },
              [](const AppContext& s) { return s.window.hasFailedCaller(); }, nullptr, true},
    ActionRow{"back-to-load", Menu::Run, QT_TRANSLATE_NOOP("Actions", "Back to the load's c&hart"),
              "Shift+S", [](AppContext& s) { s.document.showLoad(); },
              [](const AppContext& s) { return s.document.caller().has_value(); }},
    ActionRow{"explore", Menu::Run, QT_TRANSLATE_NOOP("Actions", "What &can go wrong…"), "G",
              [](AppContext& s) { s.window.showExplore(); },
              [](const AppContext& s) {
                return s.document.isEditable() && !isFleet(s.document.scenario());
              },
              nullptr, true},
};

}  // namespace

std::span<const ActionRow> runRows() {
  return kRun;
}

}  // namespace linger
