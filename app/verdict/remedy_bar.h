#pragma once

#include <QWidget>

#include "app/verdict/remedy.h"

class QBoxLayout;
class QLabel;
class QToolButton;

namespace linger {

/// "To fix it: …" in one line, with what shows it in the scene and what copies the line.
class RemedyBar : public QWidget {
  Q_OBJECT

 public:
  explicit RemedyBar(QWidget* parent = nullptr);

  /// None leaves the bar's room empty, so that nothing jumps.
  void setRemedy(const std::optional<Remedy>& remedy);
  /// Keeps room for these words, too, so that nothing jumps when they come.
  void reserve(const QString& text);
  /// A run that cannot be edited offers no "Show me".
  void setEditable(bool editable);
  enum class Buttons { Beside, Under, Elsewhere };
  /// Where its buttons stand; elsewhere they are in another row, which presses them.
  void setButtons(Buttons where);
  /// Without its buttons: for those who only watch.
  void setBrief(bool brief);

  QToolButton* showMe() const { return showMe_; }
  QToolButton* copy() const { return copy_; }
  bool offersEdits() const;
  bool offersLine() const;

 signals:
  void editsRequested(const std::vector<linger::Edit>& edits);

 private:
  void showRemedy();
  void keepRoom();
  QString withHeading(const QString& text) const;

  std::optional<Remedy> remedy_;
  bool editable_ = true;
  bool brief_ = false;
  Buttons buttons_ = Buttons::Beside;
  QBoxLayout* row_;
  QLabel* words_;
  QToolButton* showMe_;
  QToolButton* copy_;
};

}  // namespace linger
