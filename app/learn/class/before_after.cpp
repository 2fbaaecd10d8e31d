#include "app/learn/class/before_after.h"

#include <QGridLayout>
#include <QLabel>

#include "app/learn/class/vote_bar.h"

namespace linger {

BeforeAfter::BeforeAfter(Look look, QWidget* parent)
    : QWidget(parent),
      before_{new QLabel(this), new VoteBar(look, this)},
      after_{new QLabel(this), new VoteBar(look, this)} {
  before_.bar->setHatched(true);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->addWidget(before_.words, 0, 0);
  grid->addWidget(before_.bar, 0, 1);
  grid->addWidget(after_.words, 1, 0);
  grid->addWidget(after_.bar, 1, 1);
  grid->setColumnStretch(1, 1);
}

void BeforeAfter::show(const Line& line, const QString& sentence, const ClassLesson::Share& share) {
  line.words->setText(sentence.arg(share.right).arg(share.total));
  line.bar->setShare(share.total == 0 ? 0.0 : double(share.right) / share.total);
}

void BeforeAfter::setShares(const ClassLesson::BeforeAndAfter& shares) {
  show(before_, tr("Before: %1 of %2 right"), shares.before);
  show(after_, tr("Now: %1 of %2 right"), shares.after);
}

QString BeforeAfter::words() const {
  return before_.words->text() + u'\n' + after_.words->text();
}

}  // namespace linger
