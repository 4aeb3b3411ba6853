/* SPDX-License-Identifier: EUPL-1.2 */
/* vault: what does not open, and what does. */
#include "tap.h"
#include "temp.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vault/private.h"

static char dir[TEMP_MAX];
static char path[64], exported[64];
static struct arena *a;

static bool
reason_has(const char *word)
{
	return strstr(vault_reason(), word) != NULL;
}

static struct str
read_text(const char *name)
{
	static char text[VAULT_FILE_BYTES];
	int fd = open(name, O_RDONLY);
	ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof(text));

	if (n < 0)
		exit(1);
	(void)close(fd);
	return (struct str){ .p = text, .n = (size_t)n };
}

static void
write_text(const char *name, struct str s, mode_t mode)
{
	int fd;

	(void)unlink(name);
	fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || write(fd, s.p, s.n) != (ssize_t)s.n ||
	    fchmod(fd, mode) != 0)
		exit(1);
	(void)close(fd);
}

/* ---- sealing -------------------------------------------------------- */

static void
test_seal(void)
{
	struct key k, other;
	struct str sealed, again, plain = STR("Kari Nordmann"), out = STR("-");
	struct str ad = STR("person 1, part 2");
	char *bad;
	int opened = 0;

	key_random(&k);
	key_random(&other);
	sealed = seal(a, &k, ad, plain);
	tap_err(unseal(a, &other, ad, sealed, &out), ERR_TAMPERED,
	    "another key");
	tap_err(unseal(a, &k, STR("person 2, part 2"), sealed, &out),
	    ERR_TAMPERED, "a row moved to another person");
	tap_err(unseal(a, &k, STR_NONE, sealed, &out), ERR_TAMPERED,
	    "no place at all");
	tap_err(unseal(a, &k, ad, STR_NONE, &out), ERR_TAMPERED, "nothing");
	for (size_t n = 0; n < sealed.n; n++)
		opened +=
		    unseal(a, &k, ad, str_sub(sealed, 0, n), &out) == ERR_OK;
	tap_ok(opened == 0, "cut off anywhere");
	bad = arena_alloc(a, sealed.n + 1);
	for (size_t bit = 0; bit < sealed.n * 8; bit++) {
		memcpy(bad, sealed.p, sealed.n);
		bad[bit / 8] = (char)(bad[bit / 8] ^ (1 << bit % 8));
		opened +=
		    unseal(a, &k, ad, (struct str){ .p = bad, .n = sealed.n },
			&out) == ERR_OK;
	}
	tap_ok(opened == 0, "any bit flipped");
	memcpy(bad, sealed.p, sealed.n);
	tap_err(unseal(a, &k, ad, (struct str){ .p = bad, .n = sealed.n + 1 },
		    &out),
	    ERR_TAMPERED, "a byte more");
	tap_str(out, STR("-"), "a refusal leaves the output alone");
	tap_err(unseal(a, &k, ad, sealed, &out), ERR_OK, "the right one opens");
	tap_str(out, plain, "to what was sealed");
	tap_ok(sealed.n == plain.n + VAULT_SEAL_EXTRA, "40 bytes are added");
	again = seal(a, &k, ad, plain);
	tap_ok(!str_eq(sealed, again),
	    "T-50 the same text is sealed differently each time");
	sealed = seal(a, &k, STR_NONE, STR_NONE);
	tap_ok(unseal(a, &k, STR_NONE, sealed, &out) == ERR_OK && out.n == 0,
	    "nothing can be sealed");
	key_wipe(&k);
	memset(&other, 0, sizeof(other));
	tap_ok(memcmp(&k, &other, sizeof(k)) == 0, "a wiped key is zeros");
}

/* RFC 7693, appendix A has BLAKE2b-512 only; this is BLAKE2b-256 of "abc". */
static const uint8_t blake2b_abc[32] = { 0xbd, 0xdd, 0x81, 0x3c, 0x63, 0x42,
	0x39, 0x72, 0x31, 0x71, 0xef, 0x3f, 0xee, 0x98, 0x57, 0x9b, 0x94, 0x96,
	0x4e, 0x3b, 0xb1, 0xcb, 0x3e, 0x42, 0x72, 0x62, 0xc8, 0xc0, 0x68, 0xd5,
	0x23, 0x19 };

