#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

// A reader of Moodle's GIFT format, for tests: as much of its grammar as is documented for
// multiple choice, numerical, essay and description questions.

struct GiftAnswer {
  bool isRight = false;  ///< '=' before it, else '~'.
  int percent = 0;
  QString text;
};

struct GiftQuestion {
  QString title;
  QString format;  ///< "html" of "[html]".
  QString text;
  bool isNumber = false;
  bool hasBraces = false;
  std::vector<GiftAnswer> answers;
  QString feedback;  ///< Behind "####".
};

class GiftParser {
 public:
  explicit GiftParser(const QString& text) : text_(text) {}

  /// None, with `problem` saying where, for what is no GIFT.
  std::optional<std::vector<GiftQuestion>> parse() {
    std::vector<GiftQuestion> questions;
    while (skipToQuestion()) {
      const auto question = parseQuestion();
      if (!question) return std::nullopt;
      questions.push_back(*question);
    }
    return questions;
  }

  QString problem;

 private:
  bool atEnd() const { return at_ >= text_.size(); }
  bool isNext(QStringView word) const { return QStringView(text_).mid(at_).startsWith(word); }

  /// Past empty lines, comments and $CATEGORY lines.
  bool skipToQuestion() {
    while (!atEnd()) {
      if (text_[at_].isSpace()) {
        ++at_;
      } else if (isNext(u"//") || isNext(u"$CATEGORY:")) {
        const auto end = text_.indexOf('\n', at_);
        at_ = end < 0 ? text_.size() : end;
      } else {
        return true;
      }
    }
    return false;
  }

  bool fail(const QString& what) {
    problem = QStringLiteral("%1 at %2: %3").arg(what).arg(at_).arg(text_.mid(at_, 40));
    return false;
  }

  /// Reads up to one of `ends`, which stays; a backslash takes the next character's meaning away.
  /// The other special characters may not stand alone.
  std::optional<QString> readTo(const QString& ends) {
    QString read;
    for (; !atEnd(); ++at_) {
      const QChar c = text_[at_];
      if (c == u'\\') {
        if (++at_ >= text_.size()) break;
        read += text_[at_] == u'n' ? QChar(u'\n') : text_[at_];
      } else if (ends.contains(c)) {
        return read.trimmed();
      } else if (QStringLiteral("~=#{}").contains(c)) {
        fail("a special character without backslash");
        return std::nullopt;
      } else {
        read += c;
      }
    }
    if (ends.contains(u'\n')) return read.trimmed();
    fail("the end of the file");
    return std::nullopt;
  }

  std::optional<GiftQuestion> parseQuestion() {
    GiftQuestion question;
    if (isNext(u"::")) {
      at_ += 2;
      const auto title = readTo(":");
      if (!title || !isNext(u"::")) return std::nullopt;
      question.title = *title;
      at_ += 2;
    }
    if (isNext(u"[")) {
      const auto end = text_.indexOf(']', at_);
      question.format = text_.mid(at_ + 1, end - at_ - 1);
      at_ = end + 1;
    }
    const auto text = readTo("{\n");
    if (!text) return std::nullopt;
    question.text = *text;
    if (!isNext(u"{")) return question;
    ++at_;
    question.hasBraces = true;
    if (isNext(u"#") && !isNext(u"####")) {
      question.isNumber = true;
      ++at_;
    }
    if (!parseAnswers(question)) return std::nullopt;
    return question;
  }

  bool parseAnswers(GiftQuestion& question) {
    while (true) {
      while (!atEnd() && text_[at_].isSpace()) ++at_;
      if (atEnd()) return fail("an open brace");
      if (isNext(u"}")) break;
      if (isNext(u"####")) {
        at_ += 4;
        const auto feedback = readTo("}");
        if (!feedback) return false;
        question.feedback = *feedback;
      } else if (isNext(u"=") || isNext(u"~")) {
        if (!parseAnswer(question)) return false;
      } else {
        return fail("neither = nor ~");
      }
    }
    ++at_;
    return true;
  }

  bool parseAnswer(GiftQuestion& question) {
    GiftAnswer answer;
    answer.isRight = isNext(u"=");
    answer.percent = answer.isRight ? 100 : 0;
    ++at_;
    if (isNext(u"%")) {
      const auto end = text_.indexOf('%', at_ + 1);
      bool isNumber = false;
      answer.percent = text_.mid(at_ + 1, end - at_ - 1).toInt(&isNumber);
      if (!isNumber) return fail("no percentage");
      at_ = end + 1;
    }
    const auto text = readTo("~=}#");
    if (!text) return false;
    answer.text = *text;
    question.answers.push_back(answer);
    return true;
  }

  QString text_;
  qsizetype at_ = 0;
};
