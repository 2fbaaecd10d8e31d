#pragma once

#include <QByteArray>
#include <optional>

namespace linger {

/// The offset of the first byte that no UTF-8 text can have there (RFC 3629: no overlong
/// forms, no surrogates, nothing past U+10FFFF); none where the text is well-formed.
std::optional<qsizetype> firstInvalidUtf8(const QByteArray& text);

}  // namespace linger
