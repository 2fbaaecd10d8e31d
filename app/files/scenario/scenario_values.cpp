#include "app/files/scenario/scenario_values.h"

#include <QCoreApplication>
#include <charconv>

#include "model/sim/duration_text.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ScenarioValues)
};

bool isText(const JsonValue& value) {
  return value.is(JsonValue::Kind::String);
}

/// "8080" or "50000-50099".
std::optional<PortRange> portsFrom(std::string_view words) {
  const std::size_t dash = words.find('-');
  PortRange ports{0, 0};
  const auto number = [](std::string_view digits, std::uint16_t& port) {
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, port);
    return !digits.empty() && error == std::errc() && end == last;
  };
  if (!number(words.substr(0, dash), ports.first)) return std::nullopt;
  ports.last = ports.first;
  if (dash != std::string_view::npos && !number(words.substr(dash + 1), ports.last)) {
    return std::nullopt;
  }
  return ports;
}

}  // namespace

bool read(Reading& reading, const JsonValue& value, Duration& target) {
  const auto duration = isText(value) ? durationFrom(value.text) : std::nullopt;
  if (!duration) {
    return reading.fail(
        value, Text::tr("a duration such as \"250us\", \"40ms\", \"1.5s\", \"2m\" or \"1h\""));
  }
  target = *duration;
  return true;
}

bool read(Reading& reading, const JsonValue& value, SimTime& target) {
  Duration sinceStart{};
  if (!read(reading, value, sinceStart)) return false;
  target = kSimStart + sinceStart;
  return true;
}

bool read(Reading& reading, const JsonValue& value, OsId& target) {
  const OsProfile* const profile = isText(value) ? profileNamed(value.text) : nullptr;
  if (profile == nullptr) {
    std::vector<std::string_view> names;
    for (const OsProfile* known : allProfiles()) names.push_back(known->name);
    return reading.failKeyword(value, names);
  }
  target = profile->id;
  return true;
}

bool read(Reading& reading, const JsonValue& value, RuntimeId& target) {
  const Runtime* const runtime = isText(value) ? runtimeNamed(value.text) : nullptr;
  if (runtime == nullptr) {
    std::vector<std::string_view> names;
    for (const Runtime& known : allRuntimes()) names.push_back(known.name);
    return reading.failKeyword(value, names);
  }
  target = runtime->id;
  return true;
}

bool read(Reading& reading, const JsonValue& value, Address& target) {
  const auto address = isText(value) ? Address::parse(value.text) : std::nullopt;
  if (!address) {
    return reading.fail(value, Text::tr("an address such as \"192.0.2.20\" or \"2001:db8::20\""));
  }
  target = *address;
  return true;
}

bool read(Reading& reading, const JsonValue& value, SocketAddress& target) {
  const auto address = isText(value) ? socketAddressFrom(value.text) : std::nullopt;
  if (!address) {
    return reading.fail(value, Text::tr("an address with a port from 0 to 65535, such as "
                                        "\"192.0.2.20:8080\" or \"[2001:db8::20]:8080\""));
  }
  target = *address;
  return true;
}

bool read(Reading& reading, const JsonValue& value, Flags& target) {
  const auto flags = isText(value) ? flagsFrom(value.text) : std::nullopt;
  if (!flags)
    return reading.fail(value, Text::tr("flags by their letters S, F, R, P and A, such as \"FA\""));
  target = *flags;
  return true;
}

bool read(Reading& reading, const JsonValue& value, PortRange& target) {
  if (isText(value)) {
    const std::optional<PortRange> range = portsFrom(value.text);
    if (!range) {
      return reading.fail(value, Text::tr("a port or ports such as \"8080\" or \"50000-50099\""));
    }
    target = *range;
    return true;
  }
  std::vector<std::uint16_t> ports;
  if (!value.is(JsonValue::Kind::Array) || value.items.size() != 2) {
    return reading.fail(value, Text::tr("a list of two ports such as [32768, 60999]"));
  }
  if (!read(reading, value, ports)) return false;
  target = {ports[0], ports[1]};
  return true;
}

}  // namespace linger
