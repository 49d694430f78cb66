/* dew-rule.h: a risk-share rule as one line of text.
 *
 * Notation: steps separated by ";", each takes what is left of the variance and assigns some or all of it.
 *
 *   own                                     each bears the variance on the lines it leads
 *   proportional gross|net [opening|current]
 *                                           by contributions; opening = existing only, current (the default) = existing +
 *                                           additional + what virements of the year move
 *   fixed NAME 51%, NAME 49%                fixed percentages, at most four decimals, that sum to 100
 *   equal                                   in equal parts among the pool's partners
 *   all to NAME | all to host | all to lead one bears it
 *   retain                                  an underspend stays in the pool (only for underspends)
 *
 * A NAME is a partner's name or short name, ignoring case, of one word or several; in double quotes (doubled inside) where
 * it holds one of , ; % " or a digit-led word, or is a word of the notation. Words may stand in any case and with any white
 * space. A step that takes everything must be the last. Canonical text has lower-case words, single spaces, partners by
 * short name (or name), and leaves out what is the default; parse ∘ print is the identity. A step kind is one file in steps/
 * and a line in the list in dew-rule.c.
 */
#pragma once

#include "dew-ledger.h"

typedef struct _DewRule DewRule;

/* Parses text for a ledger whose partners it may name. NULL with DEW_ERROR_INVALID; the message names the column (counted in
 * characters from 1) and the reason. An unknown partner is refused with the names there are. */
DewRule *dew_rule_parse (const DewLedger *ledger, const char *text, GError **error);
void     dew_rule_free  (DewRule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewRule, dew_rule_free)

gboolean dew_rule_equal (const DewRule *a, const DewRule *b);

/* FALSE with DEW_ERROR_INVALID when the rule means nothing in that direction: `retain` cannot pay for an overspend. */
gboolean dew_rule_serves (const DewRule *rule, DewDirection direction, GError **error);

/* Canonical text. Free with g_free. */
char *dew_rule_print (const DewRule *rule, const DewLedger *ledger);

/* A partner (id) as the notation names it, quoted where it must be. Free with g_free. */
char *dew_rule_partner (const DewLedger *ledger, gint64 partner);

/* A few words for a list or a column head: "Proportional to gross contributions". Translated. Free with g_free. */
char *dew_rule_short (const DewRule *rule, const DewLedger *ledger);

/* The sentence that goes into the schedule, naming partners in full; for an over- or underspend of that pool, or for an
 * underspend where the rule serves no other. Where lines of the pool are aligned on the date as_at, it excepts them, and
 * another sentence says that theirs stays with their funders; as_at NULL or "": where they are not pooled from the beginning.
 * Translated. Free with g_free. */
char *dew_rule_sentence (const DewRule *rule, const DewLedger *ledger, const DewPool *pool, const char *as_at,
                         DewDirection direction);
