#pragma once

#include <QLocale>

namespace linger {

/// Makes tr() speak the language of `locale` from now on, or English, with its plurals, where
/// there is no translation. Needs the application object; a later call replaces an earlier one.
void speak(const QLocale& locale);

}  // namespace linger
