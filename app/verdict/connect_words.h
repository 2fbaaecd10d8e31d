#pragma once

#include "app/verdict/rebind_words.h"
#include "model/trace/connects.h"

namespace linger {

/// What a lane asks about connect(): "To 192.0.2.20:8080"; of a port that the client chooses, which
/// options its socket sets.
QString laneName(const ConnectQuery& query);

/// The same as a sentence.
QString whatConnects(const ConnectQuery& query);

/// An answer about connect() in words, as explain() gives it for bind().
VerdictWords explain(const Trace& trace, const ConnectQuery& query, const VerdictInterval& interval,
                     SimTime at);

}  // namespace linger
