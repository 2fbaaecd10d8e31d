#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "model/course/mark.h"

namespace linger {

/// What a learner reads, in the language of the program.
QString wordsOf(const LessonText& text, bool isChinese);

/// One answer that a step offers to choose from.
struct OfferedAnswer {
  QString text;
  Answer answer;
  int credit = 0;  ///< What share of the points it gets: 0, 50 or 100 percent.
};

/// The answers that a step is offered with where it is asked with a list: all options of a choice,
/// states and segments that this run or others have; empty for an instant, a goal, and turns. The
/// order says nothing about which one is right.
std::vector<OfferedAnswer> offeredAnswers(const AskedStep& asked, bool isChinese);

/// An answer in words: "FIN, ACK from the server", "60.240 s", "0.040 s".
QString wordsOf(const AskedStep& asked, const Answer& answer, bool isChinese);

/// The systems that the scene's hosts run: "Linux", or "client: Linux, server: FreeBSD".
QString systemWords(const Scenario& scene);

/// "FIN, ACK", or that nothing is sent.
QString replyWords(const std::optional<Flags>& reply);

/// The states that a state is chosen from: those of a connection that was established, whatever
/// the run goes through, and the right one should it be another.
std::vector<State> offeredStates(State right);

/// The replies that they are chosen from.
std::vector<std::optional<Flags>> offeredReplies();

/// A segment that reaches its host, in one line: "FIN, ACK, seq 301 ack 101, from the server,
/// arrives at 90 ms".
QString arrivalWords(const Trace& trace, const SegmentRecord& arrived);

/// What was sent up to an instant, a line each: "00:00.040  server: FIN, ACK seq 301 ack 101".
/// Nothing of what becomes of it.
QStringList storyUntil(const Trace& trace, SimTime until);

}  // namespace linger
