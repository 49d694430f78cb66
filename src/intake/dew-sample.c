/* dew-sample.c: the samples that come with the program */
#include "dew-sample.h"

#include <glib/gi18n-lib.h>

#include "dew-error.h"

/* Compiled from data/samples/samples.gresource.xml. */
GResource *_dew_samples_get_resource (void);

static const DewSample samples[] = {
  {
    "oxfordshire-2013",
    N_("Oxfordshire, 2013/14"),
    N_("Older people, £195m: from ring-fence to shared risk"),
  },
  {
    "barnet-2017",
    N_("Barnet, 2017/18"),
    N_("Adults’ and children’s schedules, £43m"),
  },
};

const DewSample *
dew_samples (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (samples);
  return samples;
}

const DewSample *
dew_sample_find (const char *name,
                 GError    **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      if (g_ascii_strcasecmp (samples[i].name, name) == 0)
        return &samples[i];
      g_string_append_printf (names, "%s%s", i == 0 ? "" : ", ", samples[i].name);
    }

  g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("There is no sample “%s”; the samples are %s."), name, names->str);
  return NULL;
}

GBytes *
dew_sample_bytes (const DewSample *sample)
{
  g_autofree char *path = NULL;
  GBytes *bytes;

  g_return_val_if_fail (sample != NULL, NULL);

  /* The symbol keeps the linker from dropping the resource from a static library; what it returns is NULL while another thread registers resources, which looking up by path waits for. */
  _dew_samples_get_resource ();
  path = g_strdup_printf ("/org/dewpond/Dewpond/samples/%s.json", sample->name);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);

  return bytes;
}
