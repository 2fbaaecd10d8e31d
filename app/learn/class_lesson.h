#pragma once

#include <QObject>
#include <map>
#include <optional>

#include "app/learn/class_choices.h"

namespace linger {

/// A lesson before a class, a step at a time: hands are counted for each choice, the class commits
/// to its votes, and only then the run tells what is right. Votes are kept for as long as this is.
class ClassLesson : public QObject {
  Q_OBJECT

 public:
  enum class Phase : std::uint8_t {
    Told,       ///< The step asks nothing.
    Asking,     ///< Hands are counted.
    Committed,  ///< The votes are fixed, the answer is not told yet.
    Revealed,
  };
  static constexpr int kMostVotes = 999;  ///< For one choice.

  ClassLesson(Lesson lesson, bool isChinese, QObject* parent = nullptr);

  const Lesson& lesson() const { return lesson_; }
  int at() const { return at_; }
  int count() const { return int(lesson_.steps.size()); }
  bool isAtEnd() const;
  const LessonStep& step() const { return lesson_.steps[std::size_t(at_)]; }
  const AskedStep& asked() const { return asked_; }
  Phase phase() const { return phaseOf(step()); }

  const std::vector<ClassChoice>& choices() const { return choices_; }
  int votes(std::size_t choice) const;
  int total() const;
  /// Only while hands are counted, and for a choice that there is; brought into 0 to kMostVotes.
  void setVotes(std::size_t choice, int count);
  /// The same by a difference.
  void addVotes(std::size_t choice, int by);
  /// Takes the vote back that was counted last and still stands.
  void undoVote();

  /// How many were right out of how many.
  struct Share {
    int right = 0;
    int total = 0;
    bool operator==(const Share&) const = default;
  };
  struct BeforeAndAfter {
    Share before;
    Share after;
  };
  /// Of a misconception that was voted on before, once this answer is told; else none.
  std::optional<BeforeAndAfter> comparison() const;

  /// What may be shown now: the run up to the step's instant, and all of it once it is told.
  const Trace& shown() const { return shown_; }
  /// Where the run plays on from.
  SimTime playsFrom() const;

  /// The next thing: votes are committed, the answer is told, the next step comes.
  void goOn();
  /// The step before, as it was left.
  void goBack();

 signals:
  void changed();       ///< The step or its phase.
  void votesChanged();  ///< Only the votes.

 private:
  struct Count {
    Phase phase = Phase::Asking;
    std::vector<int> votes;
    std::vector<std::size_t> order;  ///< The choice of each vote that stands, as they came.
    int right = 0;                   ///< Index of the right choice.
  };

  void enter();
  void show();
  Phase phaseOf(const LessonStep& step) const;
  static Share shareOf(const Count& count);

  Lesson lesson_;
  bool isChinese_;
  int at_ = 0;
  AskedStep asked_;
  std::vector<ClassChoice> choices_;
  std::map<std::string, Count> counts_;  ///< By the step's id.
  Trace shown_;
};

}  // namespace linger
