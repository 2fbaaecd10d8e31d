#pragma once

#include <QWidget>

#include "app/document/document.h"

class QLabel;
class QPlainTextEdit;

namespace linger {

class SegmentedControl;

/// "Terminal": what the host's own programs and commands have printed at the playhead.
class TerminalPane : public QWidget {
  Q_OBJECT

 public:
  enum class Command { Program, Ss, Netstat, Tcpdump };

  explicit TerminalPane(QWidget* parent = nullptr);

  void showMoment(const RunPointer& run, SimTime at);
  void setHost(HostIndex host);
  void setCommand(Command command);
  QString text() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void updateHosts();
  void setFonts();
  void refresh();

  RunPointer run_;
  SimTime at_;
  SegmentedControl* hosts_;
  SegmentedControl* commands_;
  QPlainTextEdit* screen_;
  QLabel* version_;      ///< Whose form a traceback has; hidden where there is none.
  bool follows_ = true;  ///< The last line stays in sight, unless one has scrolled away from it.
};

}  // namespace linger
