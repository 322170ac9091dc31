/* A clock that is five years ahead, for `make test-later`: preloaded into the tests and every process that they start.
 *
 * It moves the time of day and nothing else. faketime moves waiting along with it, and under Python 3.11 its sleeps fail. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>

#define AHEAD (5 * 31557600LL) /* seconds; years of 365.25 days */

int clock_gettime(clockid_t clock, struct timespec *told)
{
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int failed = real(clock, told);
    if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI))
        told->tv_sec += AHEAD;
    return failed;
}

int gettimeofday(struct timeval *told, void *zone)
{
    static int (*real)(struct timeval *, void *);
    if (!real)
        real = (int (*)(struct timeval *, void *))dlsym(RTLD_NEXT, "gettimeofday");
    int failed = real(told, zone);
    if (!failed)
        told->tv_sec += AHEAD;
    return failed;
}

time_t time(time_t *told)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (told)
        *told = now.tv_sec;
    return now.tv_sec;
}
