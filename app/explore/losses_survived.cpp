#include "app/explore/losses_survived.h"

namespace linger {

std::span<const LossesSurvived> lossesSurvived() {
  static constexpr std::array kSurvived{
      LossesSurvived{OsId::Linux, {2, 6, 8, 8}},   LossesSurvived{OsId::FreeBsd, {2, 5, 7, 7}},
      LossesSurvived{OsId::MacOs, {2, 5, 7, 6}},   LossesSurvived{OsId::OpenBsd, {0, 3, 5, 5}},
      LossesSurvived{OsId::NetBsd, {0, 3, 5, 5}},  LossesSurvived{OsId::Illumos, {1, 4, 7, 7}},
      LossesSurvived{OsId::Windows, {2, 5, 5, 5}}, LossesSurvived{OsId::Rfc9293, {0, 3, 5, 6}},
      LossesSurvived{OsId::Lwip, {0, 2, 3, 3}},    LossesSurvived{OsId::Smoltcp, {0, 3, 5, 3}}};
  return kSurvived;
}

}  // namespace linger
