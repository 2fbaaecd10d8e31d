#include "app/machine/machine_watch.h"

namespace linger {
namespace {

constexpr auto kEvery = std::chrono::seconds(1);

/// A server that stops destroys many sockets at once: they are told of together.
constexpr auto kTogether = std::chrono::milliseconds(100);

}  // namespace

MachineWatch::MachineWatch(MachineSource source, QObject* parent)
    : QObject(parent), source_(std::move(source)) {
  thread_.setMaxThreadCount(1);
  everySecond_.setInterval(kEvery);
  soon_.setInterval(kTogether);
  soon_.setSingleShot(true);
  connect(&everySecond_, &QTimer::timeout, this, &MachineWatch::read);
  connect(&soon_, &QTimer::timeout, this, &MachineWatch::read);
}

MachineWatch::~MachineWatch() {
  thread_.waitForDone();
}

void MachineWatch::start() {
  if (isRunning()) return;
  const int news = source_.news ? source_.news() : -1;
  if (news >= 0) {
    source_.takeNews();
    news_ = std::make_unique<QSocketNotifier>(news, QSocketNotifier::Read);
    connect(news_.get(), &QSocketNotifier::activated, this, &MachineWatch::readSoon);
  }
  everySecond_.start();
  read();
}

void MachineWatch::stop() {
  everySecond_.stop();
  soon_.stop();
  news_.reset();
}

void MachineWatch::readSoon() {
  source_.takeNews();
  if (!soon_.isActive()) soon_.start();
}

void MachineWatch::read() {
  if (isReading_) return;
  isReading_ = true;
  thread_.start([this] {
    MachineReading reading = source_.sockets();
    QMetaObject::invokeMethod(this, [this, reading = std::move(reading)] {
      isReading_ = false;
      if (isRunning()) emit machineRead(reading);
    });
  });
}

void MachineWatch::ask(const PortQuery& query) {
  const int number = ++asked_;
  thread_.start([this, query, number] {
    QString problem;
    auto reading = source_.port(query, problem);
    QMetaObject::invokeMethod(this, [this, number, problem, reading = std::move(reading)] {
      if (number == asked_) emit portRead(reading, problem);
    });
  });
}

}  // namespace linger
