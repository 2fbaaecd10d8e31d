#pragma once

#include <QObject>
#include <functional>
#include <optional>

#include "app/course/lesson_file.h"
#include "app/editor/draft_problems.h"
#include "app/files/json/json_value.h"

namespace linger {

/// A lesson as somebody is writing it: the lesson file in the making. It is read, and its answers
/// are looked up, after every change; what is wrong is known by the place of its value.
class LessonDraft : public QObject {
  Q_OBJECT

 public:
  /// `taken` are the names that the lesson may not have: those of the built-in ones.
  explicit LessonDraft(QStringList taken, QObject* parent = nullptr);
  /// Refuses the names of further lessons, too.
  void refuseNames(const QStringList& names);

  /// Begins with that lesson file's JSON.
  void open(JsonValue json);
  const JsonValue& json() const { return json_; }
  QByteArray text() const;
  std::size_t stepCount() const;

  /// The lesson as it stands; none while something is wrong with it.
  const std::optional<LessonFile>& lesson() const { return lesson_; }
  const std::vector<DraftProblem>& problems() const { return problems_; }
  /// What is wrong with a value or anything in it; empty when nothing is.
  QString problemWithin(const std::string& path) const;

  /// Changes the JSON, which can be undone.
  void change(const std::function<void(JsonValue&)>& make);
  void undo();
  bool canUndo() const { return !before_.empty(); }
  bool isModified() const;
  void setSaved();

  /// Each gives the index of the step that it was about.
  std::size_t addStep(std::size_t at);
  std::size_t removeStep(std::size_t at);
  std::size_t moveStep(std::size_t at, int by);

 signals:
  void changed();

 private:
  void check();

  QStringList taken_;
  QStringList others_;
  JsonValue json_;
  std::string saved_;
  std::vector<JsonValue> before_;
  std::optional<LessonFile> lesson_;
  std::vector<DraftProblem> problems_;
};

}  // namespace linger
