#pragma once

#include <QObject>
#include <optional>
#include <set>

#include "app/document/playhead.h"
#include "app/quiz/first_question.h"

namespace linger {

/// Asks the scene's questions: playing pauses at each, once, until it has been answered. What was
/// chosen stays chosen; the answer is told only then, and of the run no more is known than up to
/// the next question.
class Quiz : public QObject {
  Q_OBJECT

 public:
  enum class Phase {
    Silent,
    Asking,
    Committed,  ///< The run plays on to where it gives the answer itself.
    Told,
  };

  /// Both outlive it.
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
  /// What is asked or told is the question of a first start, which is not the scene's.
  bool asksFirst() const { return firstAnsweredAt_.has_value(); }
  /// What has not happened yet is not to be shown, whatever somebody has chosen.
  bool hidesFuture() const { return asksFirst() && phase_ != Phase::Told; }

  /// The last instant that may be shown; none: the whole run.
  std::optional<SimTime> horizon() const { return horizon_; }
  /// The document's run as far as it may be shown, and then without what its author says of it.
  const RunPointer& known() const { return known_; }
  /// As much of another run beside it.
  TracePointer knownPartOf(const TracePointer& trace) const;

 public slots:
  void setOn(bool on);
  /// At the start of a run with a restart, asks whether that will work, and plays on to it.
  void askFirst();
  /// Commits to a choice, and tells the answer. Nothing while none is asked.
  void choose(int index);
  /// Tells the answer without a choice.
  void tell();
  /// Ends the question, and plays on; a first one is answered by the run.
  void goOn();

 signals:
  void changed();
  void onChanged(bool on);
  /// Another run, or more or less of it, may be shown.
  void knownChanged();

 private:
  void begin();
  void updateFromTrace();
  void updateFromPlayhead(SimTime at);
  void updateStop();
  void setStop();
  void look();
  std::optional<SimTime> nextQuestion() const;
  void ask(std::size_t index);
  void commit();
  void end();

  const Document& document_;
  Playhead& playhead_;
  SceneWords words_;
  std::set<std::size_t> asked_;  ///< Indices into Scenario::questions.
  PosedQuestion posed_;
  std::optional<int> chosen_;
  SimTime at_;
  Phase phase_ = Phase::Silent;
  bool on_ = true;
  std::optional<SimTime> firstAnsweredAt_;  ///< Of the question of a first start.
  RunPointer whole_;                        ///< What `known_` is a part of.
  std::optional<SimTime> horizon_;
  RunPointer known_;
};

}  // namespace linger
