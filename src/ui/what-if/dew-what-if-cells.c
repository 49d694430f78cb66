/* dew-what-if-cells.c: what the rows of the lanes are made of */
#include "dew-what-if-table-private.h"

#include <glib/gi18n-lib.h>

#include "dew-menu.h"
#include "dew-spoken.h"
#include "dew-swatch.h"

/* ---- Names ---- */

gboolean
_dew_what_if_row_is_partners (DewWhatIfRowKind kind)
{
  return kind >= DEW_ROW_PERCENT && kind <= DEW_ROW_CHANGE_PERCENT;
}

const DewPartner *
_dew_what_if_partner (DewWhatIfPage *self,
                      guint          partner)
{
  return dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_PARTNER)->pdata[partner];
}

/* What a row is called at its left. */
const char *
_dew_what_if_row_name (DewWhatIfPage      *self,
                       const DewWhatIfRow *row)
{
  const DewPool *pool = row->pool != 0 ? dew_ledger_find (_dew_what_if_ledger (self), DEW_TABLE_POOL, row->pool) : NULL;

  switch (row->kind)
    {
    case DEW_ROW_HEAD:
      return "";
    case DEW_ROW_RULE:
      return _("Rule");
    case DEW_ROW_SENTENCE:
      return _("In the schedule");
    case DEW_ROW_POOL:
      return pool != NULL ? pool->name : _("Whole agreement");
    case DEW_ROW_PERCENT:
      return dew_partner_short (_dew_what_if_partner (self, row->partner));
    case DEW_ROW_SHARE:
      return row->brief ? dew_partner_short (_dew_what_if_partner (self, row->partner)) : _("Share, £");
    case DEW_ROW_COST:
      return _("Final cost, £");
    case DEW_ROW_CHANGES:
      return _("Change, % of cost; £");
    case DEW_ROW_CHANGE:
      return _("Change, £");
    case DEW_ROW_CHANGE_PERCENT:
      return _("Change, % of cost");
    case DEW_ROW_RESERVE:
      return _("From the reserve, £");
    case DEW_ROW_HELD:
      return row->across == 0 ? _("Held in the pool, £") : row->across == row->held ? _("Set against other pools, £") : _("Held or against other pools, £");
    case DEW_ROW_UNALLOCATED:
      return _("Unallocated, £");
    case DEW_ROW_TOGETHER:
      return _("Together, £");
    case DEW_ROW_WORDS:
    default:
      return _("In words");
    }
}

/* ---- Cells ---- */

static GtkWidget *
new_label (const char *style,
           float       xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "cell");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_pair (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *left = new_label ("dew-secondary", 0);
  GtkWidget *right = new_label (NULL, 1);

  gtk_box_append (GTK_BOX (box), left);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (box), right);
  return box;
}

static GtkWidget *
new_text (const char *style,
          int         lines)
{
  GtkWidget *label = new_label (style, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (lines > 0)
    {
      gtk_label_set_lines (GTK_LABEL (label), lines);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  return label;
}

static GtkWidget *
new_chip (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *style = g_strdup_printf ("dew-scenario-%u", (number - 1) % 6 + 1);
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "dew-chip");
  gtk_widget_add_css_class (chip, style);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static GtkWidget *
new_lane_end (DewWhatIfPage *self,
              guint          lane)
{
  gint64 scenario = dew_comparison_scenario (self->comparison, lane);
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *name = NULL;
  GtkWidget *button;

  if (lane == 0)
    {
      GtkWidget *lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

      gtk_widget_set_tooltip_text (lock, _("The baseline stays as it is: scenarios differ from it"));
      return lock;
    }

  button = gtk_menu_button_new ();
  menu = _dew_what_if_menu (self, scenario);
  name = g_strdup_printf (_("Menu of “%s”"), _dew_what_if_name (self, lane));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  dew_menu_set (GTK_MENU_BUTTON (button), menu, NULL, NULL);
  dew_spoken_menu_button (GTK_MENU_BUTTON (button), name);
  return button;
}

static GtkWidget *
new_head (DewWhatIfPage *self,
          guint          lane)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "dew-lane-head");
  gtk_box_append (GTK_BOX (box), new_chip (_dew_what_if_number (self, dew_comparison_scenario (self->comparison, lane))));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 6);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (box), name);
  gtk_widget_add_css_class (badge, "dew-badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), new_lane_end (self, lane));
  return box;
}

