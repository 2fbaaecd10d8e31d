#include "model/capture/file/skipped.h"

namespace linger::capture {

std::string_view nameOf(Skip skip) {
  switch (skip) {
    case Skip::OtherProtocol: return "other-protocol";
    case Skip::Tunnel: return "tunnel";
    case Skip::Encrypted: return "encrypted";
    case Skip::UnknownLink: return "unknown-link";
    case Skip::CutHeaders: return "cut-headers";
    case Skip::MalformedHeaders: return "malformed-headers";
    case Skip::IncompleteFragments: return "incomplete-fragments";
  }
  return "";
}

}  // namespace linger::capture
