/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * load: kept-alive clients against a server on loopback, one thread, epoll.
 *
 *	load PORT CLIENTS SECONDS get PATH [WHO]
 *	load PORT CLIENTS SECONDS each FILE         one path a line, in turn
 *	load PORT CLIENTS SECONDS consent PATH WHO [NOTES]
 *	load PORT CLIENTS SECONDS mix PATH WHO [NOTES]
 *	load PORT CLIENTS SECONDS leave FILE WHO    each client once
 *
 * WHO has one client a line: cookie, tab, token of its forms. PATH of consent
 * is the organisation's page of consents; mix reads PATH's parent three times
 * for each change. NOTES: what was acknowledged ("give", "withdraw" or "?")
 * and what was asked and not answered ("-" none), one client a line, read at
 * the start and written at the end, which a lost connection brings too.
 *
 * Prints one line: requests, by status, per second, microseconds.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define CLIENTS_MAX 1024
#define LINES_MAX   200000
#define IN_MAX      (1 << 20)
#define SAMPLES_MAX 4000000

enum mode {
	GET,
	EACH,
	CONSENT,
	MIX,
	LEAVE
};

struct client {
	int fd;
	size_t turn, n, want;
	int64_t sent_ns;
	char said, asked; /* g, w, ? and - */
	bool lost;
	char *in;
};

static const char *const modes[] = { "get", "each", "consent", "mix", "leave" };
static struct client client[CLIENTS_MAX];
static char *lines[LINES_MAX], *who[LINES_MAX];
static size_t lines_n, who_n, next_line, clients_n;
static const char *path;
static enum mode mode;
static int port;
static uint32_t *samples;
static size_t samples_n;
static uint64_t by_status[600], bytes;

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

static size_t
read_lines(const char *name, char **out)
{
	FILE *f = fopen(name, "r");
	char line[4096];
	size_t n = 0;

	if (f == NULL)
		die(name);
	while (n < LINES_MAX && fgets(line, sizeof(line), f) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		out[n++] = strdup(line);
	}
	fclose(f);
	return n;
}

static const char *
word(char said)
{
	return said == 'g'   ? "give"
	       : said == 'w' ? "withdraw"
	       : said == '-' ? "-"
			     : "?";
}

static void
notes_read(const char *name)
{
	FILE *f = fopen(name, "r");
	char line[64];

	for (size_t i = 0;
	     f != NULL && i < clients_n && fgets(line, sizeof(line), f) != NULL;
	     i++) {
		const char *second = strchr(line, ' ');

		if (second == NULL)
			break;
		client[i].said = line[0];
		client[i].asked = second[1];
	}
	if (f != NULL)
		fclose(f);
}

static void
notes_write(const char *name)
{
	FILE *f = fopen(name, "w");

	if (f == NULL)
		die(name);
	for (size_t i = 0; i < clients_n; i++)
		fprintf(f, "%s %s\n", word(client[i].said),
		    word(client[i].asked));
	fclose(f);
}

static size_t
get(char *out, size_t max, const char *target, const char *cookie)
{
	return (size_t)snprintf(out, max,
	    "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
	    "Accept-Language: en\r\n%s%s%s\r\n",
	    target, port, cookie != NULL ? "Cookie: " : "",
	    cookie != NULL ? cookie : "", cookie != NULL ? "\r\n" : "");
}

static size_t
post(char *out, size_t max, const char *target, const char *cookie,
    const char *body)
{
	return (size_t)snprintf(out, max,
	    "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
	    "Accept-Language: en\r\nOrigin: http://127.0.0.1:%d\r\n"
	    "Content-Type: application/x-www-form-urlencoded\r\n"
	    "Content-Length: %zu\r\nCookie: %s\r\n\r\n%s",
	    target, port, port, strlen(body), cookie, body);
}

/* The next request of a client; 0 when it has no more. */
static size_t
request(size_t i, char *out, size_t max)
{
	struct client *c = &client[i];
	char cookie[512] = "", body[1024];
	const char *token = "";
	size_t turn = c->turn++;

	if (who_n > 0) {
		snprintf(cookie, sizeof(cookie), "%s", who[i % who_n]);
		token = strchr(who[i % who_n], '\t');
		token = token != NULL ? token + 1 : "";
		cookie[strcspn(cookie, "\t")] = '\0';
	}
	if (mode == GET)
		return get(out, max, path, who_n > 0 ? cookie : NULL);
	if (mode == EACH)
		return get(out, max, lines[next_line++ % lines_n], NULL);
	if (mode == LEAVE) {
		if (turn > 0)
			return 0;
		snprintf(body, sizeof(body), "csrf=%s%s", token, lines[0]);
		return post(out, max, path, cookie, body);
	}
	if (mode == MIX && turn % 4 != 3) {
		snprintf(body, sizeof(body), "%.*s",
		    (int)(strrchr(path, '/') - path), path);
		return get(out, max, body, cookie);
	}
	c->asked = c->said == 'g' ? 'w' : 'g';
	snprintf(body, sizeof(body),
	    "csrf=%s&purpose=newsletter&channel=email&do=%s", token,
	    word(c->asked));
	return post(out, max, path, cookie, body);
}

static void
lose(struct client *c)
{
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
	c->lost = true;
}

static void
say(size_t i)
{
	struct client *c = &client[i];
	char out[8192];
	size_t n = request(i, out, sizeof(out));

	c->n = c->want = 0;
	c->sent_ns = now_ns();
	if (n == 0 || send(c->fd, out, n, MSG_NOSIGNAL) != (ssize_t)n)
		lose(c);
}

