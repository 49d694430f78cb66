/* dew-page.h: what a page of the window is to it.
 *
 * A page is a widget that implements this interface, and a line in the list in dew-window-pages.c.
 */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"
#include "dew-money-read.h"

G_BEGIN_DECLS

#define DEW_TYPE_PAGE (dew_page_get_type ())
G_DECLARE_INTERFACE (DewPage, dew_page, DEW, PAGE, GtkWidget)

struct _DewPageInterface {
  GTypeInterface parent;

  /* Another document (NULL: none). The page follows its signals by itself. */
  void (*set_document) (DewPage *self, DewDocument *document);

  /* What the header's choosers say; set_unit may be NULL: not every page has a use for it. */
  void (*set_year)     (DewPage *self, int year);
  void (*set_unit)     (DewPage *self, DewUnit unit);

  /* What is edited: a scenario's id, or DEW_BASELINE. May be NULL, for a page that shows all of them, or none. */
  void (*set_scenario) (DewPage *self, gint64 scenario);

  /* The window is narrow: panes become overlays. May be NULL, for a page that goes by its own width. */
  void (*set_narrow)   (DewPage *self, gboolean narrow);

  /* Gives the focus to where the work of the page is. */
  void (*take_focus)   (DewPage *self);

  /* Takes what is being typed before the document is left; FALSE where it is refused. May be NULL. */
  gboolean (*settle)   (DewPage *self);

  /* Appends what F6 goes round on the page, in its order. May be NULL, for a page that is one. */
  void (*list_areas)   (DewPage *self, GPtrArray *areas);
};

void dew_page_set_document (DewPage *self, DewDocument *document);
void dew_page_set_year     (DewPage *self, int year);
void dew_page_set_unit     (DewPage *self, DewUnit unit);
void dew_page_set_scenario (DewPage *self, gint64 scenario);
void dew_page_set_narrow   (DewPage *self, gboolean narrow);
void dew_page_take_focus   (DewPage *self);
gboolean dew_page_settle   (DewPage *self);
void dew_page_list_areas   (DewPage *self, GPtrArray *areas);

G_END_DECLS
