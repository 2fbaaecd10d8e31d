#include "app/live/trace_parcel.h"

#include <concepts>
#include <cstring>
#include <set>
#include <tuple>
#include <type_traits>

namespace linger {
namespace {

constexpr std::string_view kMark = "linger-records/1";

/// The members of a record, in the order in which they are packed.
template <typename T>
requires std::same_as<T, Flags>
auto membersOf(T& f) {
  return std::tie(f.syn, f.fin, f.rst, f.psh, f.ack);
}
template <typename T>
requires std::same_as<T, Timestamps>
auto membersOf(T& t) {
  return std::tie(t.val, t.ecr);
}
template <typename T>
requires std::same_as<T, SackBlock>
auto membersOf(T& b) {
  return std::tie(b.left, b.right);
}
template <typename T>
requires std::same_as<T, TcpOptions>
auto membersOf(T& o) {
  return std::tie(o.mss, o.windowScale, o.sackPermitted, o.timestamps, o.sack);
}
template <typename T>
requires std::same_as<T, Segment>
auto membersOf(T& s) {
  return std::tie(s.flags, s.seq, s.ack, s.len, s.window, s.options);
}
template <typename T>
requires std::same_as<T, SocketAddress>
auto membersOf(T& a) {
  return std::tie(a.address, a.port);
}
template <typename T>
requires(std::same_as<T, SegmentId> || std::same_as<T, SocketId> ||
         std::same_as<T, ProcessId>) auto membersOf(T& id) {
  return std::tie(id.value);
}
template <typename T>
requires std::same_as<T, ReuseOptions>
auto membersOf(T& o) {
  return std::tie(o.reuseAddr, o.reusePort, o.exclusive);
}
template <typename T>
requires std::same_as<T, SocketFacts>
auto membersOf(T& f) {
  return std::tie(f.id, f.transport, f.state, f.bound, f.timeWaitRecord, f.accepted, f.owner,
                  f.sharers, f.uid, f.local, f.remote, f.options, f.v6only, f.sawTimestamps,
                  f.timeWaitAge);
}
template <typename T>
requires std::same_as<T, SegmentRecord>
auto membersOf(T& r) {
  return std::tie(r.id, r.from, r.to, r.socket, r.transport, r.source, r.destination, r.segment,
                  r.relativeSeq, r.relativeAck, r.sent, r.arrives, r.sentKnown, r.arrivalKnown,
                  r.delivery, r.attempt, r.nthOfKind, r.injected, r.copyOf, r.rule, r.verdictRule,
                  r.event, r.inferred, r.frame);
}
template <typename T>
requires std::same_as<T, TransitionRecord>
auto membersOf(T& r) {
  return std::tie(r.at, r.host, r.socket, r.from, r.to, r.event, r.rule, r.cause, r.inferred);
}
template <typename T>
requires std::same_as<T, TimerRecord>
auto membersOf(T& r) {
  return std::tie(r.host, r.socket, r.kind, r.set, r.due, r.ended, r.endedAt, r.attempt,
                  r.inferred);
}
template <typename T>
requires std::same_as<T, CallRecord>
auto membersOf(T& r) {
  return std::tie(r.at, r.returned, r.host, r.process, r.socket, r.call, r.arguments, r.result,
                  r.value, r.step, r.rule, r.evidence, r.blockedBy, r.message, r.inferred);
}
template <typename T>
requires std::same_as<T, ProcessRecord>
auto membersOf(T& r) {
  return std::tie(r.id, r.host, r.program, r.name, r.runtime, r.firstStep, r.started, r.ended,
                  r.endedBy, r.inferred);
}
template <typename T>
requires std::same_as<T, SocketRecord>
auto membersOf(T& r) {
  return std::tie(r.at, r.host, r.facts, r.gone, r.inferred);
}
template <typename T>
requires std::same_as<T, PowerRecord>
auto membersOf(T& r) {
  return std::tie(r.at, r.host, r.on);
}
template <typename T>
requires std::same_as<T, Entry>
auto membersOf(T& e) {
  return std::tie(e.at, e.kind, e.index);
}
template <typename T>
requires std::same_as<T, Trace>
auto membersOf(T& t) {
  return std::tie(t.setup, t.segments, t.transitions, t.timers, t.calls, t.processes, t.sockets,
                  t.power, t.eventLog, t.end);
}

template <typename T>
concept Record = requires(T& value) {
  membersOf(value);
};

template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Packing {
 public:
  template <Plain T>
  void carry(const T& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof(value));
  }
  void carry(std::string_view text) {
    carry(text.size());
    bytes.append(text.data(), qsizetype(text.size()));
  }
  void carry(const std::string& text) { carry(std::string_view(text)); }
  void carry(const Rule& rule) {
    carry(rule.key);
    carry(rule.citation);
  }
  void carry(const Address& address) { carry(address.toString()); }
  void carry(const SeqNum& number) { carry(number.value()); }
  void carry(const Duration& duration) { carry(duration.count()); }
  void carry(const SimTime& at) { carry(at - kSimStart); }
  void carry(const SackBlocks& blocks) {
    carry(blocks.size());
    for (SackBlock block : blocks) carry(block);
  }
  template <typename T>
  void carry(const std::optional<T>& value) {
    carry(value.has_value());
    if (value) carry(*value);
  }
  template <typename T>
  void carry(const std::vector<T>& values) {
    carry(values.size());
    for (const T& value : values) carry(value);
  }
  template <Record T>
  void carry(const T& record) {
    std::apply([this](const auto&... member) { (carry(member), ...); },
               membersOf(const_cast<T&>(record)));
  }

