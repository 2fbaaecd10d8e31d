#pragma once

#include <QFrame>
#include <vector>

class QLabel;
class QToolButton;

namespace linger {

/// A control under a small caption.
class Field : public QWidget {
  Q_OBJECT

 public:
  Field(const QString& caption, QWidget* control, QWidget* parent = nullptr);

  void setCaption(const QString& caption);

 private:
  QLabel* caption_;
};

/// A row of fields. Those that find no room, the last ones first, are behind a "More" button.
class FieldBar : public QWidget {
  Q_OBJECT

 public:
  explicit FieldBar(QWidget* parent = nullptr);

  /// Adds a field at the right end. Of those that do not fit, the one of the highest `rank`
  /// goes first; rank 0 always stays.
  void addField(Field* field, int rank);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Entry {
    Field* field;
    int rank;
  };

  void arrange();
  int widthOf(const std::vector<Entry*>& shown, bool withMore) const;
  void place(const std::vector<Entry*>& shown);
  void openMore();

  std::vector<Entry> entries_;
  QToolButton* more_;
  QFrame* popup_;
};

}  // namespace linger
