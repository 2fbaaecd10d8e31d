#include "app/document/edit_words.h"

#include <QCoreApplication>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "model/tcp/overloaded.h"

namespace linger {
namespace {

struct EditWords {
  Q_DECLARE_TR_FUNCTIONS(EditWords)
};

QString nameOfImpairment(const edit::SetImpairment& edit) {
  const QString segment = nameOf(edit.segment);
  if (!edit.impairment) return EditWords::tr("Restore the %1").arg(segment);
  switch (edit.impairment->kind) {
    case Impairment::Kind::Drop: return EditWords::tr("Drop the %1").arg(segment);
    case Impairment::Kind::Delay:
      return EditWords::tr("Delay the %1 by %2").arg(segment, durationText(edit.impairment->by));
    case Impairment::Kind::Duplicate:
      if (edit.impairment->by == Duration{}) return EditWords::tr("Duplicate the %1").arg(segment);
      return EditWords::tr("Duplicate the %1, the copy %2 later")
          .arg(segment, durationText(edit.impairment->by));
  }
  return {};
}

QString nameOfOs(const edit::SetOs& edit) {
  const QString os = text(profileOf(edit.os).title);
  return edit.host ? EditWords::tr("Run %1 on the %2").arg(os, hostText(*edit.host))
                   : EditWords::tr("Run %1").arg(os);
}

QString nameOfCloser(const edit::CloseFirst& edit) {
  switch (edit.who) {
    case Closer::Client: return EditWords::tr("The client closes first");
    case Closer::Server: return EditWords::tr("The server closes first");
    case Closer::Both: return EditWords::tr("Both close at once");
  }
  return {};
}

}  // namespace

QString nameOf(const Edit& edit) {
  return std::visit(
      Overloaded{
          [](const edit::SetOs& e) { return nameOfOs(e); },
          [](const edit::SetMsl& e) {
            return e.msl ? EditWords::tr("MSL of %1").arg(durationText(*e.msl))
                         : EditWords::tr("Each system's own TIME-WAIT");
          },
          [](const edit::SetRoundTrip& e) {
            return EditWords::tr("Round trip of %1").arg(durationText(e.roundTrip));
          },
          [](const edit::SetLoss& e) {
            return EditWords::tr("Loss of %1 %").arg(e.loss * 100, 0, 'g', 3);
          },
          [](const edit::SetRuntime& e) {
            return EditWords::tr("Programs written in %1").arg(text(runtimeOf(e.runtime).title));
          },
          [](const edit::CloseFirst& e) { return nameOfCloser(e); },
          [](const edit::SetImpairment& e) { return nameOfImpairment(e); },
          [](const edit::Restart& e) {
            return EditWords::tr("Restart the server at %1").arg(instantText(e.at));
          },
          [](const edit::SetReuseAddr& e) {
            return e.on ? EditWords::tr("Set SO_REUSEADDR from the start")
                        : EditWords::tr("Do not set SO_REUSEADDR");
          },
          [](const edit::AddHostEvent& e) {
            return EditWords::tr("%1 at %2")
                .arg(nameOf(e.event, hostText(e.host)), instantText(e.event.at));
          },
          [](const edit::SetSeed& e) { return EditWords::tr("Random seed %1").arg(e.seed); },
          [](const edit::KeepTrying& e) {
            return EditWords::tr("Try again every %1 from %2 on")
                .arg(durationText(e.every), instantText(e.at));
          },
      },
      edit);
}

QString nameOf(const SegmentChoice& choice) {
  const QString kind = choice.kind ? nameOf(*choice.kind) : EditWords::tr("segment");
  const QString host = hostText(choice.host);
  if (choice.nth == 1) return EditWords::tr("%1's first %2").arg(host, kind);
  return EditWords::tr("%1's %2 no. %3").arg(host, kind).arg(choice.nth);
}

QString nameOf(const HostEvent& event, const QString& host) {
  switch (event.kind) {
    case HostEventKind::Close: return EditWords::tr("Close the %1's connection").arg(host);
    case HostEventKind::Shutdown: return EditWords::tr("Shut down the %1's sending side").arg(host);
    case HostEventKind::Abort: return EditWords::tr("Abort the %1's connection").arg(host);
    case HostEventKind::CloseListener:
      return EditWords::tr("Close the %1's listening socket").arg(host);
    case HostEventKind::SetOption:
      return EditWords::tr("Set %1 on the %2")
          .arg(event.option ? text(nameOf(event.option->option)) : EditWords::tr("an option"),
               host);
    case HostEventKind::Kill: return EditWords::tr("Kill the %1's process").arg(host);
    case HostEventKind::PowerOff: return EditWords::tr("Power off the %1").arg(host);
    case HostEventKind::PowerOn: return EditWords::tr("Power on the %1").arg(host);
  }
  return {};
}

}  // namespace linger
