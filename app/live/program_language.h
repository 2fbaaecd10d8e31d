#pragma once

#include <string>
#include <string_view>

namespace linger {

/// The runtime (a name of model/systems/runtime.h) of a program that is run by an interpreter or a
/// virtual machine of that name: "/usr/bin/python3.11" is "python". Empty for any other.
std::string languageOf(std::string_view programPath);

}  // namespace linger
