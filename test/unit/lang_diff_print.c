/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C32: what a comparison prints, word by word, for whoever approves it and
 * for whoever is told of it.
 */
#include "lang_diff.h"

#define GUEST(whom)                                                          \
	"kind of person guest {\n\tnb \"gjest\" en \"guest\"\n\tnot in the " \
	"register\n}\npurpose door {\n\tnb \"Dør\" en \"Door\"\n\tfor " whom \
	"\n\tusing full_name\n}\nkind of person minor {"

static const struct {
	const char *name;
	const char *after, *from, *to; /* what is edited */
	enum lang lang;
	const char *printed;
	const char *both, *have; /* edited in BASE before, or NULL */
} paragraphs[] = {
	{ "the same", "", "small", "small", LANG_EN, "the same\n", NULL, NULL },
	{ "the same, in Norwegian", "", "small", "small", LANG_NB,
	    "det samme\n", NULL, NULL },
	{ "editorial: nothing follows", "", "1.0.0", "1.0.1", LANG_EN,
	    "editorial: statement, version (lines 3 and 3)\n"
	    "\t- 1.0.0\n"
	    "\t+ 1.0.1\n"
	    "\tNothing follows for anybody.\n"
	    "\tprinted before: This is version 1.0.0.\n"
	    "\tprinted now: This is version 1.0.1.\n"
	    "\n"
	    "The strongest class: editorial. It needs nobody's approval.\n",
	    NULL, NULL },
	{ "editorial, in Norwegian", "", "1.0.0", "1.0.1", LANG_NB,
	    "redaksjonell: erklæring, versjon (linje 3 og 3)\n"
	    "\t- 1.0.0\n"
	    "\t+ 1.0.1\n"
	    "\tIngenting følger for noen.\n"
	    "\ttrykt før: Dette er versjon 1.0.0.\n"
	    "\ttrykt nå: Dette er versjon 1.0.1.\n"
	    "\n"
	    "Den sterkeste klassen: redaksjonell. Det trenger ingens "
	    "godkjenning.\n",
	    NULL, NULL },
	{ "the end of a year, with the year of what", "keep messages",
	    "12 months after sent", "12 months after end of the year of sent",
	    LANG_EN,
	    "longer period: keep messages, when sent (lines 116 and 116)\n"
	    "\t- 12 months: delete\n"
	    "\t+ 12 months after end of the year of sent: delete\n"
	    "\tMembers and former members are told before it takes effect, by "
	    "email and portal, at least 30 days ahead.\n"
	    "\tprinted before: 12 months after the message was sent: we "
	    "delete.\n"
	    "\tprinted now: 12 months after the end of the calendar year in "
	    "which the message was sent: we delete.\n"
	    "\n"
	    "The strongest class: longer period. A second person approves "
	    "it.\n",
	    NULL, NULL },
	{ "… in Norwegian", "keep messages", "12 months after sent",
	    "when end of the year of sent", LANG_NB,
	    "lengre frist: behold meldinger, når sendt (linje 116 og 116)\n"
	    "\t- 12 måneder: slett\n"
	    "\t+ når slutten av året for sendt: slett\n"
	    "\tMedlemmer og tidligere medlemmer varsles før endringen trer i "
	    "kraft, med e-post og portal, minst 30 dager i forveien.\n"
	    "\ttrykt før: 12 måneder etter at meldingen er sendt: vi sletter.\n"
	    "\ttrykt nå: Ved utgangen av det kalenderåret da meldingen er "
	    "sendt: vi sletter.\n"
	    "\n"
	    "Den sterkeste klassen: lengre frist. En annen person godkjenner "
	    "det.\n",
	    NULL, NULL },
	{ "another language than asked for", "", "1.0.0", "1.0.1", LANG_NN,
	    "redaksjonell: erklæring, versjon (linje 3 og 3)\n"
	    "\t- 1.0.0\n"
	    "\t+ 1.0.1\n"
	    "\tIngenting følgjer for nokon.\n"
	    "\ttrykt før: Dette er versjon 1.0.0.\n"
	    "\ttrykt no: Dette er versjon 1.0.1.\n"
	    "\n"
	    "Det som blir trykt, og det som står ved ein boks, er på bokmål.\n"
	    "\n"
	    "Den sterkaste klassen: redaksjonell. Ingen treng å godkjenne "
	    "det.\n",
	    NULL, NULL },
	{ "what stands beside the box is in the language asked for", "",
	    "from 15 years", "from 16 years", LANG_EN,
	    "right or promise weakened: purpose news, consent alone from "
	    "(lines 73 and 73)\n"
	    "\t- 15 years\n"
	    "\t+ 16 years\n"
	    "\tMembers are told before it takes effect, by email and portal, "
	    "at least 30 days ahead.\n"
	    "\tWho consented to News is asked again: the old yes no longer "
	    "counts when it takes effect.\n"
	    "\tprinted before: From the age of 15 you say yes to this "
	    "yourself; before that a parent or guardian does.\n"
	    "\tprinted now: From the age of 16 you say yes to this yourself; "
	    "before that a parent or guardian does.\n"
	    "changed consent text: purpose news, consent text (lines 64 and "
	    "64)\n"
	    "\t- Yes please. Then Klubben may use this for “News”: Name and "
	    "Mail. "
	    "The messages are sent by email. What the messages are about: The "
	    "club and Games. From the age of 15 you say yes to this yourself; "
	    "before that a parent or guardian does. For these a parent or "
	    "guardian says yes: children. You can withdraw the consent at any "
	    "time: by the link in each message or in the portal.\n"
	    "\t+ Yes please. Then Klubben may use this for “News”: Name and "
	    "Mail. "
	    "The messages are sent by email. What the messages are about: The "
	    "club and Games. From the age of 16 you say yes to this yourself; "
	    "before that a parent or guardian does. For these a parent or "
	    "guardian says yes: children. You can withdraw the consent at any "
	    "time: by the link in each message or in the portal.\n"
	    "\tMembers are told before it takes effect, by email and portal, "
	    "at least 30 days ahead.\n"
	    "\tWho consented to News is asked again: the old yes no longer "
	    "counts when it takes effect.\n"
	    "\n"
	    "The strongest class: changed consent text. A second person "
	    "approves it.\n",
	    "\tbasis consent",
	    "\tconsent alone from 15 years\n\tbasis consent" },
	{ "a sentence stands below the change that it is of", "",
	    "\tkept for 3 days\n\tfor purposes news\n",
	    "\tkept for 2 days\n\ttold by signs\n\tfor purposes news\n",
	    LANG_EN,
	    "shorter period: camera surveillance door, kept for (lines 140 and "
	    "140)\n"
	    "\t- 3 days\n"
	    "\t+ 2 days\n"
	    "\tNothing follows for anybody.\n"
	    "\tprinted before: How long: 3 days\n"
	    "\tprinted now: How long: 2 days\n"
	    "\tprinted before: Kept for 3 days.\n"
	    "\tprinted now: Kept for 2 days.\n"
	    "right or promise strengthened: camera surveillance door, told by "
	    "signs (line 141 now)\n"
	    "\tNothing follows for anybody.\n"
	    "\tprinted now: There are signs.\n"
	    "\n"
	    "The strongest class: shorter period. A second person approves "
	    "it.\n",
	    "told more {",
	    "camera surveillance door {\n\tnb \"K\" en \"Camera\"\n"
	    "\tcovers area nb \"d\" en \"the door\"\n\tkept for 3 days\n"
	    "\tfor purposes news\n}\ntold more {" },
	{ "a kind: what is printed of it", "kind of person minor",
	    "acts for consent, joining", "acts for joining", LANG_EN,
	    "right or promise weakened: kind of person minor, guardian acts "
	    "for (lines 145 and 145): consent\n"
	    "\t- consent, joining\n"
	    "\t+ joining\n"
	    "\tMembers (children) and former members (children) are told "
	    "before it takes effect, by email and portal, at least 30 days "
	    "ahead.\n"
	    "\tprinted before: A parent or guardian acts for them in this: "
	    "consent, joining.\n"
	    "\tprinted now: A parent or guardian acts for them in this: "
	    "joining.\n"
	    "\n"
	    "The strongest class: right or promise weakened. A second person "
	    "approves it.\n",
	    NULL, NULL },
	{ "C32: a new purpose on consent", "", "purpose care",
	    "purpose fun {\n"
	    "\tnb \"G\" en \"F\"\n"
	    "\tusing full_name\n"
	    "\tbasis consent {\n"
	    "\t\tconsent text nb \"Ja\" en \"Yes\"\n"
	    "\t}\n"
	    "}\n"
	    "purpose care",
	    LANG_EN,
	    "new purpose: purpose fun (line 79 now)\n"
	    "\t+ \"G\"\n"
	    "\tMembers are told before it takes effect, by email and portal, "
	    "at least 30 days ahead.\n"
	    "\tWhat is new is told before facts are used for it (Art. "
	    "13(3), 14(4) GDPR).\n"
	    "\tUsed only for those who say yes to it.\n"
	    "\tprinted now: For members.\n"
	    "\tprinted now: Information we use: Name.\n"
	    "\tprinted now: Legal basis: consent (Art. 6(1)(a) GDPR).\n"
	    "\tprinted now: In our own words the consent says: “Yes”.\n"
	    "\tprinted now: For these a parent or guardian says yes, and can "
	    "withdraw the consent: children.\n"
	    "\n"
	    "The strongest class: new purpose. A second person approves it.\n",
	    NULL, NULL },
	{ "C32: a new purpose on consent, in Norwegian", "", "purpose care",
	    "purpose fun {\n"
	    "\tnb \"G\" en \"F\"\n"
	    "\tusing full_name\n"
	    "\tbasis consent {\n"
	    "\t\tconsent text nb \"Ja\" en \"Yes\"\n"
	    "\t}\n"
	    "}\n"
	    "purpose care",
	    LANG_NB,
	    "nytt formål: formål fun (linje 79 nå)\n"
	    "\t+ \"G\"\n"
	    "\tMedlemmer varsles før endringen trer i kraft, med e-post og "
	    "portal, minst "
	    "30 dager i forveien.\n"
	    "\tDet nye fortelles før opplysninger brukes til det "
	    "(personvernforordningen art. 13 "
	    "nr. 3, 14 nr. 4).\n"
	    "\tBrukes bare for dem som sier ja til det.\n"
	    "\ttrykt nå: Gjelder medlemmer.\n"
	    "\ttrykt nå: Opplysninger vi bruker: Navn.\n"
	    "\ttrykt nå: Rettslig grunnlag: samtykke (personvernforordningen "
	    "art. 6 nr. 1 bokstav a).\n"
	    "\ttrykt nå: Våre egne ord i samtykket: «Ja».\n"
	    "\ttrykt nå: For disse sier en forelder eller verge ja, og kan "
	    "trekke samtykket: barn.\n"
	    "\n"
	    "Den sterkeste klassen: nytt formål. En annen person godkjenner "
	    "det.\n",
	    NULL, NULL },
	{ "C32: who consented is asked again", "purpose news",
	    "using full_name, mail", "using full_name, mail, hobby", LANG_EN,
	    "widening: purpose news, using (lines 68 and 68): hobby\n"
	    "\t- full_name, mail\n"
	    "\t+ full_name, mail, hobby\n"
	    "\tMembers are told before it takes effect, by email and portal, "
	    "at least 30 days ahead.\n"
	    "\tWho consented to News is asked again: the old yes no longer "
	    "counts when it takes effect.\n"
	    "\tprinted before: Information we use: Name and Mail.\n"
	    "\tprinted now: Information we use: Name, Mail and Hobby.\n"
	    "\n"
	    "The strongest class: widening. A second person approves it.\n",
	    NULL, NULL },
	{ "C32: who consented is asked again, in Norwegian", "purpose news",
	    "using full_name, mail", "using full_name, mail, hobby", LANG_NB,
	    "utvidelse: formål news, bruker (linje 68 og 68): hobby\n"
	    "\t- full_name, mail\n"
	    "\t+ full_name, mail, hobby\n"
	    "\tMedlemmer varsles før endringen trer i kraft, med e-post og "
	    "portal, minst "
	    "30 dager i forveien.\n"
	    "\tDe som samtykket til Nytt, spørres på nytt: det gamle jaet "
	    "teller ikke lenger når endringen trer i kraft.\n"
	    "\ttrykt før: Opplysninger vi bruker: Navn og E-post.\n"
	    "\ttrykt nå: Opplysninger vi bruker: Navn, E-post og Hobby.\n"
	    "\n"
	    "Den sterkeste klassen: utvidelse. En annen person godkjenner "
	    "det.\n",
	    NULL, NULL },
	{ "a field that is gone", "",
	    "field phone phone {\n"
	    "\tnb \"Telefon\" en \"Phone\"\n"
	    "\tfrom the person\n"
	    "\tvisible to the person, staff\n"
	    "}\n",
	    "", LANG_EN,
	    "field removed: field phone (line 40 before)\n"
	    "\t- phone\n"
	    "\tNo longer used from the release on, before it takes effect.\n"
	    "\tThe values that are kept are deleted when it takes effect.\n"
	    "\tprinted before: Phone\n"
	    "\tprinted before: Comes from: person\n"
	    "\tprinted before: Visible to: you, those who work for us\n"
	    "\tprinted before: Deleted: as for all of the information\n"
	    "\n"
	    "The strongest class: field removed. A second person approves "
	    "it.\n",
	    NULL, NULL },
	{ "a field that is gone, in Norwegian", "",
	    "field phone phone {\n"
	    "\tnb \"Telefon\" en \"Phone\"\n"
	    "\tfrom the person\n"
	    "\tvisible to the person, staff\n"
	    "}\n",
	    "", LANG_NB,
	    "felt fjernet: felt phone (linje 40 før)\n"
	    "\t- telefon\n"
	    "\tBrukes ikke lenger fra godkjenningen av, før endringen trer i "
	    "kraft.\n"
	    "\tVerdiene som er lagret, slettes når endringen trer i kraft.\n"
	    "\ttrykt før: Telefon\n"
	    "\ttrykt før: Kommer fra: person\n"
	    "\ttrykt før: Synlig for: deg, de som arbeider for oss\n"
	    "\ttrykt før: Slettes: som for alle opplysningene\n"
	    "\n"
	    "Den sterkeste klassen: felt fjernet. En annen person godkjenner "
	    "det.\n",
	    NULL, NULL },
	{ "a field renamed: two changes", "", "field phone phone",
	    "field mobile phone", LANG_EN,
	    "field removed: field phone (line 40 before)\n"
	    "\t- phone\n"
	    "\tNo longer used from the release on, before it takes effect.\n"
	    "\tThe values that are kept are deleted when it takes effect.\n"
	    "\tprinted before: Phone\n"
	    "\tprinted before: Comes from: person\n"
	    "\tprinted before: Visible to: you, those who work for us\n"
	    "\tprinted before: Deleted: as for all of the information\n"
	    "new field: field mobile (line 40 now)\n"
	    "\t+ phone\n"
	    "\tMembers and former members are told before it takes effect, by "
	    "email and portal, at least 30 days "
	    "ahead.\n"
	    "\tWhat is new is told before facts are used for it (Art. "
	    "13(3), 14(4) GDPR).\n"
	    "\tprinted now: Phone\n"
	    "\tprinted now: Comes from: person\n"
	    "\tprinted now: Visible to: you, those who work for us\n"
	    "\tprinted now: Deleted: as for all of the information\n"
	    "\n"
	    "The strongest class: new field. A second person approves it.\n",
	    NULL, NULL },
	{ "those invited, too", "purpose care", "for members",
	    "for invited people", LANG_EN,
	    "widening: purpose care, for (lines 81 and 81): invited people\n"
	    "\t- members\n"
	    "\t+ invited people\n"
	    "\tPeople who are invited and members are told before it takes "
	    "effect, by email and portal, at least 30 days ahead.\n"
	    "narrowing: purpose care, for (lines 81 and 81): members\n"
	    "\t- members\n"
	    "\t+ invited people\n"
	    "\tNo longer used from the release on, before it takes effect.\n"
	    "\tprinted before: For members.\n"
	    "\tprinted now: For people who are invited.\n"
	    "\n"
	    "The strongest class: widening. A second person approves it.\n",
	    NULL, NULL },
	{ "C32: nobody who can be told", "purpose care", "using full_name",
	    "using full_name, mail", LANG_EN,
	    "widening: purpose care, using (lines 82 and 82): mail\n"
	    "\t- full_name\n"
	    "\t+ full_name, mail\n"
	    "\tIt concerns only people who were not written to yet, or who are "
	    "dead: nobody is told.\n"
	    "\tprinted before: Information we use: Name.\n"
	    "\tprinted now: Information we use: Name and Mail.\n"
	    "\n"
	    "The strongest class: widening. A second person approves it.\n",
	    "for members\n"
	    "\tusing full_name\n"
	    "\tbasis legitimate",
	    "for deceased people\n"
	    "\tusing full_name\n"
	    "\tbasis legitimate" },
	{ "C32: who is in no register is not written to", "purpose door",
	    "using full_name", "using full_name, mail", LANG_EN,
	    "widening: purpose door, using (lines 149 and 149): mail\n"
	    "\t- full_name\n"
	    "\t+ full_name, mail\n"
	    "\tNot in the register, and nothing says that a notice reaches "
	    "them: guest. "
	    "They read it in the published statement.\n"
	    "\tprinted before: Information we use: Name.\n"
	    "\tprinted now: Information we use: Name and Mail.\n"
	    "\n"
	    "The strongest class: widening. A second person approves it.\n",
	    "kind of person minor {", GUEST("guest") },
	{ "words of the language are told in bokmål, in nynorsk too",
	    "role office",
	    "\tnews: may write, send, without seeing addresses\n",
	    "\tnews: may write\n", LANG_NN,
	    "utviding: rolle office, news (linje 92 og 92)\n"
	    "\t- kan skrive, sende, uten å se adresser\n"
	    "\t+ kan skrive\n"
	    "\tMedlemmer og tidlegare medlemmer blir varsla før endringa tek "
	    "til å gjelde, med e-post og portal, minst 30 dagar i førevegen.\n"
	    "innsnevring: rolle office, news (linje 92 og 92): sende, uten å "
	    "se adresser\n"
	    "\t- kan skrive, sende, uten å se adresser\n"
	    "\t+ kan skrive\n"
	    "\tBlir ikkje brukt lenger frå godkjenninga av, før endringa tek "
	    "til å gjelde.\n"
	    "\ttrykt før: Til «Nytt»: kan skrive meldinger og sende "
	    "meldinger.\n"
	    "\ttrykt no: Til «Nytt»: kan skrive meldinger.\n"
	    "\ttrykt før: Uten å se adresser, telefonnumre eller "
	    "e-postadresser.\n"
	    "\n"
	    "Det som blir trykt, og det som står ved ein boks, er på bokmål.\n"
	    "\n"
	    "Den sterkaste klassen: utviding. Ein annan person godkjenner "
	    "det.\n",
	    NULL, NULL },
	{ "C32: members are written to beside them", "purpose door",
	    "using full_name", "using full_name, mail", LANG_NB,
	    "utvidelse: formål door, bruker (linje 149 og 149): mail\n"
	    "\t- full_name\n"
	    "\t+ full_name, mail\n"
	    "\tMedlemmer varsles før endringen trer i kraft, med e-post og "
	    "portal, minst "
	    "30 dager i forveien. Ikke i registeret, og ingenting sier at et "
	    "varsel "
	    "når dem: gjest. De leser det i den publiserte erklæringen.\n"
	    "\ttrykt før: Opplysninger vi bruker: Navn.\n"
	    "\ttrykt nå: Opplysninger vi bruker: Navn og E-post.\n"
	    "\n"
	    "Den sterkeste klassen: utvidelse. En annen person godkjenner "
	    "det.\n",
	    "kind of person minor {", GUEST("members, guest") },
	{ "nobody who can be told, in Norwegian", "purpose care",
	    "using full_name", "using full_name, mail", LANG_NB,
	    "utvidelse: formål care, bruker (linje 82 og 82): mail\n"
	    "\t- full_name\n"
	    "\t+ full_name, mail\n"
	    "\tDet gjelder bare folk som ingen har skrevet til ennå, eller som "
	    "er døde: ingen varsles.\n"
	    "\ttrykt før: Opplysninger vi bruker: Navn.\n"
	    "\ttrykt nå: Opplysninger vi bruker: Navn og E-post.\n"
	    "\n"
	    "Den sterkeste klassen: utvidelse. En annen person godkjenner "
	    "det.\n",
	    "for members\n"
	    "\tusing full_name\n"
	    "\tbasis legitimate",
	    "for deceased people\n"
	    "\tusing full_name\n"
	    "\tbasis legitimate" },
	{ "members of one kind", "purpose care", "using full_name",
	    "using full_name, mail", LANG_EN,
	    "widening: purpose care, using (lines 82 and 82): mail\n"
	    "\t- full_name\n"
	    "\t+ full_name, mail\n"
	    "\tMembers (friend) are told before it takes effect, by email and "
	    "portal, at least 30 days ahead.\n"
	    "\tprinted before: Information we use: Name.\n"
	    "\tprinted now: Information we use: Name and Mail.\n"
	    "\n"
	    "The strongest class: widening. A second person approves it.\n",
	    "for members\n"
	    "\tusing full_name\n"
	    "\tbasis legitimate",
	    "for members, friend\n"
	    "\tusing full_name\n"
	    "\tbasis legitimate" },
	{ "no rules for changes: neither channel nor time", "purpose care",
	    "using full_name", "using full_name, mail", LANG_EN,
	    "widening: purpose care, using (lines 82 and 82): mail\n"
	    "\t- full_name\n"
	    "\t+ full_name, mail\n"
	    "\tMembers are told before it takes effect; the statement does not "
	    "say both by what and how long ahead.\n"
	    "\tprinted before: Information we use: Name.\n"
	    "\tprinted now: Information we use: Name and Mail.\n"
	    "\n"
	    "The strongest class: widening. A second person approves it.\n",
	    "changes {\n"
	    "\tnotice by email, portal\n"
	    "\tlead time 30 days\n"
	    "\task again for consent\n"
	    "}\n",
	    "" },
	{ "… in Norwegian", "purpose care", "using full_name",
	    "using full_name, mail", LANG_NB,
	    "utvidelse: formål care, bruker (linje 82 og 82): mail\n"
	    "\t- full_name\n"
	    "\t+ full_name, mail\n"
	    "\tMedlemmer varsles før endringen trer i kraft; erklæringen sier "
	    "ikke både "
	    "hvordan og hvor lenge i forveien.\n"
	    "\ttrykt før: Opplysninger vi bruker: Navn.\n"
	    "\ttrykt nå: Opplysninger vi bruker: Navn og E-post.\n"
	    "\n"
	    "Den sterkeste klassen: utvidelse. En annen person godkjenner "
	    "det.\n",
	    "changes {\n"
	    "\tnotice by email, portal\n"
	    "\tlead time 30 days\n"
	    "\task again for consent\n"
	    "}\n",
	    "" },
	{ "a notice that no channel is named for", "purpose care",
	    "using full_name", "using full_name, mail", LANG_EN,
	    "widening: purpose care, using (lines 82 and 82): mail\n"
	    "\t- full_name\n"
	    "\t+ full_name, mail\n"
	    "\tMembers are told before it takes effect; the statement does not "
	    "say both by what and how long ahead.\n"
	    "\tprinted before: Information we use: Name.\n"
	    "\tprinted now: Information we use: Name and Mail.\n"
	    "\n"
	    "The strongest class: widening. A second person approves it.\n",
	    "\tnotice by email, portal\n"
	    "\tlead time",
	    "\tlead time" },
	{ "a notice without a time", "purpose care", "using full_name",
	    "using full_name, mail", LANG_EN,
	    "widening: purpose care, using (lines 82 and 82): mail\n"
	    "\t- full_name\n"
	    "\t+ full_name, mail\n"
	    "\tMembers are told before it takes effect; the statement does not "
	    "say both by what and how long ahead.\n"
	    "\tprinted before: Information we use: Name.\n"
	    "\tprinted now: Information we use: Name and Mail.\n"
	    "\n"
	    "The strongest class: widening. A second person approves it.\n",
	    "\tlead time 30 days\n", "" },
	{ "concept 68: asked again, whether that was promised or not",
	    "purpose news", "using full_name, mail",
	    "using full_name, mail, hobby", LANG_EN,
	    "widening: purpose news, using (lines 68 and 68): hobby\n"
	    "\t- full_name, mail\n"
	    "\t+ full_name, mail, hobby\n"
	    "\tMembers are told before it takes effect, by email and portal, "
	    "at least 30 days ahead.\n"
	    "\tWho consented to News is asked again: the old yes no longer "
	    "counts when it takes effect.\n"
	    "\tprinted before: Information we use: Name and Mail.\n"
	    "\tprinted now: Information we use: Name, Mail and Hobby.\n"
	    "\n"
	    "The strongest class: widening. A second person approves it.\n",
	    "\task again for consent\n", "" },
	{ "several lines of text", "told more",
	    "nb \"Vi låser\" en \"We lock\"",
	    "nb \"Vi låser\" en \"\"\"\n"
	    "\tWe lock\n"
	    "\tthe door\n"
	    "\t\"\"\"",
	    LANG_EN,
	    "other wording: told more, text, en (lines 140 and 140)\n"
	    "\t- \"We lock\"\n"
	    "\t+ We lock\n"
	    "\t+ the door\n"
	    "\tOnly in this language: what the others say is as it was. Do "
	    "all of them still say the same?\n"
	    "\tNothing follows for anybody.\n"
	    "\tprinted before: We lock\n"
	    "\tprinted now: We lock\n"
	    "\t  the door\n"
	    "\n"
	    "The strongest class: other wording. A second person approves "
	    "it.\n",
	    NULL, NULL },
};

