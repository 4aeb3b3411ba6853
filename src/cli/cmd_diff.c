/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_diff: two statement files, compared. */
#include "cli/cmd.h"
#include "cli/diff.h"

static void
stages_json(struct json *j, const struct diff *d, const struct diff_change *ch)
{
	json_array(j, "stages");
	for (unsigned s = STAGE_POSSIBLE; s <= STAGE_DECEASED; s <<= 1)
		if ((ch->stages & s) != 0)
			json_str(j, NULL, str_of(stage_name(s)));
	json_array_end(j);
	json_array(j, "kinds");
	for (size_t i = 0; i < d->is->kinds_n && i < 64; i++)
		if ((ch->kinds >> i & 1) != 0)
			json_str(j, NULL, d->is->kinds[i].n.name);
	json_array_end(j);
}

static void
value_json(struct json *j, const char *key, struct str v)
{
	if (v.p == NULL)
		json_null(j, key);
	else
		json_str(j, key, v);
}

static void
line_json(struct json *j, const char *key, uint32_t line)
{
	if (line == 0)
		json_null(j, key);
	else
		json_int(j, key, line);
}

/* Where a line is of another file: "base.vern:12". */
static void
place_json(struct json *j, const char *key, struct str at)
{
	if (at.n > 0)
		json_str(j, key, at);
}

static void
change_json(struct cli *c, struct json *j, const struct diff *d,
    const struct diff_change *ch, enum lang lang)
{
	json_open(j, NULL);
	json_str(j, "class", str_of(diff_class_code(ch->class)));
	json_str(j, "construct", ch->construct);
	json_str(j, "name", ch->name);
	json_str(j, "property", ch->property);
	value_json(j, "old", ch->was);
	value_json(j, "new", ch->is);
	line_json(j, "old_line", ch->was_line);
	line_json(j, "new_line", ch->is_line);
	place_json(j, "old_place", ch->was_at);
	place_json(j, "new_place", ch->is_at);
	json_str(j, "names", ch->parts);
	json_bool(j, "one_language", ch->one_language);
	stages_json(j, d, ch);
	json_array(j, "follows");
	for (unsigned f = DIFF_SECOND; f <= DIFF_DELETE; f <<= 1) {
		if ((ch->follows & f) == 0)
			continue;
		json_open(j, NULL);
		json_str(j, "code",
		    str_of(diff_follow_code((enum diff_follow)f)));
		json_str(j, "text",
		    lang_diff_follows(c->a, d, ch, (enum diff_follow)f, lang));
		json_close(j);
	}
	json_array_end(j);
	json_close(j);
}

/* What people read of each thing before and after. */
static void
printed_json(struct cli *c, struct json *j, const struct diff *d,
    enum lang lang)
{
	struct diff_thing *things;
	size_t n = lang_diff_things(c->a, d, lang, &things);

	json_array(j, "printed");
	for (size_t t = 0; t < n; t++) {
		json_open(j, NULL);
		json_str(j, "about", things[t].label);
		for (int is = 0; is < 2; is++) {
			json_array(j, is ? "new" : "old");
			for (size_t i = 0; i < things[t].said_n; i++)
				if (things[t].said[i].is == is)
					json_str(j, NULL,
					    things[t].said[i].text);
			json_array_end(j);
		}
		json_close(j);
	}
	json_array_end(j);
}

void
diff_json(struct cli *c, struct json *j, const struct diff *d, enum lang lang)
{
	json_bool(j, "same", d->n == 0);
	json_str(j, "class",
	    d->n == 0 ? STR("same") : str_of(diff_class_code(d->class)));
	json_bool(j, "second_person", (d->follows & DIFF_SECOND) != 0);
	json_bool(j, "notice", (d->follows & DIFF_NOTICE) != 0);
	json_str(j, "lead_time", period_iso(c->a, d->lead));
	json_array(j, "channels");
	for (int i = 0; i < CHANNEL_MAX; i++)
		if ((d->channels >> i & 1) != 0)
			json_str(j, NULL,
			    str_of(channel_name((enum channel)i)));
	json_array_end(j);
	json_array(j, "ask_again");
	for (size_t i = 0; i < d->is->purposes_n; i++)
		if (d->ask[i])
			json_str(j, NULL, d->is->purposes[i].n.name);
	json_array_end(j);
	json_array(j, "changes");
	for (size_t i = 0; i < d->n; i++)
		change_json(c, j, d, &d->at[i], lang);
	json_array_end(j);
	printed_json(c, j, d, lang);
}

/* What cannot be compared is told from what differs by the exit code. */
static enum err
read_one(struct cli *c, struct str path, enum lang lang, struct overlay *ov)
{
	struct lang_findings found = { 0 };
	enum err e = cmd_compose(c, path, lang, ov, &found);

	if (e == ERR_OK)
		return ERR_OK;
	if (e != ERR_INVALID)
		return ERR_IO;
	cmd_stopped(c, path, ov, &found, lang);
	return cli_fail_at(c, ERR_INVALID, path,
	    "has %zu error%s; only statements without errors can be compared",
	    found.errors, found.errors == 1 ? "" : "s");
}

/* A line of the whole becomes one of the file that it came from. */
static void
place(struct cli *c, const struct overlay *ov, uint32_t *line, struct str *at)
{
	struct overlay_line from;

	if (ov->files_n < 2 || *line < 1 || *line > ov->lines_n)
		return;
	from = ov->lines[*line - 1];
	*line = from.line;
	*at = arena_printf(c->a, STR_FMT ":%u",
	    STR_ARG(ov->files[from.file].name), (unsigned)from.line);
}

enum err
cmd_policy_diff(struct cli *c)
{
	struct lang_findings found[2] = { { 0 }, { 0 } };
	struct overlay ov[2];
	struct diff d;
	struct json j;
	enum lang lang = LANG_EN;
	enum err e = cmd_words(c, 2, 2);

	if (e == ERR_OK)
		e = cmd_lang_ui(c, LANG_EN, &lang);
	lang = lang_ui(lang);
	for (size_t i = 0; e == ERR_OK && i < 2; i++)
		e = read_one(c, c->words[i], lang, &ov[i]);
	if (e == ERR_OK)
		e = lang_diff(c->a, ov[0].text, ov[1].text, lang, &d, found);
	if (e != ERR_OK)
		return e;
	for (size_t i = 0; i < d.n; i++) {
		place(c, &ov[0], &d.at[i].was_line, &d.at[i].was_at);
		place(c, &ov[1], &d.at[i].is_line, &d.at[i].is_at);
	}
	if (c->json) {
		json_init(&j, &c->out);
		json_open(&j, NULL);
		diff_json(c, &j, &d, lang);
		json_close(&j);
		cli_say(c, "\n");
	} else {
		lang_diff_print(&c->out, &d, lang);
	}
	if (d.n == 0)
		return ERR_OK;
	e = cli_fail(c, ERR_REFUSED, "they differ: " STR_FMT,
	    STR_ARG(diff_class_word(d.class, lang)));
	if (d.is->version.n > 0 && str_eq(d.was->version, d.is->version))
		cli_remedy(c,
		    "both say version " STR_FMT
		    ": raise it before the change is released",
		    STR_ARG(d.is->version));
	return e;
}
