/* dew-property.h: the fields that an agreement, a pool, a category and a line have besides their figures. A new field is a line in one of the lists of the .c file. */
#pragma once

#include "dew-document.h"

G_BEGIN_DECLS

/* How a field is edited. */
typedef enum {
  DEW_PROPERTY_TEXT,
  DEW_PROPERTY_CARE_GROUP,      /* a text, with some to choose from */
  DEW_PROPERTY_NOTE,            /* several lines */
  DEW_PROPERTY_DATE,
  DEW_PROPERTY_WORDS,           /* one of `choices`, in a list */
  DEW_PROPERTY_SEGMENTS,        /* one of `choices`, side by side; where the first is "" there may be none */
  DEW_PROPERTY_WAY,             /* one of `choices`, of which the first is what is meant where nothing is said: on a line, as its pool */
  DEW_PROPERTY_PARTNER,         /* a partner or none */
  DEW_PROPERTY_LEAD,            /* none, joint, split (pools), or a partner: two columns at once */
  DEW_PROPERTY_AGREEMENT,       /* what a pool stands under: changed by moving it */
  DEW_PROPERTY_FLAG,
  DEW_PROPERTY_NAMED,           /* another row, by its name: only to be read */
  DEW_PROPERTY_SPREAD,          /* what the line's outturn may vary by: a row of its own, of no column of the line */
} DewPropertyKind;

/* Whose properties are shown: a row of the document, borrowed until the next change, and the date that the document is as at. In a scenario, of a line: the row as it is there,
 * borrowed. */
typedef struct {
  DewDocument *document;
  DewTable     table;
  gint64       id;
  const char  *as_at;
  gint64       scenario;        /* or DEW_BASELINE */
  const DewLine *line;          /* NULL: the document's row */
  int          year;            /* the financial year that is shown */
} DewPropertyOwner;

typedef enum { DEW_HINT_PLAIN, DEW_HINT_AMBER, DEW_HINT_RED } DewHintLevel;

/* What is to be said below a field; NULL where nothing is. Free with g_free. */
typedef char *(*DewPropertyHint) (const DewPropertyOwner *owner, DewHintLevel *level);

typedef struct {
  const char     *heading;      /* a group begins here; marked for translation, NULL: it goes on */
  const char     *column;
  const char     *label;        /* marked for translation */
  DewPropertyKind kind;
  const char     *choices[4];   /* marked for translation */
  gboolean      (*shown) (gconstpointer row);   /* NULL: always */
  DewPropertyHint hint;         /* may be NULL */
} DewProperty;

/* Those of a kind of node, in the order shown; none for the root. */
const DewProperty *dew_property_list (DewNodeKind kind, guint *n);

/* NULL where the row has gone. */
gconstpointer dew_property_row   (const DewPropertyOwner *owner);
DewValue      dew_property_value (const DewPropertyOwner *owner, const char *column);

G_END_DECLS
