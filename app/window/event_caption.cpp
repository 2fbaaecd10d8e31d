#include "app/window/event_caption.h"

#include <QCoreApplication>

#include "app/document/words.h"
#include "app/panes/entry_text.h"
#include "app/panes/moment.h"

namespace linger {
namespace {

struct Caption {
  Q_DECLARE_TR_FUNCTIONS(EventCaption)
};

}  // namespace

QString eventCaption(const Trace& trace, SimTime at) {
  const Entry* entry = tellingEntry(trace, at);
  if (!entry) return {};
  return Caption::tr("%1 · %2: %3")
      .arg(instantText(entry->at), hostName(trace, hostOf(trace, *entry)),
           entryText(trace, *entry));
}

}  // namespace linger
