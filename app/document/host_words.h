#pragma once

#include <QString>
#include <string_view>

namespace linger {

/// A host's name for people: "client" and "server" in their language, any other as it is written.
QString hostText(std::string_view name);

}  // namespace linger
