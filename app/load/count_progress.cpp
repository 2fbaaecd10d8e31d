#include "app/load/count_progress.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

#include "app/load/counting.h"

namespace linger {
namespace {

constexpr int kBetweenLooks = 100;  ///< Milliseconds.
constexpr int kParts = 100;

}  // namespace

CountProgress::CountProgress(Counting& counting, QWidget* parent)
    : QWidget(parent),
      counting_(counting),
      bar_(new QProgressBar(this)),
      button_(new QPushButton(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(bar_, 1);
  layout->addWidget(button_);
  bar_->setRange(0, kParts);
  bar_->setAccessibleName(tr("How much of the load is counted"));
  looks_.setInterval(kBetweenLooks);
  connect(&looks_, &QTimer::timeout, this, &CountProgress::updateFromCounting);
  connect(button_, &QPushButton::clicked, this, &CountProgress::press);
  connect(&counting_, &Counting::busyChanged, this, &CountProgress::updateFromCounting);
  connect(&counting_, &Counting::counted, this, &CountProgress::updateFromCounting);
  updateFromCounting();
}

void CountProgress::updateFromCounting() {
  const bool isBusy = counting_.isBusy();
  if (!isBusy) {
    looks_.stop();
  } else if (!looks_.isActive()) {
    looks_.start();
  }
  bar_->setVisible(isBusy);
  bar_->setValue(int(counting_.progress() * kParts));
  button_->setText(isBusy ? tr("Stop") : tr("Count every caller"));
  setVisible(isBusy || !counting_.isExact());
}

void CountProgress::press() {
  if (!counting_.isBusy()) return counting_.countAll();
  counting_.stop();
  emit stopped();
}

}  // namespace linger
