/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * floor: the least that the same work costs.
 *
 *	floor http FILE            a server that answers everything with FILE
 *	floor insert DB ROWS BYTES durable rows, one a transaction
 *	floor smtp PORT N FILE     N times FILE to a mail server, one connection
 *
 * http prints its port and ends with SIGTERM; the others print one line.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static char file[1 << 20];
static size_t file_n;

static int64_t
now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void
die(const char *what)
{
	perror(what);
	exit(2);
}

static void
load(const char *name)
{
	FILE *f = fopen(name, "r");

	if (f == NULL)
		die(name);
	file_n = fread(file, 1, sizeof(file) - 1, f);
	fclose(f);
}

static int
http(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(a);
	int l = socket(AF_INET, SOCK_STREAM, 0), ep = epoll_create1(0), one = 1;
	struct epoll_event ev = { .events = EPOLLIN, .data.fd = l }, list[256];
	static char in[65536];

	if (bind(l, (struct sockaddr *)&a, n) != 0 || listen(l, 512) != 0 ||
	    getsockname(l, (struct sockaddr *)&a, &n) != 0)
		die("listen");
	epoll_ctl(ep, EPOLL_CTL_ADD, l, &ev);
	printf("%d\n", ntohs(a.sin_port));
	fflush(stdout);
	for (;;) {
		int got = epoll_wait(ep, list, 256, -1);

		for (int i = 0; i < got; i++) {
			int fd = list[i].data.fd;
			ssize_t k;

			if (fd == l) {
				fd = accept4(l, NULL, NULL, SOCK_NONBLOCK);
				setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one,
				    sizeof(one));
				ev.data.fd = fd;
				epoll_ctl(ep, EPOLL_CTL_ADD, fd, &ev);
				continue;
			}
			k = recv(fd, in, sizeof(in), 0);
			if (k <= 0)
				close(fd);
			else if (memmem(in, (size_t)k, "\r\n\r\n", 4) != NULL)
				(void)!send(fd, file, file_n, MSG_NOSIGNAL);
		}
	}
}

static int
by_value(const void *a, const void *b)
{
	int64_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return x < y ? -1 : x > y;
}

static int
insert(const char *name, int rows, int bytes)
{
	static const char setup[] =
	    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
	    "PRAGMA secure_delete=ON;"
	    "CREATE TABLE r(id INTEGER PRIMARY KEY, body BLOB) STRICT;";
	int64_t *each = calloc((size_t)rows, sizeof(*each)), from;
	char *body = malloc((size_t)bytes);
	sqlite3_stmt *st;
	sqlite3 *db;

	if (sqlite3_open(name, &db) != SQLITE_OK ||
	    sqlite3_exec(db, setup, NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, "INSERT INTO r(body) VALUES(?1)", -1, &st,
		NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	from = now_ns();
	for (int i = 0; i < rows; i++) {
		int64_t t = now_ns();

		memset(body, i & 255, (size_t)bytes);
		sqlite3_bind_blob(st, 1, body, bytes, SQLITE_STATIC);
		if (sqlite3_step(st) != SQLITE_DONE)
			die(sqlite3_errmsg(db));
		sqlite3_reset(st);
		each[i] = now_ns() - t;
	}
	from = now_ns() - from;
	qsort(each, (size_t)rows, sizeof(*each), by_value);
	printf("per_s=%.0f p50=%lld p99=%lld\n", rows / ((double)from / 1e9),
	    (long long)each[rows / 2] / 1000,
	    (long long)each[rows * 99 / 100] / 1000);
	return 0;
}

/* Answers until one that ends a group of ${n}. */
static void
expect(FILE *in, int n)
{
	char line[1024];

	while (n > 0 && fgets(line, sizeof(line), in) != NULL)
		n -= strlen(line) > 3 && line[3] == ' ';
	if (n > 0 || line[0] > '3')
		die(line);
}

static int
smtp(int port, int n)
{
	static const char group[] = "MAIL FROM:<a@example.org>\r\n"
				    "RCPT TO:<b@example.org>\r\nDATA\r\n";
	struct sockaddr_in a = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
	FILE *in;
	int64_t from;
	struct rusage u;

	if (connect(fd, (struct sockaddr *)&a, sizeof(a)) != 0)
		die("connect");
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	in = fdopen(fd, "r");
	expect(in, 1);
	(void)!write(fd, "EHLO localhost\r\n", 16);
	expect(in, 1);
	memcpy(file + file_n, "\r\n.\r\n", 5);
	from = now_ns();
	for (int i = 0; i < n; i++) {
		(void)!write(fd, group, sizeof(group) - 1);
		expect(in, 3);
		(void)!write(fd, file, file_n + 5);
		expect(in, 1);
	}
	from = now_ns() - from;
	getrusage(RUSAGE_SELF, &u);
	printf("per_s=%.0f cpu_us=%.1f\n", n / ((double)from / 1e9),
	    (double)((u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000 +
		     u.ru_utime.tv_usec + u.ru_stime.tv_usec) /
		n);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "http") == 0) {
		load(argv[2]);
		return http();
	}
	if (argc == 5 && strcmp(argv[1], "insert") == 0)
		return insert(argv[2], (int)strtol(argv[3], NULL, 10),
		    (int)strtol(argv[4], NULL, 10));
	if (argc == 5 && strcmp(argv[1], "smtp") == 0) {
		load(argv[4]);
		return smtp((int)strtol(argv[2], NULL, 10),
		    (int)strtol(argv[3], NULL, 10));
	}
	fputs("usage: see the head of floor.c\n", stderr);
	return 2;
}
