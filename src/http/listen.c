/* SPDX-License-Identifier: EUPL-1.2 */
/* http/listen: a socket at an address or a path. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "http/private.h"

#define BACKLOG 1024

union address {
	struct sockaddr any;
	struct sockaddr_in in;
	struct sockaddr_in6 in6;
	struct sockaddr_un un;
};

/* "127.0.0.1:8080" or "[::1]:8080"; names are not looked up. */
static enum err
read_address(struct str s, union address *a, socklen_t *n_out)
{
	bool is_6 = str_starts(s, STR("["));
	struct str end = is_6 ? STR("]:") : STR(":");
	size_t at = str_find(s, end);
	char host[INET6_ADDRSTRLEN];
	struct str name;
	int64_t port;

	if (at == SIZE_MAX)
		return ERR_INVALID;
	name = is_6 ? str_sub(s, 1, at - 1) : str_sub(s, 0, at);
	if (name.n == 0 || name.n >= sizeof(host) ||
	    str_to_i64(str_sub(s, at + end.n, s.n), 0, 65535, &port) != ERR_OK)
		return ERR_INVALID;
	memcpy(host, name.p, name.n);
	host[name.n] = '\0';
	if (is_6) {
		a->in6.sin6_family = AF_INET6;
		a->in6.sin6_port = htons((uint16_t)port);
		*n_out = sizeof(a->in6);
		return inet_pton(AF_INET6, host, &a->in6.sin6_addr) == 1
			   ? ERR_OK
			   : ERR_INVALID;
	}
	a->in.sin_family = AF_INET;
	a->in.sin_port = htons((uint16_t)port);
	*n_out = sizeof(a->in);
	return inet_pton(AF_INET, host, &a->in.sin_addr) == 1 ? ERR_OK
							      : ERR_INVALID;
}

/* A socket file left by a process that was killed answers no connect. */
static bool
is_stale(const struct sockaddr_un *un)
{
	union address a = { .un = *un };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool stale;

	if (fd < 0)
		return false;
	stale = connect(fd, &a.any, sizeof(*un)) != 0 && errno == ECONNREFUSED;
	close(fd);
	return stale;
}

static enum err
listen_unix(struct str path, int *fd_out, char **path_out)
{
	union address a = { .un = { .sun_family = AF_UNIX } };
	char *copy;
	mode_t mask;
	int fd, rc;

	if (path.n == 0 || path.n >= sizeof(a.un.sun_path) ||
	    memchr(path.p, '\0', path.n) != NULL)
		return ERR_INVALID;
	memcpy(a.un.sun_path, path.p, path.n);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	copy = strdup(a.un.sun_path);
	if (fd < 0 || copy == NULL)
		goto fail;
	if (is_stale(&a.un))
		unlink(copy);
	mask = umask(0177); /* for the owner alone: mode 0600 */
	rc = bind(fd, &a.any, sizeof(a.un));
	umask(mask);
	if (rc != 0 || listen(fd, BACKLOG) != 0)
		goto fail;
	*fd_out = fd;
	*path_out = copy;
	return ERR_OK;

fail:
	if (fd >= 0)
		close(fd);
	free(copy);
	return ERR_IO;
}

static int
port_of(int fd)
{
	union address a = { 0 };
	socklen_t n = sizeof(a);

	/* our own address, not the client's */
	if (getsockname(fd, &a.any, &n) != 0)
		return 0;
	return ntohs(
	    a.any.sa_family == AF_INET6 ? a.in6.sin6_port : a.in.sin_port);
}

enum err
listen_at(struct str address, int *fd_out, int *port_out, char **path_out)
{
	struct str prefix = STR("unix:");
	union address a = { 0 };
	socklen_t n = 0;
	int fd, on = 1;
	enum err e;

	if (str_starts(address, prefix)) {
		*port_out = 0;
		return listen_unix(str_sub(address, prefix.n, address.n),
		    fd_out, path_out);
	}
	e = read_address(address, &a, &n);
	if (e != ERR_OK)
		return e;
	fd = socket(a.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC,
	    0);
	if (fd < 0)
		return ERR_IO;
	/* Accepted sockets inherit TCP_NODELAY from the listening one. */
	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0 ||
	    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) != 0 ||
	    bind(fd, &a.any, n) != 0 || listen(fd, BACKLOG) != 0) {
		close(fd);
		return ERR_IO;
	}
	*fd_out = fd;
	*port_out = port_of(fd);
	*path_out = NULL;
	return ERR_OK;
}
