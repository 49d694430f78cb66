/* dew-intake.h: what comes from outside, as proposed changes.
 *
 * Nothing is changed here and nothing is proposed unless all of it is good. A refusal names line, column and reason.
 */
#pragma once

#include "dew-edit.h"

/* The tidy CSV (UTF-8, with or without a byte order mark): header names columns in any order; pool, host, category, line, lead, status, contract, scenario, partner, year,
 * month, measure, pounds are known, agreement, provider, pooled_from, reference, note are too, others are ignored. NULL with an error. name is for messages. */
DewChanges *dew_intake_csv (const DewLedger *ledger, const char *name, const char *bytes, gsize length, DewIds ids, GError **error);

/* The whole document as dew_export_json () writes it. Rows are taken by id: added, or brought in line. */
DewChanges *dew_intake_json (const DewLedger *ledger, const char *name, const char *bytes, gsize length, GError **error);

/* By the file's ending, .csv or .json; reads it (at most 1 GiB). */
DewChanges *dew_intake_file (const DewLedger *ledger, const char *path, DewIds ids, GError **error);
