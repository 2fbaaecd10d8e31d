#include "app/gallery/door_row.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace linger {

DoorRow::DoorRow(QWidget* parent)
    : QWidget(parent),
      learn_(new QPushButton(tr("&Learn"), this)),
      explore_(new QPushButton(tr("&Explore"), this)),
      machine_(new QPushButton(tr("My &machine"), this)) {
  struct Door {
    QPushButton* button;
    QString what;
  };
  const Door doors[] = {
      {learn_, tr("Twelve lessons of ten minutes: predict, then see")},
      {explore_, tr("Open a scene and change it")},
      {machine_, tr("Which sockets hold a port on this machine")},
  };
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  int column = 0;
  for (const Door& door : doors) {
    auto* what = new QLabel(door.what, this);
    what->setWordWrap(true);
    what->setAlignment(Qt::AlignTop);
    door.button->setAutoDefault(false);
    door.button->setAccessibleDescription(door.what);
    grid->addWidget(door.button, 0, column);
    grid->addWidget(what, 1, column);
    grid->setColumnStretch(column++, 1);
  }
}

}  // namespace linger
