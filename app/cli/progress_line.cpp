#include "app/cli/progress_line.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

namespace linger {
namespace {

constexpr auto kWipe = "\r\x1b[K";
constexpr int kUsualColumns = 80;

int terminalColumns() {
  winsize size{};
  const bool isKnown = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return isKnown ? size.ws_col : kUsualColumns;
}

/// In the last column the cursor would be on the next line.
QString cutTo(int columns, const QString& line) {
  constexpr QChar kEllipsis(0x2026);
  return line.size() < columns ? line : line.left(columns - 2) + kEllipsis;
}

}  // namespace

ProgressLine::ProgressLine() : isTerminal_(isatty(STDERR_FILENO) != 0) {}

void ProgressLine::show(const QString& line) {
  if (!isTerminal_) return;
  std::fprintf(stderr, "%s%s", kWipe, cutTo(terminalColumns(), line).toUtf8().constData());
  isShown_ = true;
}

void ProgressLine::wipe() {
  if (isShown_) std::fputs(kWipe, stderr);
  isShown_ = false;
}

}  // namespace linger
