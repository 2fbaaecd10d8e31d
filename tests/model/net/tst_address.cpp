#include <QTest>

#include "model/net/address.h"

using linger::Address;
using linger::SocketAddress;

/// Addresses are read as inet_pton() reads them and written as people write them.
class TestAddress : public QObject {
  Q_OBJECT

 private slots:
  void readsBothFamilies() {
    QCOMPARE(Address::parse("192.0.2.20")->family(), Address::Family::V4);
    QCOMPARE(Address::parse("::1")->family(), Address::Family::V6);
    QCOMPARE(Address::parse("0.0.0.0"), Address::anyV4());
    QCOMPARE(Address::parse("::"), Address::anyV6());
  }

  void refusesWhatIsNoAddress() {
    for (const char* text : {"", "localhost", "192.0.2", "192.0.2.256", "1.2.3.4 ", ":::"}) {
      QVERIFY2(!Address::parse(text), text);
    }
  }

  void writesWhatItRead() {
    for (const char* text : {"192.0.2.20", "::", "::1", "::ffff:127.0.0.2", "2001:db8::20"}) {
      QCOMPARE(Address::parse(text)->toString(), std::string(text));
    }
  }

  void bracketsIpv6BeforeThePort() {
    QCOMPARE((SocketAddress{*Address::parse("192.0.2.20"), 8080}.toString()),
             std::string("192.0.2.20:8080"));
    QCOMPARE((SocketAddress{*Address::parse("::1"), 80}.toString()), std::string("[::1]:80"));
  }

  void aMappedAddressIsAnIpv4AddressInside() {
    const Address mapped = *Address::parse("::ffff:127.0.0.1");
    QVERIFY(mapped.isV4Mapped());
    QVERIFY(mapped != *Address::parse("127.0.0.1"));
    QCOMPARE(mapped.unmapped(), *Address::parse("127.0.0.1"));
    QVERIFY(!Address::parse("127.0.0.1")->isV4Mapped());
    QCOMPARE(Address::parse("::1")->unmapped(), *Address::parse("::1"));
  }

  void knowsWildcardsAndLoopback() {
    for (const char* any : {"0.0.0.0", "::", "::ffff:0.0.0.0"}) {
      QVERIFY2(Address::parse(any)->isAny(), any);
      QVERIFY2(!Address::parse(any)->isLoopback(), any);
    }
    for (const char* loopback : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.2"}) {
      QVERIFY2(Address::parse(loopback)->isLoopback(), loopback);
      QVERIFY2(!Address::parse(loopback)->isAny(), loopback);
    }
    QVERIFY(!Address::parse("192.0.2.20")->isLoopback());
    QVERIFY(!Address::parse("::2")->isLoopback());
  }
};

QTEST_APPLESS_MAIN(TestAddress)
#include "tst_address.moc"
