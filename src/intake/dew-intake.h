/* dew-intake.h: what comes from outside, as proposed changes.
 *
 * Nothing is changed here and nothing is proposed unless all of it is good. A refusal names the file, line, column and reason. Names are found as they are written, or
 * else ignoring case.
 */
#pragma once

#include "dew-edit.h"

/* The tidy CSV (UTF-8, with or without a byte order mark). The header names columns in any order: pool, host, category, line, lead, status, contract, scenario, partner, year,
 * month, measure, pounds; agreement, provider, pooled_from, reference and note are known too. Others are left out, and their names appended to ignored (char *) where that is
 * not NULL. What a row names and is not there is added, what it says of pools
 * and lines is brought in line, an empty cell says nothing. lead, and note, are the line's where the row names one, or else its category's, or the pool's. Categories in categories are
 * written "A > B", with "\>" for a ">" in a name and "\\" for a "\". A text that begins with = + - @ or ' may have an apostrophe before it, which is taken off. Empty pounds clear
 * a figure in a scenario. NULL with an error. name is for messages. */
DewChanges *dew_intake_csv (const DewLedger *ledger, const char *name, const char *bytes, gsize length, DewIds ids, GPtrArray *ignored, GError **error);

/* The whole document as dew_export_json () writes it: {"format": "dewpond", "version": 1, "tables": {"partner": [{"id": 1, "name": …}, …], …}}, tables and columns as dew-schema.h
 * describes them, with words where they have words, null for a reference to nothing and for a cleared figure. Rows are taken by id: added, or brought in line; columns left
 * out keep what they are, or are empty in a new row. */
DewChanges *dew_intake_json (const DewLedger *ledger, const char *name, const char *bytes, gsize length, GError **error);

/* By the file's ending, .csv or .json; reads it (at most 1 GiB). ignored as dew_intake_csv () has it; JSON with unknown columns is refused. */
DewChanges *dew_intake_file (const DewLedger *ledger, const char *path, DewIds ids, GPtrArray *ignored, GError **error);

/* What changes bring, to stand in a sentence: "added 2 pools, 12 figures; changed 1 line or category". Free with g_free. */
char *dew_intake_told (const DewChanges *changes);

/* A sentence that names the columns left out, the first few; NULL where there are none. Free with g_free. */
char *dew_intake_told_ignored (const GPtrArray *ignored);
