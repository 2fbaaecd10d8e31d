#include "app/course/posed_step.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

#include "app/document/edit_words.h"
#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/ladder/ladder_words.h"
#include "model/sim/scenario_keywords.h"

namespace linger {
namespace {

struct PosedStep {
  Q_DECLARE_TR_FUNCTIONS(PosedStep)
};

QString segmentWords(const answer::NextSegment& segment) {
  return PosedStep::tr("%1 from the %2").arg(text(namesOf(segment.flags)), hostText(segment.host));
}

struct Offering {
  const AskedStep& asked;
  bool isChinese;
  std::vector<OfferedAnswer> offered{};

  void add(const QString& words, const Answer& answer) {
    offered.push_back({words, answer, int(mark(asked, answer).share)});
  }

  void operator()(const task::Choose& task) {
    for (std::size_t i = 0; i < task.options.size(); ++i) {
      add(wordsOf(task.options[i].text, isChinese), answer::Chosen{i});
    }
  }

  void operator()(const task::NameState&) {
    const auto* const right = asked.right ? std::get_if<answer::Named>(&*asked.right) : nullptr;
    if (right == nullptr) return;
    for (const State state : offeredStates(right->state)) {
      add(text(nameOf(state)), answer::Named{state});
    }
  }

  void operator()(const task::NameSegment& task) {
    for (const TraceHost& host : asked.trace.hosts) {
      if (task.host && host.name != *task.host) continue;
      for (const std::string_view letters : {"A", "FA", "F", "R", "S", "SA"}) {
        const answer::NextSegment segment{host.name, flagsFrom(letters).value_or(Flags{})};
        add(segmentWords(segment), segment);
      }
    }
    addRightSegment();
  }

  void operator()(const auto&) {}

 private:
  /// The right one may have other flags than those that are always offered.
  void addRightSegment() {
    if (!asked.right) return;
    const bool isThere = std::ranges::any_of(
        offered, [&](const OfferedAnswer& one) { return one.answer == *asked.right; });
    if (!isThere) add(segmentWords(std::get<answer::NextSegment>(*asked.right)), *asked.right);
  }
};

QString optionWords(const AskedStep& asked, const answer::Chosen& chosen, bool isChinese) {
  const auto* const task = std::get_if<task::Choose>(&asked.step->task);
  if (task == nullptr) return {};
  if (chosen.option >= task->options.size()) {
    return PosedStep::tr("choice %1, which does not exist").arg(chosen.option + 1);
  }
  return wordsOf(task->options[chosen.option].text, isChinese);
}

QString turnWords(const answer::Reactions& reactions) {
  QStringList turns;
  for (const answer::Reaction& turn : reactions.turns) {
    turns << PosedStep::tr("%1; sends %2").arg(text(nameOf(turn.after)), replyWords(turn.reply));
  }
  return turns.join(QStringLiteral(" · "));
}

QString editWords(const answer::Edits& edits) {
  QStringList names;
  for (const Edit& edit : edits.made) names << nameOf(edit);
  return names.isEmpty() ? PosedStep::tr("no edit") : names.join(QStringLiteral(" · "));
}

struct AnswerWords {
  const AskedStep& asked;
  bool isChinese;

  QString operator()(const answer::Chosen& given) const {
    return optionWords(asked, given, isChinese);
  }
  QString operator()(const answer::Instant& given) const { return axisText(given.at); }
  QString operator()(const answer::Named& given) const { return text(nameOf(given.state)); }
  QString operator()(const answer::NextSegment& given) const { return segmentWords(given); }
  QString operator()(const answer::Reactions& given) const { return turnWords(given); }
  QString operator()(const answer::Edits& given) const { return editWords(given); }
};

}  // namespace

QString wordsOf(const LessonText& words, bool isChinese) {
  return text(isChinese && !words.chinese.empty() ? words.chinese : words.english);
}

std::vector<OfferedAnswer> offeredAnswers(const AskedStep& asked, bool isChinese) {
  Offering offering{asked, isChinese};
  std::visit(offering, asked.step->task);
  return std::move(offering.offered);
}

QString wordsOf(const AskedStep& asked, const Answer& answer, bool isChinese) {
  return std::visit(AnswerWords{asked, isChinese}, answer);
}

QString systemWords(const Scenario& scene) {
  QStringList each;
  std::set<OsId> systems;
  for (const Host& host : scene.hosts) {
    const QString system = text(profileOf(host.os).title);
    systems.insert(host.os);
    each << PosedStep::tr("%1: %2").arg(hostText(host.name), system);
  }
  if (systems.size() == 1) return text(profileOf(*systems.begin()).title);
  return each.join(QStringLiteral(", "));
}

QString replyWords(const std::optional<Flags>& reply) {
  return reply ? text(namesOf(*reply)) : PosedStep::tr("nothing");
}

std::vector<State> offeredStates(State right) {
  std::vector<State> states{State::Established, State::FinWait1, State::FinWait2, State::CloseWait,
                            State::Closing,     State::LastAck,  State::TimeWait, State::Closed};
  if (std::ranges::find(states, right) == states.end()) states.push_back(right);
  std::ranges::sort(states);
  return states;
}

std::vector<std::optional<Flags>> offeredReplies() {
  Flags ack, finAck, rst, synAck;
  ack.ack = finAck.ack = synAck.ack = true;
  finAck.fin = true;
  rst.rst = true;
  synAck.syn = true;
  return {std::nullopt, ack, finAck, rst, synAck};
}

QString arrivalWords(const Trace& trace, const SegmentRecord& arrived) {
  const SegmentWords words = wordsFor(arrived);
  const QString what =
      words.detail.isEmpty() ? words.head : PosedStep::tr("%1, %2").arg(words.head, words.detail);
  return PosedStep::tr("%1, from the %2, arrives at %3")
      .arg(what, hostText(trace.hosts[arrived.from].name), axisText(arrived.arrives));
}

QStringList storyUntil(const Trace& trace, SimTime until) {
  QStringList lines;
  for (const SegmentRecord& sent : trace.segments) {
    if (sent.sent > until) continue;
    const SegmentWords words = wordsFor(sent);
    lines << PosedStep::tr("%1  %2: %3 %4")
                 .arg(clockText(sent.sent), hostText(trace.hosts[sent.from].name), words.head,
                      words.detail);
  }
  return lines;
}

}  // namespace linger
