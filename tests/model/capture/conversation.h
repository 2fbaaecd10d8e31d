#pragma once

#include <QStringList>

#include "tests/model/capture/talk.h"

namespace linger::capture {

/// A handshake, a request and its answer.
inline Talk conversation() {
  Talk talk;
  talk.handshake();
  talk.client("PA", 100);
  talk.server("PA", 300);
  talk.client("A");
  return talk;
}

/// The names of what is found in a connection, in order.
inline QStringList findingsOf(const Connection& connection) {
  QStringList names;
  for (const Finding& finding : connection.teardown.findings()) {
    names << QString::fromStdString(nameOf(finding));
  }
  return names;
}

}  // namespace linger::capture
