#include "app/load/chart_export.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>

#include "app/document/words.h"
#include "app/files/file_io.h"
#include "app/fleet/fleet_json.h"
#include "app/fleet/fleet_picture.h"
#include "app/fleet/fleet_text.h"
#include "app/load/counting.h"

namespace linger {
namespace {

constexpr QSizeF kPictureSize{1000, 640};

QByteArray written(const QString& ending, const Counting& counting, Look look) {
  const Scenario& scenario = counting.scenario();
  const FleetRun& run = *counting.run();
  if (ending == QStringLiteral("png")) return fleetPng(scenario, run, kPictureSize, look);
  if (ending == QStringLiteral("csv")) return fleetCsv(run);
  if (ending == QStringLiteral("txt")) {
    return fleetText(scenario, run, counting.limits()).toUtf8();
  }
  if (ending == QStringLiteral("json")) {
    return QByteArray::fromStdString(toPrettyJson(fleetJson(scenario, run)));
  }
  return fleetSvg(scenario, run, kPictureSize, look);
}

}  // namespace

ChartExport::ChartExport(const Counting& counting, QWidget* view)
    : QObject(view), counting_(counting), view_(view) {}

bool ChartExport::isReady() {
  if (!counting_.isExact()) emit failed(tr("The exact count is not ready yet: try again."));
  return counting_.isExact();
}

void ChartExport::askAndSave() {
  QFileDialog dialog(view_, tr("Save the chart"), QDir::homePath(),
                     tr("Pictures (*.svg *.png);;Table (*.csv);;JSON, for programs (*.json);;Text "
                        "(*.txt)"));
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(QStringLiteral("svg"));
  dialog.selectFile(text(counting_.scenario().name) + QStringLiteral(".svg"));
  if (dialog.exec() == QDialog::Accepted) save(dialog.selectedFiles().front());
}

bool ChartExport::save(const QString& path) {
  if (!isReady()) return false;
  const auto error =
      writeWholeFile(path, written(QFileInfo(path).suffix().toLower(), counting_, look_));
  error ? emit failed(error->toString()) : emit saved(path);
  return !error;
}

void ChartExport::copyPicture() {
  if (!isReady()) return;
  QGuiApplication::clipboard()->setImage(
      QImage::fromData(written(QStringLiteral("png"), counting_, look_), "PNG"));
}

void ChartExport::copyText() {
  if (!isReady()) return;
  QGuiApplication::clipboard()->setText(
      fleetText(counting_.scenario(), *counting_.run(), counting_.limits()));
}

}  // namespace linger
