#pragma once

#include <QObject>
#include <optional>
#include <set>

#include "app/document/playhead.h"
#include "app/lesson/posed_question.h"

namespace linger {

/// Asks the scene's questions: playing pauses at each, once, until it has been answered. What was
/// chosen stays chosen; the answer is told only then.
class Quiz : public QObject {
  Q_OBJECT

 public:
  enum class Phase { Silent, Asking, Told };

  Quiz(const Document& document, Playhead& playhead, QObject* parent = nullptr);

  Phase phase() const { return phase_; }
  /// The question that is asked or told; nothing of it holds while the quiz is silent.
  const PosedQuestion& question() const { return posed_; }
  /// The choice that was made; none when the answer was asked for without one.
  std::optional<int> chosen() const { return chosen_; }
  bool isRight() const { return chosen_ == posed_.right; }
  SimTime askedAt() const { return at_; }
  /// Whether the scene's questions are asked at all.
  bool isOn() const { return on_; }

 public slots:
  void setOn(bool on);
  /// Commits to a choice, and tells the answer. Nothing while none is asked.
  void choose(int index);
  /// Tells the answer without a choice.
  void tell();
  /// Ends the question, and plays on.
  void goOn();

 signals:
  void changed();
  void onChanged(bool on);

 private:
  void begin();
  void takeTrace();
  void takePlayhead(SimTime at);
  void setStop();
  void ask(std::size_t index);
  void end();

  const Document& document_;
  Playhead& playhead_;
  SceneWords words_;
  Explanations explanations_;
  std::set<std::size_t> asked_;  ///< Indices into Scenario::questions.
  PosedQuestion posed_;
  std::optional<int> chosen_;
  SimTime at_;
  Phase phase_ = Phase::Silent;
  bool on_ = true;
};

}  // namespace linger
