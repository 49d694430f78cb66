/* dew-row-words.c: what a column of a row says in words, and what typing words into it means */
#include "dew-row-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-field-value.h"

/* The words for numbers, in their order, marked for translation. "" is nothing said. */
static const struct
{
  const char *column;
  const char *words[5];
} numbers[] = {
  { "contract", { "", N_("Block"), N_("Demand-led") } },
  { "status", { N_("Pooled"), N_("Aligned") } },
  { "recurrence", { "", N_("Recurrent"), N_("Non-recurrent") } },
  { "functions", { "", N_("NHS"), N_("Health-related") } },
  { "profile", { "", N_("Equal months"), N_("Last year’s months"), N_("Typed months") } },
  { "outlook", { "", N_("Typed"), N_("Straight line"), N_("Last year’s shape") } },
};

static const char *const *
find_words (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (strcmp (numbers[i].column, column) == 0)
      return numbers[i].words;

  return NULL;
}

static gboolean
is_partner (DewTable    table,
            const char *column)
{
  return dew_tables[table].columns[dew_table_column (table, column)].refers == DEW_TABLE_PARTNER;
}

/* A whole number that is a part of something; the others are counts. */
static gboolean
is_percent (const char *column)
{
  return strcmp (column, "correlation") == 0;
}

/* The leads that are no single partner, by DewLeadMode. */
static const char *const lead_words[] = { "", NULL, N_("Joint"), N_("Split by line") };

static guint
n_leads (DewTable table)
{
  return table == DEW_TABLE_POOL ? 4 : 3;
}

static char *
partner_words (const DewLedger *ledger,
               gint64           id)
{
  const DewPartner *partner = dew_ledger_find (ledger, DEW_TABLE_PARTNER, id);

  return g_strdup (partner == NULL ? "" : dew_partner_short (partner));
}

char *
dew_row_words (const DewLedger *ledger,
               DewTable         table,
               gconstpointer    row,
               const char      *column)
{
  DewValue value = dew_row_get (table, row, (guint) dew_table_column (table, column));
  const char *const *words = find_words (column);

  if (strcmp (column, "lead") == 0)
    {
      gint64 mode = dew_row_get (table, row, (guint) dew_table_column (table, "lead_mode")).i;

      if (mode != DEW_LEAD_SINGLE)
        return g_strdup (*lead_words[mode] == '\0' ? "" : _(lead_words[mode]));
    }
  if (words != NULL)
    return g_strdup (*words[value.i] == '\0' ? "" : _(words[value.i]));
  if (is_partner (table, column))
    return partner_words (ledger, value.i);
  if (is_percent (column))
    return dew_field_value_show (table, row, column);
  if (value.type == DEW_VALUE_INT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value.i);

  return dew_tables[table].columns[dew_table_column (table, column)].type == DEW_COLUMN_DATE ? dew_date_words (value.text) : g_strdup (value.text);
}

static void
add_partners (GPtrArray       *choices,
              const DewLedger *ledger)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);

  for (guint i = 0; i < partners->len; i++)
    g_ptr_array_add (choices, g_strdup (dew_partner_short (g_ptr_array_index (partners, i))));
}

char **
dew_row_choices (const DewLedger *ledger,
                 DewTable         table,
                 gconstpointer    row,
                 const char      *column)
{
  const char *const *words = find_words (column);
  GPtrArray *choices = g_ptr_array_new ();

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (choices, g_strdup (*words[i] == '\0' ? _("Not entered") : _(words[i])));

  if (is_partner (table, column))
    {
      g_ptr_array_add (choices, g_strdup (_("Not entered")));
      add_partners (choices, ledger);
      for (guint mode = DEW_LEAD_JOINT; strcmp (column, "lead") == 0 && mode < n_leads (table); mode++)
        g_ptr_array_add (choices, g_strdup (_(lead_words[mode])));
    }

  g_ptr_array_add (choices, NULL);
  if (choices->len > 1)
    return (char **) g_ptr_array_free (choices, FALSE);

  g_ptr_array_free (choices, TRUE);
  return NULL;
}

/* ---- Typing ---- */

static gboolean
same (const char *a,
      const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *two = g_utf8_casefold (b, -1);

  return strcmp (one, two) == 0;
}

static gboolean
is_nothing (const char *text)
{
  return *text == '\0' || same (text, _("Not entered"));
}

static gboolean
refuse_choice (const DewLedger *ledger,
               DewTable         table,
               gconstpointer    row,
               const char      *column,
               const char      *text,
               GError         **error)
{
  g_auto (GStrv) choices = dew_row_choices (ledger, table, row, column);
  g_autofree char *list = g_strjoinv (", ", choices);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is none of these: %s."), text, list);
  return FALSE;
}

static gboolean
take_number (DewTable           table,
             gpointer           row,
             const char        *column,
             const char *const *words,
             const char        *text)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] == '\0' ? is_nothing (text) : same (text, _(words[i])))
      {
        dew_row_set_int (table, row, column, i);
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_partner (const DewLedger *ledger,
              DewTable         table,
              gpointer         row,
              const char      *column,
              const char      *text)
{
  const DewPartner *partner = dew_ledger_partner_named (ledger, text);
  gboolean lead = strcmp (column, "lead") == 0;
  guint mode = partner != NULL ? DEW_LEAD_SINGLE : DEW_LEAD_MISSING;

  if (partner == NULL && !is_nothing (text))
    {
      for (mode = DEW_LEAD_JOINT; lead && mode < n_leads (table) && !same (text, _(lead_words[mode])); mode++)
        ;
      if (!lead || mode == n_leads (table))
        return FALSE;
    }

  dew_row_set_int (table, row, column, partner != NULL ? partner->id : 0);
  if (lead)
    dew_row_set_int (table, row, "lead_mode", mode);

  return TRUE;
}

static gboolean
take_date (DewTable     table,
           gpointer     row,
           const char  *column,
           const char  *text,
           GError     **error)
{
  char date[DEW_DATE_SIZE];

  if (!dew_date_read (text, date, error))
    return FALSE;

  dew_row_set_text (table, row, column, date);
  return TRUE;
}

static gboolean
take_integer (DewTable     table,
              gpointer     row,
              const char  *column,
              const char  *text,
              GError     **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is no whole number."), text);
      return FALSE;
    }

  dew_row_set_int (table, row, column, number);
  return TRUE;
}

gboolean
dew_row_take_words (const DewLedger *ledger,
                    DewTable         table,
                    gpointer         row,
                    const char      *column,
                    const char      *text,
                    GError         **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  const char *const *words = find_words (column);

  if (words != NULL)
    return take_number (table, row, column, words, typed) || refuse_choice (ledger, table, row, column, typed, error);
  if (is_partner (table, column))
    return take_partner (ledger, table, row, column, text) || take_partner (ledger, table, row, column, typed) ||
           refuse_choice (ledger, table, row, column, typed, error);
  if (is_percent (column))
    return dew_field_value_read (table, row, column, typed, error);

  switch (dew_tables[table].columns[dew_table_column (table, column)].type)
    {
    case DEW_COLUMN_DATE:
      return take_date (table, row, column, typed, error);
    case DEW_COLUMN_INT:
    case DEW_COLUMN_INT64:
    case DEW_COLUMN_MONEY:
      return take_integer (table, row, column, typed, error);
    case DEW_COLUMN_TEXT:
    default:
      dew_row_set_text (table, row, column, typed);
      return TRUE;
    }
}

gboolean
dew_row_may_say_nothing (const char *column)
{
  const char *const *words = find_words (column);

  return strcmp (column, "name") != 0 && (words == NULL || *words[0] == '\0');
}
