#pragma once

#include <QFrame>
#include <QList>
#include <functional>

class QLabel;
class QPushButton;

namespace linger {

/// A message over the views that blocks nothing and moves nothing: what could not be opened, or an
/// offer. It lies along the lower edge of what it may cover.
class NoticeBar : public QFrame {
  Q_OBJECT

 public:
  explicit NoticeBar(QWidget* parent = nullptr);

  /// What it may cover, the first of them that is visible. They are in the same window.
  void setGround(const QList<QWidget*>& grounds);

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
  /// Another message is shown.
  void told(const QString& message);

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void place();
  void present(const QString& message, bool isError);

  void leave();

  QList<QWidget*> grounds_;
  bool isError_ = false;
  bool isAside_ = false;
  QLabel* label_;
  QPushButton* offer_;
  std::function<void()> take_;
  std::function<void()> refuse_;
};

}  // namespace linger
