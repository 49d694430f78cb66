/* dew-carried-words.c: what an edit of dew-edit-pool.h does to lines, in sentences for a preview */
#include "dew-carried-words.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"

static gboolean
is_service (const DewLedger *ledger,
            const DewChange *change)
{
  const DewValue *kind = &change->values[dew_table_column (DEW_TABLE_LINE, "kind")];
  const DewLine *line;

  if (kind->type == DEW_VALUE_INT)
    return kind->i == DEW_LINE_SERVICE;

  line = dew_ledger_find (ledger, DEW_TABLE_LINE, change->values[0].i);
  return line != NULL && line->kind == DEW_LINE_SERVICE;
}

static gboolean
changes_place (const DewChange *change)
{
  return change->values[dew_table_column (DEW_TABLE_LINE, "pool")].type != DEW_VALUE_UNSET ||
         change->values[dew_table_column (DEW_TABLE_LINE, "parent")].type != DEW_VALUE_UNSET;
}

static void
count (const DewLedger  *ledger,
       const DewChanges *changes,
       guint            *n_continued,
       guint            *n_moved)
{
  *n_continued = *n_moved = 0;
  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      const DewChange *change = dew_changes_get (changes, i);

      if (change->table != DEW_TABLE_LINE || !is_service (ledger, change))
        continue;
      if (change->op == DEW_INSERT)
        (*n_continued)++;
      else if (change->op == DEW_UPDATE && changes_place (change))
        (*n_moved)++;
    }
}

char *
dew_carried_words (const DewLedger  *ledger,
                   const DewChanges *changes,
                   int               year)
{
  GString *out = g_string_new (NULL);
  g_autofree char *last = dew_year_last_day (year - 1);
  g_autofree char *until = dew_date_words (last);
  guint n_continued, n_moved;

  g_return_val_if_fail (ledger != NULL && changes != NULL, NULL);

  count (ledger, changes, &n_continued, &n_moved);
  if (n_continued > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, "%u line goes on there, and what it has until %s stays where it is.",
                                              "%u lines go on there, and what they have until %s stays where it is.", n_continued), n_continued, until);
  if (n_moved > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, "%s%u line without earlier years moves.", "%s%u lines without earlier years move.", n_moved),
                            n_continued > 0 ? " " : "", n_moved);
  if (n_continued + n_moved == 0)
    g_string_append (out, _("No line moves."));

  return g_string_free (out, FALSE);
}
