/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/link.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/time.h"

#define NS_MS INT64_C(1000000)

/* What is used of libcurl. */
struct curl_api {
	CURLcode (*global_init)(long);
	CURL *(*easy_init)(void);
	CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
	CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
	CURLcode (*easy_send)(CURL *, const void *, size_t, size_t *);
	CURLcode (*easy_recv)(CURL *, void *, size_t, size_t *);
	void (*easy_cleanup)(CURL *);
	CURLM *(*multi_init)(void);
	CURLMcode (*multi_add_handle)(CURLM *, CURL *);
	CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
	CURLMcode (*multi_perform)(CURLM *, int *);
	CURLMcode (
	    *multi_poll)(CURLM *, struct curl_waitfd *, unsigned, int, int *);
	CURLMsg *(*multi_info_read)(CURLM *, int *);
	CURLMcode (*multi_cleanup)(CURLM *);
};

struct link {
	int fd; /* -1 while libcurl connects */
	bool open;
	int64_t deadline_ns;
	CURL *easy;
	CURLM *multi;
};

static struct curl_api curl;

/* ISO C has no conversion between object and function pointers; POSIX demands
 * that the bytes can be copied. */
static bool
symbol(void *lib, const char *name, void *to)
{
	void *p = dlsym(lib, name);

	memcpy(to, &p, sizeof(p));
	return p != NULL;
}

static bool
curl_load(void)
{
	static bool tried, loaded;
	void *lib;

	if (tried)
		return loaded;
	tried = true;
	lib = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
	if (lib == NULL)
		lib = dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
	if (lib == NULL) {
		log_line("mail: TLS needs libcurl.so.4, which is not here");
		return false;
	}
#define LOAD(f) symbol(lib, "curl_" #f, &curl.f)
	loaded = LOAD(global_init) && LOAD(easy_init) && LOAD(easy_setopt) &&
		 LOAD(easy_getinfo) && LOAD(easy_send) && LOAD(easy_recv) &&
		 LOAD(easy_cleanup) && LOAD(multi_init) &&
		 LOAD(multi_add_handle) && LOAD(multi_remove_handle) &&
		 LOAD(multi_perform) && LOAD(multi_poll) &&
		 LOAD(multi_info_read) && LOAD(multi_cleanup);
#undef LOAD
	loaded = loaded && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
	if (!loaded)
		log_line("mail: libcurl.so.4 is not as expected");
	return loaded;
}

static void
set_str(CURL *easy, CURLoption option, struct str s)
{
	char c[4096];

	if (s.n == 0 || s.n >= sizeof(c))
		return;
	(void)snprintf(c, sizeof(c), STR_FMT, STR_ARG(s));
	(void)curl.easy_setopt(easy, option, c); /* libcurl copies it */
	explicit_bzero(c, sizeof(c));
}

