#pragma once

#include <QObject>
#include <map>
#include <optional>

#include "app/learn/class/class_choices.h"
#include "app/learn/class/class_votes.h"

namespace linger {

/// A lesson before a class, a step at a time: hands are counted for each choice, the class commits
/// to its votes, and only then the run tells what is right. Where the class is TCP, each segment
/// that arrives is a question of its own. Votes are kept for as long as this is.
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
  int count() const { return int(places_.size()); }
  bool isAtEnd() const;
  /// The step's index in the lesson.
  std::size_t stepIndex() const { return place().step; }
  const LessonStep& step() const { return lesson_.steps[stepIndex()]; }
  /// Where the class is TCP: the segment that arrives, one of asked().turns. Else null.
  const TcpTurn* turn() const;
  /// False for all but the last segment where the class is TCP.
  bool isLastOfStep() const { return !isTurn() || place().turn + 1 == asked_.turns.size(); }
  /// What is told or asked, with the segment that arrives.
  QString text() const;
  const AskedStep& asked() const { return asked_; }
  Phase phase() const;

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

  /// What may be shown now: the run up to the step's instant, and once it is told so much more that
  /// no later step's answer is seen.
  const Trace& shown() const { return shown_; }
  /// The instant up to which it is shown; none: to its end.
  const std::optional<SimTime>& shownUntil() const { return shownUntil_; }
  /// How far the run may be shown while the question is open.
  SimTime openUntil() const;
  /// The questions whose votes are fixed, in the order of the lesson.
  ClassVotes classVotes() const;
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
  /// A step, or one of the segments that arrive in it.
  struct Place {
    std::size_t step = 0;
    std::size_t turn = 0;
    auto operator<=>(const Place&) const = default;
  };
  struct Count {
    Phase phase = Phase::Asking;
    VotedQuestion question;
    std::vector<int> votes;
    std::vector<std::size_t> order;  ///< The choice of each vote that stands, as they came.
    int right = 0;                   ///< Index of the right choice.
  };

  void enter();
  void show();
  const Place& place() const { return places_[std::size_t(at_)]; }
  bool isGoal() const { return std::holds_alternative<task::Reach>(step().task); }
  bool isTurn() const { return std::holds_alternative<task::BeTcp>(step().task); }
  static Share shareOf(const Count& count);

  Lesson lesson_;
  bool isChinese_;
  int at_ = 0;
  AskedStep asked_;
  std::vector<ClassChoice> choices_;
  std::vector<Place> places_;
  std::map<Place, Count> counts_;
  Trace shown_;
  std::optional<SimTime> shownUntil_;
};

}  // namespace linger
