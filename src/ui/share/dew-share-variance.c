/* dew-share-variance.c: the variance that the risk share page shares: typed, or the forecast's, line by line */
#include "dew-share-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-share-forecast.h"

static gboolean
is_forecast (DewSharePage *self)
{
  return gtk_toggle_button_get_active (self->forecast_button);
}

/* What is typed comes back when the forecast is left. */
static void
show_total (DewSharePage *self,
            gint64        pence)
{
  char text[DEW_MONEY_SIZE];

  self->filling = TRUE;
  dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS | DEW_PRINT_TRIM, text);
  gtk_editable_set_text (GTK_EDITABLE (self->variance_entry), text);
  self->filling = FALSE;
}

/* As at which day, what of the pool is left out, and where there is more to come; and how to type one nevertheless. */
static void
say_forecast (DewSharePage *self,
              const char   *as_at,
              const char   *left_out,
              const char   *caution)
{
  g_autofree char *date = dew_date_words (as_at);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->amounts->len == 0)
    {
      gtk_label_set_label (self->forecast_label, _("No line of the pool has both a forecast and a budget in this year; enter them on the Spending page, or type a variance."));
      return;
    }

  g_string_append_printf (text, _("Forecast less latest budget, line by line, as at %s."), date);
  if (left_out != NULL)
    g_string_append_printf (text, " %s", left_out);
  if (caution != NULL)
    g_string_append_printf (text, " %s", caution);
  g_string_append_printf (text, " %s", _("To type an amount, choose “Typed”."));
  gtk_label_set_label (self->forecast_label, text->str);
}

void
_dew_share_page_drop_forecast (DewSharePage *self)
{
  g_clear_pointer (&self->amounts, g_array_unref);
  g_clear_pointer (&self->months, g_free);
  g_clear_pointer (&self->others, g_array_unref);
}

void
_dew_share_page_read_forecast (DewSharePage *self)
{
  g_autofree char *as_at = NULL;
  g_autofree char *left_out = NULL;
  g_autofree char *caution = NULL;
  g_autoptr (DewMonitor) monitor = NULL;
  gint64 total = 0;

  _dew_share_page_drop_forecast (self);
  if (!is_forecast (self) || self->pool == 0)
    return;

  as_at = dew_document_as_at (self->document);
  monitor = dew_monitor_new (_dew_share_page_ledger (self), dew_document_totals (self->document, self->year, self->scenario), as_at);
  self->amounts = dew_share_forecast (_dew_share_page_ledger (self), monitor, self->pool, &left_out);
  self->months = dew_share_forecast_months (_dew_share_page_ledger (self), monitor, self->amounts, self->pool, self->scenario,
                                            _dew_share_page_is_written (self) ? NULL : gtk_editable_get_text (GTK_EDITABLE (self->rule_entry)));
  self->others = dew_share_forecast_all (_dew_share_page_ledger (self), monitor, self->scenario);
  for (guint i = 0; i < self->amounts->len; i++)
    total += g_array_index (self->amounts, DewLineAmount, i).pence;
  show_total (self, total);
  caution = dew_monitor_caution (monitor, _dew_share_page_ledger (self), dew_ledger_node (_dew_share_page_ledger (self), DEW_TABLE_POOL, self->pool));
  say_forecast (self, as_at, left_out, caution);
}

static void
source_toggled_cb (DewSharePage *self)
{
  gboolean forecast = is_forecast (self);

  if (forecast && self->typed == NULL)
    self->typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->variance_entry)));
  /* An entry that has the focus must not become insensitive. */
  if (forecast)
    gtk_widget_grab_focus (GTK_WIDGET (self->forecast_button));
  gtk_widget_set_sensitive (GTK_WIDGET (self->variance_entry), !forecast);
  gtk_widget_set_sensitive (GTK_WIDGET (self->line_choice), !forecast);
  gtk_revealer_set_reveal_child (self->forecast_revealer, forecast);
  if (!forecast && self->typed != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->variance_entry), self->typed);
      g_clear_pointer (&self->typed, g_free);
    }
  _dew_share_page_calculate (self);
}

void
_dew_share_page_add_source (DewSharePage *self)
{
  g_signal_connect_swapped (self->forecast_button, "toggled", G_CALLBACK (source_toggled_cb), self);
}

void
dew_share_page_share_forecast (DewSharePage *self,
                               gint64        pool)
{
  g_return_if_fail (DEW_IS_SHARE_PAGE (self));

  if (pool != 0)
    _dew_share_page_choose_pool (self, pool);
  _dew_share_page_take_written (self);
  gtk_toggle_button_set_active (self->forecast_button, TRUE);
}

/* A figure of another page is explained: what was shared there is shared here. */
void
dew_share_page_explain (DewSharePage *self,
                        gint64        pool,
                        gint64        partner,
                        gint64        variance,
                        gint64        line,
                        gboolean      forecast)
{
  char text[DEW_MONEY_SIZE];

  g_return_if_fail (DEW_IS_SHARE_PAGE (self));

  _dew_share_page_choose_pool (self, pool);
  gtk_toggle_button_set_active (forecast ? self->forecast_button : self->typed_button, TRUE);
  if (!forecast)
    {
      dew_money_print (dew_pence (variance), DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS | DEW_PRINT_TRIM, text);
      gtk_editable_set_text (GTK_EDITABLE (self->variance_entry), text);
      _dew_share_page_choose_line (self, line);
    }
  self->asked = partner;
  self->asked_rest = partner == 0;
  _dew_share_page_calculate (self);
  if (partner == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->rule_entry));
}
