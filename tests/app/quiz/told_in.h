#pragma once

#include <QAccessible>
#include <QLabel>
#include <QPlainTextEdit>
#include <functional>

#include "app/quiz/question_card.h"
#include "tests/app/window/window_fixture.h"

// What can be read and heard in a window, and playing on in it.

namespace linger {

/// Plays until something stops it, at most a minute on the wall.
inline void playOn(const WindowFixture& fixture) {
  fixture.playhead().play();
  for (int i = 0; i < 600 && fixture.playhead().isPlaying(); ++i) fixture.playhead().advance(0.1);
}

/// Where these words can be read or heard in what is shown of the window; empty if nowhere. The
/// question and its choices may say everything.
inline QString toldIn(QObject& object, const QString& word) {
  QAccessibleInterface* item = QAccessible::queryAccessibleInterface(&object);
  std::function<QString(QAccessibleInterface*, int)> search = [&](QAccessibleInterface* now,
                                                                  int depth) -> QString {
    if (!now || depth > 30 || now->state().invisible) return {};
    if (qobject_cast<QuestionCard*>(now->object())) return {};
    const auto* widget = qobject_cast<QWidget*>(now->object());
    QStringList said;
    for (const auto kind :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help}) {
      said << now->text(kind);
    }
    if (widget) said << widget->toolTip();
    if (const auto* label = qobject_cast<const QLabel*>(widget)) said << label->text();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget)) said << text->toPlainText();
    for (const QString& words : said) {
      if (words.contains(word)) return words;
    }
    for (int i = 0; i < now->childCount(); ++i) {
      if (const QString found = search(now->child(i), depth + 1); !found.isEmpty()) return found;
    }
    return {};
  };
  return search(item, 0);
}

}  // namespace linger
