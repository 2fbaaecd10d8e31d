#include "app/actions/help_sheet.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "app/actions/action_set.h"
#include "app/widgets/dialog_size.h"

namespace linger {
namespace {

struct Help {
  Q_DECLARE_TR_FUNCTIONS(HelpSheet)
};

QString keysOf(const ActionRow& row, bool singleKeys) {
  QStringList keys;
  for (const QKeySequence& key : shortcutsOf(row)) {
    if (!singleKeys && writesOneSign(key)) continue;
    keys << key.toString(QKeySequence::NativeText).toHtmlEscaped();
  }
  return keys.join(QStringLiteral(", "));
}

QString lineOf(const QString& keys, const QString& what) {
  return QStringLiteral("<tr><td align='right'><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
      .arg(keys, what.toHtmlEscaped());
}

QString sectionOf(Menu menu, bool singleKeys) {
  QString lines;
  for (const ActionRow& row : rowsOf(menu))
    lines += lineOf(keysOf(row, singleKeys), withoutMnemonic(textOf(row)));
  return QStringLiteral("<h3>%1</h3><table width='100%'>%2</table>")
      .arg(withoutMnemonic(nameOf(menu)).toHtmlEscaped(), lines);
}

QString gestures() {
  const QString lines =
      lineOf(Help::tr("Click"),
             Help::tr("a segment: select it; then drop, delay or duplicate it")) +
      lineOf(Help::tr("Drag down"), Help::tr("a segment: delay it; back up: on time")) +
      lineOf(Help::tr("Right click"), Help::tr("a segment or a host: what can be done to it")) +
      lineOf(Help::tr("Drag"), Help::tr("the playhead, on the ladder's axis or in the player")) +
      lineOf(Help::tr("Ctrl+wheel"), Help::tr("zoom the time axis of the ladder")) +
      lineOf(Help::tr("Tab"), Help::tr("from control to control, and from segment to segment")) +
      lineOf(Help::tr("Drop"), Help::tr("a scenario file on the window: open it"));
  return QStringLiteral("<h3>%1</h3><table width='100%'>%2</table>").arg(Help::tr("Mouse"), lines);
}

}  // namespace

QString helpSheetText(bool singleKeys) {
  QString columns[2];
  for (Menu menu : {Menu::Run, Menu::Segment, Menu::Server, Menu::Client}) {
    columns[0] += sectionOf(menu, singleKeys);
  }
  columns[0] += gestures();
  for (Menu menu : {Menu::View, Menu::File, Menu::Changes, Menu::Help}) {
    columns[1] += sectionOf(menu, singleKeys);
  }
  return QStringLiteral("<table width='100%'><tr><td width='50%'>%1</td><td>%2</td></tr></table>")
      .arg(columns[0], columns[1]);
}

HelpSheet::HelpSheet(QWidget* parent, bool singleKeys) : QDialog(parent) {
  setWindowTitle(tr("All keyboard shortcuts"));
  auto* text = new QTextBrowser(this);
  text->setHtml(helpSheetText(singleKeys));
  text->setFrameShape(QFrame::NoFrame);
  text->setAccessibleName(tr("All keyboard shortcuts"));
  // With a caret in it, it is read line by line.
  text->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
  text->setFocus(Qt::OtherFocusReason);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(text, 1);
  layout->addWidget(buttons);
  const int line = fontMetrics().height();
  resize(sizeWithin(*this, {56 * line, 40 * line}));
}

}  // namespace linger
