#include "app/verdict/option_table.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include "app/verdict/lanes_painter.h"

namespace linger {
namespace {

using Answer = OptionTableModel::Answer;

/// Paints a cell as the lanes paint an answer.
class AnswerDelegate : public QStyledItemDelegate {
 public:
  explicit AnswerDelegate(OptionTable* table) : QStyledItemDelegate(table), table_(table) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    const Theme& theme = themeOf(table_->look());
    const auto answer = Answer(index.data(OptionTableModel::AnswerRole).toInt());
    const AnswerColours colours = coloursFor(answer, theme);
    painter->save();
    painter->fillRect(option.rect, colours.fill);
    const QString words = index.data().toString();
    if (answer == Answer::Fails) {
      painter->setClipRect(option.rect);
      painter->setRenderHint(QPainter::Antialiasing);
      paintHatching(*painter, option.rect, colours.hatch, option.fontMetrics.height() * 0.55);
    }
    QFont strong = option.font;
    strong.setBold(true);
    painter->setFont(strong);
    const QString evidence = index.data(OptionTableModel::EvidenceRole).toString();
    const int line = option.fontMetrics.height();
    const QRect upper = option.rect.adjusted(0, line / 4, 0, -option.rect.height() / 2 + line / 8);
    const QRect lower = option.rect.adjusted(0, option.rect.height() / 2, 0, -line / 4);
    drawUponPlate(*painter, upper, words, colours);
    painter->setFont(option.font);
    drawUponPlate(*painter, lower, evidence, colours);
    painter->setPen(theme.border);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    if (option.state & QStyle::State_HasFocus) {
      painter->setPen(QPen(theme.accent, 2));
      painter->drawRect(option.rect.adjusted(2, 2, -3, -3));
    }
    painter->restore();
  }

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QFont strong = option.font;
    strong.setBold(true);
    const int line = option.fontMetrics.height();
    const int words = QFontMetrics(strong).horizontalAdvance(index.data().toString());
    const int evidence =
        option.fontMetrics.horizontalAdvance(index.data(OptionTableModel::EvidenceRole).toString());
    return {std::max(words, evidence) + line * 3 / 4, line * 5 / 2};
  }

 private:
  static AnswerColours coloursFor(Answer answer, const Theme& theme) {
    switch (answer) {
      case Answer::Works: return theme.works;
      case Answer::Fails: return theme.fails;
      case Answer::Unsure: return theme.unsure;
      case Answer::Unknown: break;
    }
    return {theme.panel, theme.panel, theme.border, theme.muted};
  }

  static void drawUponPlate(QPainter& painter, const QRect& box, const QString& words,
                            const AnswerColours& colours) {
    const QFontMetrics metrics(painter.font());
    QRect plate = metrics.boundingRect(box, Qt::AlignCenter, words);
    plate.adjust(-metrics.height() / 4, 0, metrics.height() / 4, 0);
    painter.fillRect(plate & box.adjusted(1, 0, -1, 0), colours.fill);
    painter.setPen(colours.text);
    painter.drawText(box, Qt::AlignCenter, words);
  }

  OptionTable* table_;
};

}  // namespace

OptionTable::OptionTable(QWidget* parent) : QTableView(parent), model_(new OptionTableModel(this)) {
  setModel(model_);
  setItemDelegate(new AnswerDelegate(this));
  setTabKeyNavigation(false);
  setAccessibleName(tr("Options and systems"));
  setAccessibleDescription(tr("Whether the server can restart at this instant, on every system"));
  setShowGrid(false);
  setFrameShape(QFrame::NoFrame);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  horizontalHeader()->setDefaultAlignment(Qt::AlignCenter | Qt::Alignment(Qt::TextWordWrap));
  horizontalHeader()->setSectionsClickable(false);
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setSectionsClickable(false);
  connect(this, &QAbstractItemView::activated, this, &OptionTable::jump);
  connect(model_, &QAbstractItemModel::dataChanged, this, &OptionTable::fit);
  connect(model_, &QAbstractItemModel::modelReset, this, &OptionTable::fit);
  fit();
}

void OptionTable::setRun(RunPointer run) {
  waiting_ = std::move(run);
  if (!isVisible()) return;
  model_->setRun(std::exchange(waiting_, nullptr));
}

void OptionTable::setQueries(std::vector<RebindQuery> queries) {
  model_->setQueries(std::move(queries));
}

void OptionTable::setPlayhead(SimTime at) {
  now_ = at;
  if (!isVisible()) return;
  model_->setPlayhead(at);
  if (currentIndex().isValid()) {
    emit sentenceChanged(currentIndex().data(Qt::ToolTipRole).toString());
  }
}

void OptionTable::showEvent(QShowEvent* event) {
  if (waiting_) model_->setRun(std::exchange(waiting_, nullptr));
  model_->setPlayhead(now_);
  QTableView::showEvent(event);
  fit();
}

void OptionTable::setLook(Look look) {
  look_ = look;
  viewport()->update();
}

QSize OptionTable::sizeHint() const {
  const int line = fontMetrics().height();
  return {28 * line, horizontalHeader()->sizeHint().height() +
                         int(allProfiles().size()) * verticalHeader()->defaultSectionSize()};
}

void OptionTable::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() == QEvent::FontChange) fit();
}

/// A column is never narrower than its answers, and the header as high as its words need.
void OptionTable::fit() {
  const int line = fontMetrics().height();
  verticalHeader()->setDefaultSectionSize(line * 5 / 2);
  QHeaderView* header = horizontalHeader();
  int least = 0;
  for (int column = 0; column < model_->columnCount(); ++column) {
    least = std::max(least, sizeHintForColumn(column));
    const QString title = model_->headerData(column, Qt::Horizontal).toString();
    for (const QString& word : title.split(u' ')) {
      least = std::max(least, header->fontMetrics().horizontalAdvance(word) + line * 3 / 4);
    }
  }
  header->setMinimumSectionSize(std::max(least, line));
  int height = 0;
  for (int column = 0; column < model_->columnCount(); ++column) {
    const QString words = model_->headerData(column, Qt::Horizontal).toString();
    const QRect room(0, 0, header->sectionSize(column) - line / 2, line * 9);
    const QRect box = header->fontMetrics().boundingRect(room, Qt::TextWordWrap, words);
    height = std::max(height, box.height());
  }
  header->setFixedHeight(height + line / 2);
  // Two systems at least are always to be seen: where there is less room, the pane scrolls.
  setMinimumHeight(header->height() + 2 * verticalHeader()->defaultSectionSize());
}

void OptionTable::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  fit();
}

void OptionTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  if (current.isValid()) emit sentenceChanged(current.data(Qt::ToolTipRole).toString());
}

void OptionTable::jump(const QModelIndex& index) {
  const QVariant clears = index.data(OptionTableModel::ClearsRole);
  if (clears.isValid()) emit instantRequested(kSimStart + Duration(clears.toLongLong()));
}

}  // namespace linger
