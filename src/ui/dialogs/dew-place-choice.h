/* dew-place-choice.h: two drop-downs to choose a pool with, and all of it or a category or line of it. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

typedef struct _DewPlaceChoice DewPlaceChoice;

/* The drop-downs are borrowed. The second one is shown only where there is a pool to choose in. Free with dew_place_choice_free. */
DewPlaceChoice *dew_place_choice_new  (GtkDropDown *pools, GtkDropDown *lines);
void            dew_place_choice_free (DewPlaceChoice *self);

/* Lists the pools that are open at some time in the year; `other` (may be NULL) is what stands before them, and other_place what is given for it. The document is borrowed. */
void            dew_place_choice_list (DewPlaceChoice *self, DewDocument *document, int year, const char *other, guint other_place);

/* A pool, category or line, by its node; 0: the first that there is to choose. */
void            dew_place_choice_set  (DewPlaceChoice *self, guint place);
guint           dew_place_choice_get  (DewPlaceChoice *self);

/* Pools that are open at some time from a year on: those that have not ended by its first day. */
gboolean        dew_pool_is_open      (const DewPool *pool, int year);

G_END_DECLS
