/* dew-chances-settings.c: what is asked for before a simulation, and what stands in its way */
#include "dew-chances-private.h"

#include <glib/gi18n-lib.h>

#include "dew-choice.h"
#include "dew-count.h"
#include "dew-in-view.h"
#include "dew-money-print.h"
#include "dew-ratio.h"

static const guint64 draws[] = { 10000, 100000, 1000000 };

#define USUAL_DRAWS 1

/* ---- Reading ---- */

typedef enum { DEVIATION_BLANK, DEVIATION_READ, DEVIATION_REFUSED } Deviation;

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == '\0';
}

static Deviation
read_deviation (DewChances *self,
                gint64     *millionths)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->deviation_entry))));

  if (is_blank (text))
    return DEVIATION_BLANK;

  return dew_percent_read (text, millionths, NULL) && *millionths > 0 ? DEVIATION_READ : DEVIATION_REFUSED;
}

/* The seed is a whole number that JSON has too. */
static gboolean
read_seed (DewChances *self,
           guint64    *seed)
{
  return dew_count_read (gtk_editable_get_text (GTK_EDITABLE (self->seed_entry)), 0, G_MAXINT64, seed);
}

gboolean
_dew_chances_read_settings (DewChances     *self,
                            guint64        *n_draws,
                            guint64        *seed,
                            gboolean       *has_usual,
                            DewUsualSpread *usual)
{
  guint chosen = gtk_drop_down_get_selected (self->draws_choice);
  Deviation deviation = read_deviation (self, &usual->deviation);

  *n_draws = draws[MIN (chosen, G_N_ELEMENTS (draws) - 1)];
  *has_usual = deviation == DEVIATION_READ;
  usual->shape = (gint) MIN (gtk_drop_down_get_selected (self->shape_choice), DEW_SPREAD_THREE_POINT);

  return read_seed (self, seed) && deviation != DEVIATION_REFUSED;
}

/* ---- Showing ---- */

static gboolean
is_fixed (DewChances *self)
{
  return self->counted && self->varying.typed + self->varying.usual + self->varying.years == 0;
}

static void
mark_entry (GtkEntry   *entry,
            const char *reason)
{
  if (reason != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "dew-bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "dew-bad");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "", -1);
}

/* Why there can be no simulation; NULL: nothing stands in its way. Free with g_free. */
static char *
find_refusal (DewChances *self)
{
  const DewPool *pool = dew_ledger_find (_dew_chances_ledger (self), DEW_TABLE_POOL, self->pool);
  gint64 millionths;
  guint64 seed;
  Deviation deviation = read_deviation (self, &millionths);
  const char *bad_seed = read_seed (self, &seed) ? NULL : _("The seed is a whole number from 0 on: type one, as 1.");
  const char *bad_deviation = deviation != DEVIATION_REFUSED ? NULL : _("The deviation is a percentage of the budget above 0: type one, as 10, or leave it blank.");

  mark_entry (self->seed_entry, bad_seed);
  mark_entry (self->deviation_entry, bad_deviation);
  if (bad_seed != NULL)
    return g_strdup (bad_seed);
  if (bad_deviation != NULL)
    return g_strdup (bad_deviation);
  if (is_fixed (self))
    return dew_lanes_fixed (pool != NULL ? pool->name : "", self->year, deviation == DEVIATION_READ);

  return g_strdup (self->failure);
}

gboolean
_dew_chances_show_settings (DewChances *self)
{
  g_autofree char *refusal = find_refusal (self);
  g_autofree char *explanation = _dew_chances_explanation (&self->varying);
  gint64 millionths;

  /* What varies is said in the schedule. */
  gtk_widget_set_visible (self->message_box, refusal != NULL);
  gtk_widget_set_visible (self->schedule_button, is_fixed (self));
  gtk_label_set_label (self->message, refusal != NULL ? refusal : "");
  gtk_label_set_label (self->explanation, explanation);
  gtk_widget_set_sensitive (GTK_WIDGET (self->shape_choice), read_deviation (self, &millionths) != DEVIATION_BLANK);

  return refusal == NULL;
}

void
_dew_chances_focus_refusal (DewChances *self)
{
  gint64 millionths;
  guint64 seed;
  GtkWidget *widget = GTK_WIDGET (self->seed_entry);

  if (read_seed (self, &seed) && read_deviation (self, &millionths) == DEVIATION_REFUSED)
    widget = GTK_WIDGET (self->deviation_entry);
  else if (read_seed (self, &seed) && is_fixed (self))
    widget = self->schedule_button;

  gtk_widget_grab_focus (widget);
}

/* ---- What a person sets ---- */

static void
set_cb (DewChances *self)
{
  if (self->document == NULL || self->pool == 0)
    return;

  g_clear_pointer (&self->failure, g_free);
  _dew_chances_look (self);
}

/* Whether there is a usual spread says what varies. */
static void
deviation_changed_cb (DewChances *self)
{
  g_clear_pointer (&self->failure, g_free);
  _dew_chances_count_later (self);
  set_cb (self);
}

static void
list_choices (DewChances *self)
{
  g_autoptr (GtkStringList) counts = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) shapes = gtk_string_list_new (NULL);
  char text[DEW_MONEY_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (draws); i++)
    gtk_string_list_append (counts, dew_print_count (draws[i], text));
  gtk_drop_down_set_model (self->draws_choice, G_LIST_MODEL (counts));
  gtk_drop_down_set_selected (self->draws_choice, USUAL_DRAWS);

  gtk_string_list_append (shapes, _("Normal"));
  gtk_string_list_append (shapes, _("Lognormal"));
  gtk_string_list_append (shapes, _("Three-point"));
  gtk_drop_down_set_model (self->shape_choice, G_LIST_MODEL (shapes));
}

void
_dew_chances_add_settings (DewChances *self)
{
  list_choices (self);
  dew_choice_shorten (self->draws_choice);
  dew_choice_shorten (self->shape_choice);
  dew_open_in_view (GTK_WIDGET (self->draws_choice));
  dew_open_in_view (GTK_WIDGET (self->shape_choice));
  g_signal_connect_swapped (self->draws_choice, "notify::selected", G_CALLBACK (set_cb), self);
  g_signal_connect_swapped (self->seed_entry, "changed", G_CALLBACK (set_cb), self);
  g_signal_connect_swapped (self->deviation_entry, "changed", G_CALLBACK (deviation_changed_cb), self);
  g_signal_connect_swapped (self->shape_choice, "notify::selected", G_CALLBACK (set_cb), self);
  g_signal_connect_swapped (self->seed_entry, "activate", G_CALLBACK (dew_chances_simulate), self);
  g_signal_connect_swapped (self->deviation_entry, "activate", G_CALLBACK (dew_chances_simulate), self);
}
