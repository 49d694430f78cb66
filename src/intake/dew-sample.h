/* dew-sample.h: the samples: documents of published agreements that come with the program.
 *
 * A sample is a whole document as JSON in data/samples/, and a line in the list in dew-sample.c.
 */
#pragma once

#include <gio/gio.h>

typedef struct {
  const char *name;             /* for scripts: "oxfordshire-2013" */
  const char *title;            /* for people, marked for translation */
  const char *about;            /* one line, marked for translation */
} DewSample;

/* All samples; *n gets how many. */
const DewSample *dew_samples (guint *n);

/* The sample called that, ignoring case; NULL with an error that lists what there is. */
const DewSample *dew_sample_find (const char *name, GError **error);

/* The document, for dew_intake_json (). */
GBytes *dew_sample_bytes (const DewSample *sample);
