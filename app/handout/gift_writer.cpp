#include "app/handout/quiz_items.h"

namespace linger {
namespace {

/// Text with what GIFT gives a meaning to made plain.
QString plain(const QString& text) {
  QString escaped;
  for (const QChar c : text) {
    if (c == u'\n') {
      escaped += QStringLiteral("\\n");
      continue;
    }
    if (QStringView(u"\\~=#{}:").contains(c)) escaped += u'\\';
    escaped += c;
  }
  return escaped;
}

/// Text as HTML, which all of a question with a picture is.
QString asHtml(const QString& text) {
  return plain(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br/>")));
}

/// GIFT has no files beside a question: the picture is in its text.
QString pictureText(const QuizItem& item) {
  if (item.picture.isEmpty()) return {};
  return plain(
      QStringLiteral("<p><img src=\"data:image/png;base64,%1\" alt=\"%2\"/></p>")
          .arg(QString::fromLatin1(item.picture.toBase64()), item.pictureWords.toHtmlEscaped()));
}

QString numberText(double number) {
  return QString::number(number, 'f', 3);
}

QString body(const quiz::Choice& choice) {
  QString text;
  for (const quiz::Choice::Offered& offered : choice.offered) {
    const QString mark = offered.credit == 100 ? QStringLiteral("=")
                         : offered.credit == 0 ? QStringLiteral("~")
                                               : QStringLiteral("~%%1%").arg(offered.credit);
    text += QStringLiteral("\t") + mark + asHtml(offered.text) + u'\n';
  }
  return text;
}

QString body(const quiz::Number& number) {
  QString text =
      QStringLiteral("\t=%1:%2\n").arg(numberText(number.seconds), numberText(number.within));
  if (number.partly > number.within) {
    text +=
        QStringLiteral("\t=%50%%1:%2\n").arg(numberText(number.seconds), numberText(number.partly));
  }
  return text;
}

QString body(const quiz::Essay&) {
  return {};
}

QString body(const quiz::Information&) {
  return {};
}

QString feedbackOf(const QuizItem& item) {
  const auto* const essay = std::get_if<quiz::Essay>(&item.kind);
  QStringList parts;
  if (essay != nullptr) parts << essay->solution;
  if (!item.feedback.isEmpty()) parts << item.feedback;
  return parts.join(QStringLiteral(". "));
}

QString question(const QuizItem& item) {
  QString text = QStringLiteral("// points: %1\n::%2::[html]<p>%3</p>%4")
                     .arg(item.points)
                     .arg(plain(item.name), asHtml(item.text), pictureText(item));
  if (std::holds_alternative<quiz::Information>(item.kind)) return text + QStringLiteral("\n\n");
  const bool isNumber = std::holds_alternative<quiz::Number>(item.kind);
  text += QString::fromLatin1(isNumber ? "{#\n" : "{\n") +
          std::visit([](const auto& kind) { return body(kind); }, item.kind);
  const QString feedback = feedbackOf(item);
  if (!feedback.isEmpty()) text += QStringLiteral("\t####") + asHtml(feedback) + u'\n';
  return text + QStringLiteral("}\n\n");
}

}  // namespace

QByteArray giftFile(const Lesson& lesson, bool isChinese) {
  QString text =
      QStringLiteral("$CATEGORY: linger/%1\n\n").arg(QString::fromStdString(lesson.name));
  for (const QuizItem& item : quizItems(lesson, isChinese, true)) text += question(item);
  return text.toUtf8();
}

}  // namespace linger
