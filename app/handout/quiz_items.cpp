#include "app/handout/quiz_items.h"

#include <QCoreApplication>

#include "app/course/open_run.h"
#include "app/course/posed_step.h"
#include "app/document/words.h"
#include "app/export/picture.h"

namespace linger {
namespace {

struct Quizzes {
  Q_DECLARE_TR_FUNCTIONS(QuizItems)
};

constexpr QSizeF kPicture(720, 200);
constexpr int kAll = 100;

/// The ladder of a run that ends at the question: there is no future in it that could be seen.
QByteArray pictureOf(const AskedStep& asked) {
  const Trace trace = openRun(asked.scene, asked.step->at);
  PictureRequest request;
  request.size = kPicture;
  request.at = asked.step->at;
  return pictureFile(trace, atFullHeight(trace, request), PictureFormat::Png);
}

double inSeconds(Duration duration) {
  return std::chrono::duration<double>(duration).count();
}

class Collector {
 public:
  Collector(const Lesson& lesson, bool isChinese, bool withPictures)
      : lesson_(lesson), isChinese_(isChinese), withPictures_(withPictures) {}

  std::vector<QuizItem> collect() {
    for (const LessonStep& step : lesson_.steps) {
      ++number_;
      const AskedStep asked = ask(lesson_, step, std::nullopt);
      std::visit([&](const auto& task) { add(asked, task); }, step.task);
    }
    return std::move(items_);
  }

 private:
  QuizItem itemOf(const AskedStep& asked) const {
    QuizItem item;
    item.name = QStringLiteral("%1 %2 %3")
                    .arg(text(lesson_.name))
                    .arg(number_, 2, 10, QLatin1Char('0'))
                    .arg(text(asked.step->id));
    item.text = wordsOf(asked.step->text, isChinese_);
    for (const LessonText& hint : asked.step->hints) item.hints << wordsOf(hint, isChinese_);
    item.feedback = wordsOf(asked.step->because, isChinese_);
    item.points = asked.step->points;
    if (withPictures_) item.picture = pictureOf(asked);
    const QStringList story = storyUntil(asked.trace, asked.step->at);
    item.pictureWords = story.isEmpty() ? Quizzes::tr("No segment has been sent yet.")
                                        : story.join(QStringLiteral("; "));
    return item;
  }

  void push(QuizItem item, decltype(QuizItem::kind) kind) {
    item.kind = std::move(kind);
    items_.push_back(std::move(item));
  }

  void add(const AskedStep& asked, const task::Read&) { push(itemOf(asked), quiz::Information{}); }
  void add(const AskedStep&, const task::See&) {}

  void add(const AskedStep& asked, const task::Reflect& task) {
    if (items_.empty()) return;
    const QString told =
        Quizzes::tr("People say: %1 What is so: %2")
            .arg(wordsOf(task.mistake, isChinese_), wordsOf(asked.step->text, isChinese_));
    QString& feedback = items_.back().feedback;
    feedback += (feedback.isEmpty() ? QString() : QStringLiteral(" ")) + told;
  }

  void add(const AskedStep& asked, const task::NameInstant& task) {
    if (!asked.right) return;
    const SimTime at = std::get<answer::Instant>(*asked.right).at;
    QuizItem item = itemOf(asked);
    item.text += QStringLiteral(" ") + Quizzes::tr("(in seconds)");
    push(std::move(item),
         quiz::Number{inSeconds(at - kSimStart), inSeconds(task.within), inSeconds(task.partly)});
  }

  void add(const AskedStep& asked, const task::Reach&) {
    if (!asked.right) return;
    push(itemOf(asked), quiz::Essay{wordsOf(asked, *asked.right, isChinese_)});
  }

  void add(const AskedStep& asked, const task::BeTcp&) {
    int nth = 0;
    for (const TcpTurn& turn : asked.turns) addTurn(asked, turn, ++nth);
  }

  /// Two questions for each segment: the state, and what is sent.
  void addTurn(const AskedStep& asked, const TcpTurn& turn, int nth) {
    const SegmentRecord& arrived = asked.trace.segment(turn.arrived);
    const QString arrives =
        Quizzes::tr("Segment %1: %2").arg(nth).arg(arrivalWords(asked.trace, arrived));
    QuizItem item = itemOf(asked);
    const QString intro = item.text + QStringLiteral(" ") + arrives + QStringLiteral(". ");
    item.points = asked.step->points / (2.0 * double(asked.turns.size()));
    item.feedback = Quizzes::tr("%1 (%2)").arg(item.feedback, text(turn.rule.citation)).trimmed();
    quiz::Choice states;
    for (const State state : offeredStates(turn.after)) {
      states.offered.push_back({text(nameOf(state)), state == turn.after ? kAll : 0});
    }
    QuizItem second = item;
    second.picture.clear();
    const QString name = item.name;
    item.name = QStringLiteral("%1 %2a").arg(name).arg(nth);
    item.text = intro + Quizzes::tr("Which state follows?");
    push(std::move(item), std::move(states));
    quiz::Choice replies;
    for (const auto& reply : offeredReplies()) {
      replies.offered.push_back({replyWords(reply), reply == turn.reply ? kAll : 0});
    }
    second.name = QStringLiteral("%1 %2b").arg(name).arg(nth);
    second.text = intro + Quizzes::tr("What do you send in answer?");
    push(std::move(second), std::move(replies));
  }

  /// What is chosen from a list.
  void add(const AskedStep& asked, const auto&) {
    quiz::Choice choice;
    for (const OfferedAnswer& offered : offeredAnswers(asked, isChinese_)) {
      choice.offered.push_back({offered.text, offered.credit});
    }
    push(itemOf(asked), std::move(choice));
  }

  const Lesson& lesson_;
  bool isChinese_;
  bool withPictures_;
  int number_ = 0;
  std::vector<QuizItem> items_;
};

}  // namespace

std::vector<QuizItem> quizItems(const Lesson& lesson, bool isChinese, bool withPictures) {
  return Collector(lesson, isChinese, withPictures).collect();
}

}  // namespace linger
