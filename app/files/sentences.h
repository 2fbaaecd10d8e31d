#pragma once

#include <QStringList>

namespace linger {

/// The sentences as one text: with a space between them where the language has one. Empty ones are
/// left out.
QString inOneText(const QStringList& sentences);

}  // namespace linger
