#pragma once

#include <QImage>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace linger {

/// Sums of an image's colours over any rectangle.
class ColourSums {
 public:
  explicit ColourSums(const QImage& image)
      : stride_(std::size_t(image.width()) + 1),
        sums_(stride_ * (std::size_t(image.height()) + 1)) {
    const QImage plain = image.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
      const auto* line = reinterpret_cast<const QRgb*>(plain.constScanLine(y));
      for (int x = 0; x < image.width(); ++x) {
        const QRgb pixel = line[x];
        const std::array<int, 3> own{qRed(pixel), qGreen(pixel), qBlue(pixel)};
        for (std::size_t c = 0; c < 3; ++c) {
          at(x + 1, y + 1)[c] = at(x, y + 1)[c] + at(x + 1, y)[c] - at(x, y)[c] + own[c];
        }
      }
    }
  }

  std::array<double, 3> mean(const QRect& box) const {
    std::array<double, 3> mean{};
    const int right = box.x() + box.width();
    const int bottom = box.y() + box.height();
    for (std::size_t c = 0; c < 3; ++c) {
      const std::int64_t sum = at(right, bottom)[c] - at(box.x(), bottom)[c] -
                               at(right, box.y())[c] + at(box.x(), box.y())[c];
      mean[c] = double(sum) / (double(box.width()) * box.height());
    }
    return mean;
  }

 private:
  using Sums = std::array<std::int64_t, 3>;

  const Sums& at(int x, int y) const { return sums_[std::size_t(y) * stride_ + std::size_t(x)]; }
  Sums& at(int x, int y) { return sums_[std::size_t(y) * stride_ + std::size_t(x)]; }

  std::size_t stride_;
  std::vector<Sums> sums_;
};

/// Two pictures of one size, block by block: how far apart the mean colours are, 0 to 255, where
/// each block may have moved by two pixels. Smoothing differs from library to library and a letter
/// may stand a pixel further; a word or a line that is not there differs by much more.
struct Likeness {
  static constexpr int kBlock = 12;
  static constexpr int kMayMove = 2;
  static constexpr double kTolerance = 7.0;

  double worst = 0;
  std::vector<QRect> unlike;  ///< The blocks that differ by more than the tolerance.

  bool holds() const { return unlike.empty(); }
};

inline double apart(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

inline Likeness likeness(const QImage& actual, const ColourSums& keptSums) {
  constexpr int kMove = Likeness::kMayMove;
  const ColourSums sums(actual);
  Likeness result;
  for (int y = 0; y + Likeness::kBlock <= actual.height(); y += Likeness::kBlock) {
    for (int x = 0; x + Likeness::kBlock <= actual.width(); x += Likeness::kBlock) {
      const QRect block(x, y, Likeness::kBlock, Likeness::kBlock);
      const auto wanted = keptSums.mean(block);
      double least = apart(sums.mean(block), wanted);
      if (least < 1) continue;
      for (int dy = -kMove; dy <= kMove; ++dy) {
        for (int dx = -kMove; dx <= kMove; ++dx) {
          const QRect there = block.translated(dx, dy);
          if (actual.rect().contains(there))
            least = std::min(least, apart(sums.mean(there), wanted));
        }
      }
      result.worst = std::max(result.worst, least);
      if (least > Likeness::kTolerance) result.unlike.push_back(block);
    }
  }
  return result;
}

}  // namespace linger
