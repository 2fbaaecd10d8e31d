#include <algorithm>

#include "app/files/json/json_value.h"

namespace linger {
namespace {

using Kind = JsonValue::Kind;

void appendQuoted(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 0xf];
    } else {
      out += c;
    }
  }
  out += '"';
}

/// On one line. `gap` goes after commas, colons and inside the brackets of objects.
void appendInline(std::string& out, const JsonValue& value, std::string_view gap) {
  switch (value.kind) {
    case Kind::Null: out += "null"; break;
    case Kind::Bool: out += value.boolean ? "true" : "false"; break;
    case Kind::Number: out += value.text; break;
    case Kind::String: appendQuoted(out, value.text); break;
    case Kind::Array:
      out += '[';
      for (const JsonValue& item : value.items) {
        if (&item != value.items.data()) (out += ',') += gap;
        appendInline(out, item, gap);
      }
      out += ']';
      break;
    case Kind::Object:
      out += '{';
      for (const JsonMember& member : value.members) {
        if (&member != value.members.data()) out += ',';
        out += gap;
        appendQuoted(out, member.key);
        (out += ':') += gap;
        appendInline(out, member.value, gap);
      }
      if (!value.members.empty()) out += gap;
      out += '}';
      break;
  }
}

bool hasObjects(const JsonValue& list) {
  return std::any_of(list.items.begin(), list.items.end(), [](const JsonValue& item) {
    return item.is(Kind::Object) || item.is(Kind::Array);
  });
}

/// Lists of several objects are easier to read and to edit with a line for each.
bool wantsLines(const JsonValue& value) {
  if (value.is(Kind::Array)) {
    if (hasObjects(value) && value.items.size() > 1) return true;
    return std::any_of(value.items.begin(), value.items.end(), wantsLines);
  }
  return std::any_of(value.members.begin(), value.members.end(),
                     [](const JsonMember& member) { return wantsLines(member.value); });
}

std::size_t columnOf(const std::string& out) {
  const std::size_t newline = out.rfind('\n');
  return newline == std::string::npos ? out.size() : out.size() - newline - 1;
}

void appendPretty(std::string& out, const JsonValue& value, std::size_t depth, std::size_t columns);

void appendLines(std::string& out, const JsonValue& value, std::size_t depth, std::size_t columns) {
  const std::string indent(2 * (depth + 1), ' ');
  const bool isList = value.is(Kind::Array);
  const std::size_t count = isList ? value.items.size() : value.members.size();
  out += isList ? "[\n" : "{\n";
  for (std::size_t i = 0; i < count; ++i) {
    out += indent;
    if (!isList) {
      appendQuoted(out, value.members[i].key);
      out += ": ";
    }
    appendPretty(out, isList ? value.items[i] : value.members[i].value, depth + 1, columns);
    out += i + 1 < count ? ",\n" : "\n";
  }
  out += std::string(2 * depth, ' ');
  out += isList ? ']' : '}';
}

void appendPretty(std::string& out, const JsonValue& value, std::size_t depth,
                  std::size_t columns) {
  const bool isContainer = value.is(Kind::Array) || value.is(Kind::Object);
  const bool isEmpty = value.items.empty() && value.members.empty();
  if (!isContainer || isEmpty || !(depth == 0 || wantsLines(value))) {
    std::string line;
    appendInline(line, value, " ");
    if (!isContainer || isEmpty || columnOf(out) + line.size() < columns) {
      out += line;
      return;
    }
  }
  appendLines(out, value, depth, columns);
}

}  // namespace

std::string toCompactJson(const JsonValue& value) {
  std::string out;
  appendInline(out, value, "");
  return out;
}

void appendPrettyJson(std::string& out, const JsonValue& value, std::size_t depth,
                      std::size_t columns) {
  appendPretty(out, value, depth, columns);
}

std::string toPrettyJson(const JsonValue& value, std::size_t columns) {
  std::string out;
  appendPretty(out, value, 0, columns);
  out += '\n';
  return out;
}

}  // namespace linger
