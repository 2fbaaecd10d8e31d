#pragma once

#include <QString>

#include "app/files/json/json_value.h"

namespace linger {

// How values of a lesson file that are more than a word or a number are shown on a form, and how
// what was typed goes into them.

/// A text, in the language of the program where it has that one.
QString shownWords(const JsonValue& words, bool isChinese);
/// The text with other words in that language; others that `old` has stay. `old` may be null.
JsonValue withWords(const JsonValue* old, const std::string& words, bool isChinese);

/// The choices' texts, one on each line. Their conditions stay in their order.
QString choicesTyped(const JsonValue& step, bool isChinese);
void writeChoices(JsonValue& step, const QString& typed, bool isChinese);

/// Which one the author calls right: its number from 1, or kRunSays; empty for none.
QString rightTyped(const JsonValue& step, bool isChinese);
void writeRight(JsonValue& step, const QString& typed, bool isChinese);

/// When bind() is called whose result is asked for.
QString rebindInstantTyped(const JsonValue& step, bool isChinese);
void writeRebindInstant(JsonValue& step, const QString& typed, bool isChinese);

/// The hints, one on each line.
QString hintsTyped(const JsonValue& step, bool isChinese);
void writeHints(JsonValue& step, const QString& typed, bool isChinese);

}  // namespace linger
