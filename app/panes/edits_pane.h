#pragma once

#include <QWidget>

#include "app/document/document.h"

class QLabel;
class QListView;
class QPushButton;

namespace linger {

/// "Edits": what has been changed about the scenario, to be switched off, on, or taken out.
class EditsPane : public QWidget {
  Q_OBJECT

 public:
  /// The document outlives it.
  explicit EditsPane(Document& document, QWidget* parent = nullptr);

  QListView* list() const { return list_; }

 private:
  void refresh();
  void removeCurrent();

  Document& document_;
  QLabel* nothing_;
  QListView* list_;
  QPushButton* remove_;
  QPushButton* removeAll_;
};

}  // namespace linger
