#pragma once

#include <QWidget>
#include <vector>

class QAbstractButton;
class QLabel;
class QMenu;
class QToolButton;

namespace linger {

/// A title and buttons in one row, however narrow: buttons that find no room are in a menu behind
/// a button of its own, and where even that does not help the title goes too.
class ButtonRow : public QWidget {
  Q_OBJECT

 public:
  explicit ButtonRow(QLabel* title, QWidget* parent = nullptr);

  /// Adds a button to the right. Rank 0 is always there; the higher a rank, the sooner it is in
  /// the menu.
  void addButton(QAbstractButton* button, int rank);
  /// Whether there is such a button at all just now.
  void setOffered(const QAbstractButton* button, bool offered);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Entry {
    QAbstractButton* button;
    int rank;
    bool offered = true;
    bool inMenu = false;
  };

  int widthOfShown(bool withTitle) const;
  bool anyInMenu() const;
  /// The width of the button of the menu, with that text.
  int moreWidth(const QString& text) const;
  QString moreText() const;
  /// What changes before the row is shown is arranged once, when it is.
  void arrangeIfSeen();
  void arrange();
  void place(bool withTitle);
  void fillMenu();

  QLabel* title_;
  QToolButton* more_;
  bool dots_ = false;  ///< There is room for three dots only.
  QMenu* menu_;
  std::vector<Entry> entries_;
};

}  // namespace linger
