#include "app/files/connections_json.h"

#include <charconv>

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
                  const std::vector<std::uint64_t>& (Teardown::*frames)(Side) const) {
  ObjectText object(out);
  for (Side side : {Side::Client, Side::Server}) {
    object.value(nameOf(side), [&] {
      appendList(out, (teardown.*frames)(side), [&](std::uint64_t frame) { object.append(frame); });
    });
  }
  object.end();
}

void appendFindings(std::string& out, const Teardown& teardown) {
  appendList(out, teardown.findings(),
             [&](const Finding& finding) { ((out += '"') += nameOf(finding)) += '"'; });
}

void appendConnection(std::string& out, const Connection& connection) {
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
      .value("findings", [&] { appendFindings(out, teardown); });
  object.value("fin_frames", [&] { appendFrames(out, teardown, &Teardown::finFrames); });
  object.value("rst_frames", [&] { appendFrames(out, teardown, &Teardown::rstFrames); });
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

}  // namespace

bool writeConnectionsJson(const capture::CaptureFile& file, std::uint64_t only,
                          const std::function<bool(std::string_view)>& write) {
  constexpr std::size_t kPiece = std::size_t{1} << 18;
  std::string out;
  appendHead(out, file);
  bool isFirst = true;
  for (const Connection& connection : file.connections()) {
    if (only != 0 && connection.number != only) continue;
    if (!isFirst) out += ",\n";
    isFirst = false;
    appendConnection(out, connection);
    if (out.size() < kPiece) continue;
    if (!write(out)) return false;
    out.clear();
  }
  out += "\n]}\n";
  return write(out);
}

}  // namespace linger
