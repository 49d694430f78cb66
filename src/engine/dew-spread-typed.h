/* dew-spread-typed.h: a spread as people type it: another shape of the same, the one that the last years give, and what is said of it. */
#pragma once

#include "dew-spread.h"

/* Gives a spread that makes sense another shape (DewSpreadShape) that comes as near to it as whole numbers and the bounds of a spread let it: between normal and lognormal nothing else changes; three points lie the
 * same way up and down and have its mean and deviation; what is made of three points has theirs. */
void dew_spread_reshape (DewSpread *spread, gint shape);

/* The spread of that shape that the years before a year, in the baseline, give a line, with those years as its source, and without id. Free with dew_row_free (DEW_TABLE_SPREAD, …). NULL with an error that says
 * why there is none: fewer than two years, or outturns that a spread cannot hold. */
DewSpread *dew_spread_from_past (const DewLedger *ledger, gint64 line, int year, gint shape, GError **error);

/* In few words, to the nearest 0.1 %: "+2.1 % ± 4 %", "−5 % to +12 %, likeliest +1 %". Free with g_free. */
char *dew_spread_words (const DewSpread *spread);

/* What a line for which no spread is typed varies by in a simulation of a year, in a sentence or two. Free with g_free. */
char *dew_spread_say_untyped (const DewLedger *ledger, gint64 line, int year, gint64 scenario);
