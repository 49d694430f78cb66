/* dew-working.c: the working of a sharing, as numbered steps with their tables, and as text */
#include "dew-working.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-pounds.h"
#include "dew-ratio.h"
#include "dew-swatch.h"

/* A table of the working with more lines than this says how many are left out: nobody reads on, and the annex has them all. */
#define MAX_PARTS 60

/* ---- Tables on cards ---- */

GtkWidget *
dew_working_table_new (const char *const *headings,
                       guint              n)
{
  GtkWidget *table = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (table), 12);
  gtk_widget_add_css_class (table, "dew-table");
  for (guint i = 0; i < n; i++)
    dew_working_table_cell (GTK_GRID (table), 0, (int) i, headings[i], "head");
  dew_working_table_rule (GTK_GRID (table), 1, (int) n, FALSE);

  return table;
}

/* The text of what stands at a place of a table; NULL where nothing does. Borrowed. */
static const char *
text_at (GtkGrid *table,
         int      row,
         int      column)
{
  for (GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (table)); child != NULL; child = gtk_widget_get_prev_sibling (child))
    {
      GtkWidget *label = GTK_IS_BOX (child) ? gtk_widget_get_last_child (child) : child;
      int at_column, at_row, width, height;

      gtk_grid_query_child (table, child, &at_column, &at_row, &width, &height);
      if (at_column == column && at_row == row && GTK_IS_LABEL (label))
        return gtk_label_get_text (GTK_LABEL (label));
    }

  return NULL;
}

/* A figure by itself says neither whose it is nor what: "Council, final cost, £99,507,692.31". */
static void
name_cell (GtkGrid    *table,
           GtkWidget  *label,
           int         row,
           int         column,
           const char *text)
{
  const char *name = text_at (table, row, 0);
  const char *heading = text_at (table, 0, column);
  gboolean money = heading != NULL && g_str_has_suffix (heading, _(", £"));
  g_autofree char *what = money ? g_strndup (heading, strlen (heading) - strlen (_(", £"))) : g_strdup (heading);
  gboolean minus = g_str_has_prefix (text, "−");
  g_autofree char *value = money ? g_strdup_printf (minus ? _("−£%s") : _("£%s"), minus ? text + strlen ("−") : text) : g_strdup (text);
  g_autofree char *spoken = NULL;

  if (row == 0 || column == 0 || name == NULL)
    return;

  spoken = what == NULL || *what == '\0' ? g_strdup_printf ("%s, %s", name, value) : g_strdup_printf ("%s, %s, %s", name, what, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
dew_working_table_cell (GtkGrid    *table,
                        int         row,
                        int         column,
                        const char *text,
                        const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "cell");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (column == 0)
    {
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 8);
      gtk_widget_set_tooltip_text (label, text);
    }
  gtk_grid_attach (table, label, column, row, 1, 1);
  name_cell (table, label, row, column, text);
}

void
dew_working_table_name (GtkGrid    *table,
                        int         row,
                        const char *name,
                        int         partner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name);

  if (partner >= 0)
    gtk_box_append (GTK_BOX (box), dew_swatch_new ((guint) partner));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (label, "cell");
  gtk_box_append (GTK_BOX (box), label);
  gtk_grid_attach (table, box, 0, row, 1, 1);
}

void
dew_working_table_rule (GtkGrid *table,
                        int      row,
                        int      n_columns,
                        gboolean sum)
{
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  if (sum)
    gtk_widget_add_css_class (separator, "sum");
  gtk_grid_attach (table, separator, 0, row, n_columns, 1);
}

/* The row of the partner that is asked for: the ground lies under its cells. */
static void
add_ground (GtkGrid *table,
            int      row,
            int      n_columns)
{
  GtkWidget *ground = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (ground, "asked");
  gtk_grid_attach (table, ground, 0, row, n_columns, 1);
}

/* ---- What a step says ---- */

static char *
part_name (const DewLedger   *ledger,
           const DewWorkPart *part)
{
  const DewPartner *partner = dew_ledger_find (ledger, DEW_TABLE_PARTNER, part->partner);
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, part->line);

  if (partner != NULL && line != NULL)
    return g_strdup_printf (_("%s, for “%s”"), dew_partner_short (partner), line->name);

  return g_strdup (partner != NULL ? dew_partner_short (partner) : line != NULL ? line->name : "");
}

/* Contributions are mostly whole pounds; where all of a table are, its pence would only take room. */
static int
weight_decimals (const DewWork *work)
{
  for (guint i = 0; i < work->parts->len; i++)
    if (g_array_index (work->parts, DewWorkPart, i).portion.weight % 100 != 0)
      return 2;

  return 0;
}

