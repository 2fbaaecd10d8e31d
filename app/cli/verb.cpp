#include "app/cli/verb.h"
