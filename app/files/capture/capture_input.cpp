#include "app/files/capture/capture_input.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::CaptureInput)
};

/// Why a path cannot be opened, before that is tried; empty where it may be.
QString refusalOf(const QString& path) {
  const QFileInfo info(path);
  if (info.isDir()) return Text::tr("found a folder, expected a capture file");
  if (!info.exists()) return Text::tr("there is no such file");
  if (!info.isFile()) return Text::tr("found a device or pipe, expected a file (or -)");
  return {};
}

QString wordsFor(const capture::CaptureFile& file) {
  using capture::Damage;
  switch (file.damage()) {
    case Damage::None: return {};
    case Damage::Empty: return Text::tr("found an empty file, expected a capture (pcap, pcapng)");
    case Damage::NotACapture: return Text::tr("found no capture, expected pcap or pcapng");
    case Damage::CutHeader: return Text::tr("ends within the header of the capture");
    case Damage::CutRecord:
      return Text::tr("ends in the middle of a packet, at byte %1: the packets before it are shown")
          .arg(file.damagedAt());
    case Damage::BadRecord:
      return Text::tr(
                 "found no packet where one should be, at byte %1: the packets before it are shown")
          .arg(file.damagedAt());
    case Damage::Unreadable: {
      const QString reason = QString::fromStdString(file.error());
      return file.frames() == 0
                 ? Text::tr("cannot be read: %1").arg(reason)
                 : Text::tr("cannot be read to its end: %1; the packets before that are shown")
                       .arg(reason);
    }
  }
  return {};
}

}  // namespace

void CaptureInput::Closer::operator()(std::FILE* stream) const {
  if (stream != stdin) std::fclose(stream);
}

Loaded<std::unique_ptr<CaptureInput>> CaptureInput::open(const QString& path) {
  const bool isInput = path == QStringLiteral("-");
  auto input = std::make_unique<CaptureInput>();
  input->name_ = isInput ? Text::tr("standard input") : path;
  const auto refuse = [&](const QString& what) -> Loaded<std::unique_ptr<CaptureInput>> {
    return {{}, {FileError{input->name_, std::nullopt, what}}};
  };
  const QString refusal = isInput ? QString() : refusalOf(path);
  if (!refusal.isEmpty()) return refuse(refusal);
  input->stream_.reset(isInput ? stdin : std::fopen(QFile::encodeName(path).constData(), "rb"));
  if (!input->stream_) {
    return refuse(Text::tr("cannot be read: %1").arg(QString::fromLocal8Bit(std::strerror(errno))));
  }
  input->source_ = std::make_unique<capture::StreamSource>(input->stream_.get());
  input->unzipped_ = std::make_unique<UnzippedSource>(*input->source_);
  input->capture_ = std::make_unique<capture::CaptureFile>(*input->unzipped_);
  if (!input->capture_->isOpen()) return refuse(wordsFor(*input->capture_));
  return {std::move(input), {}};
}

std::optional<FileError> CaptureInput::damage() const {
  if (capture_->damage() == capture::Damage::None) return std::nullopt;
  return FileError{name_, std::nullopt, wordsFor(*capture_)};
}

}  // namespace linger
