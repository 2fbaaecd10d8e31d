#pragma once

#include <memory>
#include <utility>

namespace linger {

/// A value that many hold and nobody changes: whoever wants another one takes another one. Copying
/// it copies a pointer; comparing it compares the values.
template <typename T>
class Shared {
 public:
  Shared() = default;
  explicit Shared(T value) : value_(std::make_shared<const T>(std::move(value))) {}

  const T& operator*() const { return value_ ? *value_ : standard(); }
  const T* operator->() const { return &**this; }

  bool operator==(const Shared& other) const {
    return value_ == other.value_ || **this == *other;
  }

 private:
  static const T& standard() {
    static const T kStandard{};
    return kStandard;
  }

  std::shared_ptr<const T> value_;  ///< Null: the value of T{}.
};

}  // namespace linger
