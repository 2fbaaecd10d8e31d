#pragma once

#include <QString>
#include <utility>
#include <vector>

namespace linger {

/// The kinds of edits that a goal may allow, by their names in a lesson file, and in words.
std::vector<std::pair<QString, QString>> editKindWords();

}  // namespace linger
