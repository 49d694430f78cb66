/* dew-cli-edit.c: what the commands that edit a document share */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-ratio.h"

/* ---- Options ---- */

gboolean
_dew_cli_needs (const DewCommand *command,
                const char       *option,
                const char       *text)
{
  if (text != NULL && *text != '\0')
    return TRUE;

  if (text == NULL)
    _dew_cli_usage (command, _("The option --%s is missing."), option);
  else
    _dew_cli_usage (command, _("The option --%s is empty."), option);
  return FALSE;
}

gboolean
_dew_cli_percent_within (const DewCommand *command,
                         const char       *text,
                         gint64            low,
                         gint64            high,
                         gint64           *millionths)
{
  *millionths = 0;
  if (text == NULL || dew_percent_read_within (text, low, high, millionths))
    return TRUE;

  _dew_cli_usage (command, _("“%s” is not a percentage from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT "; write it as %s, with at most four decimals."), text,
                  low * 100 / DEW_WHOLE, high * 100 / DEW_WHOLE, low < 0 ? _("2.1% or -1.5%") : "2.1%");
  return FALSE;
}

gboolean
_dew_cli_percent (const DewCommand *command,
                  const char       *text,
                  gint64           *millionths)
{
  return _dew_cli_percent_within (command, text, -DEW_WHOLE, DEW_WHOLE, millionths);
}

gboolean
_dew_cli_date (const DewCommand *command,
               const char       *text)
{
  if (*text != '\0' && dew_date_valid (text))
    return TRUE;

  _dew_cli_usage (command, _("“%s” is not a date; write it as 2014-03-31."), text);
  return FALSE;
}

/* ---- Names ---- */

gboolean
_dew_cli_partner_named (const DewLedger *ledger,
                        const char      *name,
                        gint64          *partner,
                        GError         **error)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  g_autoptr (GString) names = g_string_new (NULL);
  const DewPartner *found = name != NULL ? dew_ledger_partner_named (ledger, name) : NULL;

  *partner = found != NULL ? found->id : 0;
  if (name == NULL || found != NULL)
    return TRUE;

  for (guint i = 0; i < partners->len; i++)
    g_string_append_printf (names, "%s“%s”", i == 0 ? "" : ", ", ((const DewPartner *) g_ptr_array_index (partners, i))->name);
  if (partners->len == 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("There is no partner “%s”: the document has none yet."), name);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("There is no partner “%s”; the partners are %s."), name, names->str);

  return FALSE;
}

/* A line by its name in the pool, or by its place; 0 with an error. */
static gint64
find_line (const DewLedger *ledger,
           const DewPool   *pool,
           const char      *place,
           GError         **error)
{
  const DewLine *line = pool != NULL ? dew_ledger_line_named (ledger, pool, place, NULL) : NULL;
  guint node;

  if (line != NULL)
    return line->id;

  if (pool != NULL && strstr (place, " > ") == NULL)
    {
      dew_ledger_line_named (ledger, pool, place, error);
      return 0;
    }

  node = dew_ledger_place_named (ledger, place, error);
  if (node != 0 && dew_ledger_nodes (ledger, NULL)[node].kind == DEW_NODE_POOL)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is a pool; name a line or category of it, as “Pool > Line”."), place);
      return 0;
    }

  return node == 0 ? 0 : dew_ledger_nodes (ledger, NULL)[node].id;
}

GArray *
_dew_cli_lines (const DewLedger *ledger,
                const DewPool   *pool,
                char *const     *places,
                GError         **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *places != NULL; places++)
    {
      gint64 line = find_line (ledger, pool, *places, error);

      if (line == 0)
        return NULL;
      g_array_append_val (lines, line);
    }

  return g_steal_pointer (&lines);
}

/* ---- Edits ---- */

static guint
count (const DewChanges *changes,
       DewTable          table,
       DewOp             op)
{
  guint n = 0;

  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      const DewChange *change = dew_changes_get (changes, i);

      n += change->table == table && change->op == op;
    }

  return n;
}

static void
add_count (GString    *out,
           guint       n,
           const char *one,
           const char *many)
{
  if (n == 0)
    return;

  g_string_append (out, out->len == 0 ? "" : ", ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (out, n == 1 ? _(one) : _(many), n);
#pragma GCC diagnostic pop
}

char *
_dew_cli_carried (const DewChanges *changes)
{
  GString *out = g_string_new (NULL);

  add_count (out, count (changes, DEW_TABLE_LINE, DEW_UPDATE), N_("%u line or category moved"), N_("%u lines and categories moved"));
  add_count (out, count (changes, DEW_TABLE_LINE, DEW_INSERT), N_("%u line or category begun anew, its earlier years kept"),
             N_("%u lines and categories begun anew, their earlier years kept"));
  add_count (out, count (changes, DEW_TABLE_FIGURE, DEW_INSERT), N_("%u figure carried over"), N_("%u figures carried over"));
  if (out->len == 0)
    g_string_append (out, _("nothing stood in it"));

  return g_string_free (out, FALSE);
}

int
_dew_cli_take (DewDocument *document,
               DewChanges  *changes,
               gboolean     good,
               const char  *what,
               char        *told,
               GError      *error)
{
  g_autofree char *mine = told;

  if (!dew_document_take (document, changes, good, what, &error))
    return _dew_cli_fail (error);

  if (mine != NULL)
    {
      _dew_cli_put (mine);
      _dew_cli_put ("\n");
    }

  return DEW_EXIT_DONE;
}
