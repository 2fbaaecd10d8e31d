#pragma once

#include <QObject>

#include "app/actions/app_context.h"
#include "app/export/picture.h"
#include "app/files/scenario/scene_words.h"
#include "app/look/theme.h"

class QPrinter;

namespace linger {

/// What leaves the window: pictures, captures, traces, the clipboard and the printer.
class ExportCommands : public QObject {
  Q_OBJECT

 public:
  /// All three outlive it. Dialogs open over `window`.
  ExportCommands(Document& document, Playhead& playhead, QWidget* window);

  /// While a question is open or to come, nothing leaves the window: the whole run would be in it.
  void setWithheld(bool withheld);

  void askAndSavePicture(Look look);
  void askAndSaveCapture();
  void askAndSaveTrace();
  void copyPicture(Look look);
  void askAndPrint();

  /// By the file's ending. All three give false where nothing was written; failed() says why.
  bool savePicture(const QString& path, Look look);
  bool saveCapture(const QString& path);
  bool saveTrace(const QString& path);

 signals:
  void failed(const QString& message);
  void saved(const QString& path);

 private:
  PictureRequest requestFor(Look look) const;
  QString ask(const QString& title, const QString& ending, const QString& filter) const;
  bool refuses();
  bool write(const QString& path, const QByteArray& contents);

  Document& document_;
  Playhead& playhead_;
  SceneWords words_;
  QWidget* window_;
  bool withheld_ = false;
};

}  // namespace linger
