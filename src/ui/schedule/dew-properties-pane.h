/* dew-properties-pane.h: what is known of the current agreement, pool, category or line besides its figures, to read and to change. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_PROPERTIES_PANE (dew_properties_pane_get_type ())
G_DECLARE_FINAL_TYPE (DewPropertiesPane, dew_properties_pane, DEW, PROPERTIES_PANE, GtkWidget)

/* Shows a row of the tree; for DEW_NODE_ROOT the agreement, where there is exactly one, or none. */
void dew_properties_pane_show (DewPropertiesPane *self, DewDocument *document, DewNodeKind kind, gint64 id);

/* Takes what is being typed, if anything; FALSE where it is refused: then it stays there with the reason. */
gboolean dew_properties_pane_settle (DewPropertiesPane *self);

G_END_DECLS