/* A share is a button: it asks for its working. */
static GtkWidget *
new_share (DewWhatIfPage      *self,
           const DewWhatIfRow *row,
           guint               lane)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = new_label ("bold", 1);
  const DewPartner *partner = _dew_what_if_partner (self, row->partner);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "share");
  gtk_widget_set_tooltip_text (button, _("Why this figure?"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "what-if.why");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xxx)", dew_comparison_scenario (self->comparison, lane), row->pool, partner->id);
  return button;
}

/* Impossible to overlook, and with the way on. */
static GtkWidget *
new_unallocated (DewWhatIfPage      *self,
                 const DewWhatIfRow *row,
                 guint               lane)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *amount = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (amount), 1);
  gtk_widget_set_hexpand (amount, TRUE);
  gtk_widget_add_css_class (amount, "bold");
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Decide…")));
  gtk_box_append (GTK_BOX (box), amount);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "decide");
  if (row->pool != 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "what-if.why");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xxx)", dew_comparison_scenario (self->comparison, lane), row->pool, G_GINT64_CONSTANT (0));
    }
  return button;
}

GtkWidget *
_dew_what_if_new_cell (DewWhatIfPage      *self,
                       const DewWhatIfRow *row,
                       guint               lane)
{
  switch (row->kind)
    {
    case DEW_ROW_HEAD:
      return new_head (self, lane);
    case DEW_ROW_RULE:
      return new_text ("dew-secondary", 4);
    case DEW_ROW_SENTENCE:
      return new_text ("dew-secondary", 0);
    case DEW_ROW_WORDS:
      return new_text ("words", 0);
    case DEW_ROW_SHARE:
      return row->pool != 0 ? new_share (self, row, lane) : new_label ("bold", 1);
    case DEW_ROW_UNALLOCATED:
      return row->pool != 0 ? new_unallocated (self, row, lane) : new_label ("bold", 1);
    case DEW_ROW_CHANGES:
      return new_pair ();
    case DEW_ROW_POOL:
    case DEW_ROW_TOGETHER:
      return new_label ("bold", 1);
    case DEW_ROW_PERCENT:
    case DEW_ROW_COST:
    case DEW_ROW_CHANGE:
    case DEW_ROW_CHANGE_PERCENT:
    case DEW_ROW_RESERVE:
    case DEW_ROW_HELD:
    default:
      return new_label (NULL, 1);
    }
}

GtkWidget *
_dew_what_if_new_name (DewWhatIfPage      *self,
                       const DewWhatIfRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (_dew_what_if_row_name (self, row));
  gboolean partner = row->kind == DEW_ROW_PERCENT || (row->kind == DEW_ROW_SHARE && row->brief);
  gboolean strong = row->kind == DEW_ROW_PERCENT || row->kind == DEW_ROW_POOL || row->kind == DEW_ROW_TOGETHER || row->kind == DEW_ROW_UNALLOCATED;

  gtk_widget_add_css_class (box, "cell");
  gtk_widget_add_css_class (box, "name");
  if (partner)
    gtk_box_append (GTK_BOX (box), dew_swatch_new (row->partner));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), row->kind == DEW_ROW_RULE || row->kind == DEW_ROW_SENTENCE || row->kind == DEW_ROW_WORDS ? 0 : 0.5f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), row->kind == DEW_ROW_PERCENT ? 3 : 8);
  gtk_widget_set_tooltip_text (label, _dew_what_if_row_name (self, row));
  gtk_widget_add_css_class (label, strong ? "bold" : "dew-secondary");
  if (_dew_what_if_row_is_partners (row->kind) && !partner)
    gtk_widget_set_margin_start (label, 18);
  gtk_box_append (GTK_BOX (box), label);
  if (row->kind == DEW_ROW_PERCENT)
    {
      GtkWidget *basis = gtk_label_new (_("of variance"));

      gtk_label_set_ellipsize (GTK_LABEL (basis), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (basis, "dew-secondary");
      gtk_box_append (GTK_BOX (box), basis);
    }
  return box;
}
