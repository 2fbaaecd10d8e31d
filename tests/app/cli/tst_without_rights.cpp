#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cstddef>
#include <cstring>

#include "tests/app/cli/program.h"
#include "tests/app/live/planted.h"
#include "tests/app/own_namespace.h"

using linger::OwnNetwork;

namespace {

constexpr int kNotConfined = 99;

/// Puts nothing in the place of a folder, for this process. In a chroot / is no mount of its own,
/// but the folders that are of interest are.
void hide(const char* folder) {
  const auto isOurs = [](const char* mounted) {
    return mount("none", mounted, nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
  };
  const bool isHidden = unshare(CLONE_NEWNS) == 0 && (isOurs("/") || isOurs(folder)) &&
                        mount("nothing", folder, "tmpfs", 0, nullptr) == 0;
  if (!isHidden) _exit(kNotConfined);
}

/// What a container's runtime does: this call fails with EPERM from now on, in children as well.
/// `first`: only where the call's first argument is this.
void forbid(long call, std::optional<std::uint32_t> first = std::nullopt) {
  constexpr std::uint32_t kPermitted = SECCOMP_RET_ALLOW;
  constexpr std::uint32_t kRefused = SECCOMP_RET_ERRNO | EPERM;
  const std::uint8_t further = first ? 0 : 2;
  sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, std::uint32_t(call), 0, 4),
      BPF_JUMP(BPF_JMP | BPF_JA, further, 0, 0),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, first.value_or(0), 0, 1),
      BPF_STMT(BPF_RET | BPF_K, kRefused),
      BPF_STMT(BPF_RET | BPF_K, kPermitted),
  };
  const sock_fprog program{std::size(filter), filter};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) _exit(kNotConfined);
}

/// /proc as an administrator may mount it: users see their own processes only. This one is a user's
/// from now on.
void hideOthers() {
  const bool isHidden = unshare(CLONE_NEWNS) == 0 &&
                        mount("none", "/proc", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                        mount("proc", "/proc", "proc", 0, "hidepid=2") == 0;
  if (!isHidden || setuid(65534) != 0) _exit(kNotConfined);
}

/// In a user namespace of its own, whose administrator allows no network namespaces.
void allowNoNamespaces() {
  const auto write = [](const char* path, const char* text) {
    const int file = open(path, O_WRONLY);
    const bool isWritten = file >= 0 && ::write(file, text, std::strlen(text)) > 0;
    if (file >= 0) close(file);
    return isWritten;
  };
  const bool isLimited = unshare(CLONE_NEWUSER) == 0 && write("/proc/self/setgroups", "deny") &&
                         write("/proc/self/uid_map", "0 0 1") &&
                         write("/proc/sys/user/max_net_namespaces", "0");
  if (!isLimited) _exit(kNotConfined);
}

/// Starts linger after `confine` has taken something from its process.
Outcome runConfined(const QStringList& words, void (*confine)(),
                    const QString& program = QStringLiteral(LINGER_PROGRAM)) {
  QProcess process;
  process.setWorkingDirectory("/");
  process.setChildProcessModifier(confine);
  process.start(program, words);
  if (!process.waitForFinished()) return {};
  const bool ended = process.exitStatus() == QProcess::NormalExit;
  return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
          process.readAllStandardError()};
}

}  // namespace

