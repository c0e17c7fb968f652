/* java.lang.Shutdown: the end of this process. */
#include "jdk.h"
#include <unistd.h>

/* static native void beforeHalt(); */
NATIVE(void, java_lang_Shutdown_beforeHalt, jclass class) {}

/* static native void halt0(int status); */
NATIVE(void, java_lang_Shutdown_halt0, jclass class, jint status) { _exit(status); }
