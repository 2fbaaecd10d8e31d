#include "app/load/story_chooser.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "app/document/words.h"
#include "app/fleet/load_words.h"
#include "app/load/counting.h"
#include "app/widgets/field_bar.h"

namespace linger {
namespace {

constexpr int kEvery = 1'000;
constexpr int kMostKept = 1'000;  ///< Stories: some 20 kB each.

QHBoxLayout* rowOf(QWidget* row) {
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  return layout;
}

/// What became of a caller: the first of its calls that failed.
QString endText(const Trace& trace) {
  const auto failed = std::ranges::find_if(
      trace.calls, [](const CallRecord& call) { return call.result != Errno::Ok; });
  if (failed == trace.calls.end()) return StoryChooser::tr("no call failed");
  return QStringLiteral("%1(): %2").arg(text(nameOf(failed->call)), text(nameOf(failed->result)));
}

}  // namespace

StoryChooser::StoryChooser(Counting& counting, QWidget* parent)
    : QWidget(parent),
      counting_(counting),
      number_(new QSpinBox(this)),
      tell_(new QPushButton(tr("Show"), this)),
      every_(new QSpinBox(this)),
      keep_(new QPushButton(tr("Record"), this)),
      kept_(new QComboBox(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(new Field(tr("One caller's story, by its number"), makeNumber(), this));
  layout->addWidget(new Field(tr("Stories of every Nth caller"), makeEvery(), this));
  layout->addWidget(kept_);
  kept_->setAccessibleName(tr("Recorded stories"));
  kept_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  connect(kept_, &QComboBox::activated, this, [this](int index) {
    const CallerTrace& story = counting_.kept()[std::size_t(index)];
    emit chosen(story.caller, story.trace);
  });
  connect(&counting_, &Counting::counted, this, &StoryChooser::updateCount);
  connect(&counting_, &Counting::busyChanged, this, &StoryChooser::updateCount);
  connect(&counting_, &Counting::keptChanged, this, &StoryChooser::updateKept);
  updateCount();
  updateKept();
}

QWidget* StoryChooser::makeNumber() {
  auto* row = new QWidget(this);
  QHBoxLayout* layout = rowOf(row);
  layout->addWidget(number_, 1);
  layout->addWidget(tell_);
  number_->setAccessibleName(tr("Number of a caller, from 0"));
  number_->setGroupSeparatorShown(true);
  connect(number_, &QSpinBox::editingFinished, this, [this] {
    if (number_->hasFocus()) tell_->click();
  });
  connect(tell_, &QPushButton::clicked, this,
          [this] { emit wanted(std::size_t(number_->value())); });
  return row;
}

QWidget* StoryChooser::makeEvery() {
  auto* row = new QWidget(this);
  QHBoxLayout* layout = rowOf(row);
  layout->addWidget(every_, 1);
  layout->addWidget(keep_);
  every_->setAccessibleName(tr("Record every Nth caller, from the first on"));
  every_->setGroupSeparatorShown(true);
  every_->setRange(1, kEvery);
  every_->setValue(kEvery);
  connect(keep_, &QPushButton::clicked, this,
          [this] { counting_.keepEvery(std::size_t(every_->value())); });
  return row;
}

void StoryChooser::updateCount() {
  const int callers = int(totalsOf(*counting_.run()).come);
  number_->setRange(0, std::max(callers - 1, 0));
  every_->setRange(std::max((callers + kMostKept - 1) / kMostKept, 1), std::max(callers, kEvery));
  const bool canRecord = counting_.isExact() && callers > 0 && !counting_.isBusy();
  tell_->setEnabled(canRecord);
  keep_->setEnabled(canRecord);
}

void StoryChooser::updateKept() {
  kept_->clear();
  for (const CallerTrace& story : counting_.kept()) {
    kept_->addItem(tr("Caller %1: %2").arg(countText(story.caller), endText(story.trace)));
  }
  kept_->setVisible(kept_->count() > 0);
}

}  // namespace linger
