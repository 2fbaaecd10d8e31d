#pragma once

#include <QByteArray>

#include "model/course/lesson.h"

namespace linger {

/// The lesson on paper, as a PDF in black and white: its questions with ladders to fill in by
/// hand and, on pages of their own, the answers where these are asked for. Needs fonts.
QByteArray worksheetFile(const Lesson& lesson, bool isChinese, bool withAnswers);

}  // namespace linger
