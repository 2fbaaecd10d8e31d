#include "app/verdict/query_picker.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QGroupBox>
#include <QGuiApplication>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <algorithm>

#include "app/document/words.h"
#include "app/verdict/rebind_words.h"

namespace linger {
namespace {

constexpr std::size_t kMostLanes = 8;
constexpr std::array kOptions{SocketOption::ReuseAddr, SocketOption::ReusePort,
                              SocketOption::Exclusive};

}  // namespace

QueryPicker::QueryPicker(std::optional<PortRequest> server, QWidget* parent)
    : QFrame(parent, Qt::Popup), server_(std::move(server)) {
  setFrameShape(QFrame::StyledPanel);
  setAccessibleName(tr("Options to ask about"));
  auto* newBox = column(tr("The new socket sets"), new_);
  auto* oldBox = column(tr("The old socket had"), old_);
  asItWas_ = new QRadioButton(tr("what its program set"), oldBox);
  auto* chosen = new QRadioButton(tr("these instead:"), oldBox);
  asItWas_->setChecked(true);
  auto* oldColumn = static_cast<QBoxLayout*>(oldBox->layout());
  oldColumn->insertWidget(0, asItWas_);
  oldColumn->insertWidget(1, chosen);
  QWidget::setTabOrder(new_.back(), asItWas_);
  QWidget::setTabOrder(asItWas_, chosen);
  QWidget::setTabOrder(chosen, old_.front());
  for (QCheckBox* box : old_) {
    box->setEnabled(false);
    connect(chosen, &QRadioButton::toggled, box, &QWidget::setEnabled);
  }

  add_ = new QPushButton(tr("Add a lane"), this);
  remove_ = new QPushButton(tr("Remove the lane"), this);
  auto* standard = new QPushButton(tr("Default lanes"), this);
  list_ = new QListWidget(this);
  list_->setAccessibleName(tr("Lanes"));
  connect(add_, &QPushButton::clicked, this, &QueryPicker::add);
  connect(remove_, &QPushButton::clicked, this, &QueryPicker::remove);
  connect(standard, &QPushButton::clicked, this, &QueryPicker::reset);

  auto* sockets = new QHBoxLayout;
  sockets->addWidget(newBox);
  sockets->addWidget(oldBox);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(add_);
  buttons->addWidget(remove_);
  buttons->addWidget(standard);
  auto* all = new QVBoxLayout(this);
  all->addLayout(sockets);
  all->addLayout(buttons);
  all->addWidget(list_);
}

void QueryPicker::openAt(const QRect& button) {
  list_->setFixedHeight(list_->frameWidth() * 2 +
                        list_->sizeHintForRow(0) * (std::max(list_->count(), 3) + 1));
  // Words that have their font only when they are shown would make the sheet larger then.
  for (QWidget* part : findChildren<QWidget*>()) part->ensurePolished();
  adjustSize();
  const QScreen* on = QGuiApplication::screenAt(button.center());
  const int edge = fontMetrics().averageCharWidth();
  const QRect room = (on ? on : screen())->availableGeometry().adjusted(edge, edge, -edge, -edge);
  QRect sheet({button.left(), button.bottom() + 1}, size());
  if (sheet.bottom() > room.bottom()) sheet.moveBottom(button.top() - 1);
  sheet.moveRight(std::min(sheet.right(), room.right()));
  sheet.moveTopLeft({std::max(sheet.left(), room.left()), std::max(sheet.top(), room.top())});
  move(sheet.topLeft());
  show();
}

QWidget* QueryPicker::column(const QString& title, Boxes& boxes) {
  auto* group = new QGroupBox(title, this);
  auto* layout = new QVBoxLayout(group);
  for (std::size_t i = 0; i < kOptions.size(); ++i) {
    boxes[i] = new QCheckBox(text(nameOf(kOptions[i])), group);
    if (kOptions[i] == SocketOption::Exclusive)
      boxes[i]->setToolTip(tr("Only Windows and illumos have it"));
    layout->addWidget(boxes[i]);
  }
  layout->addStretch();
  return group;
}

ReuseOptions QueryPicker::optionsOf(const Boxes& boxes) {
  return {boxes[0]->isChecked(), boxes[1]->isChecked(), boxes[2]->isChecked()};
}

void QueryPicker::setQueries(std::vector<RebindQuery> queries) {
  queries_ = std::move(queries);
  list(false);
}

void QueryPicker::add() {
  if (!server_ || queries_.size() >= kMostLanes) return;
  RebindQuery query{*server_, optionsOf(new_), std::nullopt};
  if (!asItWas_->isChecked()) query.oldOptions = optionsOf(old_);
  const auto same = std::find(queries_.begin(), queries_.end(), query);
  const auto row = static_cast<int>(same - queries_.begin());
  if (same == queries_.end()) {
    queries_.push_back(query);
    list(true);
  }
  list_->setCurrentRow(row);  // The new one, or the one that was there already.
}

void QueryPicker::remove() {
  const int row = list_->currentRow();
  if (row < 0) return;
  queries_.erase(queries_.begin() + row);
  list(true);
}

void QueryPicker::reset() {
  queries_ = server_ ? standardQueries(*server_) : std::vector<RebindQuery>{};
  list(true);
}

void QueryPicker::list(bool tell) {
  const int row = list_->currentRow();
  list_->clear();
  for (const RebindQuery& query : queries_) list_->addItem(wordsFor(query));
  list_->setCurrentRow(std::min(row, list_->count() - 1));
  add_->setEnabled(queries_.size() < kMostLanes && server_);
  if (tell) emit queriesChanged(queries_);
}

}  // namespace linger
