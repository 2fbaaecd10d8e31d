#pragma once

#include <QByteArray>
#include <QString>

namespace linger {

/// The teacher's guide in Markdown: which lesson when, ninety seconds of a lecture, a lab, and how
/// works are collected and graded.
QString teachersGuide(bool isChinese);

/// The guide as a PDF of two pages of A4. Needs fonts.
QByteArray teachersGuideFile(bool isChinese);

}  // namespace linger
