/* dew-intake-told.c: what an import brings, in words */
#include "dew-intake.h"

#include <glib/gi18n-lib.h>

/* The most columns that are told by name. */
#define MANY 5

/* In the order they are told of. */
static const struct { DewTable table; const char *one; const char *many; } tables[] = {
  { DEW_TABLE_DOCUMENT, N_("%u title"), N_("%u titles") },
  { DEW_TABLE_AGREEMENT, N_("%u agreement"), N_("%u agreements") },
  { DEW_TABLE_PARTNER, N_("%u partner"), N_("%u partners") },
  { DEW_TABLE_POOL, N_("%u pool"), N_("%u pools") },
  { DEW_TABLE_LINE, N_("%u line or category"), N_("%u lines and categories") },
  { DEW_TABLE_SCENARIO, N_("%u scenario"), N_("%u scenarios") },
  { DEW_TABLE_FIGURE, N_("%u figure"), N_("%u figures") },
  { DEW_TABLE_RULE, N_("%u risk-share rule"), N_("%u risk-share rules") },
  { DEW_TABLE_VIREMENT, N_("%u virement"), N_("%u virements") },
  { DEW_TABLE_MOVEMENT, N_("%u amount of virements"), N_("%u amounts of virements") },
  { DEW_TABLE_REMARK, N_("%u note on a figure"), N_("%u notes on figures") },
  { DEW_TABLE_ARRANGEMENT, N_("%u line changed by a scenario"), N_("%u lines changed by scenarios") },
  { DEW_TABLE_VARIANCE, N_("%u typed variance"), N_("%u typed variances") },
  { DEW_TABLE_INCENTIVE, N_("%u fund paid for performance"), N_("%u funds paid for performance") },
  { DEW_TABLE_SPREAD, N_("%u spread"), N_("%u spreads") },
};

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
append_counts (GString          *out,
               const DewChanges *changes,
               DewOp             op,
               const char       *verb)
{
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      guint n = count (changes, tables[i].table, op);

      if (n == 0)
        continue;

      g_string_append (out, any ? ", " : out->len > 0 ? "; " : "");
      if (!any)
        g_string_append_printf (out, "%s ", verb);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (out, n == 1 ? _(tables[i].one) : _(tables[i].many), n);
#pragma GCC diagnostic pop
      any = TRUE;
    }
}

char *
dew_intake_told (const DewChanges *changes)
{
  GString *told = g_string_new (NULL);

  g_return_val_if_fail (changes != NULL, g_string_free (told, FALSE));

  append_counts (told, changes, DEW_INSERT, _("added"));
  append_counts (told, changes, DEW_UPDATE, _("changed"));
  if (told->len == 0)
    g_string_append (told, _("nothing is different"));

  return g_string_free (told, FALSE);
}

char *
dew_intake_told_ignored (const GPtrArray *ignored)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (ignored != NULL, NULL);

  if (ignored->len == 0)
    return NULL;

  for (guint i = 0; i < MIN (ignored->len, MANY); i++)
    g_string_append_printf (names, "%s“%s”", i == 0 ? "" : ", ", (const char *) g_ptr_array_index (ignored, i));
  if (ignored->len > MANY)
    g_string_append_printf (names, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", ignored->len - MANY), ignored->len - MANY);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The column %s is none that Dewpond knows, and is left out.",
                                       "The columns %s are none that Dewpond knows, and are left out.", ignored->len), names->str);
}
