#include "tests/fuzz/random_text.h"

#include <QDir>
#include <QFile>
#include <algorithm>
#include <string_view>

#include "app/files/scenario/scenario_file.h"
#include "tests/fuzz/random_scenario.h"

namespace linger::fuzz {
namespace {

constexpr std::string_view kScript = R"(--ip_version=ipv4
--tolerance_usecs=75000
 0.00 `sysctl -w net.ipv4.tcp_fin_timeout=5`
+0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0
+0 bind(3, ..., ...) = 0
+0 listen(3, 1) = 0
+0 < S 0:0(0) win 65535 <mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 6>
+0 > S. 0:0(0) ack 1 <...>
+.05 < . 1:1(0) ack 1 win 65535 <nop,nop,TS val 2 ecr 0>
+0 accept(3, ..., ...) = 4
+0.3~+0.4 < F. 1:1(0) ack 1 win 32767
* > . 1:1(0) ack 2
+0 close(4) = 0
+0 %{ assert tcpi_state == TCP_LAST_ACK }%
+0 > F. 1:1(0) ack 2
+0 < R 2:2(0) win 0
)";

/// What a value of a scenario may be replaced by.
constexpr std::string_view kValues[] = {
    "null",
    "true",
    "-1",
    "0",
    "1e999",
    "0.1",
    "99999999999999999999",
    "65536",
    "-0",
    "\"\"",
    "\"1s\"",
    "\"-5ms\"",
    "\"25h\"",
    "\"999999999999h\"",
    "\"linux\"",
    "\"::1\"",
    "\"192.0.2.20:8080\"",
    "\"[::]:0\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "[]",
    "{}",
    "[[]]",
    "{\"do\":\"close\"}",
    "\"repeat\"",
    "1000000000",
    "\"2000ms\"",
    "\"caf\xc3\xa9\"",
};

constexpr std::string_view kBytes =
    "{}[]\",:\\/.-+eE0123456789 \n\r\ttfn`#<>()%~*=|aSFR\x00\x7f\xc3\xff";

/// A place in the text where a value of JSON begins, or just some place.
std::size_t valuePlace(Choices& choices, const std::string& text) {
  const std::size_t from = choices.below(std::uint32_t(text.size()));
  const std::size_t colon = text.find(": ", from);
  return colon == std::string::npos ? from : colon + 2;
}

void replaceValue(Choices& choices, std::string& text) {
  const std::size_t at = valuePlace(choices, text);
  const std::size_t end = std::min(text.find_first_of(",}]\n", at), text.size());
  text.replace(at, end - at, kValues[choices.below(std::size(kValues))]);
}

std::size_t lineStart(Choices& choices, const std::string& text) {
  const std::size_t at = text.rfind('\n', choices.below(std::uint32_t(text.size())));
  return at == std::string::npos ? 0 : at + 1;
}

std::size_t lineEnd(const std::string& text, std::size_t at) {
  return std::min(text.find('\n', at), text.size() - 1) + 1;
}

void change(Choices& choices, std::string& text) {
  const std::size_t at = choices.below(std::uint32_t(text.size()));
  const std::size_t length = std::min<std::size_t>(1 + choices.below(30), text.size() - at);
  const char byte = kBytes[choices.below(kBytes.size())];
  switch (choices.below(9)) {
    case 0: text.erase(at, length); break;
    case 1: text.insert(at, 1, byte); break;
    case 2: text[at] = byte; break;
    case 3: text[at] = char(text[at] ^ (1 << choices.below(8))); break;
    case 4: text.insert(choices.below(std::uint32_t(text.size())), text.substr(at, length)); break;
    case 5: text.resize(at); break;
    case 6: {  // A line twice, or gone.
      const std::size_t start = lineStart(choices, text);
      const std::string line = text.substr(start, lineEnd(text, start) - start);
      if (choices.oneIn(2)) {
        text.insert(start, line);
      } else {
        text.erase(start, line.size());
      }
      break;
    }
    default: replaceValue(choices, text); break;
  }
}

std::string changed(Choices& choices, std::string text) {
  const std::uint32_t changes = 1 + choices.below(4);
  for (std::uint32_t i = 0; i < changes && !text.empty(); ++i) change(choices, text);
  return text;
}

/// JSON as the grammar has it, with keys that scenarios have.
std::string randomJson(Choices& choices, int depth) {
  constexpr std::string_view kKeys[] = {"format",   "name",  "hosts", "os", "address",
                                        "programs", "steps", "do",    "at", "link",
                                        "delay",    "loss",  "seed"};
  const std::uint32_t kind = choices.below(depth == 0 ? 2 : 5);
  if (kind < 2) return std::string(kValues[choices.below(std::size(kValues))]);
  const bool isObject = kind > 2;
  std::string text(1, isObject ? '{' : '[');
  const std::uint32_t count = choices.below(5);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i > 0) text += ",";
    if (isObject) text += "\"" + std::string(kKeys[choices.below(std::size(kKeys))]) + "\":";
    text += randomJson(choices, depth - 1);
  }
  return text + (isObject ? '}' : ']');
}

std::string randomBytes(Choices& choices) {
  std::string text(choices.below(200), '\0');
  for (char& byte : text) byte = char(choices.below(256));
  return text;
}

}  // namespace

const std::vector<RandomText>& sampleTexts() {
  static const std::vector<RandomText> samples = [] {
    std::vector<RandomText> texts{{Reader::Script, std::string(kScript)}};
    const QDir folder(QStringLiteral(LINGER_SOURCE_DIR "/resources/scenarios"));
    for (const QString& name : folder.entryList({"*.json"}, QDir::Files, QDir::Name)) {
      QFile file(folder.filePath(name));
      if (!file.open(QIODevice::ReadOnly)) continue;
      texts.push_back({Reader::Scenario, file.readAll().toStdString()});
    }
    return texts;
  }();
  return samples;
}

RandomText randomText(Choices choices, const std::vector<RandomText>& samples) {
  const RandomText& sample = samples[choices.below(std::uint32_t(samples.size()))];
  const Reader either = choices.oneIn(4) ? Reader::Script : Reader::Scenario;
  switch (choices.below(8)) {
    case 0: return {either, randomBytes(choices)};
    case 1: return {either, randomJson(choices, 6)};
    case 2: {
      Choices own(choices.below(0xffffffffU));
      return {Reader::Scenario, scenarioText(randomScenario(own)).toStdString()};
    }
    case 3: {
      Choices own(choices.below(0xffffffffU));
      return {Reader::Scenario, changed(choices, scenarioText(randomScenario(own)).toStdString())};
    }
    case 4: return {Reader::Script, changed(choices, samples.front().text)};
    default: return {sample.reader, changed(choices, sample.text)};
  }
}

}  // namespace linger::fuzz
