#include "app/files/capture/connections_json.h"

#include <charconv>
#include <map>

#include "app/files/capture/captured_time_wait.h"

namespace linger {
namespace {

using namespace capture;

/// The members of an object, written as they come. Keys and texts are names and addresses, which
/// need no escapes.
class ObjectText {
 public:
  explicit ObjectText(std::string& out) : out_(out) { out_ += '{'; }

  ObjectText& text(std::string_view key, std::string_view value) {
    begin(key);
    out_ += '"';
    out_ += value;
    out_ += '"';
    return *this;
  }
  ObjectText& number(std::string_view key, std::uint64_t value) {
    begin(key);
    append(value);
    return *this;
  }
  template <typename Write>
  ObjectText& value(std::string_view key, Write write) {
    begin(key);
    write();
    return *this;
  }
  void append(std::uint64_t value) {
    char digits[20];
    out_.append(digits, std::to_chars(std::begin(digits), std::end(digits), value).ptr);
  }
  void end() { out_ += '}'; }

 private:
  void begin(std::string_view key) {
    if (!isFirst_) out_ += ',';
    isFirst_ = false;
    out_ += '"';
    out_ += key;
    out_ += "\":";
  }

  std::string& out_;
  bool isFirst_ = true;
};

template <typename Value>
void appendBySide(std::string& out, Value value) {
  ObjectText object(out);
  object.number("client", value(Side::Client)).number("server", value(Side::Server)).end();
}

/// Seconds with as many digits as they need, nine at most.
void appendSeconds(std::string& out, CaptureTime time) {
  char text[32];
  const double seconds = double(time) / double(kSecond);
  const auto end =
      std::to_chars(std::begin(text), std::end(text), seconds, std::chars_format::fixed, 9);
  std::string_view digits(text, std::size_t(end.ptr - text));
  while (digits.ends_with('0')) digits.remove_suffix(1);
  if (digits.ends_with('.')) digits.remove_suffix(1);
  out += digits;
}

template <typename Items, typename Write>
void appendList(std::string& out, const Items& items, Write write) {
  out += '[';
  bool isFirst = true;
  for (const auto& item : items) {
    if (!isFirst) out += ',';
    isFirst = false;
    write(item);
  }
  out += ']';
}

std::string_view resetBy(const Teardown& teardown) {
  const bool client = teardown.counts(Side::Client).resets > 0;
  const bool server = teardown.counts(Side::Server).resets > 0;
  if (client && server) return "both";
  return client ? "client" : server ? "server" : "none";
}

void appendStates(std::string& out, const EndStates& states) {
  ObjectText object(out);
  for (Side side : {Side::Client, Side::Server}) {
    const EndState end = states.of(side);
    object.text(nameOf(side), end.state ? nameOf(*end.state) : std::string_view("unknown"));
  }
  object.end();
}

void appendInferred(std::string& out, const EndStates& states) {
  std::vector<Side> inferred;
  for (Side side : {Side::Client, Side::Server}) {
    if (states.of(side).inferred) inferred.push_back(side);
  }
  appendList(out, inferred, [&](Side side) { (((out += '"') += nameOf(side)) += '"'); });
}

void appendFrames(std::string& out, const Teardown& teardown,
                  std::vector<std::uint64_t> (Teardown::*frames)(Side) const) {
  ObjectText object(out);
  for (Side side : {Side::Client, Side::Server}) {
    object.value(nameOf(side), [&] {
      appendList(out, (teardown.*frames)(side), [&](std::uint64_t frame) { object.append(frame); });
    });
  }
  object.end();
}

void appendFindings(std::string& out, const std::vector<Finding>& findings) {
  appendList(out, findings,
             [&](const Finding& finding) { ((out += '"') += nameOf(finding)) += '"'; });
}

/// Each finding's frames, in order.
void appendEvidence(std::string& out, const std::vector<Finding>& findings) {
  appendList(out, findings, [&](const Finding& finding) {
    std::vector<std::uint64_t> frames;
    for (std::uint64_t frame : {finding.earlier, finding.frame}) {
      if (frame != 0) frames.push_back(frame);
    }
    ObjectText object(out);
    object.text("finding", nameOf(finding))
        .value("frames",
               [&] { appendList(out, frames, [&](std::uint64_t each) { object.append(each); }); })
        .end();
  });
}

void appendTimeWaits(std::string& out, const Connection& connection, const OsProfile* profile) {
  appendList(out, timeWaitsOf(connection, profile), [&](const CapturedTimeWait& wait) {
    ObjectText object(out);
    object.text("side", nameOf(wait.side)).value("since", [&] { appendSeconds(out, wait.since); });
    object.value("until", [&] {
      if (wait.until) {
        appendSeconds(out, *wait.until);
      } else {
        out += "null";
      }
    });
    object.end();
  });
}

/// How much of the handshake was seen.
std::string_view handshakeOf(const Completeness& completeness) {
  const int whole = Completeness::kSyn | Completeness::kSynAck;
  const int seen = completeness.sum() & whole;
  return seen == whole ? "seen" : seen == 0 ? "not-seen" : "partly";
}

/// What was counted of both sides; only what there was.
void appendCounts(ObjectText& object, std::string& out, const Teardown& teardown) {
  struct Count {
    std::string_view key;
    std::uint32_t SideCounts::*of;
  };
  constexpr Count kCounts[] = {{"retransmissions", &SideCounts::retransmissions},
                               {"zero_windows", &SideCounts::zeroWindows},
                               {"keep_alives", &SideCounts::keepAlives}};
  for (const Count& count : kCounts) {
    const auto of = [&](Side side) { return teardown.counts(side).*count.of; };
    if (of(Side::Client) + of(Side::Server) == 0) continue;
    object.value(count.key, [&] { appendBySide(out, of); });
  }
}

/// The frame that acknowledged each side's FIN; only of sides whose FIN was acknowledged.
void appendFinAcks(ObjectText& object, std::string& out, const Teardown& teardown) {
  if (teardown.finAckedIn(Side::Client) + teardown.finAckedIn(Side::Server) == 0) return;
  object.value("fin_ack_frames", [&] {
    ObjectText frames(out);
    for (Side side : {Side::Client, Side::Server}) {
      if (teardown.finAckedIn(side) != 0) frames.number(nameOf(side), teardown.finAckedIn(side));
    }
    frames.end();
  });
}

void appendConnection(std::string& out, const Connection& connection, const OsProfile* profile,
                      const std::vector<Finding>& findings) {
  const ZeekConnection& zeek = connection.zeek;
  const Teardown& teardown = connection.teardown;
  ObjectText object(out);
  object.number("number", connection.number)
      .text("client", toString(connection.ends.client))
      .text("server", toString(connection.ends.server))
      .text("conn_state", zeek.state())
      .text("history", zeek.history())
      .value("duration", [&] { appendSeconds(out, zeek.duration()); })
      .value("packets", [&] { appendBySide(out, [&](Side side) { return zeek.packets(side); }); })
      .value("bytes", [&] { appendBySide(out, [&](Side side) { return zeek.bytes(side); }); })
      .text("closed_first", nameOf(teardown.closedFirst()))
      .value("fins",
             [&] { appendBySide(out, [&](Side side) { return teardown.counts(side).fins; }); })
      .text("reset_by", resetBy(teardown))
      .value("states", [&] { appendStates(out, connection.states); })
      .value("inferred", [&] { appendInferred(out, connection.states); })
      .number("first_frame", connection.firstFrame)
      .number("last_frame", connection.lastFrame)
      .number("completeness", connection.completeness.sum())
      .value("findings", [&] { appendFindings(out, findings); })
      .value("evidence", [&] { appendEvidence(out, findings); })
      .value("time_wait", [&] { appendTimeWaits(out, connection, profile); })
      .text("handshake", handshakeOf(connection.completeness));
  object.value("fin_frames", [&] { appendFrames(out, teardown, &Teardown::finFrames); });
  object.value("rst_frames", [&] { appendFrames(out, teardown, &Teardown::rstFrames); });
  appendFinAcks(object, out, teardown);
  if (teardown.resetFit()) object.text("reset_fit", nameOf(*teardown.resetFit()));
  appendCounts(object, out, teardown);
  if (connection.misfit > 0) object.number("misfit_frame", connection.misfit);
  if (connection.badChecksums > 0) object.number("bad_checksums", connection.badChecksums);
  object.end();
}

void appendHead(std::string& out, const CaptureFile& file) {
  out += "{\"format\":\"linger-capture/1\",\"frames\":" + std::to_string(file.frames());
  out += ",\"bad_checksums\":" + std::to_string(file.badChecksums());
  out += ",\"skipped\":";
  ObjectText object(out);
  const SkipCounts skipped = file.skipped();
  for (Skip skip : kAllSkips) {
    if (skipped.of(skip) > 0) object.number(nameOf(skip), skipped.of(skip));
  }
  object.end();
  if (file.damage() != Damage::None) {
    out += ",\"damage\":";
    ObjectText damage(out);
    damage.text("kind", nameOf(file.damage())).number("offset", file.damagedAt()).end();
  }
  out += ",\"connections\":[\n";
}

/// Words for people, which may have quotes.
std::string escaped(std::string_view words) {
  std::string text;
  for (const char each : words) {
    if (each == '"' || each == '\\') text += '\\';
    text += each;
  }
  return text;
}

/// What each finding that was told means, once.
void appendExplanations(std::string& out, const std::map<std::string, Finding>& told,
                        const ConnectionsJson& asked) {
  ObjectText object(out);
  for (const auto& [name, finding] : told) object.text(name, escaped(asked.explain(finding)));
  object.end();
}

}  // namespace

bool writeConnectionsJson(const capture::CaptureFile& file, const ConnectionsJson& asked,
                          const std::function<bool(std::string_view)>& write) {
  constexpr std::size_t kPiece = std::size_t{1} << 18;
  std::string out;
  appendHead(out, file);
  std::map<std::string, Finding> told;
  bool isFirst = true;
  for (const Connection& connection : file.connections()) {
    if (asked.only != 0 && connection.number != asked.only) continue;
    if (!isFirst) out += ",\n";
    isFirst = false;
    const std::vector<Finding> findings = connection.teardown.findings();
    for (const Finding& finding : findings) told.try_emplace(nameOf(finding), finding);
    appendConnection(out, connection, asked.profile, findings);
    if (out.size() < kPiece) continue;
    if (!write(out)) return false;
    out.clear();
  }
  out += "\n]";
  if (asked.explain) {
    out += ",\"explanations\":";
    appendExplanations(out, told, asked);
  }
  out += "}\n";
  return write(out);
}

}  // namespace linger
