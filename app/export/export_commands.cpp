#include "app/export/export_commands.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>

#include "app/document/words.h"
#include "app/files/file_io.h"
#include "app/files/trace/pcapng_writer.h"
#include "app/files/trace/trace_json.h"
#include "app/files/trace/trace_text.h"

namespace linger {
namespace {

constexpr QSizeF kPictureSize(960, 640);
constexpr double kClipboardRatio = 2.0;

}  // namespace

/// As the window shows it, with its title and its lanes, and as high as the story needs.
PictureRequest ExportCommands::requestFor(Look look) const {
  PictureRequest request;
  request.size = kPictureSize;
  request.look = look;
  request.at = playhead_.at();
  request.framed = true;
  request.title = words_.of(document_.trace()->title);
  return request;
}

ExportCommands::ExportCommands(Document& document, Playhead& playhead, QWidget* window)
    : QObject(window),
      document_(document),
      playhead_(playhead),
      words_(SceneWords::load(QLocale())),
      window_(window) {}

void ExportCommands::setWithheld(bool withheld) {
  withheld_ = withheld;
}

/// Tells why, where nothing may leave now.
bool ExportCommands::refuses() {
  if (withheld_) {
    emit failed(
        tr("Nothing was saved, copied or printed: it would show the answer. Answer the questions, "
           "or turn them off with Q."));
  }
  return withheld_;
}

QString ExportCommands::ask(const QString& title, const QString& ending,
                            const QString& filter) const {
  const QString name = text(document_.trace()->name) + ending;
  QFileDialog dialog(window_, title, QDir::homePath(), filter);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(ending.mid(1));
  dialog.selectFile(name);
  return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().front() : QString();
}

void ExportCommands::askAndSavePicture(Look look) {
  if (refuses()) return;
  const QString path =
      ask(tr("Save the picture"), QStringLiteral(".svg"), tr("Pictures (*.svg *.png *.pdf)"));
  if (!path.isEmpty()) savePicture(path, look);
}

void ExportCommands::askAndSaveCapture() {
  if (refuses()) return;
  const QString path =
      ask(tr("Save a capture"), QStringLiteral(".pcapng"), tr("Captures (*.pcapng)"));
  if (!path.isEmpty()) saveCapture(path);
}

void ExportCommands::askAndSaveTrace() {
  if (refuses()) return;
  const QString path = ask(tr("Save the trace"), QStringLiteral(".txt"),
                           tr("Text (*.txt);;JSON, for programs (*.json)"));
  if (!path.isEmpty()) saveTrace(path);
}

bool ExportCommands::savePicture(const QString& path, Look look) {
  if (refuses()) return false;
  const PictureRequest request = atFullHeight(*document_.trace(), requestFor(look));
  if (const auto error = writePicture(path, *document_.trace(), request)) {
    emit failed(error->toString());
    return false;
  }
  emit saved(path);
  return true;
}

bool ExportCommands::saveCapture(const QString& path) {
  return write(path, captureFile(*document_.trace(), captureHost(*document_.trace())));
}

bool ExportCommands::saveTrace(const QString& path) {
  if (path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive)) {
    return write(path, QByteArray::fromStdString(toPrettyJson(traceJson(*document_.run()))));
  }
  return write(path, traceText(*document_.run()).toUtf8());
}

bool ExportCommands::write(const QString& path, const QByteArray& contents) {
  if (refuses()) return false;
  const auto error = writeWholeFile(path, contents);
  error ? emit failed(error->toString()) : emit saved(path);
  return !error;
}

void ExportCommands::copyPicture(Look look) {
  if (refuses()) return;
  PictureRequest request = atFullHeight(*document_.trace(), requestFor(look));
  request.pixelRatio = kClipboardRatio;
  QApplication::clipboard()->setImage(pictureImage(*document_.trace(), request));
}

void ExportCommands::askAndPrint() {
  if (refuses()) return;
  QPrinter printer(QPrinter::HighResolution);
  printer.setPageOrientation(QPageLayout::Landscape);
  QPrintDialog dialog(&printer, window_);
  if (dialog.exec() != QDialog::Accepted) return;
  QPainter painter(&printer);
  const QRectF page = printer.pageLayout().paintRectPixels(printer.resolution());
  PictureRequest request = requestFor(Look::Light);
  request.size = QSizeF(kPictureSize.width(), kPictureSize.width() * page.height() / page.width());
  const double scale = page.width() / request.size.width();
  painter.scale(scale, scale);
  paintPicture(painter, *document_.trace(), request);
}

}  // namespace linger
