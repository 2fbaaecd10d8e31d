#pragma once

#include <QWidget>
#include <optional>

#include "app/learn/editor/lesson_draft.h"
#include "app/learn/editor/lesson_fields.h"

class QLabel;
class QGridLayout;

namespace linger {

class FieldChecks;
class FieldChoice;
class FieldLine;
class FieldText;

/// One field of a lesson's draft, with what is wrong with its value under it.
class DraftRow : public QWidget {
  Q_OBJECT

 public:
  /// The draft outlives it.
  DraftRow(LessonDraft& draft, FieldPlace place, bool isChinese, QWidget* parent = nullptr);

  const FieldPlace& place() const { return place_; }
  const LessonField& field() const { return *place_.field; }
  QWidget* control() const;
  QString problem() const;
  void refresh();
  /// What is written goes into the draft.
  void commit();

 private:
  void makeControl();
  void put(const QString& typed);
  QString written() const;

  LessonDraft& draft_;
  FieldPlace place_;
  bool isChinese_;
  QString shown_;
  FieldLine* line_ = nullptr;
  FieldText* sentences_ = nullptr;
  FieldChoice* choice_ = nullptr;
  FieldChecks* checks_ = nullptr;
  QLabel* problem_;
};

/// The fields of the lesson itself or of one of its steps, made anew whenever there are others.
class DraftForm : public QWidget {
  Q_OBJECT

 public:
  /// The draft outlives it.
  DraftForm(LessonDraft& draft, bool isChinese, QWidget* parent = nullptr);

  /// None: the lesson itself.
  void setStep(std::optional<std::size_t> step);
  std::optional<std::size_t> step() const { return step_; }
  /// The row of the field with that label in English, in the part of the step with that path, such
  /// as "goal[0]"; null where there is none.
  DraftRow* rowLabelled(const QString& label, const std::string& part = {}) const;
  /// Whatever is still being written goes into the draft.
  void commit();

 private:
  std::vector<FieldPlace> places() const;
  std::string path() const;
  void updateFromDraft();
  void rebuild();

  LessonDraft& draft_;
  bool isChinese_;
  std::optional<std::size_t> step_;
  QLabel* problem_;  ///< What is wrong with the step and is none of its fields.
  QGridLayout* grid_;
  struct Line {
    QLabel* name;
    DraftRow* row;
  };
  std::vector<Line> lines_;
};

}  // namespace linger
