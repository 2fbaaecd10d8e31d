#pragma once

#include <string>
#include <vector>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

// Scenes for tests, written as a few lines, and what happened in them as lines of text.

namespace linger::scene {

inline SocketAddress at(const char* address, std::uint16_t port) {
  return {*Address::parse(address), port};
}

inline Step listen() {
  return {.kind = StepKind::Listen, .local = at("192.0.2.20", 8080)};
}
inline Step accept() {
  return {.kind = StepKind::Accept};
}
inline Step connect() {
  return {
      .kind = StepKind::Connect, .peer = at("192.0.2.20", 8080), .local = at("192.0.2.10", 51514)};
}
inline Step send(std::uint32_t bytes) {
  return {.kind = StepKind::Send, .bytes = bytes};
}
inline Step recv(std::uint32_t bytes) {
  return {.kind = StepKind::Recv, .bytes = bytes};
}
inline Step recvEof() {
  return {.kind = StepKind::RecvEof};
}
inline Step shutdown() {
  return {.kind = StepKind::Shutdown};
}
inline Step close() {
  return {.kind = StepKind::Close};
}
inline Step abort() {
  return {.kind = StepKind::Abort};
}
inline Step exit() {
  return {.kind = StepKind::Exit};
}
inline Step setOption(SocketOption option, int value) {
  return {.kind = StepKind::SetOption, .option = OptionSetting{option, value}};
}
inline Step when(Duration instant, Step step) {
  step.at = kSimStart + instant;
  return step;
}
inline Step after(Duration wait, Step step) {
  step.after = wait;
  return step;
}

/// A client and a server, connected; then each does its steps.
inline Scenario connected(OsId os, Duration roundTrip, std::vector<Step> client,
                          std::vector<Step> server) {
  Scenario scenario;
  scenario.name = "test";
  scenario.link.delay = roundTrip / 2;
  Program clientProgram{.name = "client", .setup = {connect()}, .steps = std::move(client)};
  Program serverProgram{
      .name = "server", .setup = {listen(), accept()}, .steps = std::move(server)};
  scenario.hosts = {{.name = "client",
                     .os = os,
                     .address = *Address::parse("192.0.2.10"),
                     .programs = {clientProgram}},
                    {.name = "server",
                     .os = os,
                     .address = *Address::parse("192.0.2.20"),
                     .programs = {serverProgram}}};
  return scenario;
}

inline Host& client(Scenario& scenario) {
  return scenario.hosts[0];
}
inline Host& server(Scenario& scenario) {
  return scenario.hosts[1];
}

/// Drops the first `count` segments of a kind that a host sends.
inline void drop(Scenario& scenario, const char* host, SegmentKind kind, int count = 1,
                 int from = 1) {
  for (int nth = from; nth < from + count; ++nth) {
    scenario.impairments.push_back({{host, kind, nth}, {Impairment::Kind::Drop}});
  }
}

/// "FIN-WAIT-1 -> FIN-WAIT-2": the moves of one host, in order.
inline std::vector<std::string> moves(const Trace& trace, HostIndex host) {
  std::vector<std::string> lines;
  for (const TransitionRecord& move : trace.transitions) {
    if (move.host != host) continue;
    lines.push_back(std::string(nameOf(move.from)) + " -> " + std::string(nameOf(move.to)));
  }
  return lines;
}

/// "server FA seq 1 ack 1", in order of sending; text as "data(100)", retransmissions marked.
inline std::vector<std::string> segments(const Trace& trace) {
  std::vector<std::string> lines;
  for (const SegmentRecord& record : trace.segments) {
    std::string line = trace.hosts[record.from].name + " " + lettersOf(record.segment.flags) +
                       " seq " + std::to_string(record.relativeSeq);
    if (record.segment.flags.ack) line += " ack " + std::to_string(record.relativeAck);
    if (record.segment.len > 0) line += " len " + std::to_string(record.segment.len);
    if (record.attempt > 1) line += " try " + std::to_string(record.attempt);
    lines.push_back(line);
  }
  return lines;
}

/// Seconds from `zero` of the segments of a kind that a host sent.
inline std::vector<double> sendTimes(const Trace& trace, HostIndex host, SegmentKind kind) {
  std::vector<double> times;
  for (const SegmentRecord& record : trace.segments) {
    if (record.from == host && kindOf(record.segment) == kind) {
      times.push_back(static_cast<double>(microseconds(record.sent)) / 1e6);
    }
  }
  return times;
}

/// Seconds at which the host's connection reached CLOSED for the last time; negative if never.
inline double closedAt(const Trace& trace, HostIndex host) {
  double seconds = -1;
  for (const TransitionRecord& move : trace.transitions) {
    const bool connection = move.from != State::Listen;
    if (move.host == host && move.to == State::Closed && connection) {
      seconds = static_cast<double>(microseconds(move.at)) / 1e6;
    }
  }
  return seconds;
}

}  // namespace linger::scene