  QByteArray bytes;
};

/// Reads what Packing wrote. Once something does not fit, nothing more is read.
class Unpacking {
 public:
  explicit Unpacking(std::string_view bytes) : bytes_(bytes) {}

  bool isWhole() const { return isGood_ && bytes_.empty(); }

  template <Plain T>
  void carry(T& value) {
    const std::string_view taken = take(sizeof(value));
    if (isGood_) std::memcpy(&value, taken.data(), sizeof(value));
  }
  void carry(std::string& text) {
    std::size_t size = 0;
    carry(size);
    text = take(size);
  }
  void carry(Rule& rule) { rule = {name(), name()}; }
  void carry(Address& address) {
    std::string text;
    carry(text);
    const auto read = Address::parse(text);
    isGood_ = isGood_ && read;
    if (read) address = *read;
  }
  void carry(SeqNum& number) {
    std::uint32_t value = 0;
    carry(value);
    number = SeqNum(value);
  }
  void carry(Duration& duration) {
    Duration::rep count = 0;
    carry(count);
    duration = Duration(count);
  }
  void carry(SimTime& at) {
    Duration since{};
    carry(since);
    at = kSimStart + since;
  }
  void carry(SackBlocks& blocks) {
    std::size_t size = 0;
    carry(size);
    for (std::size_t i = 0; isGood_ && i < size; ++i) {
      SackBlock block;
      carry(block);
      blocks.push_back(block);
    }
  }
  template <typename T>
  void carry(std::optional<T>& value) {
    bool has = false;
    carry(has);
    value.reset();
    if (has && isGood_) carry(value.emplace());
  }
  template <typename T>
  void carry(std::vector<T>& values) {
    std::size_t size = 0;
    carry(size);
    values.clear();
    while (isGood_ && values.size() < size) carry(values.emplace_back());
  }
  template <Record T>
  void carry(T& record) {
    std::apply([this](auto&... member) { (carry(member), ...); }, membersOf(record));
  }

 private:
  std::string_view take(std::size_t size) {
    isGood_ = isGood_ && size <= bytes_.size();
    if (!isGood_) return {};
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  /// Rules name themselves by text that lives as long as the program.
  std::string_view name() {
    static std::set<std::string, std::less<>> names;
    std::string text;
    carry(text);
    return *names.insert(std::move(text)).first;
  }

  std::string_view bytes_;
  bool isGood_ = true;
};

}  // namespace

QByteArray packRecords(const Trace& trace) {
  Packing packing;
  packing.bytes.append(kMark.data(), qsizetype(kMark.size()));
  packing.carry(trace);
  return packing.bytes;
}

std::optional<Trace> unpackRecords(const QByteArray& bytes, const Trace& head) {
  std::string_view left(bytes.constData(), std::size_t(bytes.size()));
  if (!left.starts_with(kMark)) return std::nullopt;
  left.remove_prefix(kMark.size());
  Trace trace = headOf(head);
  Unpacking unpacking(left);
  unpacking.carry(trace);
  if (!unpacking.isWhole()) return std::nullopt;
  return trace;
}

Trace headOf(const Trace& other) {
  Trace trace;
  trace.name = other.name;
  trace.title = other.title;
  trace.description = other.description;
  trace.hosts = other.hosts;
  trace.roles = other.roles;
  trace.oneMachine = other.oneMachine;
  trace.linkDelay = other.linkDelay;
  trace.server = other.server;
  return trace;
}

}  // namespace linger
