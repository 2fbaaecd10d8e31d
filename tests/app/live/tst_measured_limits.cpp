#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include "tests/app/own_namespace.h"

using namespace linger;

/// What the engine takes from measuring, asked again of the kernel that runs this test: queues,
/// SO_REUSEPORT, the rate of challenge ACKs, TCP_USER_TIMEOUT, the SYN after a RST, the ACK of a
/// FIN.
class TestMeasuredLimits : public QObject {
  Q_OBJECT

 private slots:
  void theKernelStillAnswersAsTheEngine() {
    if (!QFileInfo::exists("/dev/net/tun")) QSKIP("there is no /dev/net/tun");
    if (!enterOwnNamespace(CLONE_NEWNET)) QSKIP("no network namespaces for this user");
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start("python3", {"-B", LINGER_SOURCE_DIR "/tests/measured/measure_limits.py"});
    if (!python.waitForStarted()) QSKIP("python3 is not installed");
    QVERIFY(python.waitForFinished(60'000));
    const QByteArray told = python.readAll();
    if (told.contains("PermissionError")) QSKIP("this user may not open a TUN device");
    QVERIFY2(python.exitCode() == 0, told);
    QCOMPARE(told.count("as the engine"), 12);
  }
};

QTEST_GUILESS_MAIN(TestMeasuredLimits)
#include "tst_measured_limits.moc"
