#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace linger {

/// A fontconfig of four fonts, drawn without hints: pictures do not depend on what else is
/// installed, or on how somebody likes his letters. To be made before the application object.
class FixedFonts {
 public:
  FixedFonts() {
    const QDir fonts(QStringLiteral("/usr/share/fonts/truetype/dejavu"));
    for (const char* name :
         {"DejaVuSans", "DejaVuSans-Bold", "DejaVuSansMono", "DejaVuSansMono-Bold"}) {
      const QString file = QString::fromLatin1(name) + QStringLiteral(".ttf");
      complete_ = QFile::copy(fonts.filePath(file), folder_.filePath(file)) && complete_;
    }
    QFile file(folder_.filePath(QStringLiteral("fonts.conf")));
    complete_ = file.open(QIODevice::WriteOnly) && complete_;
    file.write(QByteArray(kConfiguration).replace("FOLDER", folder_.path().toUtf8()));
    qputenv("FONTCONFIG_FILE", file.fileName().toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_FONT_DPI", "96");
  }

  /// False: the fonts are not installed.
  bool areComplete() const { return complete_; }

 private:
  static constexpr auto kConfiguration = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>FOLDER</dir>
  <cachedir>FOLDER</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
)";

  QTemporaryDir folder_;
  bool complete_ = true;
};

}  // namespace linger
