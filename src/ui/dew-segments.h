/* dew-segments.h: a choice between two or three words that stand side by side. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEW_TYPE_SEGMENTS (dew_segments_get_type ())
G_DECLARE_FINAL_TYPE (DewSegments, dew_segments, DEW, SEGMENTS, GtkWidget)

/* None of them is chosen. */
#define DEW_SEGMENTS_NONE G_MAXUINT

/* Adds words, translated. Where `optional`, choosing what is chosen already takes the choice back. */
GtkWidget *dew_segments_new          (gboolean     optional);
void       dew_segments_add          (DewSegments *self,
                                      const char  *words);

guint      dew_segments_get_selected (DewSegments *self);
void       dew_segments_set_selected (DewSegments *self,
                                      guint        selected);

/* What it is that is chosen, for a screen reader: each word says it. */
void       dew_segments_name         (DewSegments *self,
                                      const char  *name);

/* Signals
 *   chosen ()    a person chose another, or took the choice back
 */

G_END_DECLS
