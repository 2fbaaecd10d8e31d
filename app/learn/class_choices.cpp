#include "app/learn/class_choices.h"

#include <QCoreApplication>

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

}  // namespace

std::vector<ClassChoice> classChoices(const AskedStep& asked, bool isChinese) {
  if (asked.right && std::holds_alternative<answer::Instant>(*asked.right)) {
    return spansOf(std::get<answer::Instant>(*asked.right).at);
  }
  std::vector<ClassChoice> choices;
  for (const OfferedAnswer& offered : offeredAnswers(asked, isChinese)) {
    choices.push_back({offered.text, offered.credit == kAll});
  }
  return choices;
}

}  // namespace linger
