/* dew-row-words.h: what a column of a row says in words, and what typing words into it means: for cells and lists of choices. */
#pragma once

#include "dew-edit.h"

/* The words: a partner's short name, "Joint", "Block", a date, or the text itself; "" for nothing said. Free with g_free. */
char    *dew_row_words (const DewLedger *ledger, DewTable table, gconstpointer row, const char *column);

/* What there is to choose from, the first for nothing said where that can be; NULL where anything may be typed. Free with g_strfreev. */
char   **dew_row_choices (const DewLedger *ledger, DewTable table, gconstpointer row, const char *column);

/* Makes the row (a copy) say what was typed; spaces around it do not count, nor does case where it is a choice, and dates are read as people write them. FALSE in one sentence. A row is looked at as a whole later, by dew_edit_row (). */
gboolean dew_row_take_words (const DewLedger *ledger, DewTable table, gpointer row, const char *column, const char *text, GError **error);

/* Whether a column may say nothing: a name may not, nor a choice without the word for that. */
gboolean dew_row_may_say_nothing (const char *column);
