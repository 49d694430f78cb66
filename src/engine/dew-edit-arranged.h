/* dew-edit-arranged.h: a service line's row as it is in a scenario, to be shown and edited as if it were the line's own.
 *
 * Status, the date it is pooled from and the lead are a scenario's to say; all else is the same in all scenarios.
 */
#pragma once

#include "dew-edit.h"

/* A copy of a line with what a scenario says of it in place of the baseline's; in the baseline, and of a category, as it is. Free with dew_row_free (). */
DewLine *dew_arranged_line (const DewLedger *ledger, const DewLine *line, gint64 scenario);

/* Whether a column of lines is a scenario's to say. */
gboolean dew_is_arranged (const char *column);

/* Takes such a copy after it was edited: what is a scenario's to say goes to the scenario, the rest to the line itself, for all of them. In the baseline, and of a category, as dew_edit_row (). */
gboolean dew_edit_arranged_line (const DewLedger *ledger, DewChanges *changes, DewIds ids, gint64 scenario, const DewLine *line, GError **error);

/* Switches a line off in a scenario, or on again; what else the scenario says of it stays. */
gboolean dew_edit_switch_line (const DewLedger *ledger, DewChanges *changes, DewIds ids, gint64 scenario, gint64 line, gboolean off, GError **error);
