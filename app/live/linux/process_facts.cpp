#include "app/live/linux/process_facts.h"

#include <elf.h>

#include <algorithm>
#include <fstream>

#include "app/live/control_group.h"
#include "app/live/linux/proc_files.h"
#include "app/live/program_language.h"

namespace linger {
namespace {

/// Go's linker leaves a section of this name in every program.
constexpr std::string_view kGoSection = ".go.buildinfo";

template <typename Record>
bool readAt(std::ifstream& file, std::uint64_t offset, Record& record) {
  file.seekg(std::streamoff(offset));
  return bool(file.read(reinterpret_cast<char*>(&record), sizeof(record)));
}

/// Whether an ELF file (64 bits, of this machine) has Go's section.
bool isGoProgram(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Elf64_Ehdr header{};
  if (!readAt(file, 0, header) || header.e_ident[EI_CLASS] != ELFCLASS64) return false;
  const auto sectionAt = [&](unsigned index) {
    return header.e_shoff + std::uint64_t(index) * header.e_shentsize;
  };
  Elf64_Shdr names{};
  if (!readAt(file, sectionAt(header.e_shstrndx), names)) return false;
  for (unsigned i = 0; i < header.e_shnum; ++i) {
    Elf64_Shdr section{};
    char name[kGoSection.size()];
    if (!readAt(file, sectionAt(i), section)) return false;
    if (!readAt(file, names.sh_offset + section.sh_name, name)) return false;
    if (std::string_view(name, sizeof(name)) == kGoSection) return true;
  }
  return false;
}

}  // namespace

LiveProcess processFacts(int pid) {
  const std::string folder = "/proc/" + std::to_string(pid);
  LiveProcess process;
  process.pid = pid;
  process.program = procFile(folder + "/comm");
  std::erase(process.program, '\n');
  process.command = procFile(folder + "/cmdline");
  while (process.command.ends_with('\0')) process.command.pop_back();
  std::ranges::replace(process.command, '\0', ' ');
  const ControlGroup group = controlGroupFrom(procFile(folder + "/cgroup"));
  process.unit = group.unit;
  process.container = group.container;
  process.manager = group.manager;
  process.language = languageOf(procLink(folder + "/exe"));
  if (process.language.empty() && isGoProgram(folder + "/exe")) process.language = "go";
  return process;
}

}  // namespace linger
