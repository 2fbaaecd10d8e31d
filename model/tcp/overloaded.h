#pragma once

namespace linger {

/// One function object made of several, for std::visit: one lambda for each alternative, so that a
/// new alternative fails to compile.
template <typename... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace linger
