#include "app/files/captured_scene.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>

#include "app/files/pcapng_writer.h"
#include "model/capture/capture_file.h"
#include "model/capture/scene.h"
#include "model/sim/simulate.h"

namespace linger {
namespace {

using namespace capture;

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::CapturedScene)
};

QString from(std::string_view text) {
  return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// What tells of the way to the end and not of the end: a repetition, and how the call began.
constexpr FindingKind kNotTheEnd[] = {FindingKind::RepeatedFin,       FindingKind::PortReused,
                                      FindingKind::ReusedOwnTimeWait, FindingKind::ReusedByNumber,
                                      FindingKind::ReusedByTimestamp, FindingKind::ReusedInVain};

QString findingsOf(const Connection& connection) {
  QStringList names;
  for (const Finding& finding : connection.teardown.findings()) {
    const bool isOfTheEnd = std::find(std::begin(kNotTheEnd), std::end(kNotTheEnd), finding.kind) ==
                            std::end(kNotTheEnd);
    if (!isOfTheEnd) continue;
    names << QString::fromStdString(nameOf(finding));
  }
  names.sort();
  return names.join(QStringLiteral(", "));
}

void compare(const QString& captured, const QString& simulated, QStringList& differences) {
  if (captured == simulated) return;
  const QString none = Text::tr("nothing");
  differences << Text::tr("captured %1, simulated %2")
                     .arg(captured.isEmpty() ? none : captured,
                          simulated.isEmpty() ? none : simulated);
}

}  // namespace

CapturedScene capturedScene(const Connection& connection, const std::vector<WireSegment>& segments,
                            OsId os, const QString& file) {
  CapturedScene scene{sceneOf(connection, segments, os), {}};
  scene.scenario.title =
      Text::tr("Connection %1 of %2").arg(connection.number).arg(file).toStdString();
  scene.scenario.description = Text::tr(
                                   "Made from a capture: %1 connects to %2. Programs act at the "
                                   "times that the capture shows.")
                                   .arg(QString::fromStdString(toString(connection.ends.client)),
                                        QString::fromStdString(toString(connection.ends.server)))
                                   .toStdString();
  if (!problemsOf(scene.scenario).empty()) return scene;

  // At the server, whose end is told most of; at the client where nothing reaches the server.
  const HostIndex host = scene.scenario.link.loss < 1.0 ? 1 : 0;
  const QByteArray again = captureFile(simulate(scene.scenario), host);
  MemorySource source(
      {reinterpret_cast<const std::uint8_t*>(again.constData()), std::size_t(again.size())});
  CaptureFile simulated(source);
  simulated.readAll();
  if (simulated.connections().empty()) {
    compare(from(connection.zeek.state()), {}, scene.differences);
    return scene;
  }
  const Connection& run = simulated.connections().front();
  compare(from(connection.zeek.state()), from(run.zeek.state()), scene.differences);
  compare(findingsOf(connection), findingsOf(run), scene.differences);
  return scene;
}

}  // namespace linger
