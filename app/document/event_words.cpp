#include "app/document/event_words.h"

#include <QCoreApplication>

namespace linger {
namespace {

struct EventWords {
  Q_DECLARE_TR_FUNCTIONS(StateMap)
};

}  // namespace

QString wordsFor(Event event) {
  switch (event) {
    case Event::PassiveOpen: return EventWords::tr("passive open");
    case Event::ActiveOpen: return EventWords::tr("active open");
    case Event::Close: return EventWords::tr("close");
    case Event::CloseUnread: return EventWords::tr("close with unread data");
    case Event::Abort: return EventWords::tr("abort");
    case Event::Syn:
    case Event::SynOnConnection:
    case Event::SynResets:
    case Event::SynAnew:
    case Event::SynAfterClose:
    case Event::SynInTimeWait:
    case Event::SynRefused: return QStringLiteral("SYN");
    case Event::SynAgain: return EventWords::tr("SYN again");
    case Event::SynAck: return QStringLiteral("SYN, ACK");
    case Event::AckOfSyn: return EventWords::tr("ACK of SYN");
    case Event::Ack: return QStringLiteral("ACK");
    case Event::AckAgain: return EventWords::tr("late ACK");
    case Event::AckOfUnsent:
    case Event::BadAck: return EventWords::tr("ACK of data never sent");
    case Event::Fin: return QStringLiteral("FIN");
    case Event::PeerStillSending: return EventWords::tr("FIN again");
    case Event::AckOfFin: return EventWords::tr("ACK of FIN");
    case Event::FinAndAckOfFin: return EventWords::tr("FIN + ACK of FIN");
    case Event::Rst: return QStringLiteral("RST");
    case Event::RstInWindow: return EventWords::tr("RST in the window");
    case Event::RstIgnored: return EventWords::tr("RST ignored");
    case Event::Unacceptable: return EventWords::tr("old segment");
    case Event::Dropped: return EventWords::tr("ignored");
    case Event::DataAfterClose: return EventWords::tr("data after close");
    case Event::NewIncarnation: return EventWords::tr("new SYN");
    case Event::Replaced: return EventWords::tr("new connection");
    case Event::HandshakeRefused: return EventWords::tr("refused by the listener");
    case Event::PowerLost: return EventWords::tr("power lost");
    case Event::TimeWaitExpired:
    case Event::TimeWaitSkipped: return QStringLiteral("2MSL");
    case Event::FinWait2Expired: return EventWords::tr("orphan timer");
    case Event::GaveUp: return EventWords::tr("given up");
    case Event::UserTimeout: return EventWords::tr("user timeout");
    case Event::KeepAliveGaveUp: return EventWords::tr("keep-alive gave up");
  }
  return {};
}

}  // namespace linger
