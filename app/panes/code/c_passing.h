#pragma once

#include <QStringList>

namespace linger {

/// The C functions, line by line, that pass a listener to another program over a Unix socket and
/// take one: pass_listener(listener, program) and take_listener(program). They use the program's
/// own check().
QStringList passingFunctionsInC();

}  // namespace linger
