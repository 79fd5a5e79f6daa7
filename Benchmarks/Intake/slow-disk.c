// A disk that takes SYNC_MS milliseconds longer for every fsync and fdatasync, for programs that it is preloaded into.
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static int late(long call, int file) {
    int result = syscall(call, file);
    const char *milliseconds = getenv("SYNC_MS");
    usleep((milliseconds ? atoi(milliseconds) : 0) * 1000);
    return result;
}

int fsync(int file) { return late(SYS_fsync, file); }
int fdatasync(int file) { return late(SYS_fdatasync, file); }
