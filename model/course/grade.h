#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/course/work.h"

namespace linger {

/// What a teacher has to know about a work beside its points. What the details are is said in
/// brackets.
enum class RemarkKind : std::uint8_t {
  OtherLesson,       ///< [the work's lesson] It is for another lesson: nothing is marked.
  OtherVersion,      ///< The lesson was another when the work was made.
  OtherScene,        ///< [scene] So was this scene.
  SystemNotAllowed,  ///< [system] Marked on the scenes' own systems.
  UnknownStep,       ///< [id]
  AnsweredTwice,     ///< [id] The first answer counts.
  OtherKind,         ///< [id] The answer is none that the step asks for.
  Refused,           ///< [id, why] Edits that may not be made.
  OtherPoints,       ///< [claimed, got] The file says other points.
  TimesDisagree,     ///< It ends before it began, or was answered outside that time.
  SameFile,          ///< [another's] Byte for byte.
  SameWork,          ///< [another's] The same answers at the same times, under another name.
};

struct Remark {
  RemarkKind kind = RemarkKind::OtherVersion;
  std::vector<std::string> details;

  bool operator==(const Remark&) const = default;
};

struct StepGrade {
  const AskedStep* asked = nullptr;  ///< Of the grader, which has to outlive this.
  std::optional<Answer> given;
  Mark mark;
};

struct Grade {
  std::vector<StepGrade> steps;  ///< Those that ask something, in the lesson's order.
  std::vector<Remark> remarks;
  Hundredths points = 0;
  Hundredths most = 0;
};

/// Marks works on one lesson. Runs each of its scenes once for each system.
class Grader {
 public:
  Grader(Lesson lesson, std::string lessonFingerprint, std::vector<std::string> sceneFingerprints);

  const Lesson& lesson() const { return lesson_; }

  Grade grade(const Work& work);

 private:
  const std::vector<AskedStep>& stepsOn(std::optional<OsId> system);
  void compareVersions(const Work& work, Grade& grade) const;

  Lesson lesson_;
  std::string fingerprint_;
  std::vector<std::string> sceneFingerprints_;
  std::map<std::optional<OsId>, std::vector<AskedStep>> asked_;
};

/// "not-allowed", "too-many", "cannot-run", "too-long"; empty for None.
std::string_view nameOf(Refusal refusal);

}  // namespace linger
