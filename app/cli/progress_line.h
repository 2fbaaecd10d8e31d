#pragma once

#include <QString>

namespace linger {

/// One line of standard error that is written again and again, and wiped at the end; on a terminal
/// only.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine() { wipe(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool isTerminal() const { return isTerminal_; }

  /// Writes it in place of the last one, as much of it as the terminal is wide: what wraps could
  /// not be wiped.
  void show(const QString& line);

  /// Makes room for what is said otherwise.
  void wipe();

 private:
  bool isTerminal_;
  bool isShown_ = false;
};

}  // namespace linger
