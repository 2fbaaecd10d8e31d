#pragma once

#include <QWidget>
#include <functional>
#include <optional>

#include "app/learn/player/lesson_player.h"

class QVBoxLayout;

namespace linger {

/// The controls with which a step is answered, made anew for each: choices, an instant typed or put
/// on a time axis, the state and reply for each segment, or edits of the scene.
class AnswerForm : public QWidget {
  Q_OBJECT

 public:
  /// The player outlives it.
  explicit AnswerForm(LessonPlayer& player, bool isChinese, QWidget* parent = nullptr);

  /// Makes the controls for the player's step, or takes them away once it is told.
  void fill();
  /// The first control takes the focus.
  void focusFirst();
  /// What the controls say; none while something is missing.
  std::optional<Answer> answer() const;

 signals:
  void changed();

 private:
  void clear();
  void addOffered();
  void addInstant();
  void addTurns();
  void addEdits();

  LessonPlayer& player_;
  bool isChinese_;
  QVBoxLayout* layout_;
  QWidget* content_ = nullptr;
  std::function<std::optional<Answer>()> read_;
};

}  // namespace linger