static void
test_digest(void)
{
	struct key k, other;
	uint8_t one[VAULT_DIGEST_BYTES], two[VAULT_DIGEST_BYTES];

	key_random(&k);
	key_random(&other);
	digest(&k, "email", STR("a@b.example"), one);
	digest(&other, "email", STR("a@b.example"), two);
	tap_ok(!digest_eq(one, two), "T-50 another key, another digest");
	digest(&k, "phone", STR("a@b.example"), two);
	tap_ok(!digest_eq(one, two), "another kind, another digest");
	digest(&k, "emaila", STR("@b.example"), two);
	tap_ok(!digest_eq(one, two), "kind and value do not run together");
	digest(&k, "email", STR("a@b.example"), two);
	tap_ok(digest_eq(one, two), "the same is the same");
	hash(STR("abc"), one);
	tap_ok(digest_eq(one, blake2b_abc), "BLAKE2b-256 of abc");
	tap_ok(!secret_eq(STR("abc"), STR("abd")), "other secret");
	tap_ok(!secret_eq(STR("abc"), STR("abcd")), "longer secret");
	tap_ok(!secret_eq(STR("abc"), STR_NONE), "no secret");
	tap_ok(secret_eq(STR("abc"), STR("abc")), "same secret");
	tap_ok(secret_eq(STR_NONE, STR("")), "both empty");
}

static void
test_random(void)
{
	bool in_range = true, high = false;

	for (int i = 0; i < 1000; i++) {
		int64_t id = random_id();

		in_range = in_range && id >= 1 && id <= (int64_t)1 << 62;
		high = high || id > (int64_t)1 << 61;
	}
	tap_ok(in_range && high, "ids are 1..2^62");
	tap_ok(random_token(a).n == 43, "T-44 a token has 256 bits");
	tap_ok(!str_eq(random_token(a), random_token(a)), "two tokens differ");
}

/* ---- the key file --------------------------------------------------- */

static void
test_file(void)
{
	struct vault *v = NULL;
	struct str recovery, text;
	struct stat st;
	char *bad;
	int opened = 0;

	tap_err(vault_open(path, &v), ERR_KEY, "a missing key file");
	tap_ok(reason_has("No such file"), "and the reason says so");
	tap_err(vault_create("/nowhere/vern.keys", a, &recovery), ERR_IO,
	    "a directory that is not there");
	tap_err(vault_create(path, a, &recovery), ERR_OK, "create");
	tap_ok(stat(path, &st) == 0 && (st.st_mode & 07777) == 0600,
	    "the file is its owner's alone");
	tap_err(vault_create(path, a, &text), ERR_CONFLICT,
	    "keys are never overwritten");
	tap_err(vault_open(dir, &v), ERR_KEY, "a directory is no key file");
	text = arena_str(a, read_text(path));

	static const mode_t open_modes[] = { 0640, 0604, 0660, 0644, 0610 };
	for (size_t i = 0; i < ARRAY_LEN(open_modes); i++) {
		(void)chmod(path, open_modes[i]);
		tap_ok(vault_open(path, &v) == ERR_KEY && reason_has("chmod"),
		    "a key file that others may use is refused");
	}
	(void)chmod(path, 0400);
	tap_err(vault_open(path, &v), ERR_OK, "its owner may only read it");
	vault_close(v);

	for (size_t n = 0; n < text.n; n++) {
		write_text(path, str_sub(text, 0, n), 0600);
		opened += vault_open(path, &v) == ERR_OK;
	}
	tap_ok(opened == 0, "cut off anywhere");
	bad = arena_alloc(a, text.n + 8);
	for (size_t i = 0; i < text.n; i++) {
		memcpy(bad, text.p, text.n);
		bad[i] = bad[i] == '0' ? '1' : '0';
		write_text(path, (struct str){ .p = bad, .n = text.n }, 0600);
		opened += vault_open(path, &v) == ERR_OK;
	}
	tap_ok(opened == 0, "any character changed");
	memcpy(bad, text.p, text.n);
	bad[text.n] = '\n';
	write_text(path, (struct str){ .p = bad, .n = text.n + 1 }, 0600);
	tap_err(vault_open(path, &v), ERR_KEY, "a line more");
	write_text(path, STR("vern-keys 2\n"), 0600);
	tap_ok(vault_open(path, &v) == ERR_KEY && reason_has("version 1"),
	    "a file of another version");

	write_text(path, text, 0600);
}

