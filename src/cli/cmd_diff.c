/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_diff: two statement files, compared. */
#include "base/limits.h"
#include "cli/cmd.h"
#include "cli/diff.h"

void
diff_findings(struct cli *c, struct str path, const struct lang_findings *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->at[i].severity == LANG_ERROR)
			lang_print_finding(&c->err, arena_cstr(c->a, path),
			    &f->at[i], LANG_EN);
}

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
	json_str(j, "names", ch->parts);
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

/* What cannot be read is told from what differs by the exit code. */
static enum err
read_both(struct cli *c, struct str bytes[2])
{
	for (size_t i = 0; i < 2; i++) {
		struct lang_findings found = { 0 };
		struct overlay ov;
		enum err e = cmd_compose(c, c->words[i], LANG_EN, &ov, &found);

		if (e != ERR_OK && e != ERR_INVALID)
			return ERR_IO;
		for (size_t n = 0; ov.files_n > 1 && n < found.n; n++)
			cmd_finding(c, &c->err, c->words[i], &ov, &found.at[n],
			    LANG_EN);
		bytes[i] = ov.text;
	}
	return ERR_OK;
}

enum err
cmd_policy_diff(struct cli *c)
{
	struct lang_findings found[2] = { { 0 }, { 0 } };
	struct str bytes[2];
	struct diff d;
	struct json j;
	enum lang lang = LANG_EN;
	enum err e = cmd_words(c, 2, 2);

	if (e == ERR_OK)
		e = cmd_lang(c, LANG_EN, &lang);
	lang = lang_ui(lang);
	if (e == ERR_OK)
		e = read_both(c, bytes);
	if (e != ERR_OK)
		return e;
	e = lang_diff(c->a, bytes[0], bytes[1], lang, &d, found);
	if (e != ERR_OK) {
		diff_findings(c, c->words[0], &found[0]);
		diff_findings(c, c->words[1], &found[1]);
		return cli_fail(c, ERR_INVALID,
		    "only statements without errors can be compared");
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
	return cli_fail(c, ERR_REFUSED, "they differ: " STR_FMT,
	    STR_ARG(diff_class_word(d.class, lang)));
}
