#include "model/course/grade.h"

#include <algorithm>
#include <set>
#include <utility>

namespace linger {
namespace {

/// Whether the answer is of the kind that the step asks for: the alternatives of Answer and of
/// Task.
struct Suits {
  bool operator()(const task::Choose&, const answer::Chosen&) const { return true; }
  bool operator()(const task::NameInstant&, const answer::Instant&) const { return true; }
  bool operator()(const task::NameState&, const answer::Named&) const { return true; }
  bool operator()(const task::NameSegment&, const answer::NextSegment&) const { return true; }
  bool operator()(const task::BeTcp&, const answer::Reactions&) const { return true; }
  bool operator()(const task::Reach&, const answer::Edits&) const { return true; }
  bool operator()(const auto&, const auto&) const { return false; }
};

void compareTimes(const Work& work, Grade& grade) {
  WallTime first = 0, last = 0;
  bool isGood = true;
  if (work.started && work.finished) isGood = *work.started <= *work.finished;
  for (const WorkAnswer& answer : work.answers) {
    if (!answer.at) continue;
    first = work.started.value_or(*answer.at);
    last = work.finished.value_or(*answer.at);
    isGood = isGood && first <= *answer.at && *answer.at <= last;
  }
  if (!isGood) grade.remarks.push_back({RemarkKind::TimesDisagree, {}});
}

/// The answers by their steps; what cannot be used is remarked on.
std::map<std::string, const Answer*> usableAnswers(const Lesson& lesson, const Work& work,
                                                   Grade& grade) {
  std::map<std::string, const Answer*> answers;
  for (const WorkAnswer& given : work.answers) {
    const LessonStep* const step = stepNamed(lesson, given.step);
    const auto remark = [&](RemarkKind kind) { grade.remarks.push_back({kind, {given.step}}); };
    if (step == nullptr) {
      remark(RemarkKind::UnknownStep);
    } else if (!std::visit(Suits{}, step->task, given.answer)) {
      remark(RemarkKind::OtherKind);
    } else if (!answers.emplace(given.step, &given.answer).second) {
      remark(RemarkKind::AnsweredTwice);
    }
  }
  return answers;
}

}  // namespace

Grader::Grader(Lesson lesson, std::string lessonFingerprint,
               std::vector<std::string> sceneFingerprints)
    : lesson_(std::move(lesson)),
      fingerprint_(std::move(lessonFingerprint)),
      sceneFingerprints_(std::move(sceneFingerprints)) {}

const std::vector<AskedStep>& Grader::stepsOn(std::optional<OsId> system) {
  const auto [place, isNew] = asked_.try_emplace(system);
  if (isNew) {
    for (const LessonStep& step : lesson_.steps) {
      if (isAsked(step.task)) place->second.push_back(ask(lesson_, step, system));
    }
  }
  return place->second;
}

void Grader::compareVersions(const Work& work, Grade& grade) const {
  if (work.lessonFingerprint != fingerprint_) {
    grade.remarks.push_back({RemarkKind::OtherVersion, {}});
  }
  for (const SceneFingerprint& scene : work.scenes) {
    bool isKnown = false;
    for (std::size_t i = 0; i < lesson_.scenes.size(); ++i) {
      isKnown = isKnown || (lesson_.scenes[i].name == scene.name &&
                            sceneFingerprints_[i] == scene.fingerprint);
    }
    if (!isKnown) grade.remarks.push_back({RemarkKind::OtherScene, {scene.name}});
  }
}

Grade Grader::grade(const Work& work) {
  Grade grade;
  const bool isForThis = work.lesson == lesson_.name;
  std::optional<OsId> system = work.system;
  if (!isForThis) {
    grade.remarks.push_back({RemarkKind::OtherLesson, {work.lesson}});
  } else {
    compareVersions(work, grade);
    if (system && std::ranges::find(lesson_.systems, *system) == lesson_.systems.end()) {
      grade.remarks.push_back(
          {RemarkKind::SystemNotAllowed, {std::string(profileOf(*system).name)}});
      system.reset();
    }
  }
  const Work none;
  const auto answers = usableAnswers(lesson_, isForThis ? work : none, grade);
  for (const AskedStep& asked : stepsOn(isForThis ? system : std::nullopt)) {
    const auto given = answers.find(asked.step->id);
    StepGrade step{&asked, {}, {}};
    if (given != answers.end()) step.given = *given->second;
    step.mark = mark(asked, step.given);
    if (step.mark.refusal != Refusal::None) {
      grade.remarks.push_back(
          {RemarkKind::Refused, {asked.step->id, std::string(nameOf(step.mark.refusal))}});
    }
    grade.points += step.mark.points;
    grade.most += step.mark.most;
    grade.steps.push_back(std::move(step));
  }
  compareTimes(work, grade);
  if (work.claimed && *work.claimed != grade.points) {
    grade.remarks.push_back(
        {RemarkKind::OtherPoints, {pointsText(*work.claimed), pointsText(grade.points)}});
  }
  return grade;
}

std::string_view nameOf(Refusal refusal) {
  switch (refusal) {
    case Refusal::None: return "";
    case Refusal::EditNotAllowed: return "not-allowed";
    case Refusal::TooManyEdits: return "too-many";
    case Refusal::CannotRun: return "cannot-run";
    case Refusal::RunTooLong: return "too-long";
  }
  return "";
}

}  // namespace linger
