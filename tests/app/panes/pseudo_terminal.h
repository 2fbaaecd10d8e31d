#pragma once

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <QByteArray>
#include <QProcess>

namespace linger {

/// A terminal for a program to print on: what it prints comes line by line, as people see it.
class PseudoTerminal {
 public:
  PseudoTerminal() : master_(posix_openpt(O_RDWR | O_NOCTTY)) {
    if (master_ < 0 || grantpt(master_) != 0 || unlockpt(master_) != 0) return;
    name_ = QString::fromLocal8Bit(ptsname(master_));
    // Kept open, so that what was printed can be read when the program has ended.
    slave_ = open(name_.toLocal8Bit().constData(), O_RDWR | O_NOCTTY);
    fcntl(master_, F_SETFL, O_NONBLOCK);
  }
  ~PseudoTerminal() {
    if (slave_ >= 0) close(slave_);
    if (master_ >= 0) close(master_);
  }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  bool isOpen() const { return slave_ >= 0; }

  void attach(QProcess& process) const {
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(name_);
    process.setStandardErrorFile(name_);
  }

  /// All that has been printed so far.
  QByteArray printed() {
    char text[4096];
    for (ssize_t got = 0; (got = read(master_, text, sizeof text)) > 0;) {
      printed_ += QByteArray(text, int(got)).replace("\r\n", "\n");
    }
    return printed_;
  }

 private:
  int master_;
  int slave_ = -1;
  QString name_;
  QByteArray printed_;
};

}  // namespace linger
