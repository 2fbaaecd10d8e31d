#include "model/host/deadlines.h"

namespace linger {

void Deadlines::set(Slot slot, std::optional<SimTime> at) {
  if (slot >= places_.size()) {
    if (!at) return;
    places_.resize(slot + 1);
  }
  const std::uint32_t known = places_[slot];
  if (at) {
    if (known != 0 && heap_[known - 1].at == *at) return;
    if (known == 0) heap_.emplace_back();
    const std::size_t place = known == 0 ? heap_.size() - 1 : known - 1;
    const bool later = known != 0 && heap_[place].at < *at;
    later ? moveDown(place, {*at, slot}) : moveUp(place, {*at, slot});
    return;
  }
  if (known == 0) return;
  places_[slot] = 0;
  const Entry last = heap_.back();
  heap_.pop_back();
  const std::size_t place = known - 1;
  if (place == heap_.size()) return;
  const bool up = place > 0 && last.at < heap_[(place - 1) / 2].at;
  up ? moveUp(place, last) : moveDown(place, last);
}

void Deadlines::collectDue(SimTime now, std::vector<Slot>& due) const {
  collectDue(0, now, due);
}

void Deadlines::collectDue(std::size_t place, SimTime now, std::vector<Slot>& due) const {
  if (place >= heap_.size() || heap_[place].at > now) return;
  due.push_back(heap_[place].slot);
  collectDue(2 * place + 1, now, due);
  collectDue(2 * place + 2, now, due);
}

void Deadlines::put(std::size_t place, const Entry& entry) {
  heap_[place] = entry;
  places_[entry.slot] = static_cast<std::uint32_t>(place + 1);
}

void Deadlines::moveUp(std::size_t place, Entry entry) {
  while (place > 0) {
    const std::size_t parent = (place - 1) / 2;
    if (!(entry.at < heap_[parent].at)) break;
    put(place, heap_[parent]);
    place = parent;
  }
  put(place, entry);
}

void Deadlines::moveDown(std::size_t place, Entry entry) {
  while (2 * place + 1 < heap_.size()) {
    std::size_t child = 2 * place + 1;
    if (child + 1 < heap_.size() && heap_[child + 1].at < heap_[child].at) ++child;
    if (!(heap_[child].at < entry.at)) break;
    put(place, heap_[child]);
    place = child;
  }
  put(place, entry);
}

}  // namespace linger
