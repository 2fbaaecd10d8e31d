#pragma once

#include <QListWidget>
#include <QTemporaryDir>

#include "app/course/lesson_library.h"
#include "app/learn/class/class_view.h"
#include "app/learn/editor/lesson_editor.h"
#include "app/learn/editor/step_shape.h"
#include "app/learn/learn_dialog.h"
#include "app/learn/progress_dialog.h"
#include "tests/app/window/every_screen.h"

namespace linger::screens {

inline Look lookOf(const WindowFixture& fixture) {
  const bool isDark = fixture.window->themeChoice() == WindowCommands::ThemeChoice::Dark;
  return isDark ? Look::Dark : Look::Light;
}

/// A lesson before a class at a step, with some votes, after so many further presses on a clicker.
inline auto classAt(const char* name, const char* step, int presses) {
  return [name, step, presses](const WindowFixture& w) {
    ClassView view(loadLesson(QString::fromLatin1(name)).value->lesson, lookOf(w), false,
                   w.window.get());
    view.setWindowState(Qt::WindowNoState);
    view.resize(w.window->size());
    const auto vote = [&] {
      for (std::size_t i = 0; i < view.lesson().choices().size(); ++i) {
        view.lesson().setVotes(i, 3 + int(7 * i) % 12);
      }
    };
    while (view.lesson().step().id != step) {
      vote();
      view.lesson().goOn();
    }
    vote();
    for (int i = 0; i < presses; ++i) view.lesson().goOn();
    view.picture()->finish();
    view.exec();
  };
}

/// Learn at a step of a lesson; `does` answers it, or not.
template <typename Does>
auto learnAt(const char* name, const char* step, const Does& does) {
  return [name, step, does](const WindowFixture& w) {
    const QTemporaryDir folder;
    LearnDialog dialog(lookOf(w), false, folder.filePath("progress.json"), folder.path(),
                       w.window.get());
    dialog.openLesson(QString::fromLatin1(name), 0);
    while (dialog.player().step().id != step) dialog.player().next();
    does(dialog.player());
    dialog.pane()->picture()->finish();
    dialog.exec();
  };
}
inline void answerNothing(LessonPlayer&) {}
inline void answerRight(LessonPlayer& player) {
  player.commit(*player.asked().right, 0);
}
inline void answerHalfRight(LessonPlayer& player) {
  const auto& task = std::get<task::NameInstant>(player.step().task);
  const SimTime right = std::get<answer::Instant>(*player.asked().right).at;
  player.commit(answer::Instant{right + task.partly}, 0);
}
inline void tryAnEdit(LessonPlayer& player) {
  player.make(edit::SetMsl{Duration(0)});
  player.commit(answer::Edits{player.edits()}, 0);
}

/// The editor of lessons, at a new step of that kind.
inline auto lessonEditor(StepShape shape) {
  return [shape](const WindowFixture& w) {
    LessonEditor editor(lookOf(w), false, QDir::tempPath(), w.window.get());
    JsonValue lesson = editor.draft().json();
    JsonValue step = newStep(lesson);
    setShape(step, shape);
    JsonValue steps = *lesson.find("steps");
    steps.items.push_back(step);
    editor.draft().open(lesson.set("steps", steps));
    editor.steps()->setCurrentRow(2);
    editor.exec();
  };
}

/// What a learner has done, and the file that keeps it.
inline auto myProgress() {
  return [](const WindowFixture& w) {
    ProgressStore store(Progress::defaultPath());
    const LessonShelf shelf(LessonShelf::usualFolder());
    ProgressDialog dialog(store, shelf, w.window.get());
    dialog.exec();
  };
}

}  // namespace linger::screens
