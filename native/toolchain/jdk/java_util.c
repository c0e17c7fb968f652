/* java.util.TimeZone: the system's time zone. */
#include "jdk.h"
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define ZONES "/usr/share/zoneinfo"
#define LOCAL_ZONE "/etc/localtime"

/* The name that a path of a zone's file ends with; NULL if it is none of those. */
static const char *name_in(const char *path) {
  const char *found = strstr(path, "zoneinfo/");
  return found == NULL ? NULL : found + strlen("zoneinfo/");
}

static bool has_content(const char *path, const struct stat *wanted, const char *content) {
  struct stat status;
  if (stat(path, &status) == -1 || !S_ISREG(status.st_mode) || status.st_size != wanted->st_size) return false;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd == -1) return false;
  char *bytes = malloc((size_t) status.st_size + 1);
  bool is_same = bytes != NULL && read(fd, bytes, (size_t) status.st_size) == status.st_size
      && memcmp(bytes, content, (size_t) status.st_size) == 0;
  free(bytes);
  close(fd);
  return is_same;
}

/* The file below a folder that is the same as the one given, to be freed; NULL if there is none. */
static char *find_same(const char *folder, const struct stat *wanted, const char *content) {
  static const char *const skipped[] = {".", "..", "localtime", "posixrules", "ROC", "posix", "right", "Factory"};
  DIR *directory = opendir(folder);
  if (directory == NULL) return NULL;
  char *result = NULL;
  for (struct dirent *entry; result == NULL && (entry = readdir(directory)) != NULL;) {
    bool is_skipped = false;
    for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++) is_skipped |= strcmp(entry->d_name, skipped[i]) == 0;
    char *path;
    if (is_skipped || asprintf(&path, "%s/%s", folder, entry->d_name) == -1) continue;
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
      result = find_same(path, wanted, content);
    } else if (has_content(path, wanted, content)) {
      result = strdup(path);
    }
    free(path);
  }
  closedir(directory);
  return result;
}

/* The zone whose file was copied to /etc/localtime, to be freed; NULL if none was. */
static char *zone_of_copy(void) {
  static const char *const usual[] = {ZONES "/UTC", ZONES "/GMT"}; /* of many equal ones */
  struct stat status;
  int fd = open(LOCAL_ZONE, O_RDONLY | O_CLOEXEC);
  if (fd == -1) return NULL;
  char *content = fstat(fd, &status) == 0 && S_ISREG(status.st_mode) ? malloc((size_t) status.st_size + 1) : NULL;
  char *path = NULL;
  if (content != NULL && read(fd, content, (size_t) status.st_size) == status.st_size) {
    for (size_t i = 0; path == NULL && i < sizeof usual / sizeof *usual; i++) {
      if (has_content(usual[i], &status, content)) path = strdup(usual[i]);
    }
    if (path == NULL) path = find_same(ZONES, &status, content);
  }
  free(content);
  close(fd);
  char *zone = path == NULL ? NULL : strdup(name_in(path));
  free(path);
  return zone;
}

static char *system_zone(void) {
  char target[PATH_MAX];
  ssize_t length = readlink(LOCAL_ZONE, target, sizeof target - 1);
  if (length == -1) return zone_of_copy();
  target[length] = 0;
  const char *name = name_in(target);
  char *whole = name == NULL ? realpath(LOCAL_ZONE, NULL) : NULL; /* a link to a link */
  if (whole != NULL) name = name_in(whole);
  char *zone = name == NULL ? NULL : strdup(name);
  free(whole);
  return zone;
}

/* The ID of the system's time zone, as TZ gives it, or /etc/localtime, to be freed; NULL if it is not known.
 * TimeZone: private static native String getSystemTimeZoneID(String javaHome); which SubstrateVM calls by this name. */
char *SVM_FindJavaTZmd(const char *mappings, int length) {
  (void) mappings; /* of systems with names of their own for time zones */
  (void) length;
  const char *zone = getenv("TZ");
  if (zone == NULL || *zone == 0) return system_zone();
  if (*zone == ':') zone++;
  if (strcmp(zone, LOCAL_ZONE) == 0) return system_zone();
  if (*zone == '/' && name_in(zone) != NULL) zone = name_in(zone);
  if (strncmp(zone, "posix/", strlen("posix/")) == 0) zone += strlen("posix/");
  return strdup(zone);
}

/* private static native String getSystemGMTOffsetID(); for a TZ such as XYZ+5 */
NATIVE(jstring, java_util_TimeZone_getSystemGMTOffsetID, jclass class) {
  enum { SECONDS_PER_MINUTE = 60, MINUTES_PER_HOUR = 60 };
  time_t now = time(NULL);
  struct tm local;
  if (localtime_r(&now, &local) == NULL || local.tm_gmtoff == 0) return string_of_bytes(env, "GMT");
  char sign = local.tm_gmtoff < 0 ? '-' : '+';
  int minutes = abs((int) local.tm_gmtoff) / SECONDS_PER_MINUTE;
  char id[32];
  snprintf(id, sizeof id, "GMT%c%02d:%02d", sign, minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
  return string_of_bytes(env, id);
}
