/* java.nio.MappedMemoryUtils: mapped files. */
#include "jdk.h"
#include <sys/mman.h>
#include <unistd.h>

/* private static native void registerNatives(); they are linked */
NATIVE(void, java_nio_MappedMemoryUtils_registerNatives, jclass class) {}

/* private static native boolean isLoaded0(long address, long length, long pageCount); */
NATIVE(jboolean, java_nio_MappedMemoryUtils_isLoaded0, jclass class, jlong start, jlong length, jlong pages) {
  enum { MOST = 4096 };
  unsigned char loaded[MOST];
  jlong page_size = sysconf(_SC_PAGESIZE);
  for (jlong done = 0; done < pages; done += MOST) {
    jlong count = pages - done < MOST ? pages - done : MOST;
    if (mincore((char *) pointer(start) + done * page_size, (size_t) (count * page_size), loaded) == -1) {
      throw_io(env, errno);
      return JNI_FALSE;
    }
    for (jlong i = 0; i < count; i++) {
      if ((loaded[i] & 1) == 0) return JNI_FALSE;
    }
  }
  return JNI_TRUE;
}

static void advise(JNIEnv *env, jlong start, jlong length, int advice) {
  if (madvise(pointer(start), (size_t) length, advice) == -1) throw_io(env, errno);
}

/* private static native void load0(long address, long length); */
NATIVE(void, java_nio_MappedMemoryUtils_load0, jclass class, jlong start, jlong length) {
  advise(env, start, length, MADV_WILLNEED);
}

/* private static native void unload0(long address, long length); */
NATIVE(void, java_nio_MappedMemoryUtils_unload0, jclass class, jlong start, jlong length) {
  advise(env, start, length, MADV_DONTNEED);
}

/* private static native void force0(FileDescriptor fd, long address, long length) throws IOException; */
NATIVE(void, java_nio_MappedMemoryUtils_force0, jclass class, jobject file, jlong start, jlong length) {
  if (msync(pointer(start), (size_t) length, MS_SYNC) == -1) throw_io(env, errno);
}
