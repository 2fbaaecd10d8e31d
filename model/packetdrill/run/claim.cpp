#include "model/packetdrill/run/claim.h"

#include <array>
#include <charconv>
#include <cstdlib>

namespace linger::packetdrill {
namespace {

/// Deeper nesting than any script has, and shallow enough for the stack.
constexpr int kDeepest = 32;

/// What cannot be told, by the name that people read.
struct Unknown {
  std::string what;
};

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isNameCharacter(char c) {
  return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::optional<bool> compare(std::int64_t left, std::string_view by, std::int64_t right) {
  if (by == "==") return left == right;
  if (by == "!=") return left != right;
  if (by == "<=") return left <= right;
  if (by == ">=") return left >= right;
  if (by == "<") return left < right;
  if (by == ">") return left > right;
  return std::nullopt;
}

/// One function for each step of Python's precedence, from the loosest on.
class ClaimReader {
 public:
  ClaimReader(std::string_view text, const NameValues& values) : text_(text), values_(values) {}

  bool read() {
    const std::int64_t value = readOr();
    if (!rest().empty()) refuse();
    return value != 0;
  }

 private:
  [[noreturn]] static void refuse() { throw Unknown{"code that is not a comparison"}; }

  /// What is left, without blanks before it.
  std::string_view rest() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\t')) {
      text_.remove_prefix(1);
    }
    return text_;
  }

  bool takeIf(std::string_view symbol) {
    if (!rest().starts_with(symbol)) return false;
    text_.remove_prefix(symbol.size());
    return true;
  }

  std::string_view nextName() {
    std::size_t length = 0;
    const std::string_view text = rest();
    while (length < text.size() && isNameCharacter(text[length])) ++length;
    return text.substr(0, length);
  }

  bool takeWord(std::string_view word) { return nextName() == word && takeIf(word); }

  std::int64_t readOr() {
    std::int64_t value = readAnd();
    while (takeWord("or")) {
      const std::int64_t right = readAnd();
      value = value != 0 || right != 0 ? 1 : 0;
    }
    return value;
  }

  std::int64_t readAnd() {
    std::int64_t value = readNot();
    while (takeWord("and")) {
      const std::int64_t right = readNot();
      value = value != 0 && right != 0 ? 1 : 0;
    }
    return value;
  }

  std::int64_t readNot() {
    bool negated = false;
    while (takeWord("not")) negated = !negated;
    const std::int64_t value = readComparison();
    return negated ? (value == 0 ? 1 : 0) : value;
  }

  std::string_view takeComparison() {
    constexpr std::array<std::string_view, 6> kBy{"==", "!=", "<=", ">=", "<", ">"};
    for (const std::string_view by : kBy) {
      if (takeIf(by)) return by;
    }
    return {};
  }

  std::int64_t readComparison() {
    std::int64_t left = readBits();
    std::string_view by = takeComparison();
    if (by.empty()) return left;
    bool holds = true;
    for (; !by.empty(); by = takeComparison()) {
      const std::int64_t right = readBits();
      holds = holds && compare(left, by, right).value_or(false);
      left = right;
    }
    return holds ? 1 : 0;
  }

  std::int64_t readBits() {
    std::int64_t value = readBitAnd();
    while (takeIf("|")) value |= readBitAnd();
    return value;
  }

  std::int64_t readBitAnd() {
    std::int64_t value = readSum();
    while (takeIf("&")) value &= readSum();
    return value;
  }

  std::int64_t readSum() {
    std::int64_t value = readProduct();
    while (true) {
      if (takeIf("+")) {
        value = bounded(value + readProduct());
      } else if (takeIf("-")) {
        value = bounded(value - readProduct());
      } else {
        return value;
      }
    }
  }

  std::int64_t readProduct() {
    std::int64_t value = readValue();
    while (takeIf("*")) {
      const std::int64_t factor = readValue();
      constexpr std::int64_t kLargestFactor = 1'000'000'000;
      if (std::abs(value) > kLargestFactor || std::abs(factor) > kLargestFactor) refuse();
      value *= factor;
    }
    return value;
  }

  std::int64_t readValue() {
    if (takeIf("(")) {
      if (++depth_ > kDeepest) refuse();
      const std::int64_t value = readOr();
      if (!takeIf(")")) refuse();
      --depth_;
      return value;
    }
    const std::string_view name = nextName();
    if (name.empty()) refuse();
    text_.remove_prefix(name.size());
    if (isDigit(name.front())) return numberOf(name);
    const std::optional<std::int64_t> value = values_(name);
    if (!value) throw Unknown{std::string(name)};
    return *value;
  }

  static std::int64_t numberOf(std::string_view digits) {
    std::int64_t number = 0;
    const bool hex = digits.starts_with("0x");
    if (hex) digits.remove_prefix(2);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size()) refuse();
    return bounded(number);
  }

  /// Far below where sums of a few would no longer fit.
  static std::int64_t bounded(std::int64_t value) {
    constexpr std::int64_t kLargest = std::int64_t{1} << 60;
    if (value > kLargest || value < -kLargest) refuse();
    return value;
  }

  std::string_view text_;
  const NameValues& values_;
  int depth_ = 0;
};

}  // namespace

ClaimResult judgeClaim(std::string_view claim, const NameValues& values) {
  try {
    return {ClaimReader(claim, values).read(), std::nullopt};
  } catch (const Unknown& unknown) {
    return {false, unknown.what};
  }
}

}  // namespace linger::packetdrill
