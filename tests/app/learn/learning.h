#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/course/posed_step.h"
#include "app/document/words.h"
#include "app/learn/learn_dialog.h"

namespace linger {

template <typename Control>
std::vector<Control*> shown(const QWidget& widget) {
  std::vector<Control*> controls;
  for (auto* control : widget.findChildren<Control*>()) {
    if (control->isVisible()) controls.push_back(control);
  }
  return controls;
}

/// What a screen reader can read of the item, but for what `without` holds.
inline QString everything(QAccessibleInterface* item, const QWidget* without = nullptr) {
  if (item == nullptr || item->state().invisible) return {};
  if (without != nullptr && item->object() == without) return {};
  QString text;
  for (const auto kind :
       {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help}) {
    text += item->text(kind) + u'\n';
  }
  for (int i = 0; i < item->childCount(); ++i) text += everything(item->child(i), without);
  return text;
}

/// What stands on the widget to be read by eye, an accessible name or not.
inline QString writtenOn(const QWidget& widget) {
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) return label->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return button->text();
  if (const auto* field = qobject_cast<const QLineEdit*>(&widget)) {
    return field->text() + u'\n' + field->placeholderText();
  }
  const auto* choice = qobject_cast<const QComboBox*>(&widget);
  return choice ? choice->currentText() + u'\n' + choice->placeholderText() : QString();
}

/// Everything that can be read on the widget, by eye or by a screen reader, but for `without`.
inline QString everythingOn(QWidget& widget, const QWidget* without = nullptr) {
  QString text = everything(QAccessible::queryAccessibleInterface(&widget), without);
  text += widget.windowTitle() + u'\n';
  for (QWidget* one : shown<QWidget>(widget)) {
    if (without != nullptr && (one == without || without->isAncestorOf(one))) continue;
    for (const QString& words : {writtenOn(*one), one->toolTip(), one->whatsThis()}) {
      text += words + u'\n';
    }
  }
  return text;
}

/// Puts an answer into the form as hands would.
inline void put(AnswerForm& form, LessonPlayer& player, const Answer& answer) {
  if (const auto* edits = std::get_if<answer::Edits>(&answer)) {
    for (const Edit& edit : edits->made) player.make(edit);
    return;
  }
  if (const auto* instant = std::get_if<answer::Instant>(&answer)) {
    shown<QLineEdit>(form).front()->setText(instantText(instant->at));
    return;
  }
  if (const auto* reactions = std::get_if<answer::Reactions>(&answer)) {
    const auto choices = shown<QComboBox>(form);
    for (std::size_t i = 0; i < reactions->turns.size(); ++i) {
      QComboBox& state = *choices[2 * i];
      state.setCurrentIndex(state.findData(int(reactions->turns[i].after)));
      choices[2 * i + 1]->setCurrentText(replyWords(reactions->turns[i].reply));
    }
    return;
  }
  const QString words = wordsOf(player.asked(), answer, false);
  for (QRadioButton* button : shown<QRadioButton>(form)) {
    if (button->text() == words || button->text().endsWith(QStringLiteral(" · ") + words))
      button->click();
  }
}

/// A test that learns as a person does, with progress of its own.
class Learning : public QObject {
 protected:
  void begin() {
    folder_ = std::make_unique<QTemporaryDir>();
    dialog_ = make();
  }
  std::unique_ptr<LearnDialog> make(bool isChinese = false) const {
    auto dialog =
        std::make_unique<LearnDialog>(Look::Light, isChinese, path(), folder_->filePath("lessons"));
    dialog->show();
    return dialog;
  }
  void openStep(const QString& lesson, const char* step) {
    dialog_->openLesson(lesson, 0);
    while (player().step().id != step) player().next();
  }
  void undo() {
    for (QPushButton* button : shown<QPushButton>(*pane().form())) {
      if (button->text() == "&Undo") return button->click();
    }
  }
  QString path() const { return folder_->filePath("kept/progress.json"); }
  LessonPlayer& player() { return dialog_->player(); }
  PlayerPane& pane() { return *dialog_->pane(); }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<LearnDialog> dialog_;
};

}  // namespace linger
