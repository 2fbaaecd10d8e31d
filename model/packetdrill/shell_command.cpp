#include "model/packetdrill/shell_command.h"

#include <algorithm>

#include "model/packetdrill/state_name.h"

namespace linger::packetdrill {
namespace {

using Words = std::vector<std::string>;
using Pipeline = std::vector<Words>;

/// Cuts a line into pipelines of commands of words. Quotes are taken off, redirections left out.
class ShellReader {
 public:
  explicit ShellReader(std::string_view text) : text_(text) {}

  std::vector<Pipeline> run() {
    for (at_ = 0; at_ < text_.size(); ++at_) step(text_[at_]);
    endCommand();
    endPipeline();
    return std::move(pipelines_);
  }

 private:
  void step(char c) {
    if (quote_ != '\0') {
      if (c == quote_)
        quote_ = '\0';
      else
        word_ += c;
    } else if (c == '"' || c == '\'') {
      quote_ = c;
      quoted_ = true;
    } else if (c == '\\' && at_ + 1 < text_.size()) {
      if (text_[++at_] != '\n') word_ += text_[at_];
    } else if (c == '&' && word_.ends_with('>')) {
      word_ += c;  // 2>&1
    } else if (c == ';' || c == '\n' || c == '&') {
      endCommand();
      endPipeline();
    } else if (c == '|') {
      endCommand();
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '|') endPipeline();
    } else if (c == ' ' || c == '\t' || c == '\r') {
      endWord();
    } else {
      word_ += c;
    }
  }

  void endWord() {
    if (!word_.empty() || quoted_) command_.push_back(word_);
    word_.clear();
    quoted_ = false;
  }

  void endCommand() {
    endWord();
    if (!command_.empty()) pipeline_.push_back(std::move(command_));
    command_.clear();
  }

  void endPipeline() {
    if (!pipeline_.empty()) pipelines_.push_back(std::move(pipeline_));
    pipeline_.clear();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  char quote_ = '\0';
  bool quoted_ = false;
  std::string word_;
  Words command_;
  Pipeline pipeline_;
  std::vector<Pipeline> pipelines_;
};

std::string_view baseName(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// "/proc/sys/net/ipv4/tcp_sack" and "net/ipv4/tcp_sack" are "net.ipv4.tcp_sack".
std::string sysctlName(std::string_view path) {
  constexpr std::string_view kProc = "/proc/sys/";
  if (path.starts_with(kProc)) path.remove_prefix(kProc.size());
  std::string name(path);
  std::ranges::replace(name, '/', '.');
  return name;
}

bool isRedirection(std::string_view word) {
  return word.starts_with(">") || word.starts_with("1>") || word.starts_with("2>");
}

/// Every NAME=VALUE among the words; all of them must be one, or an option.
std::vector<ShellMeaning> settingsIn(const Words& words) {
  std::vector<ShellMeaning> settings;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (isRedirection(word)) break;
    if (word.starts_with("-")) continue;
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) return {UnknownCommand{"reading sysctl " + word}};
    settings.push_back(SysctlSetting{sysctlName(word.substr(0, equals)), word.substr(equals + 1)});
  }
  return settings;
}

/// echo VALUE > /proc/sys/NAME
std::optional<SysctlSetting> echoInto(const Words& words) {
  const auto arrow = std::ranges::find(words, ">");
  if (words.size() < 4 || arrow == words.end() || arrow + 1 == words.end()) return std::nullopt;
  if (!(arrow + 1)->starts_with("/proc/sys/")) return std::nullopt;
  return SysctlSetting{sysctlName(*(arrow + 1)), words[1]};
}

/// sockstat ... | grep packetdril | grep -c STATE | grep COUNT
std::optional<SocketCount> countIn(const Pipeline& pipeline) {
  SocketCount count;
  bool counted = false;
  for (std::size_t i = 1; i < pipeline.size(); ++i) {
    const Words& words = pipeline[i];
    if (baseName(words.front()) != "grep" || words.size() < 2) return std::nullopt;
    const bool counts = words.size() == 3 && words[1] == "-c";
    if (!counts && words.size() != 2) return std::nullopt;
    if (counted) {
      if (counts || count.wanted) return std::nullopt;
      count.wanted = words[1];
    } else if (counts) {
      const std::optional<State> state = stateCalled(words[2]);
      if (!state) return std::nullopt;
      count.state = *state;
      counted = true;
    } else if (std::string_view("packetdrill").starts_with(words[1])) {
      count.ownedOnly = true;
    } else {
      return std::nullopt;
    }
  }
  return counted ? std::optional(count) : std::nullopt;
}

std::optional<DropConnections> dropIn(const Words& words) {
  if (words.size() == 2 && words[1] == "-a") return DropConnections{};
  if (words.size() != 3 || words[1] != "-s") return std::nullopt;
  const std::optional<State> state = stateCalled(words[2]);
  return state ? std::optional(DropConnections{state}) : std::nullopt;
}

std::vector<ShellMeaning> understand(const Pipeline& pipeline) {
  const Words& words = pipeline.front();
  const std::string_view program = baseName(words.front());
  if (program == "true" || program == ":") return {};
  if (program == "sockstat" || program == "netstat") {
    if (const auto count = countIn(pipeline)) return {*count};
  } else if (pipeline.size() == 1) {
    if (program == "sysctl" && words.size() > 1) return settingsIn(words);
    if (program == "set_sysctls.py") return settingsIn(words);
    if (program == "echo") {
      if (const auto setting = echoInto(words)) return {*setting};
    }
    if (program == "tcpdrop") {
      if (const auto drop = dropIn(words)) return {*drop};
    }
  }
  return {UnknownCommand{"command " + std::string(program)}};
}

}  // namespace

std::vector<ShellMeaning> understandShell(std::string_view text) {
  std::vector<ShellMeaning> meanings;
  for (const Pipeline& pipeline : ShellReader(text).run()) {
    for (ShellMeaning& meaning : understand(pipeline)) meanings.push_back(std::move(meaning));
  }
  return meanings;
}

}  // namespace linger::packetdrill
