/* dew-chances-table.c: a simulation as a table, lane by lane */
#include "dew-chances-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-block.h"
#include "dew-money-print.h"
#include "dew-pounds.h"
#include "dew-ratio.h"
#include "dew-swatch.h"
#include "dew-window.h"

typedef enum {
  ROW_HEAD,
  ROW_MEAN,             /* of a partner's final cost */
  ROW_P10,
  ROW_P50,
  ROW_P90,
  ROW_CAPPED,
  ROW_RESERVE,          /* of a lane */
  ROW_UNALLOCATED,
  ROW_REFUSED,
} RowKind;

typedef struct {
  const DewChancesResult *result;
  RowKind                 kind;
  guint                   partner;
} Row;

/* ---- What there is to show ---- */

static gboolean
is_chance (RowKind kind)
{
  return kind == ROW_CAPPED || kind == ROW_RESERVE || kind == ROW_REFUSED;
}

static gboolean
is_partners (RowKind kind)
{
  return kind >= ROW_MEAN && kind <= ROW_CAPPED;
}

/* Whether there is such a figure in a lane: a cap to reach, a reserve to draw on. */
static gboolean
has_figure (const Row *row,
            guint      lane)
{
  const DewLaneResult *result = &row->result->simulation->lanes[lane];
  const DewProgram *program = _dew_chances_lane (row->result, lane)->program;

  if (is_partners (row->kind) && !_dew_chances_bears (row->result, lane, row->partner))
    return FALSE;

  switch (row->kind)
    {
    case ROW_CAPPED:
      return dew_program_caps (program, row->partner);
    case ROW_RESERVE:
      return result->refused == 0 && dew_program_reserves (program);
    case ROW_UNALLOCATED:
      return result->refused == 0 && dew_program_leaves (program);
    case ROW_REFUSED:
      return result->refused > 0;
    case ROW_HEAD:
    case ROW_MEAN:
    case ROW_P10:
    case ROW_P50:
    case ROW_P90:
    default:
      return TRUE;
    }
}

static void
append_row (GArray                 *rows,
            const DewChancesResult *result,
            RowKind                 kind,
            guint                   partner)
{
  Row row = { result, kind, partner };

  for (guint lane = 0; lane < result->simulation->n_lanes; lane++)
    if (has_figure (&row, lane))
      {
        g_array_append_val (rows, row);
        return;
      }
}

static GArray *
list_rows (const DewChancesResult *result)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  append_row (rows, result, ROW_HEAD, 0);
  for (guint i = 0; i < result->partners->len; i++)
    for (RowKind kind = ROW_MEAN; kind <= ROW_CAPPED; kind++)
      append_row (rows, result, kind, i);
  for (RowKind kind = ROW_RESERVE; kind <= ROW_REFUSED; kind++)
    append_row (rows, result, kind, 0);

  return rows;
}

/* ---- Figures ---- */

static const char *
partner_of (const Row *row)
{
  return row->result->partners->pdata[row->partner];
}

static gint64
get_pence (const Row *row,
           guint      lane)
{
  const DewLaneResult *result = &row->result->simulation->lanes[lane];
  const DewDistribution *cost = &result->costs[row->partner];

  switch (row->kind)
    {
    case ROW_MEAN:
      return cost->mean;
    case ROW_P10:
      return cost->p10;
    case ROW_P50:
      return cost->p50;
    case ROW_P90:
      return cost->p90;
    case ROW_UNALLOCATED:
      return result->unallocated.p90;
    case ROW_HEAD:
    case ROW_CAPPED:
    case ROW_RESERVE:
    case ROW_REFUSED:
    default:
      return 0;
    }
}

/* In millionths of the draws. */
static gint64
get_chance (const Row *row,
            guint      lane)
{
  const DewSimulation *simulation = row->result->simulation;
  const DewLaneResult *result = &simulation->lanes[lane];

  if (row->kind == ROW_REFUSED)
    return (gint64) ((result->refused * 2 * DEW_WHOLE + simulation->draws) / (2 * simulation->draws));

  return row->kind == ROW_CAPPED ? result->capped[row->partner] : result->exhausted;
}

