/* mutation.h: texts that are cut, joined, doubled and spoilt by chance. */
#pragma once

#include <glib.h>
#include <string.h>

/* What a text is spoilt with. All borrowed. */
typedef struct {
  const char *const *seeds;     /* texts that are read, or nearly */
  guint              n_seeds;
  const char *const *tokens;    /* pieces with a meaning, or none */
  guint              n_tokens;
  const char        *joint;     /* what a seed is appended after: "; " */
  gint               reach;     /* how long a piece may be, bytes */
  gboolean           words;     /* mostly between words, where the notation has its joints */
  gsize              most;      /* how long a text becomes at most, bytes */
} Mutation;

static inline gsize
choose_place (const Mutation *mutation,
              const GString  *text)
{
  gsize place = (gsize) g_test_rand_int_range (0, (gint32) text->len + 1);
  const char *space = mutation->words ? strchr (text->str + place, ' ') : NULL;

  return space != NULL && g_test_rand_int_range (0, 3) > 0 ? (gsize) (space - text->str) : place;
}

static inline void
mutate (const Mutation *mutation,
        GString        *text)
{
  gsize place = choose_place (mutation, text);
  gsize reach = (gsize) g_test_rand_int_range (0, mutation->reach);
  gsize length = MIN (reach, text->len - place);
  g_autofree char *piece = g_strndup (text->str + place, length);

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      g_string_erase (text, (gssize) place, (gssize) length);
      break;
    case 1:
      g_string_insert (text, (gssize) choose_place (mutation, text), piece);
      break;
    case 2:
      if (place < text->len)
        text->str[place] = (char) g_test_rand_int_range (1, 256);
      break;
    case 3:
      g_string_append_printf (text, "%s%s", mutation->joint, mutation->seeds[g_test_rand_int_range (0, (gint32) mutation->n_seeds)]);
      break;
    default:
      g_string_insert (text, (gssize) place, mutation->tokens[g_test_rand_int_range (0, (gint32) mutation->n_tokens)]);
      break;
    }

  g_string_truncate (text, MIN (text->len, mutation->most));
}
