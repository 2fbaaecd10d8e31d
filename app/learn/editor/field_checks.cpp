#include "app/learn/editor/field_checks.h"

#include <QSignalBlocker>

namespace linger {
namespace {

constexpr int kLinesShown = 5;

}  // namespace

FieldChecks::FieldChecks(QWidget* parent) : QListWidget(parent) {
  setWordWrap(true);
  connect(this, &QListWidget::itemChanged, this, &FieldChecks::checked);
}

void FieldChecks::setChoices(const Choices& choices) {
  if (count() == int(choices.size())) return;
  const QSignalBlocker quiet(this);
  clear();
  for (const Choice& choice : choices) {
    auto* item = new QListWidgetItem(choice.text, this);
    item->setData(Qt::UserRole, choice.keyword);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
  }
}

QString FieldChecks::words() const {
  QStringList words;
  for (int i = 0; i < count(); ++i) {
    if (item(i)->checkState() == Qt::Checked) words << item(i)->data(Qt::UserRole).toString();
  }
  return words.join(u'\n');
}

void FieldChecks::setWords(const QString& words) {
  const QSignalBlocker quiet(this);
  const QStringList checked = words.split(u'\n');
  for (int i = 0; i < count(); ++i) {
    const bool isOn = checked.contains(item(i)->data(Qt::UserRole).toString());
    item(i)->setCheckState(isOn ? Qt::Checked : Qt::Unchecked);
  }
}

QSize FieldChecks::sizeHint() const {
  const int line = fontMetrics().height();
  return {line * 16, line * 3 / 2 * kLinesShown};
}

}  // namespace linger
