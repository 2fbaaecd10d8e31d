// Linger's window, as the program opens it, until it has painted its first frame.
#include "app/window/run_window.h"
#include "tests/bench/first_frame.h"

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  linger::EndAtFirstFrame end;
  application.installEventFilter(&end);
  return linger::runWindow(application, {});
}
