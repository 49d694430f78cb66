/* dew-page.c: what a page of the window is to it */
#include "dew-page.h"

G_DEFINE_INTERFACE (DewPage, dew_page, GTK_TYPE_WIDGET)

static void
dew_page_default_init (DewPageInterface *iface)
{
}

void
dew_page_set_document (DewPage     *self,
                       DewDocument *document)
{
  g_return_if_fail (DEW_IS_PAGE (self));

  DEW_PAGE_GET_IFACE (self)->set_document (self, document);
}

void
dew_page_set_year (DewPage *self,
                   int      year)
{
  g_return_if_fail (DEW_IS_PAGE (self));

  DEW_PAGE_GET_IFACE (self)->set_year (self, year);
}

void
dew_page_set_unit (DewPage *self,
                   DewUnit  unit)
{
  g_return_if_fail (DEW_IS_PAGE (self));

  if (DEW_PAGE_GET_IFACE (self)->set_unit != NULL)
    DEW_PAGE_GET_IFACE (self)->set_unit (self, unit);
}

void
dew_page_set_scenario (DewPage *self,
                       gint64   scenario)
{
  g_return_if_fail (DEW_IS_PAGE (self));

  if (DEW_PAGE_GET_IFACE (self)->set_scenario != NULL)
    DEW_PAGE_GET_IFACE (self)->set_scenario (self, scenario);
}

void
dew_page_set_narrow (DewPage *self,
                     gboolean narrow)
{
  g_return_if_fail (DEW_IS_PAGE (self));

  if (DEW_PAGE_GET_IFACE (self)->set_narrow != NULL)
    DEW_PAGE_GET_IFACE (self)->set_narrow (self, narrow);
}

void
dew_page_take_focus (DewPage *self)
{
  g_return_if_fail (DEW_IS_PAGE (self));

  DEW_PAGE_GET_IFACE (self)->take_focus (self);
}

gboolean
dew_page_settle (DewPage *self)
{
  g_return_val_if_fail (DEW_IS_PAGE (self), TRUE);

  return DEW_PAGE_GET_IFACE (self)->settle == NULL || DEW_PAGE_GET_IFACE (self)->settle (self);
}

void
dew_page_list_areas (DewPage   *self,
                     GPtrArray *areas)
{
  g_return_if_fail (DEW_IS_PAGE (self));

  if (DEW_PAGE_GET_IFACE (self)->list_areas != NULL)
    DEW_PAGE_GET_IFACE (self)->list_areas (self, areas);
  else
    g_ptr_array_add (areas, self);
}
