/* dew-property-choices.h: what there is to choose from for a field of the pane, and what a choice means for the row. */
#pragma once

#include <gtk/gtk.h>

#include "dew-property.h"

G_BEGIN_DECLS

/* The choices of a field that is one of a list, in the order shown. */
GtkStringList *dew_property_choices_list     (const DewProperty      *property,
                                              const DewPropertyOwner *owner);

/* Brings a list in line, where what it has depends on other rows: names, and "As the pool: Equal months". */
void           dew_property_choices_update   (const DewProperty      *property,
                                              const DewPropertyOwner *owner,
                                              GtkStringList          *list);

/* Which of them the row has, and the row with that one. */
guint          dew_property_choices_selected (const DewProperty      *property,
                                              const DewPropertyOwner *owner);
void           dew_property_choices_write    (const DewProperty      *property,
                                              const DewPropertyOwner *owner,
                                              guint                   selected,
                                              gpointer                row);

/* What the row that a field refers to is called, with the pool it stands in where that is another; "" where there is none. Free with g_free. */
char          *dew_property_choices_name     (const DewProperty      *property,
                                              const DewPropertyOwner *owner);

/* The usual groups of care, and those that the document has besides. Free with g_strfreev. */
char         **dew_property_choices_care_groups (const DewLedger     *ledger);

G_END_DECLS
