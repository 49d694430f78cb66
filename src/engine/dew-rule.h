/* dew-rule.h: a risk-share rule as one line of text.
 *
 * Notation: steps separated by ";", each takes what is left of the variance and assigns some or all of it.
 *
 *   Steps that take some. Those of the first three stand before all others, in any order; then the rest in any order. Each stands at most once, but for `carve`:
 *   notify LIMIT                            shares nothing: a variance above LIMIT, of either sign, has to be reported: what the place comes to in the year, or,
 *                                           behind `offset across pools`, what other pools leave of that. It is reported once
 *   offset within pool                      what lines do anyway before any rule but a bare `own`
 *   offset across pools                     against pools of the agreement that are out the other way, pro rata, before anything is
 *                                           shared: pools whose rule says so too, and underspends for which no rule is written. Pools that are under no agreement
 *                                           belong together, as those of one do. Of a line or category it means nothing, and is refused where it is entered
 *   reserve AMOUNT                          an overspend is first met from the reserve, as far as it goes
 *   uncommitted AMOUNT                      the same, from what of the pool is not committed
 *   carve NAME AMOUNT because REASON        of an overspend, so much is that partner's
 *   tolerance LIMIT excess|all              up to LIMIT as `own`; beyond, what exceeds it goes on, or all of it. `all` goes by what the place comes to in the year less
 *                                           what the reserve, what is not committed, carve-outs and other pools took of it so far
 *
 *   Steps that take all, of which a rule has one, or one a band:
 *   own                                     each bears the variance on the lines it leads
 *   proportional gross|net [opening|current] [per category] [including aligned]
 *                                           by contributions; opening = existing only, current (the default) = existing +
 *                                           additional + what virements of the year move. Per category: what falls on each category
 *                                           that stands directly in the place, or line that does, by the contributions to that.
 *                                           Only pooled lines' contributions count, unless aligned ones are included
 *   fixed NAME 51%, NAME 49%                fixed percentages, at most four decimals, that sum to 100
 *   equal                                   in equal parts among the pool's partners
 *   all to NAME | all to host | all to lead one bears it
 *   retain [non-recurrent]                  an underspend stays in the pool (only for underspends), for such use
 *   carry forward                           an underspend is carried into the next year (only for underspends)
 *   unallocated                             nobody bears it until it is decided
 *
 *   up to LIMIT: STEP; up to LIMIT: STEP; …; rest: STEP
 *                                           bands of what reaches them, from 0 on: limits that grow, all in pounds or all in per cent, the first above 0
 *
 *   decided NAME AMOUNT, NAME AMOUNT because REASON
 *                                           in place of them all: the board decides. The amounts must come to what is left, with its sign or as sizes; some may be below
 *                                           nothing. They are the year's: they come to what is left in all months of the place that are still to come, whichever rule
 *                                           those are for, and are cut by month, in proportion to what of each is still to come; amounts of both signs cannot be cut. The
 *                                           same amounts for the same reason, in whatever months, are one decision
 *
 *   Behind a step or bands that take all, but not behind `decided`:
 *   cap NAME LIMIT, NAME LIMIT to others|to lead|unallocated
 *                                           what a partner bears under the rule, carve-outs aside, is at most that; what is over goes to
 *                                           the other partners by the weights of the last step that takes all, again and again until
 *                                           none is over its cap. `own` has for weights the gross contributions. A cap is the year's: what the partner bore of the place in
 *                                           earlier months, under whatever rule, counts towards it; what it was relieved of, against the sign of the place's year, is room
 *
 * What bands, tolerances, the reserve, what is not committed, carve-outs (of a partner, for a reason) and caps take in a year is used up place by place, and stays so when
 * another rule comes into force.
 *
 * A LIMIT is an AMOUNT, or a percentage of the latest budget of the place the rule is for (a pool, category or line; its aligned lines included; gross
 * contributions where no budget is entered), in whole pence, rounded down. An AMOUNT is as in dew-money-read.h: £500,000, £2m, 1.5 million; not below nothing.
 * A REASON is in double quotes, or words up to the next step; never empty. A rule that does not take all leaves the rest unallocated.
 *
 * A NAME is a partner's name or short name, ignoring case, of one word or several; in double quotes (doubled inside) where
 * it holds one of , ; : % " or a word that begins with a digit or a pound sign, or is a word of the notation. Words may stand in any case and with any white
 * space. Canonical text has lower-case words, single spaces, partners by short name (or name), caps in one step, and leaves out what is the
 * default; parse ∘ print is the identity. A step kind is one file in steps/ and a line in the list in dew-rule.c.
 */
#pragma once

#include "dew-ledger.h"

typedef struct _DewRule DewRule;

/* Parses text for a ledger whose partners it may name. NULL with DEW_ERROR_INVALID; the message names the column (counted in
 * characters from 1) and the reason. An unknown partner is refused with the names there are. */
DewRule *dew_rule_parse (const DewLedger *ledger, const char *text, GError **error);

/* The same without a document: every name is taken for a partner's, and *ledger has them, to print the rule by. Free the ledger with dew_ledger_free, also where NULL is answered. */
DewRule *dew_rule_parse_alone (const char *text, DewLedger **ledger, GError **error);

void     dew_rule_free  (DewRule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewRule, dew_rule_free)

/* How each kind of step is written, for a list of what there is; NULL-terminated, borrowed. */
const char *const *dew_rule_forms (void);

gboolean dew_rule_equal (const DewRule *a, const DewRule *b);

/* FALSE with DEW_ERROR_INVALID when the rule means nothing in that direction: `retain` cannot pay for an overspend. */
gboolean dew_rule_serves (const DewRule *rule, DewDirection direction, GError **error);

/* Canonical text. Free with g_free. */
char *dew_rule_print (const DewRule *rule, const DewLedger *ledger);

/* A partner (id) as the notation names it, quoted where it must be. Free with g_free. */
char *dew_rule_partner (const DewLedger *ledger, gint64 partner);

/* A few words for a list or a column head: "Proportional to gross contributions". Translated. Free with g_free. */
char *dew_rule_short (const DewRule *rule, const DewLedger *ledger);

/* The sentence that goes into the schedule, naming partners in full; for an over- or underspend of that pool (NULL: of one that is not said), or for an
 * underspend where the rule serves no other. Where lines of the pool are aligned in the scenario on the date as_at, it excepts them, and
 * another sentence says that theirs stays with their funders; as_at NULL or "": where they are not pooled from the beginning.
 * Translated. Free with g_free. */
char *dew_rule_sentence (const DewRule *rule, const DewLedger *ledger, const DewPool *pool, gint64 scenario, const char *as_at,
                         DewDirection direction);

/* The same for a rule where it is written: of the pool, category or line that the row names. */
char *dew_rule_sentence_of (const DewRule *rule, const DewLedger *ledger, const DewRuleRow *row);
