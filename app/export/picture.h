#pragma once

#include <QByteArray>
#include <QImage>
#include <QPainter>
#include <QString>
#include <optional>

#include "app/files/file_error.h"
#include "app/look/theme.h"
#include "model/trace/trace.h"

namespace linger {

/// What can be drawn of a run.
enum class PictureSubject : std::uint8_t { Ladder, StateDiagram };
enum class PictureFormat : std::uint8_t { Png, Svg, Pdf };

struct PictureRequest {
  PictureSubject subject = PictureSubject::Ladder;
  QSizeF size{960, 640};  ///< In pixels, of 1/96 inch on paper; 16 to 20000 each way.
  Look look = Look::Light;
  std::optional<SimTime> at;  ///< None: all of the run, and no playhead.
  bool showFuture = true;
  /// With the scene's title above the ladder, and under it when a restart would work.
  bool framed = false;
  QString title;  ///< In the reader's language; empty: the trace's own.
  double fontScale = 1.0;
  double pixelRatio = 1.0;  ///< PNG only: pixels drawn for each pixel of `size`.
};

/// The format that a file's name asks for by ".png", ".svg" or ".pdf"; none for another ending.
std::optional<PictureFormat> pictureFormatOf(const QString& fileName);

/// `request` with the height that the whole story needs at full size: at least as much as it asks
/// for, at most 20000.
PictureRequest atFullHeight(const Trace& trace, PictureRequest request);

/// Draws a run into the rectangle from 0,0 to `request.size`, with the painters of the window.
/// What needs more room than that is drawn smaller, never cut: thumbnails, print and files use
/// this.
void paintPicture(QPainter& painter, const Trace& trace, const PictureRequest& request);

QImage pictureImage(const Trace& trace, const PictureRequest& request);

/// A whole file. The same request always gives the same picture.
QByteArray pictureFile(const Trace& trace, const PictureRequest& request, PictureFormat format);

/// Writes the picture wholly or not at all, in the format of the file's name. Gives what went
/// wrong, if anything.
std::optional<FileError> writePicture(const QString& path, const Trace& trace,
                                      const PictureRequest& request);

}  // namespace linger
