#pragma once

#include <QByteArray>
#include <QDate>
#include <QString>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/files/file_error.h"
#include "model/course/work.h"

namespace linger {

/// What is known of one step that was answered.
struct StepRecord {
  bool right = false;        ///< The last time.
  int reviews = 0;           ///< How often it was right again since it was wrong.
  std::optional<QDate> due;  ///< When it is to be looked at again.

  bool operator==(const StepRecord&) const = default;
};

struct LessonRecord {
  std::string at;  ///< The id of the step where one was; empty: at the beginning.
  std::map<std::string, StepRecord> steps;

  bool operator==(const LessonRecord&) const = default;
};

/// Where a learner was, what was answered and what was right. What was wrong comes back after a
/// day, and when it is right then after three, and then after a week.
class Progress {
 public:
  const LessonRecord& of(const std::string& lesson) const;
  /// `step` is its id; empty: back to the beginning.
  void moveTo(const std::string& lesson, const std::string& step);
  void record(const std::string& lesson, const std::string& step, bool right, const QDate& today);

  /// What was answered in a lesson so far, to be handed in; null where nothing was.
  const Work* work(const std::string& lesson) const;
  /// In the place of an earlier one on that lesson.
  void keep(const Work& work) { works_[work.lesson] = work; }

  /// Arrows of the state diagram that lessons have shown, by their names.
  const std::set<std::string>& transitions() const { return transitions_; }
  /// Whether it is a new one.
  bool see(const std::string& transition) { return transitions_.insert(transition).second; }

  /// The steps that are to be looked at again, by lesson and step.
  std::vector<std::pair<std::string, std::string>> due(const QDate& today) const;

  bool operator==(const Progress&) const = default;

  /// The one file that it is kept in: readable, and free to be copied, moved and deleted.
  static QString defaultPath();
  static Loaded<Progress> parse(const QString& file, const QByteArray& text);
  QByteArray text() const;

 private:
  /// Takes the records of a lesson's former name over, where that has none of its own.
  void rename(const std::string& former, const std::string& now);

  std::map<std::string, LessonRecord> lessons_;
  std::map<std::string, Work> works_;
  std::set<std::string> transitions_;
};

}  // namespace linger
