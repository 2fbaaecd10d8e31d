// Connections that are opened and closed in ns-3, as many as are asked for, in 60 s: the client
// connects and closes at once, the server closes when it has read the end. Each leaves a TIME-WAIT
// of 60 s. Prints what it took. See ../README.md.

#include <sys/resource.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "ns3/core-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"
#include "ns3/point-to-point-module.h"

using namespace ns3;

namespace {

constexpr double kLength = 60;
constexpr double kMsl = 30;
constexpr std::uint16_t kPort = 8080;

struct Counts {
  std::uint64_t connected = 0;
  std::uint64_t withoutPort = 0;
  std::uint64_t timeWaits = 0;
};
Counts counts;

void countState(TcpSocket::TcpStates_t, TcpSocket::TcpStates_t to) {
  if (to == TcpSocket::TIME_WAIT) ++counts.timeWaits;
}

void closeAtOnce(Ptr<Socket> socket) {
  ++counts.connected;
  socket->Close();
}

void ignore(Ptr<Socket>) {}

void closeToo(Ptr<Socket> socket) {
  socket->Close();
}

bool acceptAll(Ptr<Socket>, const Address&) {
  return true;
}

void serve(Ptr<Socket> socket, const Address&) {
  socket->SetCloseCallbacks(MakeCallback(&closeToo), MakeCallback(&ignore));
}

struct Load {
  Ptr<Node> client;
  Ipv4Address server;
  std::uint64_t connections = 0;
};

void call(const Load* load, std::uint64_t number) {
  const Ptr<Socket> socket = Socket::CreateSocket(load->client, TcpSocketFactory::GetTypeId());
  socket->SetConnectCallback(MakeCallback(&closeAtOnce), MakeCallback(&ignore));
  socket->TraceConnectWithoutContext("State", MakeCallback(&countState));
  if (socket->Bind() == 0) {
    socket->Connect(InetSocketAddress(load->server, kPort));
  } else {
    ++counts.withoutPort;
  }
  if (number + 1 == load->connections) return;
  Simulator::Schedule(Seconds(kLength / double(load->connections)), &call, load, number + 1);
}

}  // namespace

int main(int argc, char** argv) {
  Load load;
  load.connections = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000;
  Config::SetDefault("ns3::TcpSocketBase::MaxSegLifetime", DoubleValue(kMsl));
  NodeContainer nodes;
  nodes.Create(2);
  PointToPointHelper link;
  link.SetDeviceAttribute("DataRate", StringValue("10Gbps"));
  link.SetChannelAttribute("Delay", StringValue("1ms"));
  const NetDeviceContainer devices = link.Install(nodes);
  InternetStackHelper().Install(nodes);
  Ipv4AddressHelper addresses("10.0.0.0", "255.255.0.0");
  load.server = addresses.Assign(devices).GetAddress(1);
  load.client = nodes.Get(0);
  const Ptr<Socket> listener = Socket::CreateSocket(nodes.Get(1), TcpSocketFactory::GetTypeId());
  listener->Bind(InetSocketAddress(Ipv4Address::GetAny(), kPort));
  listener->Listen();
  listener->SetAcceptCallback(MakeCallback(&acceptAll), MakeCallback(&serve));
  Simulator::Schedule(Seconds(0), &call, &load, std::uint64_t{0});
  Simulator::Stop(Seconds(kLength + 2 * kMsl + 10));
  Simulator::Run();
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const double seconds = double(used.ru_utime.tv_sec) + double(used.ru_utime.tv_usec) / 1e6;
  std::cout << counts.connected << " connected, " << counts.withoutPort << " without a port, "
            << counts.timeWaits << " TIME-WAITs: " << seconds << " s, " << used.ru_maxrss / 1024
            << " MB" << std::endl;
  Simulator::Destroy();
}
