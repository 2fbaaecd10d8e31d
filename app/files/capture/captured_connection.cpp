#include "app/files/capture/captured_connection.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "app/files/capture/capture_input.h"
#include "app/files/capture/capture_time_words.h"
#include "app/files/capture/finding_words.h"
#include "app/files/sentences.h"
#include "model/capture/captured_trace.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::CapturedConnection)
};

bool beginsLikeACapture(const QString& path) {
  QFile file(path);
  if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) return false;
  const QByteArray magic = file.read(4);
  const capture::ByteView bytes(reinterpret_cast<const std::uint8_t*>(magic.constData()),
                                std::size_t(magic.size()));
  return bytes.size() == 4 && (capture::isPcap(bytes) || capture::isPcapng(bytes));
}

}  // namespace

Loaded<CapturedConnection> readConnection(const QString& path, std::uint64_t number,
                                          std::uint64_t mostPackets) {
  const auto input = CaptureInput::open(path);
  if (!input) return {{}, input.errors};
  capture::CaptureFile& file = (*input.value)->capture();
  std::vector<capture::WireSegment> segments;
  const auto keep = [&](const capture::WireSegment& wire, const capture::Connection& connection) {
    if (connection.number == number) segments.push_back(wire);
  };
  while (file.readMore(mostPackets, keep) && file.connections().size() < number) continue;
  const std::size_t count = file.connections().size();
  if (number == 0 || number > count) {
    const QString what =
        count == 0
            ? Text::tr("found no TCP connection in it")
            : Text::tr("found no connection %1, expected a number up to %2").arg(number).arg(count);
    return {{}, {FileError{(*input.value)->name(), std::nullopt, what}}};
  }
  return {CapturedConnection{file.connections()[number - 1], std::move(segments)}, {}};
}

bool isCapture(const QString& path) {
  const QString gzip = QStringLiteral(".gz");
  QString name = path.toLower();
  if (name.endsWith(gzip)) name.chop(gzip.size());
  return name.endsWith(QStringLiteral(".pcap")) || name.endsWith(QStringLiteral(".pcapng")) ||
         name.endsWith(QStringLiteral(".cap")) || beginsLikeACapture(path);
}

Trace traceOf(const CapturedConnection& captured, std::optional<OsId> os, const QString& file) {
  Trace trace = capture::traceOf(captured.connection, captured.segments, os);
  const QString name = QFileInfo(file).fileName();
  trace.title =
      Text::tr("%1, connection %2").arg(name).arg(captured.connection.number).toStdString();
  QStringList sentences{headlineOf(captured.connection)};
  for (const capture::Finding& finding : captured.connection.teardown.findings()) {
    sentences << explanationOf(finding);
  }
  sentences << Text::tr("Its first frame was captured at %1.")
                   .arg(instantWords(captured.connection.firstTime));
  trace.description = inOneText(sentences).toStdString();
  return trace;
}

}  // namespace linger
