/* dew-share-cards.c: what came of a sharing: the cards of the risk share page */
#include "dew-share-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-partner-paint.h"
#include "dew-pounds.h"
#include "dew-ratio.h"
#include "dew-share-printed.h"
#include "dew-working.h"

/* ---- The working ---- */

static void
show_why (DewSharePage *self)
{
  const DewPartner *partner = dew_ledger_find (_dew_share_page_ledger (self), DEW_TABLE_PARTNER, self->asked);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *nobody = NULL;
  guint n = self->share->works->len;

  for (guint i = 0; partner != NULL && i < self->share->partners->len; i++)
    {
      const DewPartnerShare *one = &g_array_index (self->share->partners, DewPartnerShare, i);

      if (one->partner == self->asked)
        amount = dew_pounds (one->share, DEW_PRINT_SYMBOL);
    }

  if (amount == NULL && self->asked_rest && self->share->unallocated != 0)
    nobody = dew_pounds (self->share->unallocated, DEW_PRINT_SYMBOL);
  title = nobody != NULL ? g_strdup_printf (_("Why is %s for nobody yet?"), nobody) : amount == NULL ? g_strdup (_("The working")) : g_strdup_printf (_("Why %s?"), amount);
  subtitle = amount == NULL ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In %u step", "In %u steps", n), n)
                            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s’s share, in %u step", "%s’s share, in %u steps", n), partner->name, n);
  gtk_label_set_label (self->why_title, title);
  gtk_label_set_label (self->why_subtitle, subtitle);
  dew_working_fill (self->working, _dew_share_page_ledger (self), self->share, self->asked);
}

/* ---- Who bears it ---- */

/* Somebody's share is always asked for, or what is nobody's: to begin with the first partner's. */
static void
choose_asked (DewSharePage *self)
{
  const GArray *partners = self->share->partners;

  if (self->asked_rest && self->share->unallocated != 0)
    {
      self->asked = 0;
      return;
    }

  for (guint i = 0; i < partners->len; i++)
    if (g_array_index (partners, DewPartnerShare, i).partner == self->asked)
      return;

  self->asked = partners->len == 0 ? 0 : g_array_index (partners, DewPartnerShare, 0).partner;
}

static void
share_toggled_cb (GtkToggleButton *button,
                  DewSharePage    *self)
{
  const gint64 *partner = g_object_get_data (G_OBJECT (button), "partner");

  if (gtk_toggle_button_get_active (button) && self->share != NULL)
    {
      self->asked = *partner;
      self->asked_rest = FALSE;
      show_why (self);
    }
}

/* A share is a button: it asks for its working. */
static GtkWidget *
new_share_button (DewSharePage          *self,
                  const DewPartnerShare *share,
                  const char            *name)
{
  g_autofree char *text = dew_pounds (share->share, 0);
  g_autofree char *amount = dew_pounds (share->share, DEW_PRINT_SYMBOL);
  g_autofree char *spoken = g_strdup_printf (_("%s bears %s; show why"), name, amount);
  GtkWidget *button = gtk_toggle_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "share");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (button, _("Show why"));
  g_object_set_data_full (G_OBJECT (button), "partner", g_memdup2 (&share->partner, sizeof share->partner), g_free);

  return button;
}

static void
add_share (DewSharePage          *self,
           GtkGrid               *table,
           int                    row,
           const DewPartnerShare *share,
           GtkToggleButton      **group)
{
  const DewPartner *partner = dew_ledger_find (_dew_share_page_ledger (self), DEW_TABLE_PARTNER, share->partner);
  int index = dew_ledger_partner_index (_dew_share_page_ledger (self), share->partner);
  GtkWidget *button = new_share_button (self, share, partner->name);
  g_autofree char *cost = dew_pounds (share->cost, 0);
  char percent[DEW_PERCENT_SIZE];

  dew_working_table_name (table, row, dew_partner_short (partner), index);
  dew_working_table_cell (table, row, 1, self->share->has_percent ? dew_percent_print (share->percent, 4, percent) : "–", NULL);
  gtk_grid_attach (table, button, 2, row, 1, 1);
  dew_working_table_cell (table, row, 3, cost, NULL);

  if (*group == NULL)
    *group = GTK_TOGGLE_BUTTON (button);
  else
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), *group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), share->partner == self->asked);
  g_signal_connect (button, "toggled", G_CALLBACK (share_toggled_cb), self);
}

