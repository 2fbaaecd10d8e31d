#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <optional>

#include "app/actions/app_context.h"

namespace linger {

class ActionSet;
class VerdictLanes;

/// Says what happens, for those who listen: the event that playing or stepping has come to, each
/// edit and what is undone, and the answer beside the run where it changes. While a question is
/// open its card speaks alone. Costs nothing while no assistive technology is there.
class RunCommentary : public QObject {
  Q_OBJECT

 public:
  /// `lanes` have the answer that is shown. All live as long as `window`.
  RunCommentary(AppContext& context, const VerdictLanes& lanes, const ActionSet& actions,
                QWidget* window);

 private:
  void updateFromPlayhead(SimTime at);
  void updatePlaying(bool playing);
  void updateFromDocument();
  void updateFromUndoStack(int index);
  void updateFromAnswer(bool always);
  void listenTo(const ActionSet& actions);
  void add(const QString& message);
  void startMoment();
  QString answer() const;
  void say();

  AppContext& context_;
  const VerdictLanes& lanes_;
  QWidget& window_;
  QTimer moment_;        ///< What comes within it is said as one.
  QStringList pending_;  ///< In the order in which it came.
  QString event_;        ///< The last one that was said or is due.
  bool isEventDue_ = false;
  std::optional<bool> works_;  ///< The answer that was said last or is due.
  bool isAnswerDue_ = false;
  int steps_ = 0;  ///< Of the undo stack.
};

}  // namespace linger
