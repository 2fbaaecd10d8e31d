#include <QXmlStreamWriter>

#include "app/handout/quiz_items.h"

namespace linger {
namespace {

constexpr auto kPictureName = "ladder.png";

/// Writes questions as Moodle's import reads them.
class MoodleWriter {
 public:
  explicit MoodleWriter(QByteArray& out) : xml_(&out) { xml_.setAutoFormatting(true); }

  void write(const Lesson& lesson, const std::vector<QuizItem>& items) {
    xml_.writeStartDocument();
    xml_.writeStartElement(QStringLiteral("quiz"));
    start(QStringLiteral("category"));
    textElement(QStringLiteral("category"),
                QStringLiteral("$course$/linger/") + QString::fromStdString(lesson.name));
    xml_.writeEndElement();
    for (const QuizItem& item : items) question(item);
    xml_.writeEndElement();
    xml_.writeEndDocument();
  }

 private:
  void start(const QString& type) {
    xml_.writeStartElement(QStringLiteral("question"));
    xml_.writeAttribute(QStringLiteral("type"), type);
  }

  /// <name><text>…</text></name>
  void textElement(const QString& name, const QString& text) {
    xml_.writeStartElement(name);
    xml_.writeTextElement(QStringLiteral("text"), text);
    xml_.writeEndElement();
  }

  /// The same as HTML, which the platform may format.
  void startHtml(const QString& name, const QString& html) {
    xml_.writeStartElement(name);
    xml_.writeAttribute(QStringLiteral("format"), QStringLiteral("html"));
    xml_.writeTextElement(QStringLiteral("text"), html);
  }

  void htmlElement(const QString& name, const QString& text) {
    startHtml(name,
              text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
    xml_.writeEndElement();
  }

  void questionText(const QuizItem& item) {
    QString html = QStringLiteral("<p>%1</p>").arg(item.text.toHtmlEscaped());
    if (!item.picture.isEmpty()) {
      html += QStringLiteral("<p><img src=\"@@PLUGINFILE@@/%1\" alt=\"%2\"/></p>")
                  .arg(QLatin1String(kPictureName), item.pictureWords.toHtmlEscaped());
    }
    startHtml(QStringLiteral("questiontext"), html);
    if (!item.picture.isEmpty()) {
      xml_.writeStartElement(QStringLiteral("file"));
      xml_.writeAttribute(QStringLiteral("name"), kPictureName);
      xml_.writeAttribute(QStringLiteral("path"), QStringLiteral("/"));
      xml_.writeAttribute(QStringLiteral("encoding"), QStringLiteral("base64"));
      xml_.writeCharacters(QString::fromLatin1(item.picture.toBase64()));
      xml_.writeEndElement();
    }
    xml_.writeEndElement();
  }

  void startAnswer(int fraction, const QString& text) {
    xml_.writeStartElement(QStringLiteral("answer"));
    xml_.writeAttribute(QStringLiteral("fraction"), QString::number(fraction));
    xml_.writeAttribute(QStringLiteral("format"), QStringLiteral("plain_text"));
    xml_.writeTextElement(QStringLiteral("text"), text);
  }

  void answers(const quiz::Choice& choice) {
    xml_.writeTextElement(QStringLiteral("single"), QStringLiteral("true"));
    xml_.writeTextElement(QStringLiteral("shuffleanswers"), QStringLiteral("false"));
    xml_.writeTextElement(QStringLiteral("answernumbering"), QStringLiteral("abc"));
    for (const quiz::Choice::Offered& offered : choice.offered) {
      startAnswer(offered.credit, offered.text);
      xml_.writeEndElement();
    }
  }

  void answers(const quiz::Number& number) {
    const auto one = [&](int fraction, double tolerance) {
      startAnswer(fraction, QString::number(number.seconds, 'f', 3));
      xml_.writeTextElement(QStringLiteral("tolerance"), QString::number(tolerance, 'f', 3));
      xml_.writeEndElement();
    };
    one(100, number.within);
    if (number.partly > number.within) one(50, number.partly);
  }

  void answers(const quiz::Essay& essay) {
    xml_.writeTextElement(QStringLiteral("responseformat"), QStringLiteral("editor"));
    htmlElement(QStringLiteral("graderinfo"), essay.solution);
    startAnswer(0, QString());
    xml_.writeEndElement();
  }

  void answers(const quiz::Information&) {}

  static QString typeOf(const QuizItem& item) {
    constexpr const char* kTypes[] = {"multichoice", "numerical", "essay", "description"};
    return QString::fromLatin1(kTypes[item.kind.index()]);
  }

  void question(const QuizItem& item) {
    start(typeOf(item));
    textElement(QStringLiteral("name"), item.name);
    questionText(item);
    htmlElement(QStringLiteral("generalfeedback"), item.feedback);
    xml_.writeTextElement(QStringLiteral("defaultgrade"), QString::number(item.points));
    std::visit([this](const auto& kind) { answers(kind); }, item.kind);
    for (const QString& hint : item.hints) htmlElement(QStringLiteral("hint"), hint);
    xml_.writeEndElement();
  }

  QXmlStreamWriter xml_;
};

}  // namespace

QByteArray moodleFile(const Lesson& lesson, bool isChinese) {
  QByteArray out;
  MoodleWriter(out).write(lesson, quizItems(lesson, isChinese, true));
  return out;
}

}  // namespace linger
