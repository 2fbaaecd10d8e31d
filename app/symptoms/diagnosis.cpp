#include "app/symptoms/diagnosis.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <limits>
#include <optional>

#include "app/symptoms/known_causes.h"
#include "model/systems/remedy_lines.h"

namespace linger {
namespace {

struct Causes {
  Q_DECLARE_TR_FUNCTIONS(Causes)
};

constexpr std::uint16_t kPortOfTheScenes = 8080;

constexpr std::uint16_t kLastPrivilegedPort = 1023;

constexpr std::size_t kMostCauses = 6;

/// The port that the line names after an address, alone or in words.
std::optional<std::uint16_t> portIn(const QString& text) {
  static const QRegularExpression port(
      QStringLiteral(R"((?:(?:\d+\.){3}\d+:|\]:|\*:|:::|localhost:|(?<![\w:]):|\bport:? |', ))"
                     R"((\d{1,5})\b)"),
      QRegularExpression::CaseInsensitiveOption);
  const int number = port.match(text).captured(1).toInt();
  const bool isPort = number > 0 && number <= std::numeric_limits<std::uint16_t>::max();
  return isPort ? std::optional(std::uint16_t(number)) : std::nullopt;
}

/// Whether a user's program is refused a port on that system for its number alone.
bool isForRootOnly(const OsProfile& system, std::uint16_t port) {
  constexpr std::uint32_t kOrdinaryUser = 1000;
  BindRequest request;
  request.local.port = port;
  request.uid = kOrdinaryUser;
  return judgeBind(system, request, {}).result == Errno::Access;
}

/// Whether a cause that is not on every system can be meant: on Windows no port is for some users
/// only, and where the text names no system a port from 1024 on is for all of them.
bool isOnSystem(const KnownCause& row, const ErrorLine& line, std::optional<std::uint16_t> port) {
  if (row.systems != Systems::AllButWindows) return true;
  if (line.os) return isForRootOnly(profileOf(*line.os), kLastPrivilegedPort);
  return port.value_or(0) <= kLastPrivilegedPort;
}

/// SO_REUSEADDR cannot be what is missing where the runtime's own listener sets it, nor where the
/// system's connections do not block bind().
bool isRuledOut(const KnownCause& row, const ErrorLine& line) {
  if (row.copied != Copied::ReuseAddr || row.error != Errno::AddrInUse) return false;
  const OsProfile& system = profileOf(line.os.value_or(OsId::Linux));
  if (!system.timeWaitBlocksBind) return true;
  return line.runtime && setsReuseAddr(runtimeOf(*line.runtime), system);
}

bool applies(const KnownCause& row, const ErrorLine& line) {
  if (row.error ? row.error != line.error : row.state != line.state) return false;
  if (!row.error && !row.state) return false;
  return !row.call || !line.call || row.call == line.call;
}

QString lineOf(const KnownCause& row, const ErrorLine& line, std::uint16_t port) {
  switch (row.copied) {
    case Copied::Nothing: return {};
    case Copied::ReuseAddr: {
      const std::string_view code = reuseAddrLine(line.runtime.value_or(RuntimeId::Python));
      return QString::fromUtf8(code.data(), qsizetype(code.size()));
    }
    case Copied::Owner:
      return QString::fromStdString(ownerCommand(line.os.value_or(OsId::Linux), port));
  }
  return {};
}

Cause causeOf(const KnownCause& row, const ErrorLine& line, std::uint16_t port) {
  return {QString::fromLatin1(row.scene), Causes::tr(row.what), Causes::tr(row.remedy),
          lineOf(row, line, port)};
}

/// A system that is named alone: what differs there most.
std::vector<Cause> scenesOfSystem() {
  std::vector<Cause> causes;
  for (const SystemScene& row : scenesForASystem()) {
    causes.push_back({QString::fromLatin1(row.scene), Causes::tr(row.what), {}, {}});
  }
  return causes;
}

}  // namespace

std::vector<Edit> Diagnosis::edits() const {
  std::vector<Edit> edits;
  if (line.os) edits.push_back(edit::SetOs{std::nullopt, *line.os});
  if (line.runtime) edits.push_back(edit::SetRuntime{*line.runtime});
  return edits;
}

Diagnosis diagnose(const QString& text) {
  Diagnosis diagnosis{readErrorLine(text.toStdString()), {}};
  const ErrorLine& line = diagnosis.line;
  const std::optional<std::uint16_t> port = portIn(text);
  for (const KnownCause& row : knownCauses()) {
    if (diagnosis.causes.size() == kMostCauses) break;
    if (applies(row, line) && isOnSystem(row, line, port) && !isRuledOut(row, line)) {
      diagnosis.causes.push_back(causeOf(row, line, port.value_or(kPortOfTheScenes)));
    }
  }
  if (diagnosis.causes.empty() && line.os) diagnosis.causes = scenesOfSystem();
  return diagnosis;
}

}  // namespace linger
