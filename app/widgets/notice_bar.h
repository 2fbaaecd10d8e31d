#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace linger {

/// A message above the views that blocks nothing: what could not be opened, or an offer.
class NoticeBar : public QFrame {
  Q_OBJECT

 public:
  explicit NoticeBar(QWidget* parent = nullptr);

  void showError(const QString& message);
  /// A message with one thing to do about it; without a button where `button` is empty. `refuse`
  /// is called when a person closes it.
  void showOffer(const QString& message, const QString& button, std::function<void()> take,
                 std::function<void()> refuse = nullptr);
  QString message() const;
  /// Keeps an offer, which can wait, out of sight: of a class, for instance. What comes while it
  /// is set is shown.
  void setAside(bool aside);

 public slots:
  void dismiss();

 signals:
  /// It went while the focus was in it.
  void left();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void present(const QString& message, bool isError);

  void leave();

  bool isError_ = false;
  bool isAside_ = false;
  QLabel* label_;
  QPushButton* offer_;
  std::function<void()> take_;
  std::function<void()> refuse_;
};

}  // namespace linger
