#include "app/handout/teachers_guide.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace linger {
namespace {

constexpr int kPointsPerInch = 72;
constexpr int kPages = 2;
constexpr double kLargestFont = 10, kSmallestFont = 7, kFontStep = 0.25;  ///< Points.
constexpr double kMarginMillimeters = 15;
constexpr int kLineHeightPercent = 105;
constexpr double kCellPadding = 2;
constexpr double kGap = 4;         ///< Above a paragraph.
constexpr double kHeadingGap = 9;  ///< Above a heading.

/// Tables with lines between their cells: the screen's look has none on paper.
void frameTables(QTextDocument& document) {
  for (QTextFrame* frame : document.rootFrame()->childFrames()) {
    auto* table = qobject_cast<QTextTable*>(frame);
    if (table == nullptr) continue;
    QTextTableFormat format = table->format();
    format.setBorderCollapse(true);
    format.setBorder(1);
    format.setBorderBrush(Qt::gray);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setCellPadding(kCellPadding);
    format.setCellSpacing(0);
    table->setFormat(format);
  }
}

void spaceLines(QTextDocument& document) {
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    QTextCursor cursor(block);
    QTextBlockFormat format;
    format.setLineHeight(kLineHeightPercent, QTextBlockFormat::ProportionalHeight);
    const bool isCell = cursor.currentTable() != nullptr;
    format.setTopMargin(isCell ? 0 : block.blockFormat().headingLevel() > 0 ? kHeadingGap : kGap);
    cursor.mergeBlockFormat(format);
  }
}

/// Fonts differ in height, by the language too: the largest size in which it has two pages.
void fitPages(QTextDocument& document) {
  QFont font = QGuiApplication::font();
  for (double size = kLargestFont; size >= kSmallestFont; size -= kFontStep) {
    font.setPointSizeF(size);
    document.setDefaultFont(font);
    if (document.pageCount() <= kPages) return;
  }
}

}  // namespace

QString teachersGuide(bool isChinese) {
  QFile file(isChinese ? QStringLiteral(":/guide/zh_CN.md") : QStringLiteral(":/guide/en.md"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QString::fromUtf8(file.readAll());
}

QByteArray teachersGuideFile(bool isChinese) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter pdf(&buffer);
    pdf.setCreator(QCoreApplication::applicationName());
    pdf.setResolution(kPointsPerInch);
    pdf.setPageSize(QPageSize(QPageSize::A4));
    const double margin = kMarginMillimeters;
    pdf.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&pdf);
    document.setMarkdown(teachersGuide(isChinese));
    pdf.setTitle(document.begin().text());
    frameTables(document);
    spaceLines(document);
    document.setDocumentMargin(0);
    document.setPageSize(pdf.pageLayout().paintRectPoints().size());
    fitPages(document);
    document.print(&pdf);
  }
  return buffer.data();
}

}  // namespace linger
