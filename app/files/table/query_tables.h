#pragma once

#include <QString>
#include <optional>

#include "app/files/json/json_source.h"

namespace linger {

/// A table of queries as JSON: a list of objects, each of which gets its answer added.
struct AnsweredTable {
  JsonValue rows;
  int errors = 0;  ///< How many rows made no sense: these got "error" instead.
};

/// "May a new socket have this port?" for each row: adds `result`, `failed_at`, `errno`,
/// `evidence`, `rule` and `clause`. Members that are no part of the query are left alone.
AnsweredTable answerBindTable(const JsonSource& table);

/// "What does this segment do?" for each row: adds `after`, `replies`, `time_wait_restarted`
/// where TIME-WAIT stays, `clause` and `rule`.
AnsweredTable answerReactTable(const JsonSource& table);

}  // namespace linger