static void
test_versions(void)
{
	struct vault *v = NULL;
	struct key one, two;

	tap_err(vault_open(path, &v), ERR_OK, "the mended file opens");
	tap_err(vault_key(v, 1, KEY_USE_SEAL, 0, &one), ERR_KEY,
	    "no key has version 0");
	tap_err(vault_key(v, 1, KEY_USE_SEAL, 2, &one), ERR_KEY,
	    "no key of a version to come");
	tap_err(vault_key(v, 1, KEY_USE_SEAL, 1, &one), ERR_OK, "version 1");
	(void)!vault_key(v, 2, KEY_USE_SEAL, 1, &two);
	tap_ok(memcmp(&one, &two, sizeof(one)) != 0,
	    "T-57 each organisation has other keys");
	(void)!vault_key(v, 1, KEY_USE_DIGEST, 1, &two);
	tap_ok(memcmp(&one, &two, sizeof(one)) != 0, "each use has its own");
	tap_err(vault_rotate(v), ERR_OK, "rotate");
	tap_ok(vault_version(v) == 2, "the newest is version 2");
	(void)!vault_key(v, 1, KEY_USE_SEAL, 2, &two);
	tap_ok(memcmp(&one, &two, sizeof(one)) != 0, "with a new key");
	vault_close(v);
	tap_err(vault_open(path, &v), ERR_OK, "it opens after the rotation");
	(void)!vault_key(v, 1, KEY_USE_SEAL, 1, &two);
	tap_ok(memcmp(&one, &two, sizeof(one)) == 0, "the old key is kept");
	vault_close(v);
}

static void
test_rotate_full(void)
{
	struct rlimit none = { .rlim_cur = 100, .rlim_max = 100 };
	struct vault *v;
	struct str before = arena_str(a, read_text(path));
	int status;

	if (fork() == 0) {
		(void)signal(SIGXFSZ, SIG_IGN);
		if (vault_open(path, &v) != ERR_OK ||
		    setrlimit(RLIMIT_FSIZE, &none) != 0)
			_exit(2);
		_exit(vault_rotate(v) == ERR_FULL && vault_version(v) == 2 ? 0
									   : 1);
	}
	(void)wait(&status);
	tap_ok(status == 0, "a rotation on a full disk is FULL");
	tap_str(read_text(path), before, "and leaves the key file as it was");
}

/* ---- the recovery key ----------------------------------------------- */

static void
test_recovery(void)
{
	static const char *const bad[] = { "", "A", "-", "UUUUU",
		"00000-00000-00000-00000-00000-00000-00000" };
	uint8_t secret[RECOVERY_BYTES], back[RECOVERY_BYTES];
	char text[RECOVERY_TEXT + 1], typo[RECOVERY_TEXT + 1];
	int passed = 0, misnamed = 0;

	randombytes_buf(secret, sizeof(secret));
	recovery_print(secret, text);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		passed += recovery_parse(str_of(bad[i]), back) == ERR_OK;
	tap_ok(passed == 0, "what is no recovery key");
	for (size_t i = 0; i < RECOVERY_TEXT; i++) {
		for (const char *c = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
		     *c != '\0'; c++) {
			char want[32];

			memcpy(typo, text, sizeof(typo));
			if (typo[i] == *c || typo[i] == '-')
				continue;
			typo[i] = *c;
			passed += recovery_parse(str_of(typo), back) == ERR_OK;
			(void)snprintf(want, sizeof(want), "group %zu ",
			    i / 6 + 1);
			misnamed += !reason_has(want);
		}
	}
	tap_ok(passed == 0, "any one character mistyped is found");
	tap_ok(misnamed == 0, "and its group is named");
	for (size_t i = 0; i + 1 < RECOVERY_TEXT; i++) {
		memcpy(typo, text, sizeof(typo));
		if (typo[i] == typo[i + 1] || typo[i] == '-' ||
		    typo[i + 1] == '-')
			continue;
		typo[i] = text[i + 1];
		typo[i + 1] = text[i];
		passed += recovery_parse(str_of(typo), back) == ERR_OK;
	}
	tap_ok(passed == 0, "two neighbours exchanged are found");
	memcpy(typo, text, sizeof(typo));
	memcpy(typo, text + 6, 5);
	memcpy(typo + 6, text, 5);
	tap_err(recovery_parse(str_of(typo), back), ERR_KEY,
	    "two groups exchanged are found");
	tap_ok(strlen(text) == 47, "eight groups of five");
	tap_ok(recovery_parse(str_of(text), back) == ERR_OK &&
		   memcmp(secret, back, sizeof(secret)) == 0,
	    "the right one is read");
	for (size_t i = 0; i < RECOVERY_TEXT; i++)
		typo[i] = text[i] == '-'   ? ' '
			  : text[i] == '0' ? 'o'
			  : text[i] == '1' ? 'l'
			  : text[i] >= 'A' && text[i] <= 'Z'
			      ? (char)(text[i] + 32)
			      : text[i];
	tap_ok(recovery_parse((struct str){ .p = typo, .n = RECOVERY_TEXT },
		   back) == ERR_OK &&
		   memcmp(secret, back, sizeof(secret)) == 0,
	    "small letters, blanks, O and l are forgiven");
}