/* What no partner bears has its row too, or neither column nor row would add up. */
static int
add_rest (DewSharePage *self,
          GtkGrid      *table,
          int           row,
          guint         paint,
          const char   *name,
          gint64        percent,
          gint64        amount)
{
  g_autofree char *text = dew_pounds (amount, 0);
  char percent_text[DEW_PERCENT_SIZE];

  if (amount == 0)
    return row;

  dew_working_table_area (table, row, name, paint);
  dew_working_table_cell (table, row, 1, self->share->has_percent ? dew_percent_print (percent, 4, percent_text) : "–", NULL);
  dew_working_table_cell (table, row, 2, text, "bold");
  dew_working_table_cell (table, row, 3, text, NULL);

  return row + 1;
}

static void
show_shares (DewSharePage *self)
{
  const char *headings[] = { "", _("% of variance"), _("Share, £"), _("Final cost, £") };
  GtkWidget *table = dew_working_table_new (headings, G_N_ELEMENTS (headings));
  GtkGrid *grid = GTK_GRID (table);
  GtkToggleButton *group = NULL;
  const DewShare *all = self->share;
  gint64 cost = all->reserve + all->held + all->unallocated;
  gint64 percent = all->reserve_percent + all->held_percent + all->unallocated_percent;
  g_autofree char *variance = dew_pounds (self->share->variance, 0);
  g_autofree char *total = NULL;
  char percent_text[DEW_PERCENT_SIZE];
  int row = 2;

  for (guint i = 0; i < self->share->partners->len; i++)
    {
      const DewPartnerShare *share = &g_array_index (self->share->partners, DewPartnerShare, i);

      add_share (self, grid, row++, share, &group);
      cost += share->cost;
      percent += share->percent;
    }
  row = add_rest (self, grid, row, DEW_PAINT_RESERVE, _("From the reserve"), all->reserve_percent, all->reserve);
  row = add_rest (self, grid, row, DEW_PAINT_HELD, dew_share_held_words (all->held, all->across), all->held_percent, all->held);
  row = add_rest (self, grid, row, DEW_PAINT_UNALLOCATED, _("Unallocated"), all->unallocated_percent, all->unallocated);

  total = dew_pounds (cost, 0);
  dew_working_table_rule (grid, row++, 4, TRUE);
  dew_working_table_cell (grid, row, 0, _("Total"), "total");
  dew_working_table_cell (grid, row, 1, self->share->has_percent ? dew_percent_print (percent, 4, percent_text) : "–", "total");
  dew_working_table_cell (grid, row, 2, variance, "total");
  dew_working_table_cell (grid, row, 3, total, "total");
  gtk_box_append (self->shares_box, table);
}

/* What has to be reported is no share, and is the first to be seen. */
static void
show_notices (DewSharePage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->share->notices->len; i++)
    g_string_append_printf (text, _("%s▲ %s"), text->len > 0 ? "\n" : "", (const char *) self->share->notices->pdata[i]);

  gtk_label_set_label (self->notices, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notices), text->len > 0);
}

/* ---- What follows ---- */

static const char *
tell_no_payment (const DewShare *share)
{
  if (share->unallocated != 0)
    return _("Nobody owes anybody anything until it is decided who bears the rest.");
  if (share->variance == 0)
    return _("Nobody owes anybody anything.");
  if (share->held != 0)
    return _("Nobody owes anybody anything: it stays in the pool.");
  if (share->variance > 0)
    return _("Nobody owes anybody anything: what falls is borne by the host, who has paid the providers.");

  return _("Nobody owes anybody anything: what was not spent is the host’s, who holds the money.");
}

static void
show_settlement (DewSharePage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->share->payments->len; i++)
    {
      const DewPayment *payment = &g_array_index (self->share->payments, DewPayment, i);
      const DewPartner *from = dew_ledger_find (_dew_share_page_ledger (self), DEW_TABLE_PARTNER, payment->from);
      const DewPartner *to = dew_ledger_find (_dew_share_page_ledger (self), DEW_TABLE_PARTNER, payment->to);
      g_autofree char *amount = dew_pounds (payment->amount, DEW_PRINT_SYMBOL);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _("%s pays %s %s."), from->name, to->name, amount);
    }
  if (*self->share->settlement_note != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->share->settlement_note);
  if (text->len == 0)
    g_string_append (text, tell_no_payment (self->share));

  gtk_label_set_label (self->settlement, text->str);
}

