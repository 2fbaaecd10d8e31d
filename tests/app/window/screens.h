#pragma once

#include <vector>

#include "tests/app/window/screen_steps.h"

namespace linger {

/// Every pane, dialog and mode that a person can have before him.
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
      {"lesson-choices", "restart", 0ms, learnAt("four-segments", "half-state", answerNothing)},
      {"lesson-instant", "restart", 0ms, learnAt("how-long", "other-timer", answerNothing)},
      {"lesson-half-right", "restart", 0ms, learnAt("how-long", "other-timer", answerHalfRight)},
      {"lesson-turns", "restart", 0ms, learnAt("who-waits", "be-server", answerNothing)},
      {"lesson-turns-told", "restart", 0ms, learnAt("who-waits", "be-server", answerRight)},
      {"lesson-goal-tried", "restart", 0ms, learnAt("so-reuseaddr", "both", tryAnEdit)},
      {"class-votes", "restart", 0ms, classAt("who-waits", "side", 0)},
      {"class-told", "restart", 0ms, classAt("who-waits", "side", 2)},
      {"class-compared", "restart", 0ms, classAt("who-waits", "side-again", 2)},
      {"class-ten-choices", "restart", 0ms, classAt("four-segments", "first", 0)},
      {"class-goal", "restart", 0ms, classAt("who-waits", "both", 1)},
      {"class-read", "restart", 0ms, classAt("who-waits", "before", 0)},
      {"lesson-editor", "restart", 0ms, lessonEditor(StepShape::Choose)},
      {"lesson-editor-goal", "restart", 0ms, lessonEditor(StepShape::Reach)},
      {"lesson-editor-tcp", "restart", 0ms, lessonEditor(StepShape::BeTcp)},
      {"class-tcp", "restart", 0ms, classAt("who-waits", "be-server", 0)},
      {"my-progress", "restart", 0ms, myProgress()},
      {"lesson-editor-wrong", "restart", 0ms, lessonEditor(StepShape::Reflect)},
      {"guide", "restart", 0ms, action("guide")},
      {"gallery-search", "restart", 0ms, typed("gallery", "forged")},
      {"gallery-loads", "restart", 0ms, typed("gallery", "second destination")},
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
