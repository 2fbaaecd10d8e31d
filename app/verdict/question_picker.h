#pragma once

#include <QFrame>
#include <array>
#include <vector>

#include "model/trace/rebind.h"

class QCheckBox;
class QListWidget;
class QPushButton;
class QRadioButton;

namespace linger {

/// A small sheet on which the sets of options are chosen that the lanes ask about.
class QuestionPicker : public QFrame {
  Q_OBJECT

 public:
  /// `server` is the program whose restart is asked about; none: nothing can be asked.
  explicit QuestionPicker(std::optional<PortRequest> server, QWidget* parent = nullptr);

  void setQuestions(std::vector<RebindQuestion> questions);
  /// Shows the sheet beneath the button (on the screen), or above it where there is more room.
  void openAt(const QRect& button);
  const std::vector<RebindQuestion>& questions() const { return questions_; }

 signals:
  void questionsChanged(const std::vector<linger::RebindQuestion>& questions);

 private:
  using Boxes = std::array<QCheckBox*, 3>;

  QWidget* column(const QString& title, Boxes& boxes);
  static ReuseOptions optionsOf(const Boxes& boxes);
  void add();
  void remove();
  void reset();
  void list(bool tell);

  const std::optional<PortRequest> server_;
  std::vector<RebindQuestion> questions_;
  Boxes new_{};
  Boxes old_{};
  QRadioButton* asItWas_ = nullptr;
  QListWidget* list_ = nullptr;
  QPushButton* add_ = nullptr;
  QPushButton* remove_ = nullptr;
};

}  // namespace linger