/* Percentages as papers print them, whole, are another rule than the ratio they come from: say what the difference would cost. */
static void
show_printed (DewSharePage        *self,
              const DewShareQuery *query)
{
  g_autoptr (DewPrinted) printed = self->share->variance > 0 ? dew_printed_new (_dew_share_page_ledger (self), query, self->share) : NULL;
  const DewPartner *partner;
  g_autofree char *difference = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->printed_card, printed != NULL);
  if (printed == NULL)
    return;

  partner = dew_ledger_find (_dew_share_page_ledger (self), DEW_TABLE_PARTNER, printed->partner);
  difference = dew_pounds (ABS (printed->difference), DEW_PRINT_SYMBOL);
  text = g_strdup_printf (printed->difference >= 0 ? _("%s, rounded as papers print it, is another rule: it would cost %s %s more than the ratio of contributions.")
                                                   : _("%s, rounded as papers print it, is another rule: it would cost %s %s less than the ratio of contributions."),
                          printed->percentages, partner->name, difference);
  gtk_label_set_label (self->printed_label, text);
}

/* ---- All of them ---- */

void
_dew_share_page_clear_cards (DewSharePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->shares_box))) != NULL)
    gtk_box_remove (self->shares_box, child);
  dew_working_fill (self->working, _dew_share_page_ledger (self), NULL, 0);
  dew_share_bar_set_share (self->bar, _dew_share_page_ledger (self), NULL);
  gtk_label_set_label (self->bears_amount, "");
  gtk_label_set_label (self->basis_label, "");
  gtk_label_set_label (self->settlement, "");
  gtk_label_set_label (self->sentence, "");
  gtk_label_set_label (self->why_title, _("The working"));
  gtk_label_set_label (self->why_subtitle, _("It appears when the rule can be applied and the variance can be read."));
  gtk_widget_set_visible (self->unallocated, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->notices), FALSE);
  gtk_widget_set_visible (self->printed_card, FALSE);
}

static void
show_share (DewSharePage        *self,
            const DewShareQuery *query)
{
  g_autofree char *amount = dew_pounds (ABS (self->share->variance), DEW_PRINT_SYMBOL);
  g_autofree char *over = g_strdup_printf (self->share->variance >= 0 ? _("%s over") : _("%s under"), amount);
  const DewPool *pool = dew_ledger_find (_dew_share_page_ledger (self), DEW_TABLE_POOL, self->share->pool);
  g_autofree char *copy = g_strdup_printf (_("Copy working of “%s”"), pool->name);
  g_autofree char *nobody = dew_pounds (self->share->unallocated, DEW_PRINT_SYMBOL);
  g_autofree char *warning = g_strdup_printf (_("◆ %s is borne by nobody yet: unallocated, for decision"), nobody);

  gtk_label_set_label (self->bears_amount, self->share->variance == 0 ? _("no variance") : over);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_working), GTK_ACCESSIBLE_PROPERTY_LABEL, copy, -1);
  dew_share_bar_set_share (self->bar, _dew_share_page_ledger (self), self->share);
  choose_asked (self);
  show_shares (self);
  gtk_label_set_label (self->basis_label, self->share->basis);
  gtk_label_set_label (self->unallocated_label, warning);
  gtk_widget_set_visible (self->unallocated, self->share->unallocated != 0);
  show_notices (self);
  show_settlement (self);
  gtk_label_set_label (self->sentence, self->share->sentence);
  show_why (self);
  show_printed (self, query);
}

void
_dew_share_page_show_cards (DewSharePage        *self,
                            const DewShareQuery *query)
{
  gboolean shared = self->share != NULL;

  if (shared)
    show_share (self, query);
  gtk_widget_set_visible (self->bears_card, shared);
  gtk_widget_set_visible (self->settle_card, shared);
  gtk_widget_set_visible (self->sentence_card, shared);
  gtk_widget_set_sensitive (self->copy_working, shared);
}
