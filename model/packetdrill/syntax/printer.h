#pragma once

#include <string>

#include "model/packetdrill/syntax/script.h"

namespace linger::packetdrill {

/// A script that parses to the same value.
std::string print(const Script& script);

/// One event on one line, without a line's end: "+0.1 < F. 1:1(0) ack 2 win 32767".
std::string print(const Event& event);

/// What an event does, without its time.
std::string print(const Action& action);

/// "0.1", "+0.1", "*", "+0.1~+0.2"
std::string print(const EventTime& time);

/// Seconds without needless zeros: "0.1", "60".
std::string printSeconds(Duration duration);

std::string print(const Expression& expression);

/// The letters of a script: "F.", "." and "-" for none.
std::string print(const PacketFlags& flags);

/// "<mss 1460,sackOK>"; empty for no options.
std::string printOptions(const TcpPacket& packet);

}  // namespace linger::packetdrill
