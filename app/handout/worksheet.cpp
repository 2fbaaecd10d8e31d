#include "app/handout/worksheet.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>
#include <algorithm>

#include "app/course/edit_kind_words.h"
#include "app/course/posed_step.h"
#include "app/document/words.h"
#include "app/handout/paper_ladder.h"

namespace linger {
namespace {

struct Sheet {
  Q_DECLARE_TR_FUNCTIONS(Worksheet)
};

constexpr double kIndent = 16;
constexpr int kEmptyRows = 4;
constexpr double kQuestion = 250;  ///< So much of a question stands on one page.
constexpr double kAnswer = 50;

class Writer {
 public:
  Writer(Paper& paper, const Lesson& lesson, bool isChinese)
      : paper_(paper), isChinese_(isChinese), lesson_(lesson) {
    for (const LessonStep& step : lesson.steps) asked_.push_back(ask(lesson, step, std::nullopt));
  }

  void writeQuestions() {
    writeHead();
    int number = 0;
    const AskedStep* shown = nullptr;
    for (const AskedStep& asked : asked_) {
      if (std::holds_alternative<task::Read>(asked.step->task)) {
        paper_.write(said(asked.step->text));
      }
      if (!isAsked(asked.step->task)) continue;
      paper_.keepTogether(kQuestion);
      paper_.writeBold(heading(asked, ++number), 1.0, 4);
      paper_.write(said(asked.step->text), kIndent);
      if (shown == nullptr || !isSamePicture(*shown, asked)) {
        draw(paper_, {&asked.trace, kSimStart, asked.step->at, kEmptyRows, false});
      }
      shown = &asked;
      std::visit([&](const auto& task) { writeRoom(asked, task); }, asked.step->task);
      paper_.write(QStringLiteral(" "), 0, 2);
    }
  }

  void writeAnswers() {
    paper_.startPage();
    paper_.writeBold(Sheet::tr("Answers: %1").arg(said(lesson_.title)), 1.5);
    int number = 0;
    for (const AskedStep& asked : asked_) {
      if (const auto* reflect = std::get_if<task::Reflect>(&asked.step->task)) {
        paper_.write(Sheet::tr("People say: %1").arg(said(reflect->mistake)), kIndent, 2);
        paper_.write(Sheet::tr("What is so: %1").arg(said(asked.step->text)), kIndent);
      }
      if (std::holds_alternative<task::See>(asked.step->task)) {
        paper_.write(said(asked.step->text), 0, 4);
        draw(paper_, {&asked.trace, kSimStart, asked.step->at, 0, true});
      }
      if (!isAsked(asked.step->task)) continue;
      paper_.keepTogether(kAnswer);
      paper_.writeBold(heading(asked, ++number), 1.0, 4);
      if (asked.right) {
        paper_.write(Sheet::tr("Answer: %1").arg(wordsOf(asked, *asked.right, isChinese_)), kIndent,
                     3);
      }
      if (const auto* instant = std::get_if<task::NameInstant>(&asked.step->task)) {
        paper_.write(toleranceWords(*instant), kIndent, 3);
      }
      writeClauses(asked);
      paper_.write(said(asked.step->because), kIndent);
    }
  }

 private:
  QString said(const LessonText& words) const { return wordsOf(words, isChinese_); }

  void writeHead() {
    paper_.writeBold(said(lesson_.title), 1.8);
    paper_.write(said(lesson_.summary));
    paper_.write(Sheet::tr("Name: ____________________________    Date: ______________    "
                           "Points: ______ of %1")
                     .arg(total()));
    paper_.write(Sheet::tr("In the ladders time runs down, not to scale. Draw into the empty rows "
                           "what you expect: a segment as an arrow, the states beside it."),
                 0, 12);
  }

  int total() const {
    int points = 0;
    for (const LessonStep& step : lesson_.steps) points += step.points;
    return points;
  }

  static QString heading(const AskedStep& asked, int number) {
    return Sheet::tr("Question %1 (points: %2)").arg(number).arg(asked.step->points);
  }

  /// How far from it an answer still counts.
  static QString toleranceWords(const task::NameInstant& task) {
    const QString within = durationText(task.within);
    if (task.partly <= task.within) return Sheet::tr("Right: at most %1 from it.").arg(within);
    return Sheet::tr("Right: at most %1 from it. Half of the points: at most %2 from it.")
        .arg(within, durationText(task.partly));
  }

  static bool isSamePicture(const AskedStep& one, const AskedStep& other) {
    return one.step->at == other.step->at && one.scene == other.scene;
  }

  void writeRoom(const AskedStep&, const task::NameInstant&) {
    paper_.write(Sheet::tr("At ______________ s"), kIndent);
  }

  void writeRoom(const AskedStep& asked, const task::Reach& task) {
    QStringList kinds;
    for (const auto& [name, words] : editKindWords()) {
      if (std::ranges::find(task.allowed, name.toStdString()) != task.allowed.end()) kinds << words;
    }
    paper_.write(Sheet::tr("What may be changed: %1").arg(kinds.join(QStringLiteral("; "))),
                 kIndent, 2);
    paper_.write(Sheet::tr("Edits, at most: %1").arg(task.mostEdits), kIndent);
    for (std::size_t i = 0; i < std::min<std::size_t>(task.mostEdits, 3); ++i) {
      paper_.writeRule(kIndent);
    }
    writeHints(asked);
  }

  void writeRoom(const AskedStep& asked, const task::BeTcp&) {
    for (const TcpTurn& turn : asked.turns) {
      const SegmentRecord& arrived = asked.trace.segment(turn.arrived);
      paper_.write(arrivalWords(asked.trace, arrived), kIndent, 2);
      paper_.write(Sheet::tr("State afterwards: ____________________    You send: "
                             "____________________"),
                   kIndent * 2);
    }
  }

  /// What is chosen from a list.
  void writeRoom(const AskedStep& asked, const auto&) {
    for (const OfferedAnswer& offered : offeredAnswers(asked, isChinese_)) {
      paper_.writeBox(offered.text, kIndent);
    }
  }

  void writeHints(const AskedStep& asked) {
    for (const LessonText& hint : asked.step->hints) {
      paper_.write(Sheet::tr("Hint: %1").arg(said(hint)), kIndent, 2);
    }
  }

  void writeClauses(const AskedStep& asked) {
    QStringList clauses;
    for (const TcpTurn& turn : asked.turns) clauses << text(turn.rule.citation);
    clauses.removeDuplicates();
    if (!clauses.isEmpty()) paper_.write(clauses.join(QStringLiteral(", ")), kIndent, 3);
  }

  Paper& paper_;
  bool isChinese_;
  const Lesson& lesson_;
  std::vector<AskedStep> asked_;
};

}  // namespace

QByteArray worksheetFile(const Lesson& lesson, bool isChinese, bool withAnswers) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter pdf(&buffer);
    pdf.setTitle(wordsOf(lesson.title, isChinese));
    pdf.setCreator(QCoreApplication::applicationName());
    Paper paper(pdf);
    Writer writer(paper, lesson, isChinese);
    writer.writeQuestions();
    if (withAnswers) writer.writeAnswers();
  }
  return buffer.data();
}

}  // namespace linger