static char *
print_weight (const DewWork *work,
              gint64         weight)
{
  char percent[DEW_PERCENT_SIZE];
  char money[DEW_MONEY_SIZE];

  switch (work->weights)
    {
    case DEW_BASIS_FIXED:
      return g_strdup (dew_percent_print (weight, 4, percent));
    case DEW_BASIS_EQUAL:
    case DEW_BASIS_ONE:
    case DEW_BASIS_NONE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, weight);
    case DEW_BASIS_GROSS:
    case DEW_BASIS_GROSS_OPENING:
    case DEW_BASIS_NET:
    case DEW_BASIS_NET_OPENING:
    default:
      return g_strdup (dew_money_print (dew_pence (weight), DEW_UNIT_POUNDS, weight_decimals (work), DEW_PRINT_SCREEN, money));
    }
}

static const char *
weight_heading (const DewWork *work)
{
  switch (work->weights)
    {
    case DEW_BASIS_FIXED:
      return _("Fixed, %");
    case DEW_BASIS_EQUAL:
    case DEW_BASIS_ONE:
    case DEW_BASIS_NONE:
      return _("Parts");
    case DEW_BASIS_GROSS:
    case DEW_BASIS_GROSS_OPENING:
    case DEW_BASIS_NET:
    case DEW_BASIS_NET_OPENING:
    default:
      return _("Weight, £");
    }
}

/* Not where every line is taken as it is. */
static gboolean
has_weights (const DewWork *work)
{
  return work->kind != DEW_WORK_OWN && work->kind != DEW_WORK_LINES;
}

static gboolean
has_odd_pennies (const DewWork *work)
{
  for (guint i = 0; i < work->parts->len; i++)
    if (g_array_index (work->parts, DewWorkPart, i).portion.remainder != 0)
      return TRUE;

  return FALSE;
}

/* ---- As widgets ---- */

static GtkWidget *
new_text (const char *text,
          const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* With the sign of what is shared, so that the row adds up; nil has none. */
static char *
print_left_over (const char *left_over,
                 gboolean    under)
{
  gboolean nil = strspn (left_over, "0.") == strlen (left_over);

  return g_strdup_printf (_("%s%s p"), under && !nil ? "−" : "", left_over);
}

static void
add_part (GtkGrid           *grid,
          int                row,
          const DewLedger   *ledger,
          const DewWork     *work,
          const DewWorkPart *part,
          const char        *left_over)
{
  const DewPortion *portion = &part->portion;
  gboolean under = portion->share.pence < 0 || work->amount < 0;
  g_autofree char *name = part_name (ledger, part);
  g_autofree char *weight = print_weight (work, portion->weight);
  g_autofree char *whole = dew_pounds (under ? -portion->whole : portion->whole, 0);
  g_autofree char *remainder = left_over != NULL ? print_left_over (left_over, under) : NULL;
  g_autofree char *share = dew_pounds (portion->share.pence, 0);

  dew_working_table_name (grid, row, name, part->partner == 0 ? -1 : dew_ledger_partner_index (ledger, part->partner));
  if (has_weights (work))
    dew_working_table_cell (grid, row, 1, weight, NULL);
  if (left_over != NULL)
    {
      dew_working_table_cell (grid, row, 2, whole, NULL);
      dew_working_table_cell (grid, row, 3, remainder, NULL);
      dew_working_table_cell (grid, row, 4, portion->extra == 0 ? "–" : under ? _("− 1 p") : _("+ 1 p"), NULL);
    }
  dew_working_table_cell (grid, row, left_over != NULL ? 5 : 2, share, "bold");
}

static GtkWidget *
new_parts_table (const DewLedger *ledger,
                 const DewWork   *work,
                 gint64           asked)
{
  gboolean odd = has_odd_pennies (work);
  const char *headings[] = { "", has_weights (work) ? weight_heading (work) : "", odd ? _("Rounded down, £") : _("Share, £"), _("Left over"), _("Penny"), _("Share, £") };
  int n_columns = odd ? 6 : 3;
  GtkWidget *table = dew_working_table_new (headings, (guint) n_columns);
  GtkGrid *grid = GTK_GRID (table);
  g_autofree char *total = print_weight (work, work->total_weight);
  g_autofree char *amount = dew_pounds (work->amount, 0);
  g_auto (GStrv) left_over = dew_work_left_over (work);
  gint64 pennies = 0, whole = 0;
  int row = 2;

  for (guint i = 0; i < work->parts->len && i < MAX_PARTS; i++, row++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);

      if (part->partner != 0 && part->partner == asked)
        add_ground (grid, row, n_columns);
      add_part (grid, row, ledger, work, part, odd ? left_over[i] : NULL);
    }

  if (work->parts->len > MAX_PARTS)
    {
      g_autofree char *more = g_strdup_printf (_("… and %u more, all in the exported annex"), work->parts->len - MAX_PARTS);

      dew_working_table_cell (grid, row++, 0, more, NULL);
    }

  dew_working_table_rule (grid, row++, n_columns, TRUE);
  dew_working_table_cell (grid, row, 0, _("Sum"), "total");
  if (has_weights (work))
    dew_working_table_cell (grid, row, 1, total, "total");
  if (odd)
    {
      g_autofree char *odd_pennies = NULL;
      g_autofree char *rounded = NULL;
      g_autofree char *sum_left = NULL;

      for (guint i = 0; i < work->parts->len; i++)
        {
          pennies += g_array_index (work->parts, DewWorkPart, i).portion.extra;
          whole += g_array_index (work->parts, DewWorkPart, i).portion.whole;
        }
      odd_pennies = g_strdup_printf (_("%s%d p"), work->amount < 0 ? "−" : "", (int) pennies);
      sum_left = g_strdup_printf (_("%s%d.000 p"), work->amount < 0 ? "−" : "", (int) pennies);
      rounded = dew_pounds (work->amount < 0 ? -whole : whole, 0);
      dew_working_table_cell (grid, row, 2, rounded, "total");
      dew_working_table_cell (grid, row, 3, sum_left, "total");
      dew_working_table_cell (grid, row, 4, odd_pennies, "total");
    }
  dew_working_table_cell (grid, row, n_columns - 1, amount, "total");

  return table;
}

