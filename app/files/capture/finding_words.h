#pragma once

#include <QString>

#include "model/capture/connection.h"

namespace linger {

/// What a finding says, in one sentence: "The server closed first: TIME-WAIT is on its side."
QString wordsFor(const capture::Finding& finding);

/// Why it matters and what to do; empty where the sentence says all.
QString explanationOf(const capture::Finding& finding);

/// The frames that show it: "frames 4 and 7"; empty where none does.
QString framesOf(const capture::Finding& finding);

/// How the connection ended, in one short sentence.
QString headlineOf(const capture::Connection& connection);

/// The name of a side for people: "client".
QString wordFor(capture::Side side);

/// A state for people: the RFC's name, with a question mark where it is inferred; "unknown".
QString wordFor(const capture::EndState& state);

/// What Zeek's conn_state means.
QString meaningOf(std::string_view connState);

}  // namespace linger
