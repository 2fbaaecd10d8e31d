#pragma once

#include <QDialog>
#include <QTimer>

#include "app/document/document.h"
#include "app/explore/explore_model.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace linger {

class ValueSlider;
class WhyTwice;
struct Finding;

/// What can go wrong with a scene: a table that fills while one watches, whose crosses open the run
/// that goes wrong. It stays open beside the window.
class ExploreDialog : public QDialog {
  Q_OBJECT

 public:
  /// Explores `edited`, whatever becomes of the document meanwhile.
  explicit ExploreDialog(const EditedScenario& edited, QWidget* parent = nullptr);

  void setLook(Look look);

  Exploring& exploring() { return exploring_; }
  ExploreModel* model() const { return model_; }
  QTableView* table() const { return table_; }
  QComboBox* properties() const { return properties_; }
  QCheckBox* ignoresRst() const { return ignoresRst_; }
  QCheckBox* longMsl() const { return longMsl_; }
  ValueSlider* msl() const { return msl_; }
  ValueSlider* timeWait() const { return timeWait_; }
  QPushButton* open() const { return open_; }
  QPushButton* stop() const { return stop_; }
  WhyTwice* whyTwice() const { return whyTwice_; }

 signals:
  /// The run that goes wrong, with what the network does in it as edits; the edit at `sound`, if it
  /// is one, is what makes it go wrong and would be left out of a sound one.
  void counterexampleChosen(const linger::EditedScenario& edited, int sound);

 private:
  void buildSwitches();
  void buildTable();
  void buildWords();
  QLayout* buildButtons();
  void layOut();
  void buildSliders();
  QWidget* makeExplanations();
  void begin();
  void beginOver();
  void describe();
  void tellProgress();
  void openChosen();
  void showCellOf(const Finding& finding);
  void copyText() const;
  void copyPicture() const;
  Duration linkMsl() const;

  EditedScenario edited_;
  Duration sceneMsl_{};
  Exploring exploring_;
  ExploreModel* model_;
  QTableView* table_;
  QComboBox* properties_;
  QLabel* says_;
  QCheckBox* ignoresRst_;
  QCheckBox* longMsl_;
  ValueSlider* msl_ = nullptr;
  ValueSlider* timeWait_ = nullptr;
  WhyTwice* whyTwice_;
  QLabel* description_;
  QLabel* progress_;
  QPushButton* stop_;
  QPushButton* open_;
  QTimer again_;  ///< Begins over when nothing has been changed for a moment.
  QTimer progressed_;
};

}  // namespace linger
