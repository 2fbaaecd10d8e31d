#include "app/live/known_differences.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::KnownDifferences)
};

/// A process that waits for its processor, on either side.
constexpr Duration kTolerance = 80ms;
constexpr Duration kDelayedAck = 40ms;  // TCP_DELACK_MIN

struct Known {
  KnownDifference difference;
  std::string_view name;
  const char* why;
  std::string_view source;
};

constexpr std::array kKnown{
    Known{KnownDifference::AckBeforeAnswer, "ack-before-answer",
          QT_TRANSLATE_NOOP("linger::KnownDifferences",
                            "Linux acknowledges the first data of a connection at once, before the "
                            "program has read it. In the simulation the program reads and answers "
                            "in the same instant, so the answer carries the acknowledgment."),
          "tcp_event_data_recv(), __tcp_ack_snd_check() (TCP_MAX_QUICKACKS); measured on 6.18.44"},
    Known{KnownDifference::AckOfSynAck, "ack-of-syn-ack",
          QT_TRANSLATE_NOOP("linger::KnownDifferences",
                            "In a simultaneous open Linux acknowledges the peer's SYN, ACK as "
                            "well, though it acknowledged the SYN before. RFC 9293 asks for no "
                            "such segment."),
          "tcp_rcv_state_process(), TCP_SYN_RECV; measured on 6.18.44"},
    Known{KnownDifference::PassedUnseen, "passed-unseen",
          QT_TRANSLATE_NOOP("linger::KnownDifferences",
                            "A state that ends in the instant in which it begins is over before "
                            "the kernel's sockets can be read."),
          "sock_diag(7) tells states, not transitions"},
    Known{KnownDifference::CongestionWindow, "congestion-window",
          QT_TRANSLATE_NOOP("linger::KnownDifferences",
                            "After a SYN or SYN, ACK that was sent more than twice, Linux begins "
                            "with a congestion window of one segment, so that the next one waits "
                            "for an acknowledgment, however short both are. The simulation counts "
                            "its congestion window in bytes: after one short segment there is room "
                            "for another."),
          "tcp_init_transfer(); RFC 5681 §3.1; measured on 6.18.44"},
    Known{KnownDifference::ListenerChoice, "listener-choice",
          QT_TRANSLATE_NOOP("linger::KnownDifferences",
                            "Linux chooses among the listeners that share a port by a hash whose "
                            "key it draws when it starts. In the simulation the scenario's seed is "
                            "the key: with another seed it chooses as this kernel did."),
          "inet_ehashfn(), reuseport_select_sock(); measured on 6.18.44"},
};

const Known& rowOf(KnownDifference difference) {
  return *std::ranges::find(kKnown, difference, &Known::difference);
}

/// What of the row's items comes at this place; null at the end.
const TraceItem* itemAt(const TraceRow& row, std::size_t index) {
  return index < row.size() ? &row[index] : nullptr;
}

bool acknowledges(const TraceItem* item, std::uint32_t number) {
  return item && item->acks && std::int32_t(*item->acks - number) >= 0;
}

std::optional<Accounted> ackBeforeAnswer(const RowPlace& place) {
  const TraceItem* const bare = itemAt(place.kernel, place.k);
  const TraceItem* const answer = itemAt(place.model, place.m);
  if (!bare || !bare->isBareAck || !acknowledges(answer, *bare->acks)) return std::nullopt;
  // What a timer has made late before, both are late by: then the answer itself tells.
  const TraceItem* const next = itemAt(place.kernel, place.k + 1);
  const bool isFollowed = next && next->text == answer->text && next->at - bare->at <= kTolerance;
  const bool isInTime = bare->at >= answer->at && bare->at - answer->at <= kTolerance;
  if (!isFollowed && !isInTime) return std::nullopt;
  return Accounted{KnownDifference::AckBeforeAnswer, 0, 1};
}

/// Both SYNs have been acknowledged; the kernel says so of the first byte once more.
std::optional<Accounted> ackOfSynAck(const RowPlace& place) {
  const TraceItem* const bare = itemAt(place.kernel, place.k);
  const auto isSynAck = [](const TraceItem& item) { return item.text.starts_with("SA "); };
  const bool fits = bare && bare->isBareAck && *bare->acks == 1 && place.k > 0 &&
                    isSynAck(place.kernel[place.k - 1]);
  if (!fits) return std::nullopt;
  return Accounted{KnownDifference::AckOfSynAck, 0, 1};
}

/// One row goes from state to state in two steps, the other in one.
bool isDetour(const TraceRow& longer, std::size_t index, const TraceItem* direct) {
  const TraceItem* const first = itemAt(longer, index);
  const TraceItem* const second = itemAt(longer, index + 1);
  return first && second && direct && first->move && second->move && direct->move &&
         first->move->first == direct->move->first && second->move->second == direct->move->second;
}

/// A FIN that acknowledges ours leads from FIN-WAIT-1 straight to TIME-WAIT.
bool isByFinWait2(const TraceItem& first) {
  return first.move->first == State::FinWait1 && first.move->second == State::FinWait2;
}

std::optional<Accounted> otherWay(const RowPlace& place) {
  const TraceItem* const model = itemAt(place.model, place.m);
  const TraceItem* const kernel = itemAt(place.kernel, place.k);
  if (isDetour(place.model, place.m, kernel)) {
    const Duration between = place.model[place.m + 1].at - model->at;
    if (between <= kAtOnce) return Accounted{KnownDifference::PassedUnseen, 2, 1};
  }
  if (isDetour(place.kernel, place.k, model)) {
    const Duration between = place.kernel[place.k + 1].at - kernel->at;
    const bool answered = isByFinWait2(*kernel) && between <= kTolerance;
    if (answered) return Accounted{KnownDifference::AckBeforeAnswer, 1, 2};
  }
  return std::nullopt;
}

}  // namespace

std::string_view nameOf(KnownDifference difference) {
  return rowOf(difference).name;
}

QString whyOf(KnownDifference difference) {
  return Text::tr(rowOf(difference).why);
}

std::string_view sourceOf(KnownDifference difference) {
  return rowOf(difference).source;
}

std::optional<Accounted> accountFor(const RowPlace& place) {
  for (const auto way : {ackOfSynAck, ackBeforeAnswer, otherWay}) {
    if (const auto accounted = way(place)) return accounted;
  }
  return std::nullopt;
}

std::optional<KnownDifference> accountForDelay(const RowPlace& place) {
  const TraceItem* const late = itemAt(place.kernel, place.k);
  const TraceItem* const model = itemAt(place.model, place.m);
  if (!late || !model || !late->acks || place.m == 0) return std::nullopt;
  const bool follows = model->at - place.model[place.m - 1].at <= kAtOnce;
  const bool waited = place.k > 0 && late->at - place.kernel[place.k - 1].at > kDelayedAck;
  const auto opened = std::ranges::count_if(
      place.kernel, [](const TraceItem& item) { return item.text.starts_with('S'); });
  if (follows && waited && opened > 2) return KnownDifference::CongestionWindow;
  return std::nullopt;
}

}  // namespace linger
