#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/sim/edit.h"
#include "model/sim/scenario.h"

namespace linger {

/// What files and the command line call a value of an enumeration.
template <typename Value>
struct Keyword {
  Value value;
  std::string_view text;
};

template <typename Value>
using Keywords = std::span<const Keyword<Value>>;

Keywords<StepKind> stepKeywords();                ///< "listen", "recv-eof", ...
Keywords<ShutdownHow> shutdownKeywords();         ///< "SHUT_WR", "SHUT_RD", "SHUT_RDWR"
Keywords<HostEventKind> eventKeywords();          ///< "kill", "power-off", ...
Keywords<SocketOption> optionKeywords();          ///< "SO_REUSEADDR", "TCP_LINGER2", ...
Keywords<Impairment::Kind> impairmentKeywords();  ///< "drop", "delay", "duplicate"
Keywords<SegmentKind> segmentKeywords();          ///< "syn", "ack", "data", "fin", "rst"
Keywords<Transport> transportKeywords();          ///< "tcp", "udp"
Keywords<QuestionKind> questionKeywords();        ///< "time-wait", "bind", "state", "choice"
Keywords<Closer> closerKeywords();                ///< "client", "server", "both"
Keywords<Spacing> spacingKeywords();              ///< "even", "random"
Keywords<LoadCloser> loadCloserKeywords();        ///< "client", "server", "reset"

/// The keyword for `value`; empty where the table has none.
template <typename Value>
std::string_view keywordOf(Keywords<Value> keywords, Value value) {
  for (const Keyword<Value>& keyword : keywords) {
    if (keyword.value == value) return keyword.text;
  }
  return {};
}

/// The value called `text`, if any.
template <typename Value>
std::optional<Value> valueOf(Keywords<Value> keywords, std::string_view text) {
  for (const Keyword<Value>& known : keywords) {
    if (known.text == text) return known.value;
  }
  return std::nullopt;
}

/// Reads "192.0.2.20:8080" or "[2001:db8::1]:8080"; nothing where it is no address with a port
/// from 0 to 65535.
std::optional<SocketAddress> socketAddressFrom(std::string_view text);

/// Reads the letters S F R P A in any order, none twice; no letter at all is no flag at all.
std::optional<Flags> flagsFrom(std::string_view letters);

}  // namespace linger
