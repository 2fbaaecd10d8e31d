#include "model/packetdrill/syntax/shell_reader.h"

namespace linger::packetdrill {
namespace {

constexpr char kNoQuote = '\0';

class ShellReader {
 public:
  explicit ShellReader(std::string_view text) : text_(text) {}

  std::vector<ShellPipeline> run() {
    for (at_ = 0; at_ < text_.size(); ++at_) step(text_[at_]);
    endPipeline();
    return std::move(pipelines_);
  }

 private:
  void step(char c) {
    if (quote_ != kNoQuote) return stepInQuotes(c);
    switch (c) {
      case '"':
      case '\'':
        quote_ = c;
        quoted_ = true;
        return;
      case '\\': return escape();
      case '#': return wordIsEmpty() ? skipComment() : add(c);
      case '&': return word_.ends_with('>') ? add(c) : endPipeline();  // 2>&1 is one word.
      case ';':
      case '\n': return endPipeline();
      case '|': return next() == '|' ? endPipeline() : endCommand();
      case ' ':
      case '\t':
      case '\r': return endWord();
      default: return add(c);
    }
  }

  void stepInQuotes(char c) {
    if (c == quote_)
      quote_ = kNoQuote;
    else
      add(c);
  }

  /// A backslash at the end of a line joins it with the next.
  void escape() {
    if (at_ + 1 < text_.size() && text_[++at_] != '\n') add(text_[at_]);
  }

  void skipComment() {
    while (at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
  }

  void add(char c) { word_ += c; }
  bool wordIsEmpty() const { return word_.empty() && !quoted_; }
  char next() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : '\n'; }

  void endWord() {
    if (!wordIsEmpty()) command_.push_back(word_);
    word_.clear();
    quoted_ = false;
  }

  void endCommand() {
    endWord();
    if (!command_.empty()) pipeline_.push_back(std::move(command_));
    command_.clear();
  }

  void endPipeline() {
    endCommand();
    if (!pipeline_.empty()) pipelines_.push_back(std::move(pipeline_));
    pipeline_.clear();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  char quote_ = kNoQuote;
  bool quoted_ = false;  ///< The word has quotes, so that it counts even if it is empty.
  std::string word_;
  ShellWords command_;
  ShellPipeline pipeline_;
  std::vector<ShellPipeline> pipelines_;
};

}  // namespace

std::vector<ShellPipeline> readShell(std::string_view text) {
  return ShellReader(text).run();
}

}  // namespace linger::packetdrill
