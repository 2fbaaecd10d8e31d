#include "app/actions/action_row.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace linger {
namespace {

struct Menus {
  Q_DECLARE_TR_FUNCTIONS(Menus)
};

}  // namespace

QString nameOf(Menu menu) {
  switch (menu) {
    case Menu::File: return Menus::tr("&File");
    case Menu::Changes: return Menus::tr("&Edit");
    case Menu::Run: return Menus::tr("&Run");
    case Menu::Segment: return Menus::tr("Se&gment");
    case Menu::Server: return Menus::tr("&Server");
    case Menu::Client: return Menus::tr("&Client");
    case Menu::View: return Menus::tr("&View");
    case Menu::Help: return Menus::tr("&Help");
  }
  return {};
}

std::span<const ActionRow> rowsOf(Menu menu) {
  switch (menu) {
    case Menu::File: return fileRows();
    case Menu::Changes: return editRows();
    case Menu::Run: return runRows();
    case Menu::Segment: return segmentRows();
    case Menu::Server: return serverRows();
    case Menu::Client: return clientRows();
    case Menu::View: return viewRows();
    case Menu::Help: return helpRows();
  }
  return {};
}

const ActionRow* rowNamed(std::string_view id) {
  for (Menu menu : kAllMenus) {
    for (const ActionRow& row : rowsOf(menu)) {
      if (id == row.id) return &row;
    }
  }
  return nullptr;
}

QString textOf(const ActionRow& row) {
  return QCoreApplication::translate("Actions", row.text);
}

QString withoutMnemonic(QString text) {
  static const QRegularExpression kAppended(QStringLiteral(R"(\(&\w\))"));
  return text.remove(kAppended).remove(u'&');
}

}  // namespace linger
