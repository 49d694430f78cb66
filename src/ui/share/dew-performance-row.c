/* dew-performance-row.c: a fund that is paid for performance as a row of a table */
#include "dew-performance-row.h"

#include <glib/gi18n-lib.h>

#include "dew-menu.h"
#include "dew-pounds.h"
#include "dew-spoken.h"

#define ID   "dew-incentive"
#define MENU "dew-menu-button"

/* px: between two columns, and what stands behind them. */
#define SPACING 14
#define BUTTON  36

enum { RING_FENCE, RELEASED, STAYS, N_FIGURES };

/* For people, and said with a figure's name; marked for translation. */
static const struct { const char *heading, *spoken; } figures[N_FIGURES] = {
  [RING_FENCE] = { N_("Ring-fence, £"), N_("ring-fence") },
  [RELEASED] = { N_("Released, £"), N_("released") },
  [STAYS] = { N_("Stays, £"), N_("stays") },
};

struct _DewPerformanceColumns
{
  GtkSizeGroup *groups[N_FIGURES];
};

DewPerformanceColumns *
dew_performance_columns_new (void)
{
  DewPerformanceColumns *columns = g_new (DewPerformanceColumns, 1);

  for (int i = 0; i < N_FIGURES; i++)
    columns->groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  return columns;
}

void
dew_performance_columns_free (DewPerformanceColumns *columns)
{
  for (int i = 0; i < N_FIGURES; i++)
    g_object_unref (columns->groups[i]);
  g_free (columns);
}

/* ---- Cells ---- */

static GtkWidget *
new_text (const char *text,
          const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* What stands in a column of figures. A figure by itself says neither whose it is nor what, so its name does. */
static GtkWidget *
new_cell (DewPerformanceColumns *columns,
          int                    column,
          const char            *text,
          const char            *style,
          const char            *name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (name != NULL)
    dew_spoken (label, name);
  gtk_size_group_add_widget (columns->groups[column], label);

  return label;
}

static void
attach_figures (GtkGrid               *grid,
                DewPerformanceColumns *columns,
                const char            *of,
                const gint64           pence[N_FIGURES],
                const char            *style)
{
  for (int i = 0; i < N_FIGURES; i++)
    {
      g_autofree char *text = dew_pounds (pence[i], 0);
      g_autofree char *pounds = dew_pounds (pence[i], DEW_PRINT_SYMBOL);
      g_autofree char *name = g_strdup_printf ("%s, %s, %s", of, _(figures[i].spoken), pounds);

      gtk_grid_attach (grid, new_cell (columns, i, text, i == RELEASED ? "bold" : style, name), i + 1, 0, 1, 1);
    }
}

/* A grid of a row with as much room behind its columns as the button takes. */
static GtkWidget *
new_grid (GtkWidget *button)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *end = button != NULL ? button : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (grid, "dew-table");
  gtk_grid_set_column_spacing (GTK_GRID (grid), SPACING);
  gtk_widget_set_size_request (end, BUTTON, -1);
  gtk_grid_attach (GTK_GRID (grid), end, N_FIGURES + 1, 0, 1, 2);

  return grid;
}

/* ---- Above and below ---- */

GtkWidget *
dew_performance_row_headings (DewPerformanceColumns *columns)
{
  GtkWidget *grid = new_grid (NULL);

  g_return_val_if_fail (columns != NULL, grid);

  gtk_widget_set_margin_bottom (grid, 3);
  gtk_grid_attach (GTK_GRID (grid), new_text (_("Fund"), "head"), 0, 0, 1, 1);
  for (int i = 0; i < N_FIGURES; i++)
    gtk_grid_attach (GTK_GRID (grid), new_cell (columns, i, _(figures[i].heading), "head", NULL), i + 1, 0, 1, 1);

  return grid;
}

GtkWidget *
dew_performance_row_total (DewPerformanceColumns *columns,
                           gint64                 pence,
                           gint64                 released)
{
  const gint64 sums[N_FIGURES] = { [RING_FENCE] = pence, [RELEASED] = released, [STAYS] = pence - released };
  GtkWidget *grid = new_grid (NULL);

  g_return_val_if_fail (columns != NULL, grid);

  gtk_widget_set_margin_top (grid, 4);
  gtk_widget_set_margin_bottom (grid, 2);
  gtk_grid_attach (GTK_GRID (grid), new_text (_("Total"), "total"), 0, 0, 1, 1);
  attach_figures (GTK_GRID (grid), columns, _("Total"), sums, "total");

  return grid;
}

/* ---- In words and as a meter ---- */

/* Said by a sign and a word as well as by colour. */
static const struct { const char *format, *style; } states[DEW_N_INCENTIVE_STATES] = {
  [DEW_INCENTIVE_UNREPORTED] = { N_("Target %s"), "dew-secondary" },
  [DEW_INCENTIVE_MISSED] = { N_("▲ Missed: %s"), "dew-amber" },
  [DEW_INCENTIVE_MET] = { N_("✓ Met: %s"), "dew-good" },
  [DEW_INCENTIVE_EXCEEDED] = { N_("✓ Exceeded: %s"), "dew-good" },
};

static GtkWidget *
new_state (const DewIncentive *incentive)
{
  DewIncentiveState state = dew_incentive_state (incentive);
  g_autofree char *quantities = dew_incentive_quantities (incentive);
  g_autofree char *text = NULL;
  GtkWidget *label;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (_(states[state].format), quantities);
#pragma GCC diagnostic pop
  label = new_text (text, states[state].style);
  gtk_widget_add_css_class (label, "dew-small");

  return label;
}

