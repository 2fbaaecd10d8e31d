#pragma once

#include <QByteArray>
#include <optional>

#include "model/trace/trace.h"

namespace linger {

/// The records of a trace as bytes, for another process of the same program: without what the
/// scenario tells of its hosts.
QByteArray packRecords(const Trace& trace);

/// A trace with the records of `bytes`, and of `head` all else. None where `bytes` are no such.
std::optional<Trace> unpackRecords(const QByteArray& bytes, const Trace& head);

/// A trace of the same scene in which nothing has happened yet.
Trace headOf(const Trace& other);

}  // namespace linger
