#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/files/capture/capture_input.h"
#include "app/files/capture/captured_connection.h"
#include "app/files/scenario/scenario_library.h"
#include "app/files/trace/pcapng_writer.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

QByteArray littleEndian(quint32 number) {
  QByteArray bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes += char(number >> shift & 0xffU);
  return bytes;
}

quint32 crc32Of(const QByteArray& bytes) {
  quint32 crc = 0xffffffffU;
  for (const char byte : bytes) {
    crc ^= quint8(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? crc >> 1 ^ 0xedb88320U : crc >> 1;
  }
  return ~crc;
}

/// One member of a gzip file (RFC 1952): Qt's zlib stream without its own header and checksum.
QByteArray gzip(const QByteArray& bytes) {
  const QByteArray nothing = QByteArray::fromHex("0300");  // qCompress() gives no stream for it.
  const QByteArray deflated = bytes.isEmpty() ? nothing : qCompress(bytes).mid(4 + 2).chopped(4);
  return QByteArray::fromHex("1f8b0800000000000003") + deflated + littleEndian(crc32Of(bytes)) +
         littleEndian(quint32(bytes.size()));
}

/// A run of a built-in scene as its client's capture.
QByteArray captureOf(const char* name) {
  return captureFile(simulate(*ScenarioLibrary().find(QLatin1String(name))), 0);
}

}  // namespace

/// Captures that are compressed.
class TestCompressedCaptures : public QObject {
  Q_OBJECT

 private slots:
  void aCompressedCaptureIsReadAsItWas() {
    const QString path = fileWith("whole.pcapng.gz", gzip(captureOf("restart")));
    QVERIFY(isCapture(path));
    const auto captured = readConnection(path, 1);
    QVERIFY(captured);
    QCOMPARE(captured.value->segments.size(), std::size_t{10});
  }

  void severalMembersAreOneFile() {
    const QByteArray capture = captureOf("restart");
    const QByteArray parts = gzip(capture.left(333)) + gzip({}) + gzip(capture.mid(333));
    const auto captured =
        readConnection(fileWith("members.pcapng.gz", parts + QByteArray(9, 0)), 1);
    QVERIFY(captured);
    QCOMPARE(captured.value->segments.size(), std::size_t{10});
  }

  void whatIsThereOfACutFileIsShownAndSaid() {
    const QByteArray packed = gzip(captureOf("restart"));
    const auto input = CaptureInput::open(fileWith("cut.pcapng.gz", packed.chopped(100)));
    QVERIFY(input);
    (*input.value)->capture().readAll();
    QVERIFY((*input.value)->capture().frames() > 0);
    const auto damage = (*input.value)->damage();
    QVERIFY(damage);
    QVERIFY(damage->toString().contains("its compressed data is truncated"));
  }

  void aFileThatIsCutOrDamagedAtItsBeginIsRefused() {
    const QByteArray packed = gzip(captureOf("restart"));
    QVERIFY(refusal(packed.left(12)).contains("its compressed data is truncated"));
    QVERIFY(refusal(packed.left(10) + QByteArray(50, '\xff')).contains("data is damaged"));
    QVERIFY(refusal(gzip("<html>")).contains("found no capture"));
    QVERIFY(refusal(gzip({})).contains("found an empty file"));
    QVERIFY(refusal(QByteArray::fromHex("28b52ffd2400010000")).contains("zstd"));
  }

 private:
  QString fileWith(const char* name, const QByteArray& contents) {
    QFile file(folder_.filePath(QLatin1String(name)));
    if (file.open(QIODevice::WriteOnly)) file.write(contents);
    return file.fileName();
  }
  QString refusal(const QByteArray& contents) {
    const auto input = CaptureInput::open(fileWith("refused.pcap.gz", contents));
    return input ? QString() : input.errors.front().toString();
  }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestCompressedCaptures)
#include "tst_compressed_captures.moc"
