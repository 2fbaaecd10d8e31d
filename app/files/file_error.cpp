#include "app/files/file_error.h"

namespace linger {

QString FileError::toString() const {
  if (!place) return QStringLiteral("%1: %2").arg(file, what);
  return QStringLiteral("%1:%2:%3: %4").arg(file).arg(place->line).arg(place->column).arg(what);
}

}  // namespace linger
