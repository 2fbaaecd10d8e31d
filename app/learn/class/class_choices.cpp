#include "app/learn/class/class_choices.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "app/course/posed_step.h"
#include "app/document/words.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ClassChoices)
};

constexpr int kAll = 100;

/// Where the spans of time meet. The usual answers, 1 s, 30 s, 60 s, 120 s and 240 s, are well
/// within one of them.
constexpr std::array<Duration, 5> kBounds{Duration(500ms), 5s, 45s, 90s, 180s};

std::vector<ClassChoice> spansOf(SimTime right) {
  std::vector<ClassChoice> spans;
  Duration from{};
  for (const Duration to : kBounds) {
    const bool isIn = right >= kSimStart + from && right < kSimStart + to;
    const QString words = from == Duration{}
                              ? Text::tr("Before %1").arg(durationText(to))
                              : Text::tr("From %1 to %2").arg(durationText(from), durationText(to));
    spans.push_back({words, isIn});
    from = to;
  }
  spans.push_back({Text::tr("After %1").arg(durationText(from)), right >= kSimStart + from});
  return spans;
}

/// A state other than these, such as the run has.
State otherState(const AskedStep& asked, const TcpTurn& turn) {
  const auto isOther = [&](State state) { return state != turn.after && state != turn.before; };
  for (const TransitionRecord& moved : asked.trace.transitions) {
    if (isOther(moved.to)) return moved.to;
  }
  return isOther(State::Closed) ? State::Closed : State::Established;
}

}  // namespace

QString turnWords(State after, const std::optional<Flags>& reply) {
  return Text::tr("%1; sends %2").arg(text(nameOf(after)), replyWords(reply));
}

std::vector<ClassChoice> turnChoices(const AskedStep& asked, const TcpTurn& turn) {
  auto replies = offeredReplies();
  const auto right = std::ranges::find(replies, turn.reply);
  if (right == replies.end()) replies.push_back(turn.reply);
  const auto otherReply = std::ranges::find_if(
      replies, [&](const std::optional<Flags>& reply) { return reply != turn.reply; });
  std::vector<ClassChoice> choices;
  for (const State state : kAllStates) {
    const bool isOffered =
        state == turn.after || state == turn.before || state == otherState(asked, turn);
    if (!isOffered) continue;
    for (const auto& reply : replies) {
      if (reply != turn.reply && reply != *otherReply) continue;
      choices.push_back({turnWords(state, reply), state == turn.after && reply == turn.reply});
    }
  }
  return choices;
}

std::vector<ClassChoice> classChoices(const AskedStep& asked, bool isChinese) {
  if (asked.right && std::holds_alternative<answer::Instant>(*asked.right)) {
    return spansOf(std::get<answer::Instant>(*asked.right).at);
  }
  if (std::holds_alternative<task::Reach>(asked.step->task)) {
    return {{Text::tr("Reached the goal"), true}, {Text::tr("Did not reach it"), false}};
  }
  std::vector<ClassChoice> choices;
  for (const OfferedAnswer& offered : offeredAnswers(asked, isChinese)) {
    choices.push_back({offered.text, offered.credit == kAll});
  }
  return choices;
}

}  // namespace linger
