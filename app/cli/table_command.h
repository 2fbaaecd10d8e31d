#pragma once

#include <vector>

#include "app/cli/verb.h"
#include "app/files/table/query_tables.h"

namespace linger {

/// What the verbs that answer queries in bulk share: reads a list of queries from --table or
/// standard input, answers it and writes it. kBadUsage where the table cannot be read or some
/// query makes no sense; the others are answered all the same.
int answerTable(const Arguments& arguments, Console& console,
                AnsweredTable (*answerAll)(const JsonSource& table));

std::vector<OptionSpec> tableOptions();

}  // namespace linger
