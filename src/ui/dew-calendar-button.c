/* dew-calendar-button.c: a button beside a field for a date, with a calendar to choose one from */
#include "dew-calendar-button.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-spoken.h"

/* What hangs on a button: made when it is first opened. */
typedef struct {
  DewField    *field;
  GtkWidget   *popover;
  GtkCalendar *calendar;
  GtkWidget   *choose;          /* takes the day that is marked: which may be the one that was marked from the start */
  int          year, month;     /* shown */
  gboolean     filling;
} Chooser;

static char *
marked_date (Chooser *chooser)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (chooser->calendar);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date));
}

static void
name_choice (Chooser *chooser)
{
  g_autofree char *date = marked_date (chooser);
  g_autofree char *words = dew_date_words (date);
  g_autofree char *label = g_strdup_printf (_("Choose %s"), words);

  gtk_button_set_label (GTK_BUTTON (chooser->choose), label);
  g_object_get (chooser->calendar, "year", &chooser->year, "month", &chooser->month, NULL);
}

static void
choose_cb (GtkWidget *button,
           Chooser   *chooser)
{
  g_autofree char *date = marked_date (chooser);
  g_autofree char *words = dew_date_words (date);

  gtk_popover_popdown (GTK_POPOVER (chooser->popover));
  dew_field_type (chooser->field, words);
}

/* Turning to another month marks a day in it too; but that is looking, not choosing. */
static void
day_selected_cb (GtkCalendar *calendar,
                 Chooser     *chooser)
{
  int year = chooser->year;
  int month = chooser->month;

  if (chooser->filling)
    return;

  name_choice (chooser);
  if (year == chooser->year && month == chooser->month)
    choose_cb (NULL, chooser);
}

static void
mark_date (Chooser *chooser)
{
  g_autofree char *date = dew_field_date (chooser->field);
  g_autofree char *noon = g_strconcat (date != NULL ? date : "", "T12:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, zone);

  chooser->filling = TRUE;
  if (time != NULL)
    gtk_calendar_select_day (chooser->calendar, time);
  name_choice (chooser);
  chooser->filling = FALSE;
}

static void
fill_popover (Chooser *chooser)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  chooser->popover = gtk_popover_new ();
  chooser->calendar = GTK_CALENDAR (gtk_calendar_new ());
  chooser->choose = gtk_button_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (chooser->calendar));
  gtk_box_append (GTK_BOX (box), chooser->choose);
  gtk_popover_set_child (GTK_POPOVER (chooser->popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar"), -1);
  g_signal_connect (chooser->calendar, "day-selected", G_CALLBACK (day_selected_cb), chooser);
  g_signal_connect (chooser->choose, "clicked", G_CALLBACK (choose_cb), chooser);
}

static void
open_cb (GtkMenuButton *button,
         gpointer       data)
{
  Chooser *chooser = data;

  if (chooser->popover == NULL)
    {
      fill_popover (chooser);
      gtk_menu_button_set_popover (button, chooser->popover);
    }
  mark_date (chooser);
}

GtkWidget *
dew_calendar_button_new (DewField *field)
{
  GtkWidget *button = gtk_menu_button_new ();
  Chooser *chooser = g_new0 (Chooser, 1);

  g_return_val_if_fail (DEW_IS_FIELD (field), NULL);

  chooser->field = field;
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "dewpond-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _("Choose a date"));
  dew_spoken_menu_button (GTK_MENU_BUTTON (button), _("Choose a date"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_cb, chooser, g_free);

  return button;
}

void
dew_calendar_button_name (GtkWidget  *button,
                          const char *of)
{
  g_autofree char *name = g_strdup_printf (_("Choose a date: %s"), of);

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  dew_spoken_menu_button (GTK_MENU_BUTTON (button), name);
}

GtkWidget *
dew_calendar_button_join (GtkWidget *field,
                          GtkWidget *button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_hexpand (field, TRUE);
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}
