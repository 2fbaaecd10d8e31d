#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/packetdrill/syntax/syntax_error.h"
#include "model/tcp/sim_time.h"

namespace linger::packetdrill {

/// When an event happens.
enum class TimeKind : std::uint8_t {
  Absolute,       ///< 0.100: since the script's start
  Relative,       ///< +0.100: since the event before it
  Any,            ///< *: whenever (outbound packets only)
  AbsoluteRange,  ///< 0.1~0.2 (outbound packets only)
  RelativeRange,  ///< +0.1~+0.2 (outbound packets only)
};

struct EventTime {
  TimeKind kind = TimeKind::Absolute;
  Duration at{};
  Duration until{};  ///< The end of a range.

  bool operator==(const EventTime&) const = default;
};

enum class Direction : std::uint8_t {
  Inbound,   ///< < : the remote's packet, which the script sends
  Outbound,  ///< > : the kernel's packet, which the script expects
};

struct PacketFlags {
  bool syn = false;
  bool fin = false;
  bool rst = false;
  bool psh = false;
  bool ack = false;
  bool urg = false;
  bool ece = false;
  bool cwr = false;
  bool ae = false;
  std::optional<int> ace;  ///< Accurate ECN's counter: the digit after the dot.

  bool operator==(const PacketFlags&) const = default;
};

enum class OptionKind : std::uint8_t {
  Mss,
  WindowScale,
  SackPermitted,
  Sack,
  Timestamps,
  Nop,
  Eol,
  Other,  ///< Kept by name and text: md5, FO, FOEXP, mptcp options.
};

struct TcpOption {
  OptionKind kind = OptionKind::Nop;
  std::optional<std::uint32_t> value;  ///< Of mss, wscale and TS val; none for "...".
  std::optional<std::uint32_t> echo;   ///< Of TS ecr; none for "...".
  std::vector<std::pair<std::uint32_t, std::uint32_t>> blocks;  ///< Of sack.
  std::string name;                                             ///< Of Other.
  std::string text;  ///< Of Other: what follows the name.

  bool operator==(const TcpOption&) const = default;
};

/// A TCP packet in the script's own numbers.
struct TcpPacket {
  Direction direction = Direction::Inbound;
  bool demikernel = false;  ///< Written as "TCP > S seq 0(0)".
  PacketFlags flags;
  std::string ipInfo;  ///< "ect0": what stands in [] or () before the flags.
  std::optional<std::pair<std::uint16_t, std::uint16_t>> ports;  ///< Source and destination.
  std::optional<std::uint32_t> seq;                              ///< None for "...".
  std::uint32_t len = 0;
  bool hasAck = false;               ///< "ack" is written.
  std::optional<std::uint32_t> ack;  ///< None for "...", or if it is not written.
  bool hasWindow = false;
  std::optional<std::uint16_t> window;  ///< None for "..." or "*", or if it is not written.
  std::optional<std::uint16_t> urgent;
  bool anyOptions = false;  ///< <...>
  std::vector<TcpOption> options;
  std::string trailer;  ///< What else stands on its line: encapsulation, fuzzing.

  bool operator==(const TcpPacket&) const = default;
};

/// A packet of another protocol, kept as text.
struct ForeignPacket {
  std::string protocol;  ///< "icmp", "udp", "sctp", "gre", "ipv4", ...
  std::string text;      ///< The whole event after its time.

  bool operator==(const ForeignPacket&) const = default;
};

enum class ExpressionKind : std::uint8_t {
  Ellipsis,    ///< ...
  Integer,     ///< 3
  Hex,         ///< 0x02
  Float,       ///< 0.5, kept as text
  Word,        ///< SOCK_STREAM
  String,      ///< "text"
  Prefix,      ///< "text"...
  Either,      ///< a | b
  Assignment,  ///< items[0] = items[1]
  Apply,       ///< htons(8080): text and items
  List,        ///< [a, b]
  Group,       ///< {a, b}
  Join,        ///< "a" "b"
};

/// A value in a system call.
struct Expression {
  ExpressionKind kind = ExpressionKind::Ellipsis;
  std::int64_t number = 0;
  std::string text;
  std::vector<Expression> items;

  bool operator==(const Expression& other) const;
};

struct SystemCall {
  std::optional<Duration> until;  ///< It blocks: when it returns, on the event's own clock.
  std::string name;
  std::vector<Expression> arguments;
  Expression result;
  std::string error;  ///< "EINPROGRESS"; empty for none.
  std::string note;   ///< What stands in parentheses after the result.

  bool operator==(const SystemCall&) const = default;
};

/// `sysctl -w net.inet.tcp.msl=1000`
struct ShellCommand {
  std::string text;
  Location where{};

  /// Where it stands does not matter.
  bool operator==(const ShellCommand& other) const { return text == other.text; }
};

/// %{ assert tcpi_state == TCPI_LISTEN }%
struct CodeSnippet {
  std::string text;

  bool operator==(const CodeSnippet&) const = default;
};

using Action = std::variant<TcpPacket, ForeignPacket, SystemCall, ShellCommand, CodeSnippet>;

struct Event {
  Location where;
  EventTime time;
  Action action;

  /// Where they stand does not matter.
  bool operator==(const Event& other) const { return time == other.time && action == other.action; }
};

struct Item;

/// #ifdef symbol ... #else ... #endif
struct Conditional {
  Location where;
  std::string symbol;
  bool negated = false;  ///< #ifndef
  std::vector<Item> then;
  std::vector<Item> otherwise;

  bool operator==(const Conditional& other) const;
};

struct Item {
  std::variant<Event, Conditional> value;

  bool operator==(const Item&) const = default;
};

/// --name=value
struct Option {
  Location where;
  std::string name;
  std::optional<std::string> value;  ///< As written, with its quotes.

  bool operator==(const Option& other) const { return name == other.name && value == other.value; }
};

/// A whole script.
struct Script {
  std::vector<Option> options;
  std::vector<ShellCommand> before;  ///< Commands without a time, before the events.
  std::vector<Item> items;
  std::vector<ShellCommand> after;  ///< And after them.

  bool operator==(const Script&) const = default;
};

/// The names that #ifdef asks for.
using Symbols = std::set<std::string, std::less<>>;

/// The events that are left where exactly `symbols` are defined, in order.
std::vector<Event> eventsUnder(const Script& script, const Symbols& symbols);

/// The names that the script asks for.
Symbols symbolsAskedFor(const Script& script);

/// The value of the last option of that name, without quotes; none if it is not there or has
/// no value.
std::optional<std::string> optionValue(const Script& script, std::string_view name);

}  // namespace linger::packetdrill
