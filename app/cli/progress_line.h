#pragma once

#include <QString>
#include <cstdio>

#include <unistd.h>

namespace linger {

/// One line of standard error that is written again and again, and wiped at the end; on a terminal
/// only.
class ProgressLine {
 public:
  ~ProgressLine() {
    if (isShown_) std::fputs("\r\x1b[K", stderr);
  }

  bool isTerminal() const { return isTerminal_; }

  void show(const QString& line) {
    if (!isTerminal_) return;
    std::fprintf(stderr, "\r\x1b[K%s", line.toUtf8().constData());
    isShown_ = true;
  }

 private:
  bool isTerminal_ = isatty(STDERR_FILENO) != 0;
  bool isShown_ = false;
};

}  // namespace linger
