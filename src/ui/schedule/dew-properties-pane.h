/* dew-properties-pane.h: what is known of the current agreement, pool, category or line besides its figures, to read and to change. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_PROPERTIES_PANE (dew_properties_pane_get_type ())
G_DECLARE_FINAL_TYPE (DewPropertiesPane, dew_properties_pane, DEW, PROPERTIES_PANE, GtkWidget)

/* Shows a row of the tree; for DEW_NODE_ROOT the agreement, where there is exactly one, or none. */
void dew_properties_pane_show (DewPropertiesPane *self, DewDocument *document, DewNodeKind kind, gint64 id);

/* The scenario that rows are shown and edited in from when one is next shown, or DEW_BASELINE. What a scenario says of a line is read and changed there; all else is the same in all. */
void dew_properties_pane_set_scenario (DewPropertiesPane *self, gint64 scenario);

/* The financial year that is shown: the years before it are those that a line's outturn may vary by. From when a row is next shown. */
void dew_properties_pane_set_year (DewPropertiesPane *self, int year);

/* The figure of the row that the cursor is on, by its line, year, month, measure and partner: then there is a note on it to read and to type; NULL: on none. */
void dew_properties_pane_show_figure (DewPropertiesPane *self, const DewFigure *key);

/* Brings the focus to that note; FALSE where there is no figure. */
gboolean dew_properties_pane_edit_note (DewPropertiesPane *self);

/* Takes what is being typed, if anything; FALSE where it is refused: then it stays there with the reason. */
gboolean dew_properties_pane_settle (DewPropertiesPane *self);

/* Signals
 *   note-left ()    a person is done with the note on the figure
 */

G_END_DECLS
