/* dew-working.c: the working of a sharing, as numbered steps with their tables, and as text */
#include "dew-working.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-pounds.h"
#include "dew-swatch.h"
#include "dew-work-table.h"

/* A table of the working with more lines than this says how many are left out: nobody reads on, and the annex has them all. */
#define MAX_PARTS 60

/* ---- Tables on cards ---- */

GtkWidget *
dew_working_table_new (const char *const *headings,
                       guint              n)
{
  GtkWidget *table = gtk_grid_new ();

  /* Of a cap, they fit beside the page's first column in the smallest window. */
  gtk_grid_set_column_spacing (GTK_GRID (table), n > 5 ? 8 : 12);
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

/* A figure with the unit that its heading has, and in *what the heading without; it is the figure alone where that has none. */
static char *
with_unit (const char  *heading,
           const char  *text,
           char       **what)
{
  gboolean minus = g_str_has_prefix (text, "−");
  const char *figure = minus ? text + strlen ("−") : text;
  const char *sign = minus ? "−" : "";
  const char *comma = heading != NULL ? strrchr (heading, ',') : NULL;

  if (comma != NULL && g_ascii_isdigit (*figure))
    {
      *what = g_strndup (heading, (gsize) (comma - heading));
      if (g_strcmp0 (comma, _(", £")) == 0)
        return g_strdup_printf (_("%s£%s"), sign, figure);
      if (g_strcmp0 (comma, _(", p")) == 0)
        return g_strdup_printf (_("%s%s p"), sign, figure);
      if (g_strcmp0 (comma, _(", %")) == 0)
        return g_strdup_printf (_("%s%s %%"), sign, figure);
      g_free (*what);
    }

  *what = g_strdup (heading);
  return g_strdup (text);
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
  g_autofree char *what = NULL;
  g_autofree char *value = with_unit (heading, text, &what);
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
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 6);
      gtk_widget_set_tooltip_text (label, text);
    }
  gtk_grid_attach (table, label, column, row, 1, 1);
  name_cell (table, label, row, column, text);
}

static void
add_name (GtkGrid    *table,
          int         row,
          const char *name,
          GtkWidget  *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name);

  if (key != NULL)
    gtk_box_append (GTK_BOX (box), key);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (label, "cell");
  gtk_box_append (GTK_BOX (box), label);
  gtk_grid_attach (table, box, 0, row, 1, 1);
}

void
dew_working_table_name (GtkGrid    *table,
                        int         row,
                        const char *name,
                        int         partner)
{
  add_name (table, row, name, partner >= 0 ? dew_swatch_new ((guint) partner) : NULL);
}

void
dew_working_table_area (GtkGrid    *table,
                        int         row,
                        const char *name,
                        guint       paint)
{
  add_name (table, row, name, dew_swatch_new (paint));
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
part_name (const DewLedger  *ledger,
           const DewWorkRow *part)
{
  const DewPartner *partner = dew_ledger_find (ledger, DEW_TABLE_PARTNER, part->partner);
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, part->line);

  if (partner != NULL && line != NULL)
    return g_strdup_printf (_("%s, for “%s”"), dew_partner_short (partner), line->name);

  if (part->since != NULL && line != NULL)
    return g_strdup_printf (_("%s, from %s"), line->name, part->since);

  return g_strdup (partner != NULL ? dew_partner_short (partner) : line != NULL ? line->name : "");
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

static void
add_cells (GtkGrid          *grid,
           int               at,
           const DewWorkRow *row,
           const char       *style)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (row->cells->pdata[i] != NULL)
      dew_working_table_cell (grid, at, (int) i + 1, row->cells->pdata[i], style != NULL ? style : i + 1 == row->cells->len ? "bold" : NULL);
}

static GtkWidget *
new_parts_table (const DewLedger    *ledger,
                 const DewWorkTable *parts,
                 gint64              asked)
{
  int n_columns = (int) parts->headings->len;
  GtkWidget *table = dew_working_table_new ((const char *const *) parts->headings->pdata, (guint) n_columns);
  GtkGrid *grid = GTK_GRID (table);
  int at = 2;

  for (guint i = 0; i < parts->rows->len && i < MAX_PARTS; i++, at++)
    {
      const DewWorkRow *row = parts->rows->pdata[i];
      g_autofree char *name = part_name (ledger, row);

      if (row->partner != 0 && row->partner == asked)
        add_ground (grid, at, n_columns);
      dew_working_table_name (grid, at, name, row->partner == 0 ? -1 : dew_ledger_partner_index (ledger, row->partner));
      add_cells (grid, at, row, NULL);
    }

  if (parts->rows->len > MAX_PARTS)
    {
      g_autofree char *more = g_strdup_printf (_("… and %u more, all in the exported annex"), parts->rows->len - MAX_PARTS);

      dew_working_table_cell (grid, at++, 0, more, NULL);
    }

  dew_working_table_rule (grid, at++, n_columns, TRUE);
  dew_working_table_cell (grid, at, 0, _("Sum"), "total");
  add_cells (grid, at, parts->sum, "total");

  return table;
}

/* Where a step takes all that there is and leaves nothing, its amount says so already. */
static gboolean
is_part_of_more (const DewWork *work)
{
  return work->kind == DEW_WORK_CAP || work->kind == DEW_WORK_RESERVE || (dew_work_bears (work) && work->after != 0);
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
  g_autofree char *balance = dew_work_balance (work);
  g_autoptr (GPtrArray) tables = dew_work_tables (work);

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
  if (is_part_of_more (work))
    gtk_box_append (GTK_BOX (body), new_text (balance, "dew-secondary"));
  for (guint i = 0; i < tables->len; i++)
    gtk_box_append (GTK_BOX (body), new_parts_table (ledger, tables->pdata[i], asked));
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

static void
append_row (GString          *text,
            const char       *name,
            const DewWorkRow *row)
{
  g_string_append (text, name);
  for (guint i = 0; i < row->cells->len; i++)
    g_string_append_printf (text, "\t%s", row->cells->pdata[i] != NULL ? (const char *) row->cells->pdata[i] : "");
  g_string_append_c (text, '\n');
}

static void
append_table (GString            *text,
              const DewLedger    *ledger,
              const DewWorkTable *table)
{
  for (guint i = 0; i < table->headings->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : "\t", (const char *) table->headings->pdata[i]);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < table->rows->len; i++)
    {
      const DewWorkRow *row = table->rows->pdata[i];
      g_autofree char *name = part_name (ledger, row);

      append_row (text, name, row);
    }
  append_row (text, _("Sum"), table->sum);
}

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
      g_autofree char *balance = dew_work_balance (work);
      g_autoptr (GPtrArray) tables = dew_work_tables (work);

      g_string_append_printf (text, "%u. %s\t£%s\n", i + 1, work->title, amount);
      if (*work->basis != '\0')
        g_string_append_printf (text, "%s\n", work->basis);
      g_string_append_printf (text, "%s\n", balance);
      for (guint t = 0; t < tables->len; t++)
        append_table (text, ledger, tables->pdata[t]);
      if (*work->note != '\0')
        g_string_append_printf (text, "%s\n", work->note);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "%s\n", sum);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
