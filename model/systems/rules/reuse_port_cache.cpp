#include "model/systems/rules/reuse_port_cache.h"

#include "model/systems/rules/address_scope.h"

namespace linger {

bool ReusePortCache::admits(const BindRequest& request) const {
  const auto found = ports_.find(request.local.port);
  if (found == ports_.end() || !request.options.reusePort) return false;
  const Remembered& remembered = found->second;
  if (remembered.uid != request.uid) return false;
  const Address& asked = request.local.address;
  if (!remembered.address.isAny()) return isSameAddress(remembered.address, asked);
  return AddressScope(remembered.address, remembered.v6only)
      .overlaps(AddressScope(asked, request.v6only));
}

void ReusePortCache::succeeded(const BindRequest& request) {
  if (request.transport != Transport::Tcp) return;
  if (!request.options.reusePort) {
    ports_.erase(request.local.port);
  } else if (!admits(request)) {
    ports_[request.local.port] = {request.uid, request.local.address, request.v6only};
  }
}

void ReusePortCache::emptied(std::uint16_t port) {
  ports_.erase(port);
}

}  // namespace linger
