#pragma once

#include <QWidget>

#include "app/actions/app_context.h"

class QLabel;

namespace linger {

/// For a class that sees the ladder alone: what happened last, in one line, and on which system and
/// with which TIME-WAIT all of it is.
class PresentCaption : public QWidget {
  Q_OBJECT

 public:
  /// The context outlives it.
  explicit PresentCaption(AppContext& context, QWidget* parent = nullptr);

  QString event() const;
  QString conditions() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void follow();
  QString eventWords() const;
  QString conditionWords() const;

  AppContext& context_;
  QLabel* event_;
  QLabel* conditions_;
};

}  // namespace linger