/* A line for each thing, by the name that people know it by. */
static const struct {
	const char *name;
	const char *after, *from, *to;
	const char *en, *nb;
	const char *both, *have;
} summaries[] = {
	{ "C32: a controller", "", "name \"Klubben\"", "name \"Laget\"",
	    "Changed controller: The club",
	    "Endret behandlingsansvarlig: Klubben", NULL, NULL },
	{ "a source", "source roll", "told within 1 months",
	    "told within 2 months",
	    "Right or promise weakened: Roll – You are told within 2 months of "
	    "our receiving the information (Art. 14).",
	    "Rettighet eller løfte svekket: Rulle – Du får beskjed innen 2 "
	    "måneder etter at vi fikk opplysningene (art. 14).",
	    NULL, NULL },
	{ "a field", "field phone", "the person, staff", "the person",
	    "Narrowing: Phone – Visible to: you",
	    "Innsnevring: Telefon – Synlig for: deg", NULL, NULL },
	{ "a kind", "kind of person friend", "\tby own registration\n", "",
	    "Narrowing: friend (Whom this is about)",
	    "Innsnevring: venn (Hvem dette gjelder)", NULL, NULL },
	{ "a purpose", "purpose membership", "using full_name, mail",
	    "using full_name",
	    "Narrowing: Membership – Information we use: Name.",
	    "Innsnevring: Medlemskap – Opplysninger vi bruker: Navn.", NULL,
	    NULL },
	{ "a role", "role office", "may find", "may find, correct",
	    "Widening: office – For “Membership”: may find you, see "
	    "information and correct information.",
	    "Utvidelse: kontor – Til «Medlemskap»: kan finne deg, se "
	    "opplysninger og rette opplysninger.",
	    NULL, NULL },
	{ "a recipient", "recipient board", "gets full_name",
	    "gets full_name, mail",
	    "Widening: the board – What is given: Name and Mail.",
	    "Utvidelse: styret – Får: Navn og E-post.", NULL, NULL },
	{ "a processor", "processor host", "NO", "US", "New transfer: Host",
	    "Ny overføring: Vert", NULL, NULL },
	{ "a told fact that nobody attests any more", "told more",
	    "\tattested by office on 2026-01-01\n", "",
	    "Right or promise weakened: More (Security)",
	    "Rettighet eller løfte svekket: Mer (Sikkerhet)",
	    "\tsection security\n",
	    "\tsection security\n"
	    "\tattested by office on 2026-01-01\n" },
	{ "a promise kept", "", "promise no tracking",
	    "promise no ip address stored\n"
	    "promise no tracking",
	    "Right or promise strengthened: We store no IP addresses.",
	    "Rettighet eller løfte styrket: Vi lagrer ikke IP-adresser.", NULL,
	    NULL },
	{ "a promise broken, which only the old one names", "",
	    "promise no tracking in mail\n", "",
	    "Right or promise weakened: We do not track whether you open or "
	    "click in mail.",
	    "Rettighet eller løfte svekket: Vi sporer ikke om du åpner eller "
	    "klikker i e-post.",
	    NULL, NULL },
	{ "a source that is gone, by its old name", "",
	    "source roll {\n"
	    "\tnb \"Rulle\" en \"Roll\"\n"
	    "\ttold by \"brev\"\n"
	    "\ttold within 1 months\n"
	    "\tfile {\n"
	    "\t\tkey from id\n"
	    "\t\tfull_name from navn\n"
	    "\t}\n"
	    "\tbefore joining full_name\n"
	    "}\n",
	    "", "Source removed: Roll", "Kilde fjernet: Rulle", NULL, NULL },
	{ "a field that is gone, by its old name", "",
	    "field phone phone {\n"
	    "\tnb \"Telefon\" en \"Phone\"\n"
	    "\tfrom the person\n"
	    "\tvisible to the person, staff\n"
	    "}\n",
	    "", "Field removed: Phone", "Felt fjernet: Telefon", NULL, NULL },
	{ "a role that is gone", "",
	    "role office {\n"
	    "\tnb \"kontor\" en \"office\"\n"
	    "\tmembership: may find, see full_name\n"
	    "\tnews: may write, send, without seeing addresses\n"
	    "\tmay change settings\n"
	    "\trequires training\n"
	    "\tsecond person for send\n"
	    "}\n",
	    "", "Narrowing: office (Who can see and use the information)",
	    "Innsnevring: kontor (Hvem som kan se og bruke opplysningene)",
	    NULL, NULL },
	{ "a recipient that is gone", "",
	    "recipient board {\n"
	    "\tnb \"styret\" en \"the board\"\n"
	    "\tacting for us\n"
	    "\tgets full_name\n"
	    "\tfor purposes membership\n"
	    "\twrites through the server\n"
	    "}\n",
	    "", "Recipient or processor removed: the board",
	    "Mottaker eller databehandler fjernet: styret", NULL, NULL },
	{ "a purpose and what it had alone: two lines", "",
	    "purpose care {\n"
	    "\tnb \"Omsorg\" en \"Care\"\n"
	    "\tfor members\n"
	    "\tusing full_name\n"
	    "\tbasis legitimate interest {\n"
	    "\t\tinterest nb \"Hjelp\" en \"Help\"\n"
	    "\t\tbalancing test nb \"Greit\" en \"Fine\"\n"
	    "\t\tassessed 2026-01-01\n"
	    "\t}\n"
	    "}\n"
	    "role office {\n"
	    "\tnb \"kontor\" en \"office\"\n"
	    "\tmembership: may find, see full_name\n",
	    "role office {\n"
	    "\tnb \"kontor\" en \"office\"\n"
	    "\tmembership: may see full_name\n",
	    "Purpose removed: Care\n"
	    "Narrowing: office – For “Membership”: may see information.",
	    "Formål fjernet: Omsorg\n"
	    "Innsnevring: kontor – Til «Medlemskap»: kan se opplysninger.",
	    NULL, NULL },
	{ "a kind that is gone", "",
	    "kind of person friend {\n"
	    "\tnb \"venn\" en \"friend\"\n"
	    "\tby own registration\n"
	    "}\n",
	    "", "Narrowing: friend (Whom this is about)",
	    "Innsnevring: venn (Hvem dette gjelder)", NULL, NULL },
	{ "a processor that is gone", "",
	    "processor host {\n"
	    "\tnb \"Vert\" en \"Host\"\n"
	    "\tname \"Vert AS\"\n"
	    "\tcountry NO\n"
	    "\tservice provided nb \"Drift\" en \"Running\"\n"
	    "\tfor purposes membership\n"
	    "}\n",
	    "", "Recipient or processor removed: Host",
	    "Mottaker eller databehandler fjernet: Vert", NULL, NULL },
	{ "a told fact that is gone is wording", "",
	    "told more {\n"
	    "\tnb \"Mer\" en \"More\"\n"
	    "\tsection security\n"
	    "\ttext nb \"Vi låser\" en \"We lock\"\n"
	    "}\n",
	    "", "", "", NULL, NULL },
	{ "a name without a label", "", "field mail",
	    "field shoe text {\n"
	    "\tfrom the person\n"
	    "}\n"
	    "field mail",
	    "New field: shoe", "Nytt felt: shoe", NULL, NULL },
	{ "blocks in another order: editorial", "",
	    "promise nothing sold only told\n"
	    "promise no tracking in mail\n",
	    "promise no tracking in mail\n"
	    "promise nothing sold only told\n",
	    "", "", NULL, NULL },
	{ "what has no label: its heading", "keep messages", "12 months",
	    "24 months",
	    "Longer period: Messages – 24 months after the message was sent: "
	    "we delete.",
	    "Lengre frist: Meldinger – 24 måneder etter at meldingen er sendt: "
	    "vi sletter.",
	    NULL, NULL },
	{ "what stands once: its sentence", "", "\tonly in the EEA\n", "",
	    "Right or promise weakened: The information is processed in the "
	    "EEA only.",
	    "Rettighet eller løfte svekket: Opplysningene behandles bare i "
	    "EØS.",
	    NULL, NULL },
	{ "wording and editorial are left out", "", "version 1.0.0",
	    "version 1.0.1", "", "", NULL, NULL },
	{ "a label is wording", "field phone", "\"Phone\"", "\"Telephone\"", "",
	    "", NULL, NULL },
	{ "two lines of one thing, each with what it says",
	    "purpose membership",
	    "serves joining, sign in, my page\n"
	    "\tfor members",
	    "serves joining, sign in, my page, groups\n"
	    "\tfor members, former members",
	    "Widening: Membership – In the registry the purpose covers: "
	    "joining, signing in, your own page and groups.\n"
	    "Widening: Membership – For members and former members.",
	    "Utvidelse: Medlemskap – Formålet dekker dette i registeret: "
	    "innmelding, innlogging, Min side og grupper.\n"
	    "Utvidelse: Medlemskap – Gjelder medlemmer og tidligere medlemmer.",
	    NULL, NULL },
};