static GtkWidget *
new_step (const DewLedger *ledger,
          const DewWork   *work,
          guint            number,
          gint64           asked)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *amount = dew_pounds (work->amount, 0);
  GtkWidget *badge = gtk_label_new (digits);
  GtkWidget *title = new_text (work->title, "heading");
  GtkWidget *sum = gtk_label_new (amount);

  g_autofree char *symbol = dew_pounds (work->amount, DEW_PRINT_SYMBOL);
  g_autofree char *step = g_strdup_printf (_("Step %u"), number);
  g_autofree char *taken = g_strdup_printf (_("Amount of step %u, %s"), number, symbol);

  gtk_accessible_update_property (GTK_ACCESSIBLE (badge), GTK_ACCESSIBLE_PROPERTY_LABEL, step, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sum), GTK_ACCESSIBLE_PROPERTY_LABEL, taken, -1);
  gtk_widget_add_css_class (badge, "dew-step-number");
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_widget_add_css_class (sum, "heading");
  gtk_widget_add_css_class (sum, "dew-table");
  gtk_widget_set_valign (sum, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), sum);
  gtk_box_append (GTK_BOX (body), head);
  if (*work->basis != '\0')
    gtk_box_append (GTK_BOX (body), new_text (work->basis, "dew-secondary"));
  if (work->parts->len > 0)
    gtk_box_append (GTK_BOX (body), new_parts_table (ledger, work, asked));
  if (*work->note != '\0')
    gtk_box_append (GTK_BOX (body), new_text (work->note, "dew-secondary"));
  gtk_box_append (GTK_BOX (row), badge);
  gtk_box_append (GTK_BOX (row), body);

  return row;
}

/* "Shares sum to the overspend to the penny: a + b = c". */
static char *
tell_sum (const DewShare *share)
{
  g_autoptr (GString) sum = g_string_new (NULL);
  g_autofree char *variance = dew_pounds (share->variance, 0);
  gint64 rest[] = { share->reserve, share->held, share->unallocated };

  for (guint i = 0; i < share->partners->len; i++)
    {
      g_autofree char *one = dew_pounds (g_array_index (share->partners, DewPartnerShare, i).share, 0);

      g_string_append_printf (sum, "%s%s", i == 0 ? "" : " + ", one);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    if (rest[i] != 0)
      {
        g_autofree char *one = dew_pounds (rest[i], 0);

        g_string_append_printf (sum, " + %s", one);
      }

  return g_strdup_printf (_("✓ The shares sum to the variance to the penny: %s = %s"), sum->str, variance);
}

void
dew_working_fill (GtkBox          *box,
                  const DewLedger *ledger,
                  const DewShare  *share,
                  gint64           asked)
{
  g_autofree char *sum = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (share == NULL)
    return;

  for (guint i = 0; i < share->works->len; i++)
    gtk_box_append (box, new_step (ledger, g_ptr_array_index (share->works, i), i + 1, asked));
  sum = tell_sum (share);
  gtk_box_append (box, new_text (sum, "dew-sum-good"));
}

/* ---- As text ---- */

char *
dew_working_text (const DewLedger *ledger,
                  const DewShare  *share)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sum = tell_sum (share);

  for (guint i = 0; i < share->works->len; i++)
    {
      const DewWork *work = g_ptr_array_index (share->works, i);
      g_autofree char *amount = dew_pounds (work->amount, 0);

      g_string_append_printf (text, "%u. %s\t£%s\n", i + 1, work->title, amount);
      if (*work->basis != '\0')
        g_string_append_printf (text, "%s\n", work->basis);
      for (guint p = 0; p < work->parts->len; p++)
        {
          const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, p);
          g_autofree char *name = part_name (ledger, part);
          g_autofree char *weight = has_weights (work) ? print_weight (work, part->portion.weight) : g_strdup ("");
          g_autofree char *one = dew_pounds (part->portion.share.pence, 0);

          g_string_append_printf (text, "%s\t%s\t%s\n", name, weight, one);
        }
      if (*work->note != '\0')
        g_string_append_printf (text, "%s\n", work->note);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "%s\n", sum);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
