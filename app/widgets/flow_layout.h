#pragma once

#include <QLayout>
#include <optional>
#include <vector>

namespace linger {

/// Widgets side by side, in as many rows as the width makes necessary. Those from a chosen one on,
/// the last one if none is chosen, keep to the right end of their row.
class FlowLayout : public QLayout {
  Q_OBJECT

 public:
  explicit FlowLayout(QWidget* parent = nullptr);
  ~FlowLayout() override;

  /// From this index on, what shares a row stands at its right end.
  void setRightFrom(int index) { rightFrom_ = index; }

  void addItem(QLayoutItem* item) override;
  int count() const override { return static_cast<int>(items_.size()); }
  QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  void setGeometry(const QRect& rect) override;
  QSize sizeHint() const override;
  QSize minimumSize() const override;

 private:
  int arrange(const QRect& rect, bool apply) const;
  /// The index behind the last item that fits into a row that begins with `first`.
  int endOfRow(int first, int width) const;
  void place(int first, int end, const QRect& row) const;

  std::vector<QLayoutItem*> items_;
  std::optional<int> rightFrom_;
};

}  // namespace linger
