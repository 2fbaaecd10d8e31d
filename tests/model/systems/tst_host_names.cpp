#include <QTest>

#include "model/systems/errno.h"
#include "model/systems/evidence.h"
#include "model/systems/socket_option.h"
#include "model/systems/verdict.h"

using namespace linger;

/// The words for errors, evidence, calls and options, in files and on the command line.
class TestHostNames : public QObject {
  Q_OBJECT

 private slots:
  void errorsReadBack() {
    for (Errno error : {Errno::Ok, Errno::Access, Errno::AddrInUse, Errno::AddrNotAvail,
                        Errno::Again, Errno::BadF, Errno::ConnAborted, Errno::ConnRefused,
                        Errno::ConnReset, Errno::InProgress, Errno::Invalid, Errno::IsConn,
                        Errno::NotConn, Errno::OpNotSupp, Errno::Pipe, Errno::TimedOut}) {
      QCOMPARE(errnoNamed(nameOf(error)), std::optional(error));
    }
    QCOMPARE(nameOf(Errno::AddrInUse), std::string_view("EADDRINUSE"));
    QVERIFY(!errnoNamed("EWHATEVER"));
  }

  void optionsReadBack() {
    for (SocketOption option :
         {SocketOption::ReuseAddr, SocketOption::ReusePort, SocketOption::Exclusive,
          SocketOption::V6Only, SocketOption::KeepAlive, SocketOption::Linger,
          SocketOption::Linger2, SocketOption::UserTimeout, SocketOption::NoDelay,
          SocketOption::KeepIdle, SocketOption::KeepInterval, SocketOption::KeepCount,
          SocketOption::NoPort}) {
      QCOMPARE(socketOptionNamed(nameOf(option)), std::optional(option));
    }
    QVERIFY(!socketOptionNamed("SO_REUSE"));
  }

  void evidenceFromBestToWorst() {
    QCOMPARE(nameOf(Evidence::Measured), std::string_view("measured"));
    QCOMPARE(nameOf(Evidence::Source), std::string_view("source"));
    QCOMPARE(nameOf(Evidence::Documented), std::string_view("documented"));
    QCOMPARE(nameOf(Evidence::Secondary), std::string_view("secondary"));
    QCOMPARE(nameOf(Evidence::Disputed), std::string_view("disputed"));
  }

  void callsAsInTheManual() {
    QCOMPARE(nameOf(Call::Bind), std::string_view("bind"));
    QCOMPARE(nameOf(Call::SetSockOpt), std::string_view("setsockopt"));
    QCOMPARE(nameOf(Call::Connect), std::string_view("connect"));
  }
};

QTEST_APPLESS_MAIN(TestHostNames)
#include "tst_host_names.moc"
