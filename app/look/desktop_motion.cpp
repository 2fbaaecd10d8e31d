#include "app/look/desktop_motion.h"

#include <QProcess>
#include <QSettings>
#include <QStandardPaths>

namespace linger {
namespace {

QVariant valueIn(const QString& file, const QString& key) {
  const QString path = QStandardPaths::locate(QStandardPaths::GenericConfigLocation, file);
  return path.isEmpty() ? QVariant() : QSettings(path, QSettings::IniFormat).value(key);
}

/// GNOME keeps it in a database of its own, which its own program reads.
bool gnomeReducesMotion() {
  constexpr int kPatience = 300;  // Milliseconds, of a program that takes ten.
  if (!qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains(QStringLiteral("GNOME"))) return false;
  QProcess reader;
  reader.start(QStringLiteral("gsettings"),
               {QStringLiteral("get"), QStringLiteral("org.gnome.desktop.interface"),
                QStringLiteral("enable-animations")});
  return reader.waitForFinished(kPatience) && reader.exitCode() == 0 &&
         reader.readAllStandardOutput().trimmed() == "false";
}

}  // namespace

bool desktopReducesMotion() {
  const QVariant kde =
      valueIn(QStringLiteral("kdeglobals"), QStringLiteral("KDE/AnimationDurationFactor"));
  if (kde.isValid() && kde.toDouble() == 0.0) return true;
  for (const char* version : {"gtk-4.0", "gtk-3.0"}) {
    const QVariant gtk = valueIn(QString::fromLatin1(version) + QStringLiteral("/settings.ini"),
                                 QStringLiteral("Settings/gtk-enable-animations"));
    if (gtk.isValid()) return !gtk.toBool();
  }
  static const bool kGnomeReduces = gnomeReducesMotion();
  return kGnomeReduces;
}

}  // namespace linger
