/* Loaded before the C library (LD_PRELOAD): lets the n-th call on a file below a folder fail, and writes down every
   change of the files there, in order, so that a power cut can be played at any point of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096
static char folder[1024], paths[FILES][1024];
static FILE *record;
static char call;
static long left, times;
static int number, hits;

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = dlsym(RTLD_NEXT, name)

void fault_watch(const char *below) { snprintf(folder, sizeof folder, "%s", below); }

/* From now on the n-th call of a kind ('w' write, 's' sync, 'o' open, 't' truncate) and the following ones fail. */
void fault_arm(char kind, long nth, long how_often, int error) {
    call = kind, left = nth, times = how_often, number = error, hits = 0;
}

void fault_disarm(void) { call = '-'; }

int fault_hits(void) { return hits; }

void fault_record(const char *path) { record = fopen(path, "wb"); }

static void put(char kind, const char *path, const char *other, int64_t place, const void *bytes, int64_t size) {
    if (!record) return;
    uint16_t lengths[2] = {(uint16_t)strlen(path), (uint16_t)strlen(other)};
    fwrite(&kind, 1, 1, record);
    fwrite(lengths, 2, 2, record);
    fwrite(&place, 8, 1, record);
    fwrite(&size, 8, 1, record);
    fwrite(path, 1, lengths[0], record);
    fwrite(other, 1, lengths[1], record);
    if (bytes) fwrite(bytes, 1, (size_t)size, record);
    fflush(record);
}

void fault_note(const char *words) { put('A', words, "", 0, NULL, 0); }

static int below(const char *path) { return folder[0] && strncmp(path, folder, strlen(folder)) == 0; }
static int known(int file) { return file >= 0 && file < FILES && paths[file][0]; }

static int fails(char kind) {
    if (call != kind || times <= 0 || --left > 0) return 0;
    times--, hits++, errno = number;
    return 1;
}

static int opened(int file, const char *path, int flags) {
    if (file >= 0 && file < FILES) {
        paths[file][0] = 0;
        if (below(path)) {
            snprintf(paths[file], sizeof paths[file], "%s", path);
            if (flags & (O_CREAT | O_TRUNC)) put('O', path, "", flags & O_TRUNC ? 1 : 0, NULL, 0);
        }
    }
    return file;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(int, #name, const char *, int, ...); \
        va_list more; va_start(more, flags); \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        if (below(path) && fails('o')) return -1; \
        return opened(real(path, flags, mode), path, flags); \
    }
OPEN(open)
OPEN(open64)

int close(int file) {
    REAL(int, "close", int);
    if (file >= 0 && file < FILES) paths[file][0] = 0;
    return real(file);
}

#define PWRITE(name, offset) \
    ssize_t name(int file, const void *bytes, size_t size, offset place) { \
        REAL(ssize_t, #name, int, const void *, size_t, offset); \
        if (known(file) && fails('w')) return -1; \
        ssize_t done = real(file, bytes, size, place); \
        if (done > 0 && known(file)) put('W', paths[file], "", place, bytes, done); \
        return done; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int file, const void *bytes, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (known(file) && fails('w')) return -1;
    off_t place = known(file) ? lseek(file, 0, SEEK_CUR) : 0;
    ssize_t done = real(file, bytes, size);
    if (done > 0 && known(file)) put('W', paths[file], "", place, bytes, done);
    return done;
}

#define SYNC(name) \
    int name(int file) { \
        REAL(int, #name, int); \
        if (known(file) && fails('s')) return -1; \
        int done = real(file); \
        if (done == 0 && known(file)) put('S', paths[file], "", 0, NULL, 0); \
        return done; \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, offset) \
    int name(int file, offset size) { \
        REAL(int, #name, int, offset); \
        if (known(file) && fails('t')) return -1; \
        int done = real(file, size); \
        if (done == 0 && known(file)) put('T', paths[file], "", size, NULL, 0); \
        return done; \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    int done = real(path);
    if (done == 0 && below(path)) put('U', path, "", 0, NULL, 0);
    return done;
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    int done = real(from, to);
    if (done == 0 && below(from)) put('R', from, to, 0, NULL, 0);
    return done;
}

int link(const char *from, const char *to) {
    REAL(int, "link", const char *, const char *);
    int done = real(from, to);
    if (done == 0 && below(from)) put('L', from, to, 0, NULL, 0);
    return done;
}
