/* dew-virement-row.c: a virement as a row of a table, and what stands above its columns */
#include "dew-virement-row.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-pounds.h"
#include "dew-spoken.h"
#include "dew-typed-figure.h"
#include "dew-virement-moves.h"

#define ID "dew-virement"

/* The columns, and how many parts of the width each takes: the same in every row, whatever stands in them. */
static const struct {
  const char *heading;          /* marked for translation */
  int         parts;
} columns[] = {
  { N_("Date"), 4 }, { N_("From"), 6 }, { N_("To"), 6 }, { N_("Amount, £"), 4 }, { N_("Whose"), 4 }, { N_("Reason"), 8 }, { N_("Approved by"), 5 },
  { N_("Assessment"), 5 },
};

#define AMOUNT    3
#define N_COLUMNS G_N_ELEMENTS (columns)
#define BUTTON    36            /* px of what stands behind the columns */

static GtkWidget *
new_label (guint       column,
           const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == AMOUNT ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), column != AMOUNT);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_margin_end (label, 10);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* A row's cells, and room behind them for a button (NULL: left free). */
static GtkWidget *
new_line (const char *const *texts,
          const char        *style,
          GtkWidget         *button)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *end = button != NULL ? button : gtk_label_new (NULL);
  int at = 0;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_set_hexpand (grid, TRUE);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gtk_grid_attach (GTK_GRID (grid), new_label (i, texts[i], style), at, 0, columns[i].parts, 1);
      at += columns[i].parts;
    }
  gtk_widget_set_size_request (end, BUTTON, -1);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 6);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_box_append (GTK_BOX (line), grid);
  gtk_box_append (GTK_BOX (line), end);

  return line;
}

GtkWidget *
dew_virement_row_headings (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  const char *texts[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    texts[i] = _(columns[i].heading);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), new_line (texts, "head", NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  dew_spoken (row, _("Column headings"));

  return row;
}

/* ---- In words ---- */

static char *
name_side (const DewLedger *ledger,
           gint64           virement,
           int              side)
{
  guint n;
  guint place = dew_virement_place (ledger, virement, side, &n);
  g_autofree char *name = place == 0 ? g_strdup (_("several pools")) : dew_ledger_place (ledger, place);

  return n == 1 ? g_steal_pointer (&name) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u line", "%s, %u lines", n), name, n);
}

char *
dew_virement_words (const DewLedger *ledger,
                    gint64           virement)
{
  g_autofree char *pounds = dew_pounds (dew_virement_amount (ledger, virement), DEW_WHOLE_FIGURE);
  g_autofree char *from = name_side (ledger, virement, -1);
  g_autofree char *to = name_side (ledger, virement, +1);

  return g_strdup_printf (_("%s from “%s” to “%s”"), pounds, from, to);
}

/* ---- A row ---- */

static char *
say_whole (const DewVirement *virement,
           const char        *date,
           const char        *words,
           const char        *whose)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s, %s", date, words);
  if (*whose != '\0')
    g_string_append_printf (out, ", %s", whose);
  g_string_append_printf (out, ", %s", virement->reason);
  if (*virement->approved != '\0')
    g_string_append_printf (out, _(", approved by %s"), virement->approved);
  if (*virement->assessment != '\0')
    g_string_append_printf (out, _(", impact assessment %s"), virement->assessment);

  return g_string_free (out, FALSE);
}

static GtkWidget *
new_button (const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_("Delete the virement of %s"), words);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Delete this virement (Delete)"));
  dew_spoken (button, name);

  return button;
}

GtkWidget *
dew_virement_row_new (DewDocument       *document,
                      const DewVirement *virement,
                      GtkWidget        **delete_button)
{
  const DewLedger *ledger = dew_document_ledger (document);
  const DewPartner *partner = dew_ledger_find (ledger, DEW_TABLE_PARTNER, virement->partner);
  const char *whose = partner == NULL ? "" : dew_partner_short (partner);
  GtkWidget *row = gtk_list_box_row_new ();
  gint64 *id = g_new (gint64, 1);
  g_autofree char *date = dew_date_words (virement->date);
  g_autofree char *from = name_side (ledger, virement->id, -1);
  g_autofree char *to = name_side (ledger, virement->id, +1);
  g_autofree char *amount = dew_pounds (dew_virement_amount (ledger, virement->id), DEW_PRINT_TRIM);
  g_autofree char *words = dew_virement_words (ledger, virement->id);
  g_autofree char *whole = say_whole (virement, date, words, whose);
  const char *texts[N_COLUMNS] = { date, from, to, amount, whose, virement->reason, virement->approved, virement->assessment };

  *delete_button = dew_document_read_only (document, NULL) ? NULL : new_button (words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), new_line (texts, NULL, *delete_button));
  if (*delete_button != NULL)
    gtk_widget_set_tooltip_text (row, _("Change this virement (Enter)"));
  dew_spoken (row, whole);
  *id = virement->id;
  g_object_set_data_full (G_OBJECT (row), ID, id, g_free);

  return row;
}

gint64
dew_virement_row_id (GtkWidget *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), ID);

  return id == NULL ? 0 : *id;
}
