/* dew-year-choice.c: a drop-down of the financial years that something can happen from */
#include "dew-year-choice.h"

#include "dew-date.h"

/* How many years after those with figures, and the one that is shown. */
#define YEARS_AFTER 3

void
dew_year_choice_list (GtkDropDown     *choice,
                      const DewLedger *ledger,
                      int              year,
                      const char      *before)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GArray) years = dew_ledger_years (ledger);
  int first = years->len == 0 ? year : MIN (year, g_array_index (years, int, 0));
  int last = years->len == 0 ? year : MAX (year, g_array_index (years, int, years->len - 1));
  guint skipped = before == NULL ? 0 : 1;

  if (before != NULL)
    gtk_string_list_append (list, before);
  for (int each = first; each <= MIN (last + YEARS_AFTER, DEW_YEAR_MAX); each++)
    gtk_string_list_take (list, dew_year_name (each));

  gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (choice, (guint) (year - first) + skipped);
}

int
dew_year_choice_get (GtkDropDown *choice)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (choice);

  return selected == NULL ? 0 : dew_year_read (gtk_string_object_get_string (selected));
}
