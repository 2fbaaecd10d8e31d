// What can be edited of hosts, of their programs as a whole, and of the events on them.

#include <QtGlobal>
#include <array>

#include "app/editor/field.h"
#include "app/editor/json_path.h"

namespace linger {
namespace {

constexpr const char* kSystem = QT_TRANSLATE_NOOP("EditorFields", "System settings");
constexpr const char* kOptions = QT_TRANSLATE_NOOP("EditorFields", "Socket options");
constexpr const char* kOwn = QT_TRANSLATE_NOOP("EditorFields", "the system's own");
constexpr const char* kUnset = QT_TRANSLATE_NOOP("EditorFields", "not set");

Choices systems(const JsonValue&, const std::string&) {
  return systemChoices();
}
Choices runtimes(const JsonValue&, const std::string&) {
  return runtimeChoices();
}
Choices transports(const JsonValue&, const std::string&) {
  return transportChoices();
}
Choices boolean(const JsonValue&, const std::string&) {
  return truthChoices();
}
Choices onOff(const JsonValue&, const std::string&) {
  return onOffChoices();
}
Choices timeWaitReuse(const JsonValue&, const std::string&) {
  return timeWaitReuseChoices();
}

constexpr EditorField tuning(const char* key, const char* label, FieldKind kind, const char* hint,
                             Choices (*choices)(const JsonValue&, const std::string&) = nullptr) {
  return {PartKind::Host, key, label, kind, kOwn, hint, kSystem, choices};
}

constexpr EditorField flag(const char* key, const char* option) {
  return {PartKind::Program, key,      option, FieldKind::NumberChoice, kUnset,
          nullptr,           kOptions, onOff};
}

constexpr EditorField amount(const char* key, const char* option, const char* hint) {
  return {PartKind::Program, key, option, FieldKind::Number, kUnset, hint, kOptions};
}

constexpr std::array kFields{
    EditorField{
        PartKind::Host, "name", QT_TRANSLATE_NOOP("EditorFields", "Name"), FieldKind::Line, nullptr,
        QT_TRANSLATE_NOOP("EditorFields", "References to this host in the scene are renamed too.")},
    EditorField{PartKind::Host, "os", QT_TRANSLATE_NOOP("EditorFields", "System"),
                FieldKind::Choice, "Linux", nullptr, nullptr, systems},
    EditorField{
        PartKind::Host, "address", QT_TRANSLATE_NOOP("EditorFields", "Address"), FieldKind::Line,
        nullptr,
        QT_TRANSLATE_NOOP("EditorFields",
                          "IPv4 or IPv6. The addresses in the programs' steps change with it.")},
    tuning("tuning.fin_timeout", "tcp_fin_timeout", FieldKind::Time,
           QT_TRANSLATE_NOOP("EditorFields", "How long an orphan stays in FIN-WAIT-2.")),
    tuning("tuning.rfc1337", "tcp_rfc1337", FieldKind::Boolean,
           QT_TRANSLATE_NOOP("EditorFields", "Whether a RST in TIME-WAIT is ignored."), boolean),
    tuning("tuning.tw_reuse", "tcp_tw_reuse", FieldKind::NumberChoice,
           QT_TRANSLATE_NOOP("EditorFields", "Whether connect() may reuse a port in TIME-WAIT."),
           timeWaitReuse),
    tuning("tuning.max_tw_buckets", "tcp_max_tw_buckets", FieldKind::Number,
           QT_TRANSLATE_NOOP("EditorFields", "How many sockets may be in TIME-WAIT at once.")),
    tuning("tuning.orphan_retries", "tcp_orphan_retries", FieldKind::Number,
           QT_TRANSLATE_NOOP("EditorFields",
                             "How often a socket that no process owns retransmits, 0 to 255.")),
    tuning("tuning.timestamps", "tcp_timestamps", FieldKind::Boolean,
           QT_TRANSLATE_NOOP("EditorFields", "Whether segments carry timestamps."), boolean),
    tuning("tuning.sack", "tcp_sack", FieldKind::Boolean,
           QT_TRANSLATE_NOOP("EditorFields", "Whether selective acknowledgments are used."),
           boolean),
    tuning("tuning.abort_on_overflow", "tcp_abort_on_overflow", FieldKind::Boolean,
           QT_TRANSLATE_NOOP("EditorFields",
                             "Whether a connection is reset when the listener's queue is full."),
           boolean),
    tuning("tuning.keepalive_time", "tcp_keepalive_time", FieldKind::Time,
           QT_TRANSLATE_NOOP("EditorFields", "How long a connection is idle before it is probed.")),
    tuning("tuning.keepalive_intvl", "tcp_keepalive_intvl", FieldKind::Time,
           QT_TRANSLATE_NOOP("EditorFields", "How long after a probe the next one follows.")),
    tuning("tuning.keepalive_probes", "tcp_keepalive_probes", FieldKind::Number,
           QT_TRANSLATE_NOOP("EditorFields", "How many probes go unanswered, 1 to 255.")),
    tuning("tuning.retries2", "tcp_retries2", FieldKind::Number,
           QT_TRANSLATE_NOOP("EditorFields", "How often data is retransmitted, 1 to 255.")),
    tuning("tuning.syn_retries", "tcp_syn_retries", FieldKind::Number,
           QT_TRANSLATE_NOOP("EditorFields", "How often a SYN is retransmitted, 1 to 127.")),
    tuning(
        "tuning.ports", "ip_local_port_range", FieldKind::Ports,
        QT_TRANSLATE_NOOP("EditorFields", "The ports that connect() chooses from: 32768-60999.")),
    tuning("tuning.reserved_ports", "ip_local_reserved_ports", FieldKind::Lines,
           QT_TRANSLATE_NOOP("EditorFields",
                             "Ports that the system does not choose by itself, one range on each "
                             "line: 50000-50099. On Windows nobody may bind them.")),
    tuning("tuning.unprivileged_port", "ip_unprivileged_port_start", FieldKind::Number,
           QT_TRANSLATE_NOOP("EditorFields", "The first port that any user may bind.")),
    tuning("tuning.initial_window", "initcwnd", FieldKind::Number,
           QT_TRANSLATE_NOOP("EditorFields",
                             "How many segments may be sent before the first acknowledgment.")),

    EditorField{PartKind::Program, "name", QT_TRANSLATE_NOOP("EditorFields", "Name"),
                FieldKind::Line},
    EditorField{PartKind::Program, "starts", QT_TRANSLATE_NOOP("EditorFields", "Starts at"),
                FieldKind::Instants, "0s",
                QT_TRANSLATE_NOOP("EditorFields",
                                  "Every instant at which it is started: 0s, 2s; never where only "
                                  "another program starts it. A later start runs its steps from "
                                  "the first.")},
    EditorField{PartKind::Program, "transport", QT_TRANSLATE_NOOP("EditorFields", "Transport"),
                FieldKind::Choice, "TCP", nullptr, nullptr, transports},
    EditorField{PartKind::Program, "runtime", QT_TRANSLATE_NOOP("EditorFields", "Written in"),
                FieldKind::Choice, QT_TRANSLATE_NOOP("EditorFields", "as the scene says"), nullptr,
                nullptr, runtimes},
    EditorField{PartKind::Program, "uid", QT_TRANSLATE_NOOP("EditorFields", "User (uid)"),
                FieldKind::Number, "1000",
                QT_TRANSLATE_NOOP("EditorFields",
                                  "Some systems let only one user's sockets share a port.")},
    flag("options.SO_REUSEADDR", "SO_REUSEADDR"),
    flag("options.SO_REUSEPORT", "SO_REUSEPORT"),
    flag("options.SO_EXCLUSIVEADDRUSE", "SO_EXCLUSIVEADDRUSE"),
    EditorField{PartKind::Program, "options.IP_BIND_ADDRESS_NO_PORT",
                QT_TRANSLATE_NOOP("EditorFields", "Port at connect()"), FieldKind::NumberChoice,
                kUnset,
                QT_TRANSLATE_NOOP("EditorFields",
                                  "IP_BIND_ADDRESS_NO_PORT: bind() leaves the port to connect()."),
                kOptions, onOff},
    flag("options.IPV6_V6ONLY", "IPV6_V6ONLY"),
    flag("options.SO_KEEPALIVE", "SO_KEEPALIVE"),
    flag("options.TCP_NODELAY", "TCP_NODELAY"),
    amount("options.SO_LINGER", "SO_LINGER",
           QT_TRANSLATE_NOOP("EditorFields", "Seconds; 0 aborts, -1 switches it off.")),
    amount("options.TCP_LINGER2", "TCP_LINGER2",
           QT_TRANSLATE_NOOP("EditorFields", "Seconds in FIN-WAIT-2 once it is an orphan.")),
    amount("options.TCP_USER_TIMEOUT", "TCP_USER_TIMEOUT",
           QT_TRANSLATE_NOOP("EditorFields", "Milliseconds.")),
    amount("options.TCP_KEEPIDLE", "TCP_KEEPIDLE",
           QT_TRANSLATE_NOOP("EditorFields", "Seconds before the first probe.")),
    amount("options.TCP_KEEPINTVL", "TCP_KEEPINTVL",
           QT_TRANSLATE_NOOP("EditorFields", "Seconds between probes.")),
    amount("options.TCP_KEEPCNT", "TCP_KEEPCNT",
           QT_TRANSLATE_NOOP("EditorFields", "How many probes go unanswered.")),
};

}  // namespace

std::span<const EditorField> hostFields() {
  return kFields;
}

}  // namespace linger
