#pragma once

#include <QWidget>

#include "app/actions/app_context.h"
#include "app/look/theme.h"

class QAbstractItemView;
class QLabel;
class QPushButton;
class QTableView;
class QTabWidget;

namespace linger {

class ActionSet;
class Card;
class ChartExport;
class ChartView;
class CountModel;
class CountProgress;
class Counting;
class GlyphButton;
class LoadControls;
class StoryChooser;

/// A load over time, in the place of the ladder and what is around it: the chart with its playhead,
/// the sliders, the figures at the playhead, and all of them as a table.
class LoadView : public QWidget {
  Q_OBJECT

 public:
  /// The context and the actions outlive it.
  LoadView(AppContext& context, const ActionSet& actions, QWidget* parent = nullptr);

  ChartView* chart() const { return chart_; }
  QTableView* table() const { return table_; }
  LoadControls* controls() const { return controls_; }
  StoryChooser* stories() const { return stories_; }
  CountProgress* progress() const { return progress_; }
  const Counting& counting() const { return *counting_; }
  QString status() const;
  QString figures() const;  ///< At the playhead.

  void setLook(Look look);
  /// The chart alone: for a projector.
  void setPresenting(bool on);

  bool hasFailedCaller() const { return hasFailedCaller_; }
  /// Opens the story of the first caller that failed at the playhead, after it, or else of all.
  void showFailedCaller();

  ChartExport* exports() const { return exports_; }

 signals:
  /// Another count is shown.
  void counted();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// Where there is little room for the type, the chart is behind a tab beside the others.
  void makeRoom();
  QWidget* makeLeft(const ActionSet& actions);
  QWidget* makeRight();
  void fitColumns();
  void addPlayer(QLayout& row, const ActionSet& actions);
  void connectParts();
  void updateFromDocument();
  void updateCount();
  void updateCourse();
  void updateFromPlayhead();
  void updatePlaying();
  void openStory(std::size_t caller);
  void showStory(std::size_t caller, const Trace& trace);
  QString wordsOfCount() const;

  AppContext& context_;
  Counting* counting_;
  ChartExport* exports_;
  CountModel* model_;
  ChartView* chart_;
  LoadControls* controls_;
  QTableView* table_;
  QTabWidget* right_;
  QWidget* left_ = nullptr;
  QWidget* settings_ = nullptr;
  Card* leftCard_ = nullptr;
  Card* rightCard_ = nullptr;
  bool presenting_ = false;
  QLabel* arithmetic_;
  QLabel* status_;
  QLabel* figures_;
  QLabel* clock_;
  GlyphButton* play_ = nullptr;
  StoryChooser* stories_;
  CountProgress* progress_;
  QPushButton* copy_;
  QPushButton* save_;
  SimTime leftAt_;  ///< Where the playhead was when a story was opened.
  bool hasFailedCaller_ = false;
};

}  // namespace linger
