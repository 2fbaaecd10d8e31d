#include "app/files/json/json_source.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <QCoreApplication>
#include <algorithm>

#include "app/files/text_encoding.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::JsonSource)
};

constexpr unsigned kParseFlags = rapidjson::kParseIterativeFlag |
                                 rapidjson::kParseValidateEncodingFlag |
                                 rapidjson::kParseNumbersAsStringsFlag;

/// Builds the value from RapidJSON's events. The stream's position, which is just behind the
/// token that an event tells of, gives each value its place.
class TreeBuilder {
 public:
  using Ch = char;

  TreeBuilder(const rapidjson::MemoryStream& stream, const QByteArray& text)
      : stream_(stream), text_(text) {}

  bool Null() { return add(JsonValue(), stream_.Tell() - 4); }
  bool Bool(bool value) { return add(JsonValue(value), stream_.Tell() - (value ? 4 : 5)); }
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool) {
    return add(JsonValue::number({digits, length}), stream_.Tell() - length);
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return add(JsonValue(std::string_view(text, length)), openingQuote());
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    std::string key(text, length);
    problemAt = openingQuote();
    if (open_.back()->find(key) != nullptr) {
      problem = Text::tr("found the key \"%1\" for the second time in one object")
                    .arg(QString::fromStdString(key));
      return false;
    }
    open_.back()->members.push_back({std::move(key), problemAt, {}});
    return true;
  }
  bool StartObject() { return start(JsonValue::object()); }
  bool EndObject(rapidjson::SizeType) { return end(); }
  bool StartArray() { return start(JsonValue::array()); }
  bool EndArray(rapidjson::SizeType) { return end(); }

  JsonValue root;
  QString problem;
  std::size_t problemAt = 0;

 private:
  bool add(JsonValue value, std::size_t offset) {
    value.offset = offset;
    *place() = std::move(value);
    return true;
  }

  bool start(JsonValue value) {
    problemAt = stream_.Tell();  // The bracket is still to be taken here.
    if (open_.size() == std::size_t(kDeepestJson)) {
      problem = Text::tr("found a list or object nested %1 deep, expected at most %2")
                    .arg(kDeepestJson + 1)
                    .arg(kDeepestJson);
      return false;
    }
    value.offset = problemAt;
    JsonValue* const where = place();
    *where = std::move(value);
    open_.push_back(where);
    return true;
  }

  bool end() {
    open_.pop_back();
    return true;
  }

  /// Where the next value goes. The open values are each the last of their parent, so that
  /// none of them moves while it is open.
  JsonValue* place() {
    if (open_.empty()) return &root;
    JsonValue& parent = *open_.back();
    if (parent.is(JsonValue::Kind::Object)) return &parent.members.back().value;
    return &parent.items.emplace_back();
  }

  /// Inside a string each quote has a backslash before it that is not itself escaped: going
  /// back from the closing quote, the first one without is the opening quote.
  std::size_t openingQuote() const {
    std::size_t at = stream_.Tell() - 1;
    while (true) {
      --at;
      if (text_[qsizetype(at)] != '"') continue;
      std::size_t backslashes = 0;
      while (at > backslashes && text_[qsizetype(at - backslashes - 1)] == '\\') ++backslashes;
      if (backslashes % 2 == 0) return at;
    }
  }

  const rapidjson::MemoryStream& stream_;
  const QByteArray& text_;
  std::vector<JsonValue*> open_;
};

/// A message is one line, whatever it quotes: control characters are shown as JSON writes them.
QString onOneLine(const QString& message) {
  QString line;
  for (const QChar c : message) {
    const bool breaks = c.category() == QChar::Other_Control ||
                        c.category() == QChar::Separator_Line ||
                        c.category() == QChar::Separator_Paragraph;
    if (c == u'\n') {
      line += QStringLiteral("\\n");
    } else if (breaks) {
      line += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    } else {
      line += c;
    }
  }
  return line;
}

QString foundAt(const QByteArray& text, std::size_t offset) {
  if (offset >= std::size_t(text.size())) return Text::tr("found the end of the file");
  const QString rest = QString::fromUtf8(text.mid(qsizetype(offset), 24));
  const char32_t first = rest.isEmpty() ? U'?' : rest.toUcs4().front();
  if (first == U'\n' || first == U'\r') return Text::tr("found the end of the line");
  if (first < 0x20)
    return Text::tr("found the control character U+%1").arg(int(first), 4, 16, QLatin1Char('0'));
  qsizetype end = 0;
  while (end < rest.size() && (rest[end].isLetterOrNumber() || rest[end] == u'_')) ++end;
  return Text::tr("found '%1'").arg(end > 1 ? rest.left(end) : QString::fromUcs4(&first, 1));
}

QString expectedBy(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
    case rapidjson::kParseErrorValueInvalid: return Text::tr("expected a value");
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return Text::tr("expected nothing after the value");
    case rapidjson::kParseErrorObjectMissName: return Text::tr("expected a key in double quotes");
    case rapidjson::kParseErrorObjectMissColon: return Text::tr("expected ':' after the key");
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return Text::tr("expected ',' or '}'");
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return Text::tr("expected ',' or ']'");
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return Text::tr("expected four hexadecimal digits after \\u");
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return Text::tr("expected both halves of a surrogate pair");
    case rapidjson::kParseErrorStringEscapeInvalid:
      return Text::tr("expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u in the string");
    case rapidjson::kParseErrorStringMissQuotationMark:
      return Text::tr("expected '\"' at the end of the string");
    case rapidjson::kParseErrorStringInvalidEncoding: return Text::tr("expected UTF-8");
    case rapidjson::kParseErrorNumberTooBig: return Text::tr("expected a smaller number");
    case rapidjson::kParseErrorNumberMissFraction:
      return Text::tr("expected a digit after the decimal point");
    case rapidjson::kParseErrorNumberMissExponent:
      return Text::tr("expected a digit in the exponent");
    case rapidjson::kParseErrorNone:
    case rapidjson::kParseErrorTermination:
    case rapidjson::kParseErrorUnspecificSyntaxError: return Text::tr("expected JSON");
  }
  return {};
}