static enum err
curl_start(struct out *o, struct link *l)
{
	char url[512];
	const struct sink_place *p = &o->place;
	bool six = str_find(p->host, STR(":")) != SIZE_MAX;

	if (!curl_load() || (l->easy = curl.easy_init()) == NULL ||
	    (l->multi = curl.multi_init()) == NULL)
		return ERR_IO;
	(void)snprintf(url, sizeof(url),
	    "%s://%s" STR_FMT "%s:" STR_FMT "/" STR_FMT,
	    p->implicit_tls ? "smtps" : "smtp", six ? "[" : "",
	    STR_ARG(p->host), six ? "]" : "", STR_ARG(p->port),
	    STR_ARG(o->hello));
	set_str(l->easy, CURLOPT_URL, str_of(url));
	set_str(l->easy, CURLOPT_USERNAME, o->user);
	set_str(l->easy, CURLOPT_PASSWORD, o->password);
	set_str(l->easy, CURLOPT_CAINFO, o->ca_file);
	set_str(l->easy, CURLOPT_PROXY, STR_NONE);
	(void)curl.easy_setopt(l->easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	(void)curl.easy_setopt(l->easy, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
	(void)curl.easy_setopt(l->easy, CURLOPT_SSLVERSION,
	    (long)CURL_SSLVERSION_TLSv1_2);
	(void)curl.easy_setopt(l->easy, CURLOPT_CONNECT_ONLY, 1L);
	(void)curl.easy_setopt(l->easy, CURLOPT_NOSIGNAL, 1L);
	(void)curl.easy_setopt(l->easy, CURLOPT_CONNECTTIMEOUT_MS,
	    (long)o->connect_ms);
	(void)curl.easy_setopt(l->easy, CURLOPT_TCP_NODELAY, 1L);
	return curl.multi_add_handle(l->multi, l->easy) == CURLM_OK ? ERR_OK
								    : ERR_IO;
}

static enum err
plain_start(struct out *o, struct link *l)
{
	char host[256], port[8];
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM,
		.ai_flags = AI_NUMERICSERV };
	struct addrinfo *list;

	(void)snprintf(host, sizeof(host), STR_FMT, STR_ARG(o->place.host));
	(void)snprintf(port, sizeof(port), STR_FMT, STR_ARG(o->place.port));
	if (getaddrinfo(host, port, &hints, &list) != 0)
		return ERR_IO;
	for (struct addrinfo *i = list; i != NULL && l->fd < 0;
	     i = i->ai_next) {
		l->fd = socket(i->ai_family,
		    SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
		if (l->fd < 0)
			continue;
		if (connect(l->fd, i->ai_addr, i->ai_addrlen) != 0 &&
		    errno != EINPROGRESS) {
			close(l->fd);
			l->fd = -1;
		}
	}
	freeaddrinfo(list);
	return l->fd >= 0 ? ERR_OK : ERR_IO;
}

static bool
is_plain(const struct out *o)
{
	if (o->place.implicit_tls || o->user.n > 0)
		return false;
	return o->tls == SINK_TLS_OFF ||
	       (o->tls == SINK_TLS_AUTO && sink_place_is_loopback(&o->place));
}

enum err
link_open(struct out *o, struct link **out)
{
	struct link *l = calloc(1, sizeof(*l));
	enum err e;

	if (l == NULL)
		return ERR_IO;
	l->fd = -1;
	l->deadline_ns = clock_mono_ns() + o->connect_ms * NS_MS;
	e = is_plain(o) ? plain_start(o, l) : curl_start(o, l);
	if (e != ERR_OK) {
		link_free(l);
		return e;
	}
	*out = l;
	return ERR_OK;
}

void
link_free(struct link *l)
{
	if (l == NULL)
		return;
	if (l->easy != NULL && l->multi != NULL)
		(void)curl.multi_remove_handle(l->multi, l->easy);
	if (l->easy != NULL)
		curl.easy_cleanup(l->easy);
	else if (l->fd >= 0)
		close(l->fd);
	if (l->multi != NULL)
		(void)curl.multi_cleanup(l->multi);
	free(l);
}

static enum link_state
curl_step(struct link *l)
{
	CURLMsg *m;
	curl_socket_t fd = CURL_SOCKET_BAD;
	int n;

	if (curl.multi_perform(l->multi, &n) != CURLM_OK)
		return LINK_FAILED;
	m = curl.multi_info_read(l->multi, &n);
	if (m == NULL || m->msg != CURLMSG_DONE)
		return LINK_CONNECTING;
	if (m->data.result != CURLE_OK) {
		log_line("mail: connection refused by libcurl, code %d",
		    (int)m->data.result);
		return LINK_FAILED;
	}
	if (curl.easy_getinfo(l->easy, CURLINFO_ACTIVESOCKET, &fd) !=
		CURLE_OK ||
	    fd == CURL_SOCKET_BAD)
		return LINK_FAILED;
	l->fd = fd;
	return LINK_OPEN;
}

static enum link_state
plain_step(struct link *l)
{
	struct pollfd p = { .fd = l->fd, .events = POLLOUT };
	int error = 0;
	socklen_t n = sizeof(error);

	if (poll(&p, 1, 0) == 0)
		return LINK_CONNECTING;
	if (getsockopt(l->fd, SOL_SOCKET, SO_ERROR, &error, &n) != 0 ||
	    error != 0)
		return LINK_FAILED;
	return LINK_OPEN;
}

enum link_state
link_step(struct link *l)
{
	enum link_state state;

	if (l->open)
		return LINK_OPEN;
	state = l->multi != NULL ? curl_step(l) : plain_step(l);
	if (state == LINK_CONNECTING && clock_mono_ns() > l->deadline_ns)
		return LINK_FAILED;
	l->open = state == LINK_OPEN;
	return state;
}

bool
link_is_greeted(const struct link *l)
{
	return l->multi != NULL;
}

ptrdiff_t
link_send(struct link *l, struct str s)
{
	size_t done = 0;
	ssize_t n;
	CURLcode code;

	if (l->multi == NULL) {
		n = send(l->fd, s.p, s.n, MSG_NOSIGNAL);
		if (n >= 0)
			return n;
		return errno == EAGAIN || errno == EINTR ? 0 : -1;
	}
	code = curl.easy_send(l->easy, s.p, s.n, &done);
	if (code == CURLE_AGAIN)
		return 0;
	return code == CURLE_OK ? (ptrdiff_t)done : -1;
}

ptrdiff_t
link_recv(struct link *l, char *p, size_t size)
{
	size_t done = 0;
	ssize_t n;
	CURLcode code;

	if (l->multi == NULL) {
		n = recv(l->fd, p, size, 0);
		if (n > 0)
			return n;
		return n < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
	}
	code = curl.easy_recv(l->easy, p, size, &done);
	if (code == CURLE_AGAIN)
		return 0;
	return code == CURLE_OK && done > 0 ? (ptrdiff_t)done : -1;
}

void
link_wait(struct link *l, int parent, bool writing, int ms)
{
	struct pollfd p[2] = { { .fd = parent, .events = POLLIN },
		{ .fd = l != NULL ? l->fd : -1, .events = POLLIN } };
	struct curl_waitfd w = { .fd = parent, .events = CURL_WAIT_POLLIN };

	if (l != NULL && l->multi != NULL && !l->open) {
		(void)curl.multi_poll(l->multi, &w, parent >= 0 ? 1 : 0,
		    ms < 0 || ms > 1000 ? 1000 : ms, NULL);
		return;
	}
	if (l != NULL && (!l->open || writing))
		p[1].events |= POLLOUT;
	(void)poll(p, 2, ms);
}
