#pragma once

#include <QWidget>
#include <vector>

#include "app/editor/field_model.h"

class QLabel;

namespace linger {

class FieldChoice;
class FieldLine;
class FieldText;

/// One field on the form: its control, and under it what is wrong with the value, if anything.
class FieldRow : public QWidget {
  Q_OBJECT

 public:
  /// The model outlives it.
  FieldRow(FieldModel& model, int row, QWidget* parent = nullptr);

  /// Where the value is written.
  QWidget* control() const;
  /// Shows the model's value, unless the person is writing another one just now.
  void refresh();
  /// What is written goes into the draft.
  void commit();
  QString problem() const;

 private:
  void makeControl(const EditorField& field);
  void show(const QString& typed);
  QString written() const;
  void nudge(int direction);
  void sayProblem();

  FieldModel& model_;
  int row_;
  QString shown_;  ///< The draft's value when it was last taken.
  FieldLine* line_ = nullptr;
  FieldText* sentences_ = nullptr;
  FieldChoice* choice_ = nullptr;
  QLabel* problem_;
};

/// The fields of one part, made from their model.
class FieldForm : public QWidget {
  Q_OBJECT

 public:
  /// The model outlives it.
  explicit FieldForm(FieldModel& model, QWidget* parent = nullptr);

  /// The row of the field with that key; null where the part has none.
  FieldRow* rowNamed(std::string_view key) const;
  void focusFirst();
  /// Whatever is still being written goes into the draft.
  void commit();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void rebuild();
  void clear();
  /// Names stand beside their fields where both find room, else above them.
  void place();
  void refresh();

  FieldModel& model_;
  PartId built_;
  struct Line {
    QLabel* heading;  ///< Of a section; null in the midst of one.
    QLabel* name;
    FieldRow* row;
  };
  std::vector<Line> lines_;
  bool isWide_ = false;
};

}  // namespace linger
