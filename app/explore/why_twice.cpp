#include "app/explore/why_twice.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace linger {
namespace {

constexpr std::array kFindings{
    Finding{QT_TRANSLATE_NOOP("linger::WhyTwice",
                              "Below 1 MSL one late segment can still be in transit when TIME-WAIT "
                              "ends."),
            Property::Quiet,
            0.5,
            {0, 0, 1},
            false},
    Finding{QT_TRANSLATE_NOOP("linger::WhyTwice", "From 1 MSL on one late segment cannot."),
            Property::Quiet,
            1,
            {0, 0, 1},
            true},
    Finding{QT_TRANSLATE_NOOP("linger::WhyTwice",
                              "Below 2 MSL two late segments can: a late ACK makes the peer "
                              "retransmit its FIN, and that FIN is late, too."),
            Property::Quiet,
            1.5,
            {0, 0, 2},
            false},
    Finding{
        QT_TRANSLATE_NOOP("linger::WhyTwice",
                          "From 2 MSL on not even two late segments can: this is why it is twice "
                          "the MSL."),
        Property::Quiet,
        2,
        {0, 0, 2},
        true},
    Finding{QT_TRANSLATE_NOOP("linger::WhyTwice",
                              "Where a RST ends TIME-WAIT, two late segments are too many for any "
                              "length (RFC 1337)."),
            Property::Quiet,
            2,
            {0, 0, 2},
            false,
            false},
    Finding{QT_TRANSLATE_NOOP("linger::WhyTwice",
                              "Without TIME-WAIT one lost ACK is enough for a reset."),
            Property::CleanClose,
            0,
            {1, 0, 0},
            false},
    Finding{
        QT_TRANSLATE_NOOP("linger::WhyTwice",
                          "How many losses a length survives follows the retransmission timer: 1 "
                          "MSL is too short for two losses."),
        Property::CleanClose,
        1,
        {2, 0, 0},
        false},
    Finding{QT_TRANSLATE_NOOP("linger::WhyTwice", "2 MSL is long enough for two losses."),
            Property::CleanClose,
            2,
            {2, 0, 0},
            true}};

/// The cell's answer; null where it is not known, or the table has no such cell.
const PropertyAnswer* answerOf(const Finding& finding, const Exploring& exploring) {
  const ExploreTable& table = exploring.table();
  for (const std::optional<ExploreCell>& cell : exploring.cells()) {
    if (!cell || cell->budget != finding.budget) continue;
    if (cell->timeWait != timeWaitOf(finding, table.msl)) continue;
    const auto answer =
        std::ranges::find(cell->answer, finding.property, &PropertyAnswer::property);
    if (answer != cell->answer.end()) return &*answer;
  }
  return nullptr;
}

QString lineOf(const Finding& finding, const PropertyAnswer* answer) {
  const QString sentence = WhyTwice::tr(finding.sentence);
  if (!answer) return WhyTwice::tr("… %1").arg(sentence);
  const bool isShown = answer->holds() == finding.holds && answer->isComplete;
  return isShown ? WhyTwice::tr("✓ %1").arg(sentence)
                 : WhyTwice::tr("– %1 (Not so in this scene.)").arg(sentence);
}

}  // namespace

Duration timeWaitOf(const Finding& finding, Duration msl) {
  return Duration(std::llround(finding.msls * double(microseconds(msl))));
}

std::span<const Finding> findings() {
  return kFindings;
}

WhyTwice::WhyTwice(const Exploring& exploring, QWidget* parent)
    : QListWidget(parent), exploring_(exploring) {
  setAccessibleName(tr("Why twice: sentences, each with the cell that shows it"));
  setWordWrap(true);
  setTabKeyNavigation(false);
  for (const Finding& finding : kFindings) addItem(lineOf(finding, nullptr));
  connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
    if (row >= 0) emit chosen(kFindings[std::size_t(row)]);
  });
}

void WhyTwice::refresh(bool ignoresRsts) {
  for (std::size_t row = 0; row < kFindings.size(); ++row) {
    const Finding& finding = kFindings[row];
    const bool isAsked = finding.ignoresRsts == ignoresRsts;
    item(int(row))->setText(lineOf(finding, isAsked ? answerOf(finding, exploring_) : nullptr));
  }
}

}  // namespace linger
