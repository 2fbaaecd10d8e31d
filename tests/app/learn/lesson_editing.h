#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/editor/json_path.h"
#include "app/learn/editor/lesson_editor.h"
#include "app/learn/editor/step_shape.h"

namespace linger {

/// A test that writes a lesson as a teacher does, by keyboard.
class LessonEditing : public QObject {
 protected:
  void open();
  void type(const char* label, const QString& words, const std::string& part = {});
  void pick(const char* label, const QString& word, const std::string& part = {});
  QString problemAt(const char* label) { return row(label)->problem(); }
  DraftRow* row(const char* label, const std::string& part = {}) {
    DraftRow* const found = editor_->form()->rowLabelled(QString::fromLatin1(label), part);
    if (found == nullptr) qFatal("no field %s", label);
    return found;
  }
  void setKind(StepShape shape) { pick("Kind of step", QString::number(int(shape))); }
  const JsonValue& step(std::size_t index) {
    return *valueAt(editor_->draft().json(), itemPath("steps", index));
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<LessonEditor> editor_;
};

inline void LessonEditing::open() {
  folder_ = std::make_unique<QTemporaryDir>();
  editor_ = std::make_unique<LessonEditor>(Look::Light, false, folder_->path());
  editor_->show();
  QVERIFY(QTest::qWaitForWindowActive(editor_.get()));
}

inline void LessonEditing::type(const char* label, const QString& words, const std::string& part) {
  QWidget* const control = row(label, part)->control();
  control->setFocus();
  if (auto* const line = qobject_cast<QLineEdit*>(control)) {
    line->selectAll();
    if (words.isEmpty()) QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, words);
    QTest::keyClick(line, Qt::Key_Return);
    return;
  }
  auto* const sentences = qobject_cast<QPlainTextEdit*>(control);
  sentences->selectAll();
  if (words.isEmpty()) QTest::keyClick(sentences, Qt::Key_Delete);
  const QStringList lines = words.split(u'\n');
  for (qsizetype i = 0; i < lines.size(); ++i) {
    if (i > 0) QTest::keyClick(sentences, Qt::Key_Return);
    QTest::keyClicks(sentences, lines[i]);
  }
  QTest::keyClick(sentences, Qt::Key_Tab);
}

/// A key may change which fields there are, and so the control.
inline void LessonEditing::pick(const char* label, const QString& word, const std::string& part) {
  const auto choice = [&] { return qobject_cast<QComboBox*>(row(label, part)->control()); };
  const int index = choice()->findData(word);
  QVERIFY2(index >= 0, qPrintable(word));
  choice()->setFocus();
  while (choice()->currentIndex() != index) {
    QTest::keyClick(choice(), choice()->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
  }
}

}  // namespace linger
