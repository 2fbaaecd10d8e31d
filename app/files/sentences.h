#pragma once

#include <QStringList>
#include <string>
#include <vector>

namespace linger {

/// The sentences as one text: with a space between them where the language has one. Empty ones are
/// left out.
QString inOneText(const QStringList& sentences);

/// The sentence with the arguments in its places %1, %2, ...: all at once, since an argument may
/// itself contain "%1". A place without an argument stays as it is.
QString filledIn(const QString& sentence, const std::vector<std::string>& arguments);

}  // namespace linger