static char *
print_cell (const Row *row,
            guint      lane)
{
  char percent[DEW_PERCENT_SIZE];

  if (!has_figure (row, lane))
    return g_strdup ("–");
  if (is_chance (row->kind))
    return g_strdup_printf (_("%s %%"), dew_percent_print (get_chance (row, lane), 4, percent));

  return dew_pounds (get_pence (row, lane), 0);
}

/* For a spreadsheet. */
static char *
print_plain (const Row *row,
             guint      lane)
{
  char text[MAX (DEW_PERCENT_SIZE, DEW_MONEY_SIZE)];

  if (!has_figure (row, lane))
    return g_strdup ("");
  if (is_chance (row->kind))
    return g_strdup (dew_percent_print (get_chance (row, lane), 4, text));

  return g_strdup (dew_money_print (dew_pence (get_pence (row, lane)), DEW_UNIT_POUNDS, 2, DEW_PRINT_PLAIN, text));
}

/* ---- Names ---- */

/* As it stands at the left, below what the head says of units. */
static const char *
name_short (RowKind kind)
{
  switch (kind)
    {
    case ROW_MEAN:
      return _("mean, £");
    case ROW_P10:
      return _("P10, £");
    case ROW_P50:
      return _("P50, £");
    case ROW_P90:
      return _("P90, £");
    case ROW_CAPPED:
      return _("Reaches its cap, %");
    case ROW_RESERVE:
      return _("Reserve exhausted, %");
    case ROW_UNALLOCATED:
      return _("Unallocated, P90, £");
    case ROW_REFUSED:
      return _("Cannot be shared, %");
    case ROW_HEAD:
    default:
      return "";
    }
}

/* With whose it is and of what: "Council, P90, £", "Reserve exhausted, % of 100,000 draws". Free with g_free. */
static char *
name_whole (const Row *row)
{
  g_autofree char *what = NULL;
  char draws[DEW_MONEY_SIZE];

  if (row->kind == ROW_HEAD)
    return g_strdup ("");

  what = is_chance (row->kind) ? g_strdup_printf (_("%s of %s draws"), name_short (row->kind), dew_print_count (row->result->simulation->draws, draws)) : g_strdup (name_short (row->kind));
  return is_partners (row->kind) ? g_strdup_printf (_("%s, %s"), partner_of (row), what) : g_steal_pointer (&what);
}

/* ---- The table ---- */

static GtkWidget *
new_text (const char *text,
          const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* What the figures are of. */
static GtkWidget *
new_corner (const Row *row)
{
  g_autofree char *text = NULL;
  char draws[DEW_MONEY_SIZE];
  GtkWidget *label;

  text = g_strdup_printf (_("Final cost, £; chances, %% of %s draws"), dew_print_count (row->result->simulation->draws, draws));
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0.5f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "cell");
  gtk_widget_add_css_class (label, "name");
  gtk_widget_add_css_class (label, "dew-secondary");
  return label;
}

static GtkWidget *
new_name (const Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *whole = name_whole (row);
  GtkWidget *label;

  gtk_widget_add_css_class (box, "cell");
  gtk_widget_add_css_class (box, "name");
  if (row->kind == ROW_MEAN)
    {
      gtk_box_append (GTK_BOX (box), dew_swatch_new (row->partner));
      gtk_box_append (GTK_BOX (box), new_text (partner_of (row), "bold"));
    }

  label = new_text (name_short (row->kind), row->kind == ROW_UNALLOCATED ? "bold" : "dew-secondary");
  gtk_widget_set_tooltip_text (label, whole);
  if (is_partners (row->kind) && row->kind != ROW_MEAN)
    gtk_widget_set_margin_start (label, 18);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
new_head (const Row *row,
          guint      lane)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  guint number = row->result->numbers[lane];
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *style = g_strdup_printf ("dew-scenario-%u", (number - 1) % 6 + 1);
  GtkWidget *chip = gtk_label_new (text);
  GtkWidget *name = new_text (_dew_chances_lane (row->result, lane)->name, "heading");

  gtk_widget_add_css_class (chip, "dew-chip");
  gtk_widget_add_css_class (chip, style);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (box, "dew-lane-head");
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), name);
  return box;
}

