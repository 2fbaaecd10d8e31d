#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <random>

#include "app/course/lesson_library.h"
#include "app/course/work_file.h"
#include "tests/app/cli/program.h"

// Learners' works for `linger grade`, and what it says of them.

namespace linger {

inline constexpr auto kLesson = "who-waits";

inline LessonFile lessonFile() {
  return *loadLesson(kLesson).value;
}

/// A work without answers, at a morning of its own.
inline Work emptyWork(int number) {
  const LessonFile file = lessonFile();
  Work work;
  work.learner = "Learner " + std::to_string(number);
  work.lesson = file.lesson.name;
  work.lessonFingerprint = file.fingerprint;
  for (std::size_t i = 0; i < file.lesson.scenes.size(); ++i) {
    work.scenes.push_back({file.lesson.scenes[i].name, file.sceneFingerprints[i]});
  }
  work.started = 1'795'000'000'000 + number * 1000;
  work.finished = *work.started + 600'000;
  return work;
}

/// Right answers to some of the steps, chosen by chance; the points that they are worth.
inline Hundredths answerSome(Work& work, std::mt19937& chance) {
  const LessonFile file = lessonFile();
  Hundredths points = 0;
  WallTime at = *work.started;
  for (const LessonStep& step : file.lesson.steps) {
    const AskedStep asked = ask(file.lesson, step, std::nullopt);
    if (!asked.right || chance() % 10 == 0) continue;
    const bool isRight = chance() % 3 != 0;
    Answer answer = *asked.right;
    if (auto* chosen = std::get_if<answer::Chosen>(&answer); chosen && !isRight) {
      chosen->option = (chosen->option + 1) % 4;
    } else if (auto* named = std::get_if<answer::Named>(&answer); named && !isRight) {
      named->state = State::Listen;
    } else if (auto* edits = std::get_if<answer::Edits>(&answer); edits && !isRight) {
      edits->made = {edit::CloseFirst{Closer::Client}};
    } else if (auto* turns = std::get_if<answer::Reactions>(&answer); turns && !isRight) {
      turns->turns.pop_back();
      points += step.points * 50;
    }
    if (isRight) points += step.points * 100;
    work.answers.push_back({step.id, answer, at += 30'000, 0});
  }
  work.claimed = points;
  return points;
}

inline void writeFile(const QString& path, const QByteArray& contents) {
  QDir().mkpath(path.section('/', 0, -2));
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(contents), contents.size());
}

inline QJsonObject gradesOf(const QStringList& words, int exitCode) {
  const Outcome outcome = runLinger(QStringList{"grade", "--format", "json"} + words);
  if (outcome.exitCode != exitCode) qWarning("%s", outcome.error.constData());
  return outcome.exitCode == exitCode ? QJsonDocument::fromJson(outcome.out).object()
                                      : QJsonObject();
}

/// "kind kind": what is remarked on a work.
inline QString remarksOf(const QJsonValue& work) {
  QStringList kinds;
  for (const QJsonValue& remark : work["remarks"].toArray()) kinds << remark["kind"].toString();
  return kinds.join(' ');
}

inline QJsonValue onlyWork(const QJsonObject& grades) {
  const QJsonArray works = grades["works"].toArray();
  return works.size() == 1 ? works.first() : QJsonValue();
}

/// A test with a folder of its own for works.
class WorksTest : public QObject {
 protected:
  void makeFolder() { QVERIFY((folder_ = std::make_unique<QTemporaryDir>())->isValid()); }
  QString in(const QString& name) const { return folder_->filePath(name); }
  QString written(const QString& name, const QByteArray& contents) const {
    writeFile(in(name), contents);
    return in(name);
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
};

}  // namespace linger
