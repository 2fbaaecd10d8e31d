#pragma once

#include <QFrame>
#include <QPointer>
#include <array>

#include "app/quiz/quiz.h"

class QLabel;
class QPushButton;

namespace linger {

/// A question with its choices, and after one of them the answer and why. The keys 1 to 4 and
/// A to D choose while it is asked, wherever the focus is. Before a question to come, it says when
/// that is asked; that of a first start has a large Play.
class QuestionCard : public QFrame {
  Q_OBJECT

 public:
  /// The quiz outlives it.
  explicit QuestionCard(Quiz& quiz, QWidget* parent = nullptr);
  ~QuestionCard() override;

  QString heading() const;
  QPushButton* choice(int index) const { return choices_[static_cast<std::size_t>(index)]; }
  QPushButton* goOn() const { return goOn_; }
  QPushButton* skip() const { return skip_; }
  QPushButton* silence() const { return silence_; }
  QPushButton* play() const { return play_; }
  /// Whether there is anything to say.
  bool isNeeded() const;
  /// Whether 1–4 and A–D answer wherever the keyboard is; off, its buttons alone do.
  void setTakesKeys(bool takes);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  void updateFromQuiz();
  void open();
  void close();
  void showChoices();
  void showButtons();
  void speak();
  void setFonts();
  QString headingWords() const;
  QString askingWords() const;
  QString answerWords() const;

  Quiz& quiz_;
  QLabel* heading_;
  QLabel* ask_;
  QLabel* because_;
  std::array<QPushButton*, kMostChoices> choices_{};
  QPushButton* tell_;
  QPushButton* skip_;
  QPushButton* silence_;
  QPushButton* goOn_;
  QPushButton* play_;
  bool isOpen_ = false;
  bool byKeyboard_ = false;
  bool takesKeys_ = true;
  QPointer<QWidget> before_;  ///< Had the focus when the question came.
};

}  // namespace linger
