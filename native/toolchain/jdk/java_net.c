/* java.net: an answer of "no network" to what the JDK asks, since nothing of Lua's reaches it. Names of other machines are not looked
 * up: static executables would need the C library's shared objects for that. */
#include "jdk.h"
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* InetAddress, Inet4Address, Inet6Address, NetworkInterface: private static native void init(); */
NATIVE(void, java_net_InetAddress_init, jclass class) {}
NATIVE(void, java_net_Inet4Address_init, jclass class) {}
NATIVE(void, java_net_Inet6Address_init, jclass class) {}
NATIVE(void, java_net_NetworkInterface_init, jclass class) {}

/* InetAddress: private static native boolean isIPv4Available(); */
NATIVE(jboolean, java_net_InetAddress_isIPv4Available, jclass class) { return JNI_TRUE; }

/* InetAddress: private static native boolean isIPv6Supported(); */
NATIVE(jboolean, java_net_InetAddress_isIPv6Supported, jclass class) { return JNI_FALSE; }

static jstring local_host_name(JNIEnv *env) {
  char name[HOST_NAME_MAX + 1] = "localhost";
  gethostname(name, sizeof name);
  name[HOST_NAME_MAX] = 0; /* one that was cut may have no end */
  return string_of_bytes(env, name);
}

/* public native String getLocalHostName() throws UnknownHostException; */
NATIVE(jstring, java_net_Inet4AddressImpl_getLocalHostName, jobject self) { return local_host_name(env); }
NATIVE(jstring, java_net_Inet6AddressImpl_getLocalHostName, jobject self) { return local_host_name(env); }

static jobjectArray not_found(JNIEnv *env, jstring host) {
  const char *name = host == NULL ? NULL : (*env)->GetStringUTFChars(env, host, NULL);
  char *text = NULL;
  if (name == NULL || asprintf(&text, "%s: this program has no network", name) == -1) text = NULL;
  throw_new(env, "java/net/UnknownHostException", text);
  free(text);
  if (name != NULL) (*env)->ReleaseStringUTFChars(env, host, name);
  return NULL;
}

/* Inet4AddressImpl: private native InetAddress[] lookupAllHostAddr(String hostname) throws UnknownHostException; */
NATIVE(jobjectArray, java_net_Inet4AddressImpl_lookupAllHostAddr, jobject self, jstring host) { return not_found(env, host); }

/* Inet6AddressImpl: private native InetAddress[] lookupAllHostAddr(String hostname, int characteristics)
 * throws UnknownHostException; */
NATIVE(jobjectArray, java_net_Inet6AddressImpl_lookupAllHostAddr, jobject self, jstring host, jint characteristics) {
  return not_found(env, host);
}

/* private static native NetworkInterface[] getAll() throws SocketException; null: there are none */
NATIVE(jobjectArray, java_net_NetworkInterface_getAll, jclass class) { return NULL; }

/* private static native NetworkInterface getByName0(String name) throws SocketException; */
NATIVE(jobject, java_net_NetworkInterface_getByName0, jclass class, jstring name) { return NULL; }

/* private static native NetworkInterface getByInetAddress0(InetAddress addr) throws SocketException; */
NATIVE(jobject, java_net_NetworkInterface_getByInetAddress0, jclass class, jobject host) { return NULL; }

/* private static native boolean boundInetAddress0(InetAddress addr) throws SocketException; */
NATIVE(jboolean, java_net_NetworkInterface_boundInetAddress0, jclass class, jobject host) { return JNI_FALSE; }

/* private static native boolean isLoopback0(String name, int ind) throws SocketException; */
NATIVE(jboolean, java_net_NetworkInterface_isLoopback0, jclass class, jstring name, jint index) { return JNI_FALSE; }

/* private static native byte[] getMacAddr0(byte[] inAddr, String name, int ind) throws SocketException; */
NATIVE(jbyteArray, java_net_NetworkInterface_getMacAddr0, jclass class, jbyteArray host, jstring name, jint index) { return NULL; }
