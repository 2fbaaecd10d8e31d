#pragma once

#include <QComboBox>
#include <QWidget>

#include "app/document/document.h"
#include "app/files/scenario/scene_words.h"

namespace linger {

class ActionSet;
class Field;
class FieldBar;
class ScenarioLibrary;
class SegmentedControl;
class ValueSlider;

/// A combo box that is filled when it is first opened, so that the window starts quickly.
class LazyComboBox : public QComboBox {
  Q_OBJECT

 public:
  using QComboBox::QComboBox;

  void showPopup() override;

 signals:
  void aboutToOpen();
};

/// The controls above the views: which story, on which system, with which times.
class TopBar : public QWidget {
  Q_OBJECT

 public:
  /// Both outlive it.
  TopBar(Document& document, const ActionSet& actions, QWidget* parent = nullptr);

  const SceneWords& words() const { return words_; }
  /// Whether the scene's description, which tells how it ends, may be read here.
  void setDescribes(bool describes);

 signals:
  /// A built-in scenario was picked by name.
  void scenarioChosen(const QString& name);
  /// What was typed into a field is not understood.
  void refused(const QString& why);

 private:
  void addScenario();
  void addSystem();
  void addRuntime();
  void addMsl();
  void addRoundTrip();
  void addLoss();
  void addCloser();
  void addButtons(const ActionSet& actions);
  void fillScenarios();
  void addScenarios(const ScenarioLibrary& library);
  void updateFromScenario();
  void showSystem(const Trace& trace);
  void showMsl(const Scenario& scenario, const Trace& trace);

  Document& document_;
  SceneWords words_;
  FieldBar* fields_;
  LazyComboBox* scenarios_;
  QComboBox* systems_;
  QComboBox* runtimes_;
  Field* mslField_ = nullptr;
  ValueSlider* msl_ = nullptr;
  ValueSlider* roundTrip_ = nullptr;
  ValueSlider* loss_ = nullptr;
  SegmentedControl* closer_;
  bool describes_ = true;
};

}  // namespace linger
