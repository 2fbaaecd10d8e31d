#include "model/capture/zeek_ports.h"

#include <algorithm>
#include <iterator>

namespace linger::capture {
namespace {

// In order, to be searched.
constexpr std::uint16_t kServerPorts[] = {
    21,   22,   25,   53,   79,   80,   81,   88,   135,  139,  143,  389,  443,
    445,  465,  502,  514,  563,  585,  587,  614,  631,  636,  989,  990,  992,
    993,  995,  1080, 1434, 1883, 2811, 3128, 3268, 3306, 3389, 5222, 5223, 5269,
    5432, 6379, 6666, 6667, 6668, 6669, 8000, 8080, 8888, 20000};
constexpr std::uint16_t kInteractivePorts[] = {21, 22, 23, 513};

}  // namespace

bool isServerPort(std::uint16_t port) {
  return std::binary_search(std::begin(kServerPorts), std::end(kServerPorts), port);
}

bool isInteractivePort(std::uint16_t port) {
  return std::binary_search(std::begin(kInteractivePorts), std::end(kInteractivePorts), port);
}

}  // namespace linger::capture
