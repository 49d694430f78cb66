/* dew-block-private.h: what the files about blocks share */
#pragma once

#include "dew-block.h"

/* Refuses a block of that many rows and columns where it is larger than the limit, and says how large it is. */
gboolean _dew_block_check_size (guint64 n_rows, guint64 n_columns, GError **error);

/* Whether text is a number written plainly: "0", "1150.25", "-500". */
gboolean _dew_block_is_plain_number (const char *text);

/* The number of an attribute where it says what is shown, only more exactly; else NULL. As it is where it is written plainly, else as briefly as can be. Free with g_free. */
char *_dew_block_exact_number (const char *attribute, const char *shown);

/* The text of a cell of HTML while it is put together. */
typedef struct {
  GString  *text;
  gsize     line;               /* where the line that is being written starts */
  guint     n_lines;            /* before it */
  gboolean  begun;              /* there is something on it */
  gboolean  space;              /* white space was met, which counts if something follows */
  gboolean  verbatim;           /* white space is kept */
} DewBlockFlow;

void  _dew_block_flow_begin      (DewBlockFlow *flow, gboolean verbatim);
void  _dew_block_flow_add        (DewBlockFlow *flow, const char *bytes, gsize n);
void  _dew_block_flow_break      (DewBlockFlow *flow);          /* <br> */
void  _dew_block_flow_break_para (DewBlockFlow *flow);          /* where a paragraph begins or ends */
char *_dew_block_flow_finish     (DewBlockFlow *flow);          /* the text; flow is empty again */