/// What no JSON text may hold anywhere: checked before anything else, because the reader takes
/// a NUL for the end and looks at encodings inside of strings only.
std::optional<FileError> wrongEncoding(const QString& file, const QByteArray& text) {
  const auto error = [&](qsizetype offset, const QString& what) {
    return FileError{file, placeInText(text, std::size_t(offset)), what};
  };
  if (text.startsWith("\xef\xbb\xbf")) {
    return error(0, Text::tr("found a byte order mark, expected plain UTF-8 without one"));
  }
  if (const auto offset = firstInvalidUtf8(text)) {
    return error(*offset,
                 Text::tr("found the byte 0x%1, which is not UTF-8, expected UTF-8")
                     .arg(int(static_cast<unsigned char>(text[*offset])), 2, 16, QLatin1Char('0')));
  }
  if (const qsizetype nul = text.indexOf('\0'); nul >= 0) {
    return error(nul, Text::tr("found a NUL character, expected text"));
  }
  return std::nullopt;
}

std::vector<std::size_t> startsOfLines(const QByteArray& text) {
  std::vector<std::size_t> starts{0};
  for (qsizetype at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push_back(std::size_t(at) + 1);
  }
  return starts;
}

FilePlace placeAmong(const std::vector<std::size_t>& lineStarts, const QByteArray& text,
                     std::size_t offset) {
  const std::size_t end = std::min(offset, std::size_t(text.size()));
  const auto next = std::upper_bound(lineStarts.begin(), lineStarts.end(), end);
  const auto isCharacter = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
  };
  const auto column = std::count_if(text.begin() + qsizetype(*std::prev(next)),
                                    text.begin() + qsizetype(end), isCharacter);
  return {int(next - lineStarts.begin()), int(column) + 1};
}

/// How many letters must be changed, added, left out or swapped with their neighbour.
std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> rows(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    rows[i][0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, change});
      const bool areSwapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (areSwapped) rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.size()][b.size()];
}

}  // namespace

QString describe(const JsonValue& value) {
  constexpr qsizetype kShown = 40;
  switch (value.kind) {
    case JsonValue::Kind::Null: return QStringLiteral("null");
    case JsonValue::Kind::Bool:
      return value.boolean ? QStringLiteral("true") : QStringLiteral("false");
    case JsonValue::Kind::Number:
      return Text::tr("the number %1").arg(QString::fromStdString(value.text).left(kShown));
    case JsonValue::Kind::String: {
      const QString whole = QString::fromStdString(value.text);
      const bool splits = whole.size() > kShown && whole[kShown - 1].isHighSurrogate();
      const QString start = whole.left(splits ? kShown - 1 : kShown);
      const QString shown = whole.size() > kShown ? start + u'…' : whole;
      return Text::tr("the string %1")
          .arg(QString::fromStdString(toCompactJson(std::string_view(shown.toStdString()))));
    }
    case JsonValue::Kind::Array: return Text::tr("a list");
    case JsonValue::Kind::Object: return Text::tr("an object");
  }
  return {};
}

FilePlace placeInText(const QByteArray& text, std::size_t offset) {
  return placeAmong(startsOfLines(text), text, offset);
}

FilePlace JsonSource::placeOf(std::size_t offset) const {
  return placeAmong(lineStarts, text, offset);
}

FileError JsonSource::error(std::size_t offset, QString what) const {
  return {file, placeOf(offset), onOneLine(what)};
}

Loaded<JsonSource> parseJson(const QString& file, const QByteArray& text) {
  if (auto error = wrongEncoding(file, text)) return {{}, {*error}};
  rapidjson::MemoryStream stream(text.constData(), std::size_t(text.size()));
  TreeBuilder builder(stream, text);
  rapidjson::Reader reader;
  reader.Parse<kParseFlags>(stream, builder);
  if (!reader.HasParseError())
    return {JsonSource{file, text, std::move(builder.root), startsOfLines(text)}, {}};
  if (!builder.problem.isEmpty()) {
    return {{}, {{file, placeInText(text, builder.problemAt), onOneLine(builder.problem)}}};
  }
  const std::size_t offset = reader.GetErrorOffset();
  rapidjson::ParseErrorCode code = reader.GetParseErrorCode();
  // A text that a line ends within lacks its quote rather than an escape.
  const bool isLineEnd = offset < std::size_t(text.size()) && text[qsizetype(offset)] == '\n';
  if (code == rapidjson::kParseErrorStringEscapeInvalid && isLineEnd) {
    code = rapidjson::kParseErrorStringMissQuotationMark;
  }
  const QString what = Text::tr("%1, %2").arg(foundAt(text, offset), expectedBy(code));
  return {{}, {{file, placeInText(text, offset), onOneLine(what)}}};
}

std::string closestOf(std::string_view found, const std::vector<std::string_view>& known) {
  constexpr std::size_t kLongestWord = 64;
  if (found.size() > kLongestWord) return {};
  std::size_t best = std::max<std::size_t>(1, found.size() / 3) + 1;
  std::string closest;
  for (const std::string_view word : known) {
    const std::size_t distance = editDistance(found, word);
    if (distance < best) {
      best = distance;
      closest = word;
    }
  }
  return closest;
}

}  // namespace linger
