#pragma once

#include <QAccessibleWidget>
#include <memory>
#include <vector>

namespace linger {

class LadderView;

/// What a screen reader finds in a ladder: a list with an item for each segment, which says all
/// of it in a sentence and can be chosen.
class LadderAccessible : public QAccessibleWidget {
 public:
  explicit LadderAccessible(LadderView* view);
  ~LadderAccessible() override;

  /// Makes every LadderView accessible this way. May be called again.
  static void install();

  int childCount() const override;
  QAccessibleInterface* child(int index) const override;
  QAccessibleInterface* childAt(int x, int y) const override;
  QAccessibleInterface* focusChild() const override;
  int indexOfChild(const QAccessibleInterface* child) const override;

  LadderView* view() const;

 private:
  mutable std::vector<QAccessible::Id> children_;  ///< 0 where none has been asked for.
};

}  // namespace linger
