#include <QProcess>
#include <QStandardPaths>
#include <QTest>

namespace {

constexpr int kLongest = 240'000;  ///< Milliseconds: the whole story takes some twenty seconds.
constexpr int kCannotAsk = 77;

}  // namespace

/// What Orca would say of the real program, over the real AT-SPI bus.
class TestScreenReader : public QObject {
  Q_OBJECT

 private slots:
  void theRestartStoryIsHeardAndRead();
};

void TestScreenReader::theRestartStoryIsHeardAndRead() {
  for (const char* needed : {"dbus-run-session", "Xvfb", "/usr/bin/python3"}) {
    if (QStandardPaths::findExecutable(needed).isEmpty()) {
      QSKIP("needs at-spi2-core, python3-pyatspi, xvfb and dbus-daemon");
    }
  }
  QProcess session;
  session.setProcessChannelMode(QProcess::MergedChannels);
  const QString folder = QStringLiteral(LINGER_SOURCE_DIR "/tests/app/listening/");
  // Not the first python3 of the path: the bindings are the system's.
  session.start("dbus-run-session", {"--", "/usr/bin/python3", "-B", folder + "restart_story.py",
                                     QStringLiteral(LINGER_PROGRAM)});
  const bool ended = session.waitForFinished(kLongest);
  const QByteArray said = session.readAll();
  if (session.exitCode() == kCannotAsk) QSKIP(said);
  QVERIFY2(ended && session.exitStatus() == QProcess::NormalExit && session.exitCode() == 0, said);
}

QTEST_GUILESS_MAIN(TestScreenReader)
#include "tst_screen_reader.moc"
