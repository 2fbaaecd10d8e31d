#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/sim/edit.h"
#include "model/sim/scenario.h"

namespace linger {

/// What files and the command line call a value of an enumeration.
template <typename Value>
struct Word {
  Value value;
  std::string_view word;
};

template <typename Value>
using Words = std::span<const Word<Value>>;

Words<StepKind> stepWords();                ///< "listen", "recv-eof", ...
Words<ShutdownHow> shutdownWords();         ///< "SHUT_WR", "SHUT_RD", "SHUT_RDWR"
Words<HostEventKind> eventWords();          ///< "kill", "power-off", ...
Words<SocketOption> optionWords();          ///< "SO_REUSEADDR", "TCP_LINGER2", ...
Words<Impairment::Kind> impairmentWords();  ///< "drop", "delay", "duplicate"
Words<SegmentKind> segmentWords();          ///< "syn", "ack", "data", "fin", "rst"
Words<Transport> transportWords();          ///< "tcp", "udp"
Words<QuestionKind> questionWords();        ///< "time-wait", "bind", "state", "choice"
Words<Closer> closerWords();                ///< "client", "server", "both"
Words<Spacing> spacingWords();              ///< "even", "random"
Words<LoadCloser> loadCloserWords();        ///< "client", "server", "reset"

/// The word for `value`; empty where the table has none.
template <typename Value>
std::string_view wordOf(Words<Value> words, Value value) {
  for (const Word<Value>& word : words) {
    if (word.value == value) return word.word;
  }
  return {};
}

/// The value called `word`, if any.
template <typename Value>
std::optional<Value> valueOf(Words<Value> words, std::string_view word) {
  for (const Word<Value>& known : words) {
    if (known.word == word) return known.value;
  }
  return std::nullopt;
}

/// Reads "192.0.2.20:8080" or "[2001:db8::1]:8080"; nothing where it is no address with a port
/// from 0 to 65535.
std::optional<SocketAddress> socketAddressFrom(std::string_view text);

/// Reads the letters S F R P A in any order, none twice; no letter at all is no flag at all.
std::optional<Flags> flagsFrom(std::string_view letters);

}  // namespace linger
