#include "model/sim/duration_text.h"

#include <limits>

namespace linger {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t microseconds;
};

constexpr Unit kUnits[] = {
    {"us", 1}, {"ms", 1'000}, {"s", 1'000'000}, {"m", 60'000'000}, {"h", 3'600'000'000},
};

constexpr std::int64_t kLongest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kSecond = 1'000'000;

constexpr bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view takeDigits(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() && isDigit(text[length])) ++length;
  const std::string_view digits = text.substr(0, length);
  text.remove_prefix(length);
  return digits;
}

/// whole.fraction units; none where that is no whole number of microseconds.
std::optional<std::int64_t> toMicroseconds(std::string_view whole, std::string_view fraction,
                                           std::int64_t unit) {
  std::int64_t sum = 0;
  for (const char digit : whole) {
    if (sum > (kLongest - 9) / 10) return kLongest;
    sum = sum * 10 + (digit - '0');
  }
  if (sum > kLongest / unit - 1) return kLongest;
  sum *= unit;
  for (const char digit : fraction) {
    if (unit % 10 != 0) {
      if (digit != '0') return std::nullopt;
      continue;
    }
    unit /= 10;
    sum += unit * (digit - '0');
  }
  return sum;
}

/// `microseconds` as a decimal number of `unit`, without needless zeros; only for units that
/// are powers of ten.
std::string decimal(std::int64_t microseconds, std::int64_t unit) {
  std::string text = std::to_string(microseconds / unit);
  std::int64_t rest = microseconds % unit;
  if (rest == 0) return text;
  text += '.';
  while (rest != 0) {
    unit /= 10;
    text += static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
  return text;
}

std::string positiveText(std::int64_t us) {
  if (us == 0) return "0s";
  if (us % (3600 * kSecond) == 0) return std::to_string(us / (3600 * kSecond)) + "h";
  if (us % (60 * kSecond) == 0 && us > 60 * kSecond)
    return std::to_string(us / (60 * kSecond)) + "m";
  if (us >= kSecond) return decimal(us, kSecond) + "s";
  if (us >= 1000) return decimal(us, 1000) + "ms";
  return std::to_string(us) + "us";
}

}  // namespace

std::optional<Duration> durationFrom(std::string_view text) {
  const bool isNegative = !text.empty() && text.front() == '-';
  if (isNegative) text.remove_prefix(1);
  const std::string_view whole = takeDigits(text);
  std::string_view fraction;
  if (whole.empty()) return std::nullopt;
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    fraction = takeDigits(text);
    if (fraction.empty()) return std::nullopt;
  }
  for (const Unit& unit : kUnits) {
    if (text != unit.name) continue;
    const auto us = toMicroseconds(whole, fraction, unit.microseconds);
    if (!us) return std::nullopt;
    return Duration(isNegative ? -*us : *us);
  }
  return std::nullopt;
}

std::string textOf(Duration duration) {
  const std::int64_t us = microseconds(duration);
  return us < 0 ? "-" + positiveText(-us) : positiveText(us);
}

}  // namespace linger
