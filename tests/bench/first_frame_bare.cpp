// A window with nothing in it, of the size of Linger's: what Qt itself takes to show a frame.
#include "tests/bench/first_frame.h"

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  linger::EndAtFirstFrame end;
  application.installEventFilter(&end);
  QWidget window;
  window.resize(1440, 900);
  window.show();
  return QApplication::exec();
}