static struct str
before(const char *both, const char *have)
{
	return both == NULL ? STR(base) : edited(STR(base), "", both, have);
}

static void
codes(void)
{
	static const struct {
		enum diff_follow follow;
		const char *code;
	} all[] = { { DIFF_SECOND, "second_person" }, { DIFF_NOTICE, "notice" },
		{ DIFF_INFORM, "inform" }, { DIFF_ASK, "ask_again" },
		{ DIFF_CONSENT, "needs_consent" }, { DIFF_AT_ONCE, "at_once" },
		{ DIFF_DELETE, "delete_values" } };
	struct diff_change every = { .follows = ~0U };
	struct diff d = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		tap_str(str_of(diff_follow_code(all[i].follow)),
		    str_of(all[i].code), all[i].code);
	tap_ok(lang_diff_follows(a, &d, &every, DIFF_SECOND, LANG_EN).n == 0,
	    "that a second person approves is said once, of all");
}

int
main(void)
{
	a = arena_new(LIMIT_ARENA_ORG);
	for (size_t i = 0; i < ARRAY_LEN(paragraphs); i++) {
		struct str was = before(paragraphs[i].both, paragraphs[i].have);
		struct str is = edited(was, paragraphs[i].after,
		    paragraphs[i].from, paragraphs[i].to);
		struct diff d;
		struct buf b;

		buf_init(&b, 1 << 20);
		if (compare(was, is, &d))
			lang_diff_print(&b, &d, paragraphs[i].lang);
		tap_str(buf_str(&b), str_of(paragraphs[i].printed),
		    paragraphs[i].name);
		buf_release(&b);
	}
	for (size_t i = 0; i < ARRAY_LEN(summaries); i++) {
		struct str was = before(summaries[i].both, summaries[i].have);
		struct str is = edited(was, summaries[i].after,
		    summaries[i].from, summaries[i].to);
		struct diff d;

		if (!compare(was, is, &d)) {
			tap_ok(false, summaries[i].name);
			continue;
		}
		tap_str(lang_diff_summary(a, &d, LANG_EN),
		    str_of(summaries[i].en), summaries[i].name);
		tap_str(lang_diff_summary(a, &d, LANG_NB),
		    str_of(summaries[i].nb), "… in Norwegian");
	}
	codes();
	arena_free(a);
	return tap_done();
}
