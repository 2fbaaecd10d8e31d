#include "app/ladder/ladder_metrics.h"

namespace linger {

LadderMetrics::LadderMetrics(const Typeface& face)
    : text_(face.text),
      strong_(face.strong),
      title_(face.title),
      mono_(face.mono),
      monoStrong_(face.monoStrong),
      line_(text_.height()) {}

double LadderMetrics::chipWidth(bool isMark, bool fails, const QString& text) const {
  if (isMark) return textWidth(text);
  return (fails ? monoStrongWidth(text) : monoWidth(text)) + 2 * chipPadding();
}

}  // namespace linger