/// linger why and run --on kernel where something is hidden or forbidden: true words, one line, no
/// crash.
class TestWithoutRights : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    if (geteuid() != 0) QSKIP("only root can take rights away in this way");
    if (!OwnNetwork::enter()) QSKIP("a network of its own needs rights that this user lacks");
  }

  void initTestCase() {
    canHide_ = runConfined({"--version"}, [] { hide("/proc"); }).exitCode == 0 &&
               runConfined({"--version"}, [] { hide("/dev"); }).exitCode == 0;
  }

  void aHiddenProcHidesTheHoldersAndNothingElse() {
    if (!canHide_) QSKIP("a folder cannot be hidden here: a chroot, or no mount namespaces");
    Planted planted;
    planted.listening("127.0.0.1", 8080);
    const Outcome outcome = runConfined({"why", "8080", "--format", "json"}, [] { hide("/proc"); });
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.error, QByteArray());
    const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(json["cause"].toString(), "listener");
    QCOMPARE(json["blockers"][0]["hidden"].toBool(), true);
    QVERIFY(json["blockers"][0]["pid"].isNull());
    for (const QJsonValue verdict : json["verdicts"].toArray()) {
      QCOMPARE(verdict["kernel"].toString(), "EADDRINUSE");
      QCOMPARE(verdict["model"].toString(), "EADDRINUSE");
    }
  }

  void aHiddenProcIsSaidInWords() {
    if (!canHide_) QSKIP("a folder cannot be hidden here: a chroot, or no mount namespaces");
    Planted planted;
    planted.listening("127.0.0.1", 8080);
    const Outcome outcome = runConfined({"why", "8080"}, [] { hide("/proc"); });
    QVERIFY2(outcome.out.contains("may not see"), outcome.out);
    // It does not help root to become root.
    QCOMPARE(outcome.out.contains("sudo"), geteuid() != 0);
  }

  void whoseProcessesAreNotListedIsSaid() {
    Planted planted;
    planted.listening("127.0.0.1", 8080);
    QTemporaryDir open;  // The folder of the build may be closed to others.
    QFile::setPermissions(open.path(), QFile::Permissions(0x7055));
    const QString program = open.filePath("linger");
    QVERIFY(QFile::copy(QStringLiteral(LINGER_PROGRAM), program));
    const Outcome outcome = runConfined({"why", "8080", "--format", "json"}, hideOthers, program);
    if (outcome.exitCode == kNotConfined) QSKIP("/proc cannot be mounted with hidepid here");
    const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(json["cause"].toString(), "listener");
    QCOMPARE(json["blockers"][0]["hidden"].toBool(), true);
    QVERIFY(json["blockers"][0]["pid"].isNull());
  }

  void aTimeWaitIsToldWithoutProc() {
    if (!canHide_) QSKIP("a folder cannot be hidden here: a chroot, or no mount namespaces");
    Planted planted;
    planted.timeWait("127.0.0.1", 8080);
    const Outcome outcome = runConfined({"why", "8080", "--format", "json"}, [] { hide("/proc"); });
    const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(json["cause"].toString(), "time-wait");
    QVERIFY(json["blockers"][0]["left_us"].toInteger() > 50'000'000);
  }

  void aSandboxWithoutNetlinkIsSaidInOneLine() {
    const Outcome outcome = runConfined({"why", "8080"}, [] { forbid(SYS_socket, AF_NETLINK); });
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.error.count('\n'), 1);
    QVERIFY2(outcome.error.contains("sock_diag"), outcome.error);
  }

  void aContainerThatMayNotMakeNamespacesIsSaidInOneLine() {
    const Outcome outcome =
        runConfined({"run", "restart", "--on", "kernel"}, [] { forbid(SYS_unshare); });
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.error.count('\n'), 1);
    QVERIFY2(outcome.error.contains("network namespaces need root, or user namespaces"),
             outcome.error);
  }

  /// The first argument is that of a child that a program of the scene gets.
  void aRefusedProgramIsSaidInOneLine_data() {
    QTest::addColumn<bool>("onlyChildren");
    QTest::newRow("a program") << false;
    QTest::newRow("the child of one") << true;
  }

  void aRefusedProgramIsSaidInOneLine() {
    QFETCH(bool, onlyChildren);
    const auto confine = onlyChildren ? +[] { forbid(SYS_clone, CLONE_PARENT | SIGCHLD); }
                                      : +[] { forbid(SYS_clone); };
    const Outcome outcome = runConfined({"run", "child-kept-listener", "--on", "kernel"}, confine);
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.error.count('\n'), 1);
    QVERIFY2(outcome.error.contains("a program cannot be started: Operation not permitted"),
             outcome.error);
  }

  /// The kernel calls this "No space left on device".
  void thatNoNamespacesAreLeftIsSaid() {
    const Outcome outcome = runConfined({"run", "restart", "--on", "kernel"}, allowNoNamespaces);
    if (outcome.exitCode == kNotConfined) QSKIP("namespaces cannot be limited here");
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.error.count('\n'), 1);
    QVERIFY2(outcome.error.contains("user.max_net_namespaces"), outcome.error);
    QVERIFY2(!outcome.error.contains("No space"), outcome.error);
  }

  void withoutTunTheLinkIsAPairOfDevices() {
    if (!canHide_) QSKIP("a folder cannot be hidden here: a chroot, or no mount namespaces");
    const Outcome outcome =
        runConfined({"check", "listener-closed", "--format", "json"}, [] { hide("/dev"); });
    if (outcome.error.contains("veth")) QSKIP("this kernel has no veth devices");
    QVERIFY2(outcome.exitCode == 0, outcome.error + outcome.out);
    const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
    QVERIFY2(json["scenarios"][0]["agrees"].toBool(), outcome.out);
  }

  void thatNoLinkCanBeMadeIsSaidInOneLine() {
    if (!canHide_) QSKIP("a folder cannot be hidden here: a chroot, or no mount namespaces");
    const Outcome outcome = runConfined({"run", "restart", "--on", "kernel"}, [] {
      hide("/dev");
      forbid(SYS_socket, AF_PACKET);
    });
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.error.count('\n'), 1);
    QVERIFY2(outcome.error.contains("/dev/net/tun") && outcome.error.contains("veth"),
             outcome.error);
  }

  void checkSaysWhichSceneCouldNotRun() {
    const Outcome outcome = runConfined({"check", "restart", "abort"}, [] { forbid(SYS_unshare); });
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.error.contains("restart"), outcome.error);
  }

 private:
  bool canHide_ = false;
};

QTEST_GUILESS_MAIN(TestWithoutRights)
#include "tst_without_rights.moc"
