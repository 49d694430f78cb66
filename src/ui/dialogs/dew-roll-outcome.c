/* dew-roll-outcome.c: what rolling a year forward goes by and comes to, in figures and in words */
#include "dew-roll-outcome.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-pounds.h"
#include "dew-spoken.h"
#include "dew-typed-figure.h"

/* Lines that are named in a sentence; the others are counted. */
#define MOST_NAMED 4

/* ---- In words ---- */

static gint64
sum_up (const gint64 *slots)
{
  gint64 sum = 0;

  for (guint i = 0; i < 1 + DEW_MAX_PARTNERS; i++)
    sum += slots[i];

  return sum;
}

static const char *
say_why (DewRollWhy why)
{
  switch (why)
    {
    case DEW_ROLL_CLOSED:
      return _("its pool is closed");
    case DEW_ROLL_NON_RECURRENT:
      return _("non-recurrent");
    case DEW_ROLL_NO_WEIGHT:
    default:
      return _("nobody’s money on it, and no contribution to share it by");
    }
}

static void
tell_left (const DewLedger *ledger,
           const DewRolled *rolled,
           GString         *out)
{
  guint n = rolled->left->len;

  if (n == 0)
    return;

  g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, " %u line is left out: ", " %u lines are left out: ", n), n);
  for (guint i = 0; i < MIN (n, MOST_NAMED); i++)
    {
      const DewRollLeft *left = &g_array_index (rolled->left, DewRollLeft, i);
      const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, left->line);

      g_string_append_printf (out, _("%s“%s” (%s)"), i == 0 ? "" : ", ", line->name, say_why (left->why));
    }
  if (n > MOST_NAMED)
    g_string_append_printf (out, _(" and %u more"), n - MOST_NAMED);
  g_string_append_c (out, '.');
}

char *
dew_roll_outcome_words (const DewLedger *ledger,
                        const DewRolled *rolled,
                        int              year)
{
  GString *out = g_string_new (NULL);
  g_autofree char *from = dew_year_name (year);
  g_autofree char *to = dew_year_name (year + 1);
  g_autofree char *before = dew_pounds (sum_up (rolled->before), DEW_WHOLE_FIGURE);
  g_autofree char *after = dew_pounds (sum_up (rolled->after), DEW_WHOLE_FIGURE);
  char count[DEW_MONEY_SIZE];

  g_string_append_printf (out, _("%s in %s becomes %s in %s. "), before, from, after, to);
  g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, "%s figure is set", "%s figures are set", rolled->n_set), dew_print_count (rolled->n_set, count));
  if (rolled->n_kept > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, "; %s is entered already and kept", "; %s are entered already and kept", rolled->n_kept), dew_print_count (rolled->n_kept, count));
  g_string_append_c (out, '.');
  tell_left (ledger, rolled, out);

  return g_string_free (out, FALSE);
}

/* ---- As a table ---- */

static void
put (GtkGrid    *grid,
     int         column,
     int         row,
     const char *text,
     const char *style,
     const char *spoken)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), column == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "cell");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (spoken != NULL)
    dew_spoken (label, spoken);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/* Figures say whose and of which year they are, to who cannot see where they stand. */
static void
put_figure (GtkGrid    *grid,
            int         column,
            int         row,
            gint64      pence,
            unsigned    flags,
            const char *name,
            const char *head,
            const char *style)
{
  g_autofree char *text = dew_pounds (pence, flags | DEW_PRINT_DASH);
  g_autofree char *pounds = dew_pounds (pence, flags | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", name, head, pounds);

  put (grid, column, row, text, style, spoken);
}

static void
put_row (GtkGrid    *grid,
         int         row,
         const char *name,
         int         year,
         gint64      before,
         gint64      after,
         const char *style)
{
  g_autofree char *from = dew_year_name (year);
  g_autofree char *to = dew_year_name (year + 1);

  put (grid, 0, row, name, style, NULL);
  put_figure (grid, 1, row, before, 0, name, from, style);
  put_figure (grid, 2, row, after, 0, name, to, style);
  put_figure (grid, 3, row, after - before, DEW_PRINT_PLUS, name, _("change"), style);
}

static void
put_heads (GtkGrid *grid,
           int      year)
{
  g_autofree char *from = dew_year_name (year);
  g_autofree char *to = dew_year_name (year + 1);
  g_autofree char *before = g_strdup_printf (_("%s, £"), from);
  g_autofree char *after = g_strdup_printf (_("%s, £"), to);

  put (grid, 0, 0, _("Partner"), "head", NULL);
  put (grid, 1, 0, before, "head", NULL);
  put (grid, 2, 0, after, "head", NULL);
  put (grid, 3, 0, _("Change, £"), "head", NULL);
}

GtkWidget *
dew_roll_outcome_table (const DewLedger *ledger,
                        const DewRolled *rolled,
                        int              year)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  int row = 1;

  gtk_widget_add_css_class (GTK_WIDGET (grid), "dew-table");
  gtk_grid_set_column_spacing (grid, 16);
  put_heads (grid, year);
  for (guint i = 0; i < partners->len; i++)
    put_row (grid, row++, ((const DewPartner *) g_ptr_array_index (partners, i))->name, year, rolled->before[1 + i], rolled->after[1 + i], NULL);
  if (rolled->before[0] != 0 || rolled->after[0] != 0)
    put_row (grid, row++, _("Not split by partner"), year, rolled->before[0], rolled->after[0], NULL);
  put_row (grid, row, _("Total"), year, sum_up (rolled->before), sum_up (rolled->after), "total");

  return GTK_WIDGET (grid);
}
