/* com.sun.management.internal.OperatingSystemImpl: SubstrateVM has methods of its own but for this one. */
#include "jdk.h"

/* private static native void initialize0(); */
NATIVE(void, com_sun_management_internal_OperatingSystemImpl_initialize0, jclass class) {}
