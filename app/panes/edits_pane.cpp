#include "app/panes/edits_pane.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/panes/edits_model.h"
#include "app/widgets/flow_layout.h"

namespace linger {

EditsPane::EditsPane(Document& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      nothing_(new QLabel(tr("Nothing has been changed yet. Click a segment and drop it, or "
                             "restart the server: every change is listed here, and each can be "
                             "switched off and on."),
                          this)),
      list_(new QListView(this)),
      remove_(new QPushButton(tr("Remove"), this)),
      removeAll_(new QPushButton(tr("Remove all"), this)) {
  nothing_->setWordWrap(true);
  nothing_->setForegroundRole(QPalette::PlaceholderText);
  list_->setModel(new EditsModel(document, this));
  list_->setAccessibleName(tr("Edits"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setWordWrap(true);
  list_->setSpacing(2);
  remove_->setFocusPolicy(Qt::TabFocus);
  removeAll_->setFocusPolicy(Qt::TabFocus);
  auto* buttons = new FlowLayout;
  buttons->setRightFrom(0);
  buttons->addWidget(remove_);
  buttons->addWidget(removeAll_);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(nothing_);
  layout->addWidget(list_, 1);
  layout->addLayout(buttons);
  connect(remove_, &QPushButton::clicked, this, &EditsPane::removeCurrent);
  connect(removeAll_, &QPushButton::clicked, &document_, &Document::removeAll);
  connect(&document_, &Document::editsChanged, this, &EditsPane::refresh);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &EditsPane::refresh);
  refresh();
}

void EditsPane::refresh() {
  const bool any = !document_.edits().empty();
  nothing_->setVisible(!any);
  list_->setVisible(any);
  remove_->setVisible(any);
  removeAll_->setVisible(any);
  remove_->setEnabled(list_->currentIndex().isValid());
}

void EditsPane::removeCurrent() {
  const QModelIndex current = list_->currentIndex();
  if (current.isValid()) document_.remove(static_cast<std::size_t>(current.row()));
}

}  // namespace linger
