#pragma once

#include <QByteArray>
#include <QString>
#include <utility>
#include <vector>

/// A zip archive (APPNOTE.TXT 6.3) whose files are stored without compression.
class StoredZip {
 public:
  void add(const QString& path, const QByteArray& contents) {
    const QByteArray name = path.toUtf8();
    QByteArray common = number(20, 2) + number(0x0800, 2) + number(0, 2) + number(0, 4) +
                        number(sumOf(contents), 4) + number(contents.size(), 4) +
                        number(contents.size(), 4) + number(name.size(), 2) + number(0, 2);
    directory_ += "PK\x01\x02" + number(20, 2) + common + number(0, 6) + number(0, 4) +
                  number(files_.size(), 4) + name;
    files_ += "PK\x03\x04" + common + name + contents;
    ++count_;
  }

  QByteArray bytes() const {
    return files_ + directory_ + "PK\x05\x06" + number(0, 4) + number(count_, 2) +
           number(count_, 2) + number(directory_.size(), 4) + number(files_.size(), 4) +
           number(0, 2);
  }

 private:
  /// Little-endian.
  static QByteArray number(quint64 value, int width) {
    QByteArray bytes;
    for (int i = 0; i < width; ++i) bytes.append(char(value >> (8 * i) & 0xff));
    return bytes;
  }

  /// CRC-32 (ISO 3309).
  static quint32 sumOf(const QByteArray& contents) {
    quint32 sum = 0xffffffff;
    for (const char c : contents) {
      sum ^= static_cast<unsigned char>(c);
      for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ (0xedb88320 & (0U - (sum & 1)));
    }
    return ~sum;
  }

  QByteArray files_;
  QByteArray directory_;
  quint64 count_ = 0;
};
