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
  void reserve(const QString& words);
  /// A run that cannot be edited offers no "Show me".
  void setEditable(bool editable);
  /// Its buttons stand under its words.
  void setStacked(bool stacked);
  /// Without its buttons: for those who only watch.
  void setBrief(bool brief);

 signals:
  void editsRequested(const std::vector<linger::Edit>& edits);

 private:
  void showRemedy();
  QString withHeading(const QString& words) const;

  std::optional<Remedy> remedy_;
  bool editable_ = true;
  bool brief_ = false;
  QBoxLayout* row_;
  QLabel* words_;
  QToolButton* showMe_;
  QToolButton* copy_;
};

}  // namespace linger
