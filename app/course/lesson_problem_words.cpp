#include "app/course/lesson_problem_words.h"

#include <QCoreApplication>

#include "app/files/sentences.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LessonProblem)
};

/// The sentence, with places for the arguments.
QString sentenceFor(LessonProblemKind kind) {
  switch (kind) {
    case LessonProblemKind::BadName:
      return Text::tr(
          "found the name \"%1\", expected letters, digits, '-', '_' or '.' without spaces");
    case LessonProblemKind::NoSteps: return Text::tr("found no step, expected at least one");
    case LessonProblemKind::StepTwice:
      return Text::tr("found a second step \"%1\", expected a name of its own");
    case LessonProblemKind::UnknownHost:
      return Text::tr("found \"%1\", expected the name of a host of the scene: %2");
    case LessonProblemKind::TooFewOptions: return Text::tr("found %1 choices, expected %2 to %3");
    case LessonProblemKind::NotOneRight:
      return Text::tr("found not exactly one right choice on %1");
    case LessonProblemKind::NeverHappens: return Text::tr("on %1 this does not happen in the run");
    case LessonProblemKind::NothingFollows:
      return Text::tr("on %1 no segment is sent after the step's instant");
    case LessonProblemKind::NothingArrives:
      return Text::tr(
          "on %1 no segment reaches this host between the step's instant and \"until\"");
    case LessonProblemKind::UnknownEdit: return Text::tr("found \"%1\", expected one of %2");
    case LessonProblemKind::MetByNothing:
      return Text::tr("on %1 the scene meets this goal without any edit");
    case LessonProblemKind::SolutionMisses:
      return Text::tr("on %1 the run of these edits misses the goal, or they are not allowed");
    case LessonProblemKind::SceneTooLong:
      return Text::tr("the run of this scene has more than %1 entries");
    case LessonProblemKind::AskedOnlyOnce:
      return Text::tr("misconception %1 is asked once, expected before and after");
    case LessonProblemKind::PointsOutOfRange:
      return Text::tr("found %1 points, expected from 0 to %2");
    case LessonProblemKind::ShownAlready:
      return Text::tr("the run up to the step's own instant shows this already");
    case LessonProblemKind::PartlyNarrower:
      return Text::tr("expected a duration that is not shorter than \"within\"");
  }
  return {};
}

}  // namespace

QString wordsFor(const LessonProblem& problem) {
  const QString sentence = sentenceFor(problem.kind);
  if (!problem.onOwnSystems) return filledIn(sentence, problem.arguments);
  return filledIn(sentence, {Text::tr("the scene's own systems").toStdString()});
}

}  // namespace linger
