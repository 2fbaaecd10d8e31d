#include "app/files/csv.h"

namespace linger {

QString csvField(QString value) {
  if (!value.isEmpty() && QStringView(u"=+-@\t\r").contains(value.front())) value.prepend(u'\'');
  return u'"' + value.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

}  // namespace linger