/* The one place here where quantities become pixels: 0 to 1 of the meter. */
static double
to_fraction (const DewIncentive *incentive)
{
  return !incentive->reported ? 0 : CLAMP ((double) incentive->achieved / (double) incentive->target, 0, 1);
}

static GtkWidget *
new_meter (const DewIncentive *incentive)
{
  GtkWidget *bar = gtk_level_bar_new ();
  char percent[DEW_INCENTIVE_PERCENT_SIZE];
  g_autofree char *name = NULL;

  dew_incentive_percent (incentive, -1, DEW_PRINT_SCREEN, percent);
  name = incentive->reported ? g_strdup_printf (_("%s, achieved of target, %s %%"), incentive->name, percent)
                             : g_strdup_printf (_("%s, achieved of target, not reported yet"), incentive->name);

  /* Its own colours would judge: low, high, full. */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), to_fraction (incentive));
  gtk_widget_add_css_class (bar, "dew-meter");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  dew_spoken (bar, name);

  return bar;
}

/* Below the figures what they come from: the meter, how much of the target that is, and whose the rest is. */
static void
attach_below (GtkGrid               *grid,
              DewPerformanceColumns *columns,
              const DewLedger       *ledger,
              const DewIncentive    *incentive)
{
  const DewPartner *partner = dew_ledger_find (ledger, DEW_TABLE_PARTNER, incentive->commissioner);
  char percent[DEW_INCENTIVE_PERCENT_SIZE];
  g_autofree char *of_target = g_strdup_printf ("%s %%", dew_incentive_percent (incentive, -1, DEW_PRINT_SCREEN, percent));
  g_autofree char *spoken = g_strdup_printf (_("%s, achieved of target, %s %%"), incentive->name, percent);
  g_autofree char *unknown = g_strdup_printf (_("%s, achieved of target, not reported yet"), incentive->name);
  g_autofree char *with = g_strdup_printf (_("with %s"), partner == NULL ? _("the commissioner") : dew_partner_short (partner));
  g_autofree char *keeper = g_strdup_printf (_("%s, stays with %s"), incentive->name, dew_incentive_keeper (ledger, incentive));
  GtkWidget *label = new_cell (columns, STAYS, with, "dew-secondary", keeper);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, dew_incentive_keeper (ledger, incentive));
  gtk_grid_attach (grid, new_state (incentive), 0, 1, 1, 1);
  gtk_grid_attach (grid, new_meter (incentive), RING_FENCE + 1, 1, 1, 1);
  gtk_grid_attach (grid, new_cell (columns, RELEASED, incentive->reported ? of_target : "–", "dew-secondary", incentive->reported ? spoken : unknown), RELEASED + 1, 1, 1, 1);
  gtk_grid_attach (grid, label, STAYS + 1, 1, 1, 1);
}

/* ---- A row ---- */

static GtkWidget *
new_button (const DewIncentive *incentive,
            GMenuModel         *model)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_("What can be done with “%s”"), incentive->name);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Change or delete"));
  dew_menu_set (GTK_MENU_BUTTON (button), model, NULL, NULL);
  dew_spoken_menu_button (GTK_MENU_BUTTON (button), name);

  return button;
}

static char *
say_whole (const DewLedger    *ledger,
           const DewIncentive *incentive)
{
  gint64 released = dew_incentive_released (incentive);
  g_autofree char *quantities = dew_incentive_quantities (incentive);
  g_autofree char *all = dew_pounds (incentive->pence, DEW_PRINT_SYMBOL | DEW_PRINT_TRIM);
  g_autofree char *out = dew_pounds (released, DEW_PRINT_SYMBOL | DEW_PRINT_TRIM);
  g_autofree char *rest = dew_pounds (incentive->pence - released, DEW_PRINT_SYMBOL | DEW_PRINT_TRIM);

  return g_strdup_printf (_("%s, %s: %s of %s released, %s stays with %s"), incentive->name, quantities, out, all, rest, dew_incentive_keeper (ledger, incentive));
}

GtkWidget *
dew_performance_row_new (DewPerformanceColumns *columns,
                         const DewLedger       *ledger,
                         const DewIncentive    *incentive,
                         GMenuModel            *model)
{
  gint64 released = dew_incentive_released (incentive);
  const gint64 pence[N_FIGURES] = { [RING_FENCE] = incentive->pence, [RELEASED] = released, [STAYS] = incentive->pence - released };
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *button = model == NULL ? NULL : new_button (incentive, model);
  GtkWidget *grid = new_grid (button);
  gint64 *id = g_new (gint64, 1);
  g_autofree char *whole = say_whole (ledger, incentive);

  gtk_grid_attach (GTK_GRID (grid), new_text (incentive->name, NULL), 0, 0, 1, 1);
  attach_figures (GTK_GRID (grid), columns, incentive->name, pence, NULL);
  attach_below (GTK_GRID (grid), columns, ledger, incentive);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), model != NULL);
  if (*incentive->note != '\0')
    gtk_widget_set_tooltip_text (row, incentive->note);
  dew_spoken (row, whole);
  if (*incentive->note != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, incentive->note, -1);

  *id = incentive->id;
  g_object_set_data_full (G_OBJECT (row), ID, id, g_free);
  g_object_set_data (G_OBJECT (row), MENU, button);

  return row;
}

gint64
dew_performance_row_id (GtkWidget *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), ID);

  return id == NULL ? 0 : *id;
}

gboolean
dew_performance_row_menu (GtkWidget *row)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), MENU);

  if (button == NULL)
    return FALSE;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return TRUE;
}