/* Whether the answer is whole. */
static bool
whole(struct client *c)
{
	char *end, *length;

	if (c->want == 0) {
		c->in[c->n] = '\0';
		end = strstr(c->in, "\r\n\r\n");
		if (end == NULL)
			return false;
		length = strcasestr(c->in, "\r\nContent-Length:");
		c->want = (size_t)(end - c->in) + 4;
		if (length != NULL && length < end)
			c->want += strtoul(length + 17, NULL, 10);
		if (c->want > IN_MAX - 1)
			die("answer too long");
	}
	return c->n >= c->want;
}

static void
answered(size_t i)
{
	struct client *c = &client[i];
	long status = strtol(c->in + 9, NULL, 10);

	if (samples_n < SAMPLES_MAX)
		samples[samples_n++] =
		    (uint32_t)((now_ns() - c->sent_ns) / 1000);
	by_status[status > 0 && status < 600 ? status : 0]++;
	bytes += c->n;
	if (c->asked != '-') {
		/* What is refused was rolled back as a whole. */
		if (status == 200 || status == 303)
			c->said = c->asked;
		c->asked = '-';
	}
}

static void
hear(size_t i)
{
	struct client *c = &client[i];

	for (;;) {
		ssize_t n =
		    recv(c->fd, c->in + c->n, IN_MAX - 1 - c->n, MSG_DONTWAIT);

		if (n < 0 && errno == EAGAIN)
			return;
		if (n <= 0) {
			lose(c);
			return;
		}
		c->n += (size_t)n;
		if (whole(c)) {
			answered(i);
			say(i);
			return;
		}
	}
}

static void
dial(size_t i, int ep)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct epoll_event ev = { .events = EPOLLIN, .data.u64 = i };
	int one = 1;

	client[i].in = malloc(IN_MAX);
	client[i].fd = socket(AF_INET, SOCK_STREAM, 0);
	if (client[i].fd < 0 || client[i].in == NULL ||
	    connect(client[i].fd, (struct sockaddr *)&a, sizeof(a)) != 0) {
		lose(&client[i]);
		return;
	}
	setsockopt(client[i].fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	epoll_ctl(ep, EPOLL_CTL_ADD, client[i].fd, &ev);
}

static int
by_value(const void *a, const void *b)
{
	uint32_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return x < y ? -1 : x > y;
}

static void
report(double seconds)
{
	size_t lost = 0;
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	for (size_t i = 0; i < clients_n; i++)
		lost += client[i].lost;
	qsort(samples, samples_n, sizeof(*samples), by_value);
	printf("n=%zu per_s=%.0f", samples_n, (double)samples_n / seconds);
	if (samples_n > 0)
		printf(" p50=%u p99=%u max=%u bytes=%llu",
		    samples[samples_n / 2], samples[samples_n * 99 / 100],
		    samples[samples_n - 1],
		    (unsigned long long)(bytes / samples_n));
	for (size_t i = 0; i < 600; i++)
		if (by_status[i] > 0)
			printf(" s%zu=%llu", i,
			    (unsigned long long)by_status[i]);
	printf(" lost=%zu cpu_ms=%ld\n", lost,
	    (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000 +
		(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1000);
}

static void
run(double seconds)
{
	int64_t from = now_ns(), until = from + (int64_t)(seconds * 1e9);
	struct epoll_event ev[256];
	int ep = epoll_create1(0);
	size_t alive;

	for (size_t i = 0; i < clients_n; i++)
		dial(i, ep);
	for (size_t i = 0; i < clients_n; i++)
		if (!client[i].lost)
			say(i);
	do {
		int n = epoll_wait(ep, ev, 256, 50);

		for (int k = 0; k < n; k++)
			if (!client[ev[k].data.u64].lost)
				hear((size_t)ev[k].data.u64);
		alive = 0;
		for (size_t i = 0; i < clients_n; i++)
			alive += !client[i].lost;
	} while (alive > 0 && now_ns() < until);
	report((double)(now_ns() - from) / 1e9);
}

int
main(int argc, char **argv)
{
	if (argc < 6) {
		fputs("usage: see the head of load.c\n", stderr);
		return 2;
	}
	port = (int)strtol(argv[1], NULL, 10);
	clients_n = strtoul(argv[2], NULL, 10);
	if (clients_n > CLIENTS_MAX)
		clients_n = CLIENTS_MAX;
	while (mode < LEAVE && strcmp(argv[4], modes[mode]) != 0)
		mode++;
	path = argv[5];
	if (mode == EACH)
		lines_n = read_lines(argv[5], lines);
	if (mode != EACH && argc > 6)
		who_n = read_lines(argv[6], who);
	if (mode == LEAVE) {
		lines[0] = argc > 7 ? argv[7] : strdup("");
		lines_n = 1;
	}
	samples = malloc(SAMPLES_MAX * sizeof(*samples));
	for (size_t i = 0; i < clients_n; i++) {
		client[i].said = '?';
		client[i].asked = '-';
	}
	if ((mode == CONSENT || mode == MIX) && argc > 7)
		notes_read(argv[7]);
	/* What was asked and not answered may be either: asked again. */
	for (size_t i = 0; i < clients_n; i++)
		client[i].asked = '-';
	run(strtod(argv[3], NULL));
	if ((mode == CONSENT || mode == MIX) && argc > 7)
		notes_write(argv[7]);
	return 0;
}
