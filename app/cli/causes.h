#pragma once

#include <QString>

namespace linger {

/// What an error message or a state, `words`, may come from, and how to see it; else which
/// scenarios are about the words. Empty where nothing is found.
QString causesText(const QString& text);

}  // namespace linger
