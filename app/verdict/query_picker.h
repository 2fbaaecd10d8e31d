#pragma once

#include <QFrame>
#include <array>
#include <vector>

#include "model/trace/rebind.h"

class QCheckBox;
class QListWidget;
class QPushButton;
class QRadioButton;

namespace linger {

/// A small sheet on which the sets of options are chosen that the lanes ask about.
class QueryPicker : public QFrame {
  Q_OBJECT

 public:
  /// `server` is the program whose restart is asked about; none: nothing can be asked.
  explicit QueryPicker(std::optional<PortRequest> server, QWidget* parent = nullptr);

  void setQueries(std::vector<RebindQuery> queries);
  /// Shows the sheet beneath the button (on the screen), or above it where there is more room.
  void openAt(const QRect& button);
  const std::vector<RebindQuery>& queries() const { return queries_; }

 signals:
  void queriesChanged(const std::vector<linger::RebindQuery>& queries);

 private:
  using Boxes = std::array<QCheckBox*, 3>;

  QWidget* column(const QString& title, Boxes& boxes);
  static ReuseOptions optionsOf(const Boxes& boxes);
  void add();
  void remove();
  void reset();
  void list(bool tell);

  const std::optional<PortRequest> server_;
  std::vector<RebindQuery> queries_;
  Boxes new_{};
  Boxes old_{};
  QRadioButton* asItWas_ = nullptr;
  QListWidget* list_ = nullptr;
  QPushButton* add_ = nullptr;
  QPushButton* remove_ = nullptr;
};

}  // namespace linger
