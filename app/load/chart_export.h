#pragma once

#include <QObject>
#include <QString>

#include "app/look/theme.h"

namespace linger {

class Counting;

/// What leaves a load's view: pictures, tables and text. Nothing does before the count is exact.
class ChartExport : public QObject {
  Q_OBJECT

 public:
  /// The counting outlives it.
  ChartExport(const Counting& counting, QWidget* view);

  void setLook(Look look) { look_ = look; }
  void askAndSave();
  /// By the file's ending: svg, png, csv, json or txt; svg for any other. False, with failed(),
  /// where it could not be written.
  bool save(const QString& path);
  void copyPicture();
  void copyText();

 signals:
  void failed(const QString& message);
  void saved(const QString& path);

 private:
  bool isReady();

  const Counting& counting_;
  QWidget* view_;
  Look look_ = Look::Light;
};

}  // namespace linger
