#pragma once

#include <QObject>
#include <atomic>
#include <optional>
#include <thread>
#include <vector>

#include "model/explore/explore_cell.h"

namespace linger {

/// What a table asks: of one scene, for each length of TIME-WAIT and each budget.
struct ExploreTable {
  Scenario scenario;
  Duration msl{};  ///< Of the link.
  std::vector<Duration> timeWaits;
  std::vector<ImpairmentBudget> budgets;

  std::size_t size() const { return timeWaits.size() * budgets.size(); }
  /// The place of a cell: the first budget for all lengths, then the next.
  std::size_t indexOf(std::size_t timeWait, std::size_t budget) const {
    return budget * timeWaits.size() + timeWait;
  }
};

/// Fills a table in the background, cell by cell. Everything is told in the thread of this object.
class Exploring : public QObject {
  Q_OBJECT

 public:
  explicit Exploring(QObject* parent = nullptr);
  ~Exploring() override;

  /// Begins with another table; what was under way is given up.
  void start(ExploreTable table);
  /// Gives up what is under way. What has been found stays.
  void stop();

  const ExploreTable& table() const { return table_; }
  /// By place; none where it is not known yet.
  const std::vector<std::optional<ExploreCell>>& cells() const { return cells_; }
  std::size_t answered() const;
  bool isRunning() const { return running_; }
  /// How many runs have been judged since start().
  std::uint64_t runs() const { return runs_; }

 signals:
  void started();
  void answeredAt(int place);
  /// All is answered, or it was stopped.
  void finished();

 private:
  void work(const ExploreTable& table, int round, const std::stop_token& stop);
  void take(int round, int place, const ExploreCell& cell);
  void finish(int round);

  ExploreTable table_;
  std::vector<std::optional<ExploreCell>> cells_;
  std::atomic<std::uint64_t> runs_ = 0;
  bool running_ = false;
  int round_ = 0;  ///< Which start() an answer belongs to.
  std::jthread worker_;
};

}  // namespace linger
