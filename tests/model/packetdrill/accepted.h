#pragma once

#include <QString>

#include "model/packetdrill/run/runner.h"
#include "model/packetdrill/syntax/parser.h"

namespace linger::packetdrill {

/// A connection that a client with segments of 1000 bytes opened to us: descriptor 4, at 0.2 s.
inline constexpr auto kAccepted = R"(--tolerance_usecs=1000
 0   socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0   bind(3, ..., ...) = 0
+0   listen(3, 5) = 0
+.1  < S  0:0(0) win 65535 <mss 1000%1>
+0   > S. 0:0(0) ack 1 <...>
+.1  < .  1:1(0) ack 1 win 65535%2
+0   accept(3, ..., ...) = 4
)";

/// Ten bytes that arrive on it.
inline constexpr auto kData = "+.1 < P. 1:11(10) ack 1 win 9\n+0 > . 1:1(0) ack 11\n";

/// "PASS", "FAIL 12: why", "SKIP: feature"
inline QString verdictOf(const QString& text) {
  const ParseResult result = parseScript(text.toStdString());
  if (!result.script) return QString::fromStdString(describe(*result.error, "script"));
  const Run run = packetdrill::run(*result.script, {&profileOf(OsId::Linux), false, {}});
  const QString outcome = QString::fromLatin1(nameOf(run.outcome).data());
  const QString reason = QString::fromStdString(run.reason);
  if (run.outcome == Outcome::Passed) return outcome;
  if (run.outcome == Outcome::Skipped) return outcome + ": " + reason;
  return QString("%1 %2: %3").arg(outcome).arg(run.where.line).arg(reason);
}

inline QString afterAccept(const QString& rest) {
  return verdictOf(QString(kAccepted).arg("", "") + rest);
}

}  // namespace linger::packetdrill
