#include <QTest>

#include "tests/model/packetdrill/accepted.h"

using namespace linger;
using namespace linger::packetdrill;

namespace {

constexpr auto kEpoll =
    "+0 epoll_create(1) = 5\n"
    "+0 epoll_ctl(5, EPOLL_CTL_ADD, 4, {events=%1, fd=4}) = 0\n";
constexpr auto kNothing = "+0 epoll_wait(5, {events=0, ptr=0}, 1, 0) = 0\n";

QString tells(const char* events) {
  return QString("+0 epoll_wait(5, {events=%1, fd=4}, 1, 0) = 1\n").arg(events);
}

}  // namespace

/// What a script's program is told by poll() and epoll_wait(), as by a Linux kernel.
class TestPacketdrillPolls : public QObject {
  Q_OBJECT

 private slots:
  void epollTellsOfWhatIsReady();
  void anEdgeIsToldOnce();
  void watchingEndsInTime();
  void pollTellsOfAnError();
  void pollTellsWhatIsShut_data();
  void pollTellsWhatIsShut();
};

void TestPacketdrillPolls::epollTellsOfWhatIsReady() {
  const QString level = QString(kEpoll).arg("EPOLLIN|EPOLLOUT");
  QCOMPARE(
      afterAccept(level + tells("EPOLLOUT") + kData + tells("EPOLLIN|EPOLLOUT") +
                  tells("EPOLLIN|EPOLLOUT") + "+0 read(4, ..., 10) = 10\n" + tells("EPOLLOUT")),
      "PASS");
  QCOMPARE(afterAccept(level + tells("EPOLLIN")),
           "FAIL 11: expected epoll_wait(5, {events=EPOLLIN, fd=4}, 1, 0) = 1, epoll_wait told of "
           "4: EPOLLOUT");
  QCOMPARE(afterAccept(level + "+0 epoll_ctl(5, EPOLL_CTL_MOD, 4, {events=EPOLLIN, fd=4}) = 0\n" +
                       kNothing + "+0 epoll_ctl(5, EPOLL_CTL_DEL, 4, {events=0}) = 0\n" + kData +
                       kNothing + "+0 close(5) = 0\n"),
           "PASS");
}

void TestPacketdrillPolls::anEdgeIsToldOnce() {
  const QString edge = QString(kEpoll).arg("EPOLLIN|EPOLLET");
  const QString more = "+.1 < P. 11:16(5) ack 1 win 9\n+0 > . 1:1(0) ack 16\n";
  QCOMPARE(afterAccept(edge + kNothing + kData + tells("EPOLLIN") + kNothing +
                       "+0 read(4, ..., 2) = 2\n" + kNothing + more + tells("EPOLLIN") + kNothing),
           "PASS");
  const QString once = QString(kEpoll).arg("EPOLLIN|EPOLLONESHOT");
  QCOMPARE(afterAccept(once + kData + tells("EPOLLIN") + more + kNothing +
                       "+0 epoll_ctl(5, EPOLL_CTL_MOD, 4, {events=EPOLLIN, fd=4}) = 0\n" +
                       tells("EPOLLIN")),
           "PASS");
}

void TestPacketdrillPolls::watchingEndsInTime() {
  const QString level = QString(kEpoll).arg("EPOLLIN");
  QCOMPARE(afterAccept(level + "+0...0.25 epoll_wait(5, {events=0, ptr=0}, 1, 250) = 0\n"), "PASS");
  QCOMPARE(afterAccept("+0...0.25 poll([{fd=4, events=POLLIN, revents=0}], 1, 250) = 0\n"), "PASS");
  QCOMPARE(afterAccept("+0...0.1 poll([{fd=4, events=POLLIN, revents=POLLIN}], 1, 250) = 1\n" +
                       QString(kData)),
           "PASS");
}

void TestPacketdrillPolls::pollTellsOfAnError() {
  const QString connect =
      " 0 socket(..., SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP) = 3\n"
      "+0 connect(3, ..., ...) = -1 EINPROGRESS\n+0 > S 0:0(0) <...>\n"
      "+0...0.1 poll([{fd=3, events=POLLIN|POLLOUT, revents=POLLIN|POLLOUT|POLLERR|POLLHUP}], 1, "
      "500) = 1\n+.1 < R. 0:0(0) ack 1 win 0\n";
  QCOMPARE(verdictOf(connect), "PASS");
  QCOMPARE(verdictOf(connect + "+0 getsockopt(3, SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [4]) = 0\n"),
           "PASS");
}

/// Asked of Linux 6.18.
void TestPacketdrillPolls::pollTellsWhatIsShut_data() {
  QTest::addColumn<QString>("before");
  QTest::addColumn<QString>("seen");
  const QString connecting =
      "+0 close(4) = 0\n+0 > F. 1:1(0) ack 1\n+0 < R. 1:1(0) ack 1 win 9\n"
      "+0 socket(..., SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP) = 4\n"
      "+0 connect(4, ..., ...) = -1 EINPROGRESS\n+0 > S 0:0(0) <...>\n";
  const QString error = "+0 getsockopt(4, SOL_SOCKET, SO_ERROR, [ECONNRESET], [4]) = 0\n";
  const QString sending = "+0 shutdown(4, SHUT_WR) = 0\n+0 > F. 1:1(0) ack 1\n";
  const QString receiving = "+0 shutdown(4, SHUT_RD) = 0\n";
  const QString all = "POLLIN|POLLOUT|POLLRDHUP|POLLHUP";
  QTest::newRow("receiving") << receiving << "POLLIN|POLLOUT|POLLRDHUP";
  QTest::newRow("sending") << sending << "POLLOUT";
  QTest::newRow("both") << sending + receiving << all;
  QTest::newRow("both, by the peer's FIN")
      << sending + "+0 < F. 1:1(0) ack 1 win 9\n+0 > . 2:2(0) ack 2\n"
      << all;
  QTest::newRow("reset") << "+0 < R. 1:1(0) ack 1 win 9\n" + error << all;
  QTest::newRow("connecting") << connecting << "0";
  QTest::newRow("not connecting any more") << connecting + receiving << "POLLOUT|POLLERR|POLLHUP";
  QTest::newRow("the same, its error told") << connecting + receiving + error << "POLLOUT|POLLHUP";
  QTest::newRow("shut once more") << connecting + receiving +
                                         "+0 shutdown(4, SHUT_WR) = -1 ENOTCONN\n"
                                  << "POLLOUT|POLLERR|POLLHUP";
  const QString notListening =
      "+0 close(4) = 0\n+0 > F. 1:1(0) ack 1\n+0 < R. 1:1(0) ack 1 win 9\n"
      "+0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 4\n+0 listen(4, 1) = 0\n" +
      receiving;
  QTest::newRow("not listening any more") << notListening << "POLLOUT|POLLHUP";
  QTest::newRow("listening again") << notListening + "+0 listen(4, 1) = 0\n"
                                   << "0";
}

void TestPacketdrillPolls::pollTellsWhatIsShut() {
  QFETCH(QString, before);
  QFETCH(QString, seen);
  const int ready = seen == "0" ? 0 : 1;
  QCOMPARE(afterAccept(before +
                       QString("+0 poll([{fd=4, events=POLLIN|POLLOUT|POLLRDHUP, revents=%1}], 1, "
                               "0) = %2\n")
                           .arg(seen)
                           .arg(ready)),
           "PASS");
}

QTEST_GUILESS_MAIN(TestPacketdrillPolls)
#include "tst_packetdrill_polls.moc"