/* "Gross, Council, P90, £: 2,538,461.54" */
static GtkWidget *
new_figure (const Row *row,
            guint      lane)
{
  const DewReadyLane *ready = _dew_chances_lane (row->result, lane);
  g_autofree char *text = print_cell (row, lane);
  g_autofree char *what = name_whole (row);
  g_autofree char *spoken = g_strdup_printf (_("%s, %s: %s"), ready->name, what, text);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "cell");
  if (row->kind == ROW_MEAN)
    gtk_widget_add_css_class (label, "bold");
  if (row->kind == ROW_UNALLOCATED && get_pence (row, lane) != 0)
    gtk_widget_add_css_class (label, "unallocated");
  if (row->kind == ROW_REFUSED && has_figure (row, lane))
    gtk_widget_set_tooltip_text (label, ready->reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return label;
}

static gboolean
begins (RowKind kind)
{
  return kind == ROW_MEAN || kind == ROW_RESERVE || kind == ROW_UNALLOCATED || kind == ROW_REFUSED;
}

static void
add_row (DewChances *self,
         const Row  *row,
         guint       at,
         gboolean    last)
{
  GtkWidget *name = row->kind == ROW_HEAD ? new_corner (row) : new_name (row);

  if (begins (row->kind))
    gtk_widget_add_css_class (name, "begins");
  dew_lanes_add (self->lanes, name, 0, at);
  for (guint lane = 0; lane < row->result->simulation->n_lanes; lane++)
    {
      GtkWidget *cell = row->kind == ROW_HEAD ? new_head (row, lane) : new_figure (row, lane);

      if (begins (row->kind))
        gtk_widget_add_css_class (cell, "begins");
      if (last)
        gtk_widget_add_css_class (cell, "ends");
      dew_lanes_add (self->lanes, cell, lane + 1, at);
    }
}

void
_dew_chances_show_table (DewChances *self)
{
  const DewChancesResult *result = self->result;
  g_autoptr (GArray) rows = list_rows (result);

  dew_lanes_start (self->lanes, result->numbers, result->simulation->n_lanes);
  for (guint i = 0; i < rows->len; i++)
    add_row (self, &g_array_index (rows, Row, i), i, i + 1 == rows->len);
}

/* ---- Copying ---- */

static void
set_row (DewBlock  *block,
         const Row *row,
         guint      at)
{
  g_autofree char *name = name_whole (row);

  dew_block_set (block, at, 0, name, NULL, FALSE, row->kind == ROW_MEAN);
  for (guint lane = 0; lane < row->result->simulation->n_lanes; lane++)
    {
      g_autofree char *plain = row->kind == ROW_HEAD ? g_strdup (_dew_chances_lane (row->result, lane)->name) : print_plain (row, lane);
      g_autofree char *shown = row->kind == ROW_HEAD ? NULL : print_cell (row, lane);

      dew_block_set (block, at, lane + 1, plain, *plain != '\0' ? shown : NULL, row->kind != ROW_HEAD && *plain != '\0', row->kind == ROW_HEAD || row->kind == ROW_MEAN);
    }
}

static GdkContentProvider *
provide_text (const char *type,
              char       *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

/* As spreadsheets and word processors take it; what it was worked out by stands below. */
void
_dew_chances_copy (DewChances *self)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (DewBlock) block = NULL;
  g_autoptr (GdkContentProvider) all = NULL;
  g_autofree char *text = NULL;
  GdkContentProvider *kinds[3];

  if (!_dew_chances_is_shown (self))
    return;

  rows = list_rows (self->result);
  block = dew_block_new (rows->len + 1, self->result->simulation->n_lanes + 1);
  for (guint i = 0; i < rows->len; i++)
    set_row (block, &g_array_index (rows, Row, i), i);
  dew_block_set (block, rows->len, 0, gtk_label_get_label (self->basis), NULL, FALSE, FALSE);

  text = dew_block_write_text (block);
  kinds[0] = provide_text ("text/html", dew_block_write_html (block));
  kinds[1] = provide_text ("text/plain;charset=utf-8", g_strdup (text));
  kinds[2] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  all = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  dew_window_tell (GTK_WIDGET (self), _("Copied the table of the simulation."));
}
