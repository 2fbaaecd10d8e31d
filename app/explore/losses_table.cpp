#include "app/explore/losses_table.h"

#include <QHeaderView>

#include "app/document/words.h"
#include "app/explore/losses_survived.h"

namespace linger {

QString LossesTable::explanation() {
  return tr(
      "Each cell says how many segments of the restart story may be lost, whichever they are: both "
      "ends still close without a reset and without an error. The number follows the schedule of "
      "the retransmission timer, not the MSL.");
}

LossesTable::LossesTable(QWidget* parent) : QTableWidget(parent) {
  setAccessibleName(tr("Losses that a length of TIME-WAIT survives, by system"));
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setTabKeyNavigation(false);
  setFrameShape(QFrame::NoFrame);
  QStringList lengths;
  for (const Duration length : kLossLengths) lengths << durationText(length);
  setColumnCount(int(lengths.size()) + 1);
  setHorizontalHeaderLabels(lengths + QStringList{tr("its own TIME-WAIT")});
  setRowCount(int(lossesSurvived().size()));
  int row = 0;
  for (const LossesSurvived& survived : lossesSurvived()) {
    const OsProfile& profile = profileOf(survived.os);
    const QString system = text(profile.title);
    const QString own = durationText(profile.timeWait.value);
    setVerticalHeaderItem(row, new QTableWidgetItem(system));
    for (int column = 0; column < columnCount(); ++column) {
      const bool isOwn = column == lengths.size();
      const int losses = survived.losses[std::size_t(column)];
      auto* item = new QTableWidgetItem(isOwn ? tr("%1 (%2)").arg(losses).arg(own)
                                              : QString::number(losses));
      item->setTextAlignment(Qt::AlignCenter);
      item->setData(Qt::AccessibleTextRole,
                    tr("%1, TIME-WAIT %2: survives the loss of any %n segment(s)", nullptr, losses)
                        .arg(system, isOwn ? own : lengths[column]));
      setItem(row, column, item);
    }
    ++row;
  }
  horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  horizontalHeader()->setSectionsClickable(false);
  verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  verticalHeader()->setSectionsClickable(false);
  setCurrentCell(0, 0);
}

}  // namespace linger
