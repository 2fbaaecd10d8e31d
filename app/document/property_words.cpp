#include "app/document/property_words.h"

#include <QCoreApplication>

#include "app/document/words.h"

namespace linger {
namespace {

class PropertyWords {
  Q_DECLARE_TR_FUNCTIONS(PropertyWords)
};

/// "ACK", "ACK number 2": a host's N-th segment of a kind.
QString segmentText(const SegmentChoice& segment) {
  const QString kind = segment.kind ? nameOf(*segment.kind) : PropertyWords::tr("segment");
  if (segment.nth == 1) return kind;
  return PropertyWords::tr("%1 number %2").arg(kind).arg(segment.nth);
}

}  // namespace

QString sentenceOf(Property property) {
  switch (property) {
    case Property::CleanClose:
      return PropertyWords::tr(
          "An orderly close ends without a reset and without an error at either program.");
    case Property::Quiet:
      return PropertyWords::tr(
          "When the side that waited forgets the connection, none of its segments is on its way "
          "any more, and the other side has forgotten it too.");
    case Property::NoOldSegment:
      return PropertyWords::tr(
          "No segment of an earlier connection arrives at a later one between the same ports.");
    case Property::NoOldData:
      return PropertyWords::tr(
          "No data or FIN of an earlier connection is accepted into the stream of a later one, "
          "whatever its initial sequence number.");
    case Property::NoConfusion:
      return PropertyWords::tr(
          "No old segment acknowledges or resets anything in a new connection, and neither side "
          "keeps a connection forever that the other has forgotten.");
    case Property::RebindIsSafe:
      return PropertyWords::tr(
          "While bind() gives the server its port without any option, nothing of an earlier "
          "connection is taken by a later one.");
  }
  return {};
}

QString impairmentText(const ChosenImpairment& impairment) {
  const QString host = text(impairment.segment.host);
  const QString segment = segmentText(impairment.segment);
  switch (impairment.impairment.kind) {
    case Impairment::Kind::Drop: return PropertyWords::tr("%1: %2 is lost").arg(host, segment);
    case Impairment::Kind::Delay:
      return PropertyWords::tr("%1: %2 arrives %3 late")
          .arg(host, segment, durationText(impairment.impairment.by));
    case Impairment::Kind::Duplicate:
      return PropertyWords::tr("%1: a copy of %2 arrives %3 later")
          .arg(host, segment, durationText(impairment.impairment.by));
  }
  return {};
}

QString budgetText(const ImpairmentBudget& budget) {
  QStringList parts;
  if (budget.losses > 0) parts << PropertyWords::tr("%1 lost").arg(budget.losses);
  if (budget.duplicates > 0) parts << PropertyWords::tr("%1 duplicated").arg(budget.duplicates);
  if (budget.delays > 0) parts << PropertyWords::tr("%1 late").arg(budget.delays);
  return parts.isEmpty() ? PropertyWords::tr("nothing") : parts.join(QStringLiteral(", "));
}

}  // namespace linger
