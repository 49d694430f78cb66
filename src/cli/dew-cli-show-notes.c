/* dew-cli-show-notes.c: the notes on single figures that dewpond show lists */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-view.h"
#include "dew-date.h"

/* TRUE when the note is on a figure that is shown. */
static gboolean
is_shown (const DewCliView *view,
          const DewRemark  *remark)
{
  const DewLine *line = dew_ledger_find (view->ledger, DEW_TABLE_LINE, remark->line);

  return (view->year == 0 || remark->year == view->year) && (view->pool == NULL || (line != NULL && line->pool == view->pool->id));
}

static char *
place_of (const DewCliView *view,
          const DewRemark  *remark)
{
  return dew_ledger_place (view->ledger, dew_ledger_node (view->ledger, DEW_TABLE_LINE, remark->line));
}

/* "2013/14", "May 2013". */
static char *
when (const DewRemark *remark)
{
  return remark->month == 0 ? dew_year_name (remark->year) : dew_month_words (remark->year, remark->month);
}

/* ---- JSON ---- */

static void
add_note (JsonBuilder      *builder,
          const DewCliView *view,
          const DewRemark  *remark)
{
  g_autofree char *place = place_of (view, remark);
  g_autofree char *year = dew_year_name (remark->year);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "place", place);
  _dew_cli_member_text (builder, "year", year);
  json_builder_set_member_name (builder, "month");
  json_builder_add_int_value (builder, remark->month);
  _dew_cli_member_text (builder, "measure", dew_measure_words[remark->measure]);
  _dew_cli_member_text (builder, "partner", _dew_cli_partner (view->ledger, remark->partner));
  _dew_cli_member_text (builder, "note", remark->note);
  _dew_cli_member_text (builder, "source", remark->source);
  json_builder_end_object (builder);
}

void
_dew_cli_view_add_notes (JsonBuilder      *builder,
                         const DewCliView *view)
{
  const GPtrArray *remarks = dew_ledger_rows (view->ledger, DEW_TABLE_REMARK);

  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < remarks->len; i++)
    if (is_shown (view, g_ptr_array_index (remarks, i)))
      add_note (builder, view, g_ptr_array_index (remarks, i));
  json_builder_end_array (builder);
}

/* ---- Text ---- */

/* On one line, whatever lines it was typed in. */
static void
put_said (GString    *out,
          const char *said)
{
  g_autofree char *line = g_strdup (said);

  g_string_append (out, g_strdelimit (line, "\r\n\t", ' '));
}

static void
put_note (GString          *out,
          const DewCliView *view,
          const DewRemark  *remark)
{
  g_autofree char *place = place_of (view, remark);
  g_autofree char *time = when (remark);

  g_string_append_printf (out, "  %s, ", place);
  if (remark->partner != DEW_UNATTRIBUTED)
    g_string_append_printf (out, "%s ", _dew_cli_partner (view->ledger, remark->partner));
  g_string_append_printf (out, "%s, %s: ", dew_measure_words[remark->measure], time);
  put_said (out, remark->note);
  if (*remark->source != '\0')
    {
      g_string_append (out, *remark->note == '\0' ? "" : " ");
      g_string_append (out, "(");
      put_said (out, remark->source);
      g_string_append (out, ")");
    }
  g_string_append_c (out, '\n');
}

void
_dew_cli_view_put_notes (GString          *out,
                         const DewCliView *view)
{
  const GPtrArray *remarks = dew_ledger_rows (view->ledger, DEW_TABLE_REMARK);
  gboolean first = TRUE;

  for (guint i = 0; i < remarks->len; i++)
    {
      if (!is_shown (view, g_ptr_array_index (remarks, i)))
        continue;
      if (first)
        g_string_append (out, _("\nNotes on figures\n"));
      first = FALSE;
      put_note (out, view, g_ptr_array_index (remarks, i));
    }
}
