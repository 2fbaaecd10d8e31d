#include "app/learn/class/class_votes.h"

#include <QCoreApplication>
#include <map>

#include "app/document/words.h"
#include "app/files/csv.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ClassVotes)
};

struct Share {
  int right = 0;
  int total = 0;
};

Share shareOf(const VotedQuestion& question) {
  Share share;
  for (const VotedQuestion::Choice& choice : question.choices) {
    share.total += choice.votes;
    share.right += choice.right ? choice.votes : 0;
  }
  return share;
}

/// "side", or "be-server, segment 2".
QString nameOf(const VotedQuestion& question) {
  const QString step = text(question.step);
  return question.segment == 0 ? step : Text::tr("%1, segment %2").arg(step).arg(question.segment);
}

QString linesOf(const VotedQuestion& question) {
  const Share share = shareOf(question);
  QString lines = Text::tr("%1: %2\n  right: %3 of %4\n")
                      .arg(nameOf(question), question.text.simplified())
                      .arg(share.right)
                      .arg(share.total);
  for (const VotedQuestion::Choice& choice : question.choices) {
    lines += QStringLiteral("  %1  %2 %3\n")
                 .arg(choice.votes, 4)
                 .arg(choice.right ? QStringLiteral("✓") : QStringLiteral(" "), choice.text);
  }
  return lines + u'\n';
}

struct BeforeAndAfter {
  std::optional<Share> before;
  std::optional<Share> after;  ///< The last time.
};

QString shareWords(const std::optional<Share>& share) {
  return share ? Text::tr("%1 of %2 right").arg(share->right).arg(share->total)
               : Text::tr("not voted on");
}

QString misconceptionLines(const ClassVotes& votes) {
  std::map<int, BeforeAndAfter> asked;
  for (const VotedQuestion& question : votes.questions) {
    if (!question.misconception) continue;
    BeforeAndAfter& one = asked[question.misconception->number];
    (question.misconception->after ? one.after : one.before) = shareOf(question);
  }
  QString lines;
  for (const auto& [number, one] : asked) {
    lines += Text::tr("Misconception %1: before %2, after %3")
                 .arg(number)
                 .arg(shareWords(one.before), shareWords(one.after));
    if (one.after) lines += Text::tr("; still wrong: %1").arg(one.after->total - one.after->right);
    lines += u'\n';
  }
  return lines;
}

QString askedWord(const std::optional<MisconceptionAsked>& misconception) {
  if (!misconception) return {};
  return misconception->after ? QStringLiteral("after") : QStringLiteral("before");
}

}  // namespace

QByteArray votesCsv(const ClassVotes& votes) {
  QString lines =
      QStringLiteral("lesson,step,segment,question,misconception,asked,choice,right,votes\r\n");
  for (const VotedQuestion& question : votes.questions) {
    const auto& misconception = question.misconception;
    for (const VotedQuestion::Choice& choice : question.choices) {
      const QStringList fields{
          csvField(text(votes.lesson)),
          csvField(text(question.step)),
          question.segment == 0 ? QString() : QString::number(question.segment),
          csvField(question.text.simplified()),
          misconception ? QString::number(misconception->number) : QString(),
          askedWord(misconception),
          csvField(choice.text),
          choice.right ? QStringLiteral("yes") : QStringLiteral("no"),
          QString::number(choice.votes)};
      lines += fields.join(u',') + QStringLiteral("\r\n");
    }
  }
  return lines.toUtf8();
}

QByteArray votesText(const ClassVotes& votes) {
  QString lines = votes.title + QStringLiteral("\n\n");
  for (const VotedQuestion& question : votes.questions) lines += linesOf(question);
  return (lines + misconceptionLines(votes)).toUtf8();
}

}  // namespace linger