static void
test_export(void)
{
	struct vault *v = NULL, *back = NULL;
	struct str recovery, other, text, hidden;
	struct key one, two;
	char to[80], *bad;
	int opened = 0;

	(void)unlink(path);
	(void)snprintf(to, sizeof(to), "%s/other", dir);
	if (vault_create(to, a, &other) != ERR_OK ||
	    vault_create(path, a, &recovery) != ERR_OK ||
	    vault_open(path, &v) != ERR_OK || vault_rotate(v) != ERR_OK)
		exit(1);
	(void)unlink(to);
	tap_err(vault_export(v, "/nowhere/keys"), ERR_IO,
	    "an export into no directory");
	tap_err(vault_export(v, exported), ERR_OK, "export");
	text = arena_str(a, read_text(exported));
	hidden = hex_encode(a,
	    (struct str){ .p = (char *)v->root[0], .n = VAULT_KEY_BYTES });
	tap_ok(str_find(text, hidden) == SIZE_MAX, "the export shows no key");
	tap_err(vault_import(exported, other, to), ERR_KEY,
	    "another recovery key does not open it");
	tap_ok(reason_has("another recovery key"), "and the reason says so");
	tap_err(vault_import(exported, STR("12345"), to), ERR_KEY,
	    "a piece of a recovery key");
	tap_err(vault_import("/nowhere/keys", recovery, to), ERR_IO,
	    "no such export");
	tap_err(vault_import(path, recovery, to), ERR_INVALID,
	    "a key file is no export");
	bad = arena_alloc(a, text.n);
	for (size_t i = 0; i < text.n; i++) {
		memcpy(bad, text.p, text.n);
		bad[i] = bad[i] == '0' ? '1' : '0';
		write_text(exported, (struct str){ .p = bad, .n = text.n },
		    0600);
		opened += vault_import(exported, recovery, to) == ERR_OK;
		write_text(exported, str_sub(text, 0, i), 0600);
		opened += vault_import(exported, recovery, to) == ERR_OK;
	}
	tap_ok(opened == 0, "a damaged or cut-off export");
	tap_ok(access(to, F_OK) != 0, "and no key file came of it");
	write_text(exported, text, 0644);
	tap_err(vault_import(exported, recovery, path), ERR_CONFLICT,
	    "an import does not overwrite keys");
	tap_err(vault_import(exported, recovery, to), ERR_OK, "import");
	tap_err(vault_open(to, &back), ERR_OK, "what was imported opens");
	for (uint32_t i = 1; i <= 2; i++) {
		(void)!vault_key(v, 7, KEY_USE_MARK, i, &one);
		(void)!vault_key(back, 7, KEY_USE_MARK, i, &two);
		tap_ok(memcmp(&one, &two, sizeof(one)) == 0,
		    "with the same keys");
	}
	tap_err(vault_prove(v, other), ERR_KEY, "another key proves nothing");
	tap_err(vault_prove(v, STR("x")), ERR_KEY, "a typing error neither");
	tap_err(vault_prove(v, recovery), ERR_OK, "the recovery key is proved");
	vault_close(back);
	vault_close(v);
}

/* ---- signatures ----------------------------------------------------- */

static void
test_sign(void)
{
	struct vault *v = NULL;
	uint8_t sig[VAULT_SIGN_BYTES], pub[32];

	if (vault_open(path, &v) != ERR_OK)
		exit(1);
	vault_sign(v, STR("checkpoint 1"), sig);
	vault_public(v, pub);
	tap_ok(!sign_ok(pub, STR("checkpoint 2"), sig), "another text");
	sig[5] ^= 1;
	tap_ok(!sign_ok(pub, STR("checkpoint 1"), sig), "another signature");
	sig[5] ^= 1;
	pub[5] ^= 1;
	tap_ok(!sign_ok(pub, STR("checkpoint 1"), sig), "another key");
	pub[5] ^= 1;
	tap_ok(sign_ok(pub, STR("checkpoint 1"), sig), "the signature holds");
	vault_close(v);
}

int
main(void)
{
	if (!temp_dir(dir, "vault") || vault_start() != ERR_OK)
		return 1;
	a = arena_new_secret(64 << 20);
	(void)snprintf(path, sizeof(path), "%s/vern.keys", dir);
	(void)snprintf(exported, sizeof(exported), "%s/backup.keys", dir);
	test_seal();
	test_digest();
	test_random();
	test_file();
	test_versions();
	test_rotate_full();
	test_recovery();
	test_export();
	test_sign();
	char command[64];
	(void)snprintf(command, sizeof(command), "rm -r '%s'", dir);
	(void)!system(command);
	arena_free(a);
	return tap_done();
}
