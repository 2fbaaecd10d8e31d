#include "app/cli/console.h"

#include <QCoreApplication>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "app/files/file_io.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::Console)
};

}  // namespace

void Console::complain(const QString& what) {
  const QByteArray line = QStringLiteral("linger: %1\n").arg(what).toUtf8();
  std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

void Console::complain(const std::vector<FileError>& errors) {
  for (const FileError& error : errors) complain(error.toString());
}

bool Console::write(const QByteArray& contents, const QString& file) {
  if (!file.isEmpty()) {
    const auto error = writeWholeFile(file, contents);
    if (error) complain({*error});
    return !error;
  }
  return print({contents.constData(), std::size_t(contents.size())}) && print({});
}

bool Console::print(std::string_view piece) {
  const bool isDone = piece.empty()
                          ? std::fflush(stdout) == 0
                          : std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size();
  if (isDone) return true;
  complain(Text::tr("standard output cannot be written: %1")
               .arg(QString::fromLocal8Bit(std::strerror(errno))));
  return false;
}

}  // namespace linger
