/* Lets one call to the disk below a folder fail, for `tests.hostile.faults`: loaded before the C library.
 *
 * Python, SQLite and libgit2 all reach the disk through these functions. Calls that concern files below the watched
 * folder are counted; the one whose turn it is fails with the error that was asked for and does nothing.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { READ = 1, WRITE = 2, SYNC = 4, RENAME = 8, OPEN = 16, UNLINK = 32, MKDIR = 64 };
enum { MOST = 4096 };

static char root[PATH_MAX];
static size_t root_length;
static unsigned char watched[MOST]; /* file descriptors of files below the folder */
static unsigned kinds;
static long turn, seen;
static int number, fired_kind;
static char fired_path[PATH_MAX];

void faults_watch(const char *folder) {
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
    memset(watched, 0, sizeof watched);
}

/* `nth` from 1; 0 only counts. */
void faults_arm(unsigned which, long nth, int error) {
    kinds = which, turn = nth, number = error, seen = 0, fired_kind = 0, fired_path[0] = 0;
}

long faults_seen(void) { return seen; }
int faults_fired(void) { return fired_kind; }
const char *faults_where(void) { return fired_path; }

static int is_below(const char *path) {
    return root_length && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

static const char *named(int folder, const char *path, char *room) {
    char link[64];
    ssize_t length;
    if (!path) return "";
    if (path[0] == '/') return path;
    if (folder == AT_FDCWD) length = getcwd(room, PATH_MAX) ? (ssize_t)strlen(room) : -1;
    else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        length = readlink(link, room, PATH_MAX - 1);
    }
    if (length < 0) return path;
    snprintf(room + length, PATH_MAX - length, "/%s", path);
    return room;
}

static int fails(unsigned kind, const char *path) {
    if (!(kinds & kind)) return 0;
    seen++;
    if (!turn || fired_kind || seen != turn) return 0;
    fired_kind = (int)kind;
    snprintf(fired_path, sizeof fired_path, "%s", path);
    errno = number;
    return 1;
}

static int path_fails(unsigned kind, int folder, const char *path) {
    char room[PATH_MAX * 2];
    const char *whole;
    if (!kinds || !root_length) return 0;
    whole = named(folder, path, room);
    return is_below(whole) && fails(kind, whole);
}

static int file_fails(unsigned kind, int file) {
    char link[64], room[PATH_MAX];
    ssize_t length;
    if (!(kinds & kind) || file < 0 || file >= MOST || !watched[file]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = readlink(link, room, sizeof room - 1);
    room[length < 0 ? 0 : length] = 0;
    return fails(kind, room);
}

static int opened(int file, int folder, const char *path) {
    char room[PATH_MAX * 2];
    if (file >= 0 && file < MOST) watched[file] = root_length && is_below(named(folder, path, room));
    return file;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define MODE(flags, last) \
    mode_t mode = 0; \
    if (((flags) & O_CREAT) || ((flags) & O_TMPFILE) == O_TMPFILE) { \
        va_list rest; \
        va_start(rest, last); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        MODE(flags, flags) \
        if (path_fails(OPEN, AT_FDCWD, path)) return -1; \
        return opened(real(path, flags, mode), AT_FDCWD, path); \
    }
#define OPENS_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        REAL(name); \
        MODE(flags, flags) \
        if (path_fails(OPEN, folder, path)) return -1; \
        return opened(real(folder, path, flags, mode), folder, path); \
    }
OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int file) {
    REAL(close);
    if (file >= 0 && file < MOST) watched[file] = 0;
    return real(file);
}

ssize_t read(int file, void *data, size_t size) {
    REAL(read);
    return file_fails(READ, file) ? -1 : real(file, data, size);
}

ssize_t pread(int file, void *data, size_t size, off_t at) {
    REAL(pread);
    return file_fails(READ, file) ? -1 : real(file, data, size, at);
}

ssize_t pread64(int file, void *data, size_t size, off64_t at) {
    REAL(pread64);
    return file_fails(READ, file) ? -1 : real(file, data, size, at);
}

ssize_t write(int file, const void *data, size_t size) {
    REAL(write);
    return file_fails(WRITE, file) ? -1 : real(file, data, size);
}

ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    REAL(pwrite);
    return file_fails(WRITE, file) ? -1 : real(file, data, size, at);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    REAL(pwrite64);
    return file_fails(WRITE, file) ? -1 : real(file, data, size, at);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    REAL(writev);
    return file_fails(WRITE, file) ? -1 : real(file, parts, count);
}

int ftruncate(int file, off_t size) {
    REAL(ftruncate);
    return file_fails(WRITE, file) ? -1 : real(file, size);
}

int ftruncate64(int file, off64_t size) {
    REAL(ftruncate64);
    return file_fails(WRITE, file) ? -1 : real(file, size);
}

int fsync(int file) {
    REAL(fsync);
    return file_fails(SYNC, file) ? -1 : real(file);
}

int fdatasync(int file) {
    REAL(fdatasync);
    return file_fails(SYNC, file) ? -1 : real(file);
}

int rename(const char *old, const char *new) {
    REAL(rename);
    return path_fails(RENAME, AT_FDCWD, new) ? -1 : real(old, new);
}

int renameat(int from, const char *old, int to, const char *new) {
    REAL(renameat);
    return path_fails(RENAME, to, new) ? -1 : real(from, old, to, new);
}

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    REAL(renameat2);
    return path_fails(RENAME, to, new) ? -1 : real(from, old, to, new, flags);
}

int link(const char *old, const char *new) {
    REAL(link);
    return path_fails(RENAME, AT_FDCWD, new) ? -1 : real(old, new);
}

int unlink(const char *path) {
    REAL(unlink);
    return path_fails(UNLINK, AT_FDCWD, path) ? -1 : real(path);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(unlinkat);
    return path_fails(UNLINK, folder, path) ? -1 : real(folder, path, flags);
}

int rmdir(const char *path) {
    REAL(rmdir);
    return path_fails(UNLINK, AT_FDCWD, path) ? -1 : real(path);
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    return path_fails(MKDIR, AT_FDCWD, path) ? -1 : real(path, mode);
}

int mkdirat(int folder, const char *path, mode_t mode) {
    REAL(mkdirat);
    return path_fails(MKDIR, folder, path) ? -1 : real(folder, path, mode);
}
