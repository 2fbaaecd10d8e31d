#include "model/capture/file/packet_reader.h"

namespace linger::capture {

std::string_view nameOf(Damage damage) {
  switch (damage) {
    case Damage::None: return "none";
    case Damage::Empty: return "empty";
    case Damage::NotACapture: return "not-a-capture";
    case Damage::CutHeader: return "cut-header";
    case Damage::CutRecord: return "cut-record";
    case Damage::BadRecord: return "bad-record";
    case Damage::Unreadable: return "unreadable";
  }
  return "";
}

std::unique_ptr<PacketReader> openCapture(ByteWindow& window, Damage& damage) {
  const ByteView magic = window.peek(4);
  damage = magic.empty() ? Damage::Empty : Damage::NotACapture;
  if (magic.size() < 4) return nullptr;
  if (isPcap(magic)) return openPcap(window, damage);
  if (isPcapng(magic)) return openPcapng(window, damage);
  return nullptr;
}

}  // namespace linger::capture
