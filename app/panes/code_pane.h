#pragma once

#include <QWidget>

#include "app/document/document.h"
#include "app/panes/code/source.h"

class QLabel;

namespace linger {

class CodeView;
class SegmentedControl;
struct ProcessRecord;

/// A program of the scene, and where its last process is at an instant.
struct ProgramPosition {
  std::optional<std::size_t> step;  ///< None: no process has done anything yet, or it has ended.
  std::optional<Call> call;
  bool waiting = false;
  bool running = false;
  bool failed = false;  ///< It ended with a failed call, at that step.
};

ProgramPosition positionAt(const Trace& trace, HostIndex host, std::size_t program, SimTime at);

/// "Code": the scene's programs as source, the current line marked.
class CodePane : public QWidget {
  Q_OBJECT

 public:
  explicit CodePane(QWidget* parent = nullptr);

  void showMoment(const RunPointer& run, SimTime at);
  /// A script in the place of the programs, or the programs again where it is null.
  void showScript(std::shared_ptr<const ShownScript> script);
  void setLanguage(Language language);
  CodeView* view() const { return view_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  /// One of the scene's programs: an entry of the switch.
  struct Place {
    HostIndex host;
    std::size_t program;
  };

  void updatePrograms();
  void setFonts();
  void refreshSource();
  void refreshMark();
  void markScript();

  RunPointer run_;
  std::shared_ptr<const ShownScript> script_;
  SimTime at_;
  std::vector<Place> places_;
  SegmentedControl* programs_;
  SegmentedControl* languages_;
  QLabel* status_;
  CodeView* view_;
};

}  // namespace linger
