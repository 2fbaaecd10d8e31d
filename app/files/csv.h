#pragma once

#include <QString>

namespace linger {

/// A text as a field of a CSV file (RFC 4180). A spreadsheet does not take it for a formula.
QString csvField(QString value);

}  // namespace linger
