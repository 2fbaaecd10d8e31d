#include <QTest>

#include "cases/rule_case.h"

using namespace linger;
using namespace linger::cases;

namespace {

// As Microsoft prints them: a row for the first bind, a column for the second, in the order
// default, SO_REUSEADDR, SO_EXCLUSIVEADDRUSE, each on the wildcard and on a specific address.
constexpr const char* kSameUser[] = {
    "INUSE  ok     ACCESS ok     INUSE ok    ",  //
    "ok     INUSE  ok     ACCESS INUSE INUSE ",  //
    "INUSE  ok     ok     ok     INUSE ok    ",  //
    "ok     INUSE  ok     ok     INUSE INUSE ",  //
    "INUSE  ACCESS ACCESS ACCESS INUSE ACCESS",  //
    "ok     INUSE  ok     ACCESS INUSE INUSE ",
};

constexpr const char* kOtherUser[] = {
    "INUSE  ACCESS ACCESS ACCESS INUSE ACCESS",  //
    "ok     INUSE  ok     ACCESS INUSE INUSE ",  //
    "INUSE  ACCESS ok     ok     INUSE ACCESS",  //
    "ok     INUSE  ok     ok     INUSE INUSE ",  //
    "INUSE  ACCESS ACCESS ACCESS INUSE ACCESS",  //
    "ok     INUSE  ok     ACCESS INUSE INUSE ",
};

constexpr ReuseOptions kOptions[] = {kPlain, kReuseAddr, kExclusive};
constexpr const char* kPlaces[] = {"0.0.0.0", "192.0.2.20"};

QString wordFor(const Verdict& verdict) {
  if (verdict.works()) return "ok";
  return verdict.result == Errno::Access ? "ACCESS" : "INUSE";
}

/// The row of the table that our own verdicts make.
QStringList rowOf(int first, std::uint32_t newcomersUid) {
  const std::vector sockets{listener(kPlaces[first % 2], kOptions[first / 2], kAlice)};
  QStringList row;
  for (int second = 0; second < 6; ++second) {
    const BindRequest request = newcomer(kPlaces[second % 2], kOptions[second / 2], newcomersUid);
    row << wordFor(judgeBind(profileOf(OsId::Windows), request, sockets));
  }
  return row;
}

}  // namespace

/// The published tables of Windows, cell by cell.
class TestWindowsTables : public QObject {
  Q_OBJECT

 private slots:
  void sameUser() {
    for (int first = 0; first < 6; ++first) {
      QCOMPARE(rowOf(first, kAlice), QString(kSameUser[first]).split(' ', Qt::SkipEmptyParts));
    }
  }

  void otherUser() {
    for (int first = 0; first < 6; ++first) {
      QCOMPARE(rowOf(first, kBob), QString(kOtherUser[first]).split(' ', Qt::SkipEmptyParts));
    }
  }

  void differentAddressesNeverConflict() {
    for (const ReuseOptions& old : kOptions) {
      const std::vector sockets{listener("192.0.2.21", old)};
      for (const ReuseOptions& mine : kOptions) {
        const BindRequest request = newcomer("192.0.2.20", mine, kBob);
        QVERIFY(judgeBind(profileOf(OsId::Windows), request, sockets).works());
      }
    }
  }
};

QTEST_APPLESS_MAIN(TestWindowsTables)
#include "tst_windows_tables.moc"
