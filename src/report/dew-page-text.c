/* dew-page-text.c: texts on paper, with Pango. */
#include "dew-page-text.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "dew-page-fonts.h"

#define FONT        "Sans"
#define LANGUAGE    "en-gb"     /* of the paper, whatever that of the program is: two runs are the same */
#define FEATURES    "tnum=1, liga=0, clig=0"    /* a letter that is two is not found by who looks for one */
#define REFERENCE   100         /* points: the size that widths in em are taken at */
#define PITCH_LEAST 1.25        /* em */

/* Em: more than the advances of a figure, taken at another size, can be wrong by. */
#define ROUNDING 0.05

/* Letters that stand close may be set apart a little, where the type has it so. */
#define KERNING 1.03

#define LATIN_END       0x250
#define PUNCTUATION     0x2010
#define PUNCTUATION_END 0x2028
#define EURO            0x20ac
#define MINUS           0x2212
#define N_SLOTS         (LATIN_END + (PUNCTUATION_END - PUNCTUATION) + 2)

/* Partners and pools stand in many rows, and what is measured is drawn. */
#define N_LAID_OUT  256
#define SHORT       256         /* bytes */

typedef struct {
  PangoLayout *layout;          /* NULL: nothing yet */
  char        *text;
  DewPageRun   run;             /* as it was laid out */
  double       width;
} Slot;

/* A whole text, which says itself where it is written from, or a line of one. */
typedef enum { WHOLE, FROM_LEFT, FROM_RIGHT, N_KINDS } Kind;

struct _DewPageText {
  PangoContext         *contexts[2];    /* from the left, from the right */
  PangoLayout          *layout;         /* lent to each long text in turn */
  Slot                  slots[N_KINDS][N_LAID_OUT];     /* by hash: short texts, which are often asked for again */
  PangoFontDescription *fonts[2];       /* regular, bold */
  PangoAttrList        *features[2];    /* of text, of figures */
  double                pitch, rise;    /* em: from line to line; from the top of a line to what letters stand on */
  double                advances[2][2][N_SLOTS];        /* by figure and bold: em, 0 where not yet measured */
};

static PangoAttrList *
create_features (const char *features)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_font_features_new (features));
  return list;
}

/* The same on every machine with the same fonts: nothing goes by its screen. */
static PangoContext *
create_context (PangoDirection direction)
{
  g_autoptr (PangoFontMap) map = dew_page_fonts_new ();
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (LANGUAGE));
  pango_context_set_base_dir (context, direction);
  return context;
}

static void
measure_pitch (DewPageText *texts)
{
  PangoFontMetrics *metrics;
  double ascent, descent;

  pango_font_description_set_absolute_size (texts->fonts[1], REFERENCE * PANGO_SCALE);
  metrics = pango_context_get_metrics (texts->contexts[0], texts->fonts[1], NULL);
  ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE / REFERENCE;
  descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE / REFERENCE;
  texts->pitch = MAX (PITCH_LEAST, ascent + descent);
  texts->rise = ascent + (texts->pitch - ascent - descent) / 2;
  pango_font_metrics_unref (metrics);
}

DewPageText *
dew_page_text_new (void)
{
  DewPageText *texts = g_new0 (DewPageText, 1);

  texts->contexts[0] = create_context (PANGO_DIRECTION_LTR);
  texts->contexts[1] = create_context (PANGO_DIRECTION_RTL);
  texts->layout = pango_layout_new (texts->contexts[0]);
  pango_layout_set_wrap (texts->layout, PANGO_WRAP_WORD_CHAR);
  for (guint bold = 0; bold < 2; bold++)
    {
      texts->fonts[bold] = pango_font_description_from_string (FONT);
      pango_font_description_set_weight (texts->fonts[bold], bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    }
  texts->features[0] = create_features (FEATURES);
  texts->features[1] = create_features (FEATURES ", kern=0");
  measure_pitch (texts);
  return texts;
}

void
dew_page_text_free (DewPageText *texts)
{
  if (texts == NULL)
    return;

  for (guint i = 0; i < 2; i++)
    {
      pango_font_description_free (texts->fonts[i]);
      pango_attr_list_unref (texts->features[i]);
      g_object_unref (texts->contexts[i]);
    }
  for (guint kind = 0; kind < N_KINDS; kind++)
    for (guint i = 0; i < N_LAID_OUT; i++)
      {
        g_clear_object (&texts->slots[kind][i].layout);
        g_free (texts->slots[kind][i].text);
      }
  g_object_unref (texts->layout);
  g_free (texts);
}

double
dew_page_text_pitch (const DewPageText *texts)
{
  g_return_val_if_fail (texts != NULL, PITCH_LEAST);

  return texts->pitch;
}

/* ---- Layouts ---- */

/* Not what Unicode keeps from being a character, U+FFFE and the like: drawing that is an error. Nor what would be drawn as a box with its number. */
static gboolean
is_character (gunichar c)
{
  return (c >= ' ' || c == '\t' || c == '\n' || c == '\r') && (c & 0xfffe) != 0xfffe && (c < 0xfdd0 || c > 0xfdef);
}

static gboolean
has_characters_alone (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_character (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
dew_page_text_valid (const char *text)
{
  g_autofree char *valid = NULL;
  GString *drawn;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_utf8_validate (text, -1, NULL) && has_characters_alone (text))
    return NULL;

  valid = g_utf8_make_valid (text, -1);
  drawn = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (drawn, is_character (g_utf8_get_char (p)) ? g_utf8_get_char (p) : ' ');
  return g_string_free (drawn, FALSE);
}

static void
set_text (PangoLayout *layout,
          const char  *text)
{
  g_autofree char *valid = dew_page_text_valid (text);

  pango_layout_set_text (layout, valid != NULL ? valid : text, -1);
}

/* "£000": longer ones can stand in a line of their own. */
#define UNIT_MOST 4

const char *
dew_page_text_unit (const char *heading)
{
  const char *end, *unit, *word;

  g_return_val_if_fail (heading != NULL, NULL);

  end = heading + strlen (heading);
  unit = g_strrstr (heading, ", ");
  if (unit == NULL || strchr (unit + 2, ' ') != NULL || g_utf8_strlen (unit + 2, -1) > UNIT_MOST)
    return end;

  word = g_strrstr_len (heading, unit - heading, " ");
  return word != NULL ? word + 1 : heading;
}

/* Where there is room for it: a word that is longer is broken as any other. */
static gboolean
has_unit (DewPageText      *texts,
          const DewPageRun *run)
{
  const char *unit = run->heading ? dew_page_text_unit (run->text) : "";

  return *unit != '\0' && dew_page_text_bound (texts, unit, run->bold, FALSE, NULL) * run->size <= run->width;
}

static void
keep_unit (DewPageText      *texts,
           PangoLayout      *layout,
           const DewPageRun *run)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_copy (texts->features[0]);
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->start_index = (guint) (dew_page_text_unit (run->text) - run->text);
  attribute->end_index = (guint) strlen (run->text);
  pango_attr_list_insert (list, attribute);
  pango_layout_set_attributes (layout, list);
}

/* "[note 1]": longer ones may break. */
#define MARK_MOST 16

/* Where a mark ends that begins there, which stays in one line; NULL where there is none. */
static const char *
find_mark_end (const char *text)
{
  gsize length = 1;

  if (text[0] != '[')
    return NULL;
  while (length < MARK_MOST && text[length] != '\0' && strchr ("]\n", text[length]) == NULL)
    length++;
  return text[length] == ']' && g_ascii_isdigit (text[length - 1]) ? text + length + 1 : NULL;
}

/* Those that there is room for. */
static void
keep_marks (DewPageText      *texts,
            PangoLayout      *layout,
            const DewPageRun *run)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_copy (texts->features[0]);

  for (const char *mark = strchr (run->text, '['); mark != NULL; mark = strchr (mark + 1, '['))
    {
      const char *end = find_mark_end (mark);
      g_autofree char *text = end != NULL ? g_strndup (mark, (gsize) (end - mark)) : NULL;

      if (text != NULL && dew_page_text_bound (texts, text, run->bold, FALSE, NULL) * run->size <= run->width)
        {
          PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

          attribute->start_index = (guint) (mark - run->text);
          attribute->end_index = (guint) (end - run->text);
          pango_attr_list_insert (list, attribute);
        }
    }
  pango_layout_set_attributes (layout, list);
}

static gboolean
is_laid_out (const Slot       *slot,
             const DewPageRun *run,
             double            width)
{
  const DewPageRun *known = &slot->run;

  return slot->text != NULL && slot->width == width && known->size == run->size && known->width == run->width &&
         known->bold == run->bold && known->figure == run->figure && known->heading == run->heading && known->cut == run->cut &&
         (!run->cut || known->n == run->n) && strcmp (slot->text, run->text) == 0;
}

static Slot *
find_laid_out (DewPageText      *texts,
               const DewPageRun *run,
               Kind              kind)
{
  return &texts->slots[kind][(g_str_hash (run->text) + (run->bold ? 1 : 0)) % N_LAID_OUT];
}

static void
keep (DewPageText      *texts,
      Slot             *slot,
      const DewPageRun *run,
      Kind              kind,
      double            width)
{
  g_free (slot->text);
  slot->text = g_strdup (run->text);
  slot->run = *run;
  slot->width = width;
  if (slot->layout == NULL)
    {
      slot->layout = pango_layout_new (texts->contexts[kind == FROM_RIGHT]);
      pango_layout_set_auto_dir (slot->layout, kind == WHOLE);
      pango_layout_set_wrap (slot->layout, PANGO_WRAP_WORD_CHAR);
    }
}

static void
fill (DewPageText      *texts,
      PangoLayout      *layout,
      const DewPageRun *run,
      gboolean          unit,
      double            width)
{
  PangoFontDescription *font = texts->fonts[run->bold != 0];

  pango_font_description_set_absolute_size (font, run->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  if (unit)
    keep_unit (texts, layout, run);
  else if (!run->figure && strchr (run->text, '[') != NULL)
    keep_marks (texts, layout, run);
  else
    pango_layout_set_attributes (layout, texts->features[run->figure != 0]);
  pango_layout_set_width (layout, width < 0 || run->figure ? -1 : (int) ceil (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, run->cut ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (layout, run->cut ? -(int) run->n : -1);
  set_text (layout, run->text);
}

/* What comes is good until the next text of the kind. */
static PangoLayout *
lay_out_kind (DewPageText      *texts,
              const DewPageRun *run,
              Kind              kind,
              double            width)
{
  gboolean unit = has_unit (texts, run);
  Slot *slot = find_laid_out (texts, run, kind);

  if (kind == WHOLE && strlen (run->text) > SHORT)
    {
      fill (texts, texts->layout, run, unit, width);
      return texts->layout;
    }

  if (!is_laid_out (slot, run, width))
    {
      keep (texts, slot, run, kind, width);
      fill (texts, slot->layout, run, unit, width);
    }
  return slot->layout;
}

/* Lays the run out; width below 0 does not wrap, nor does a figure. */
static PangoLayout *
lay_out (DewPageText      *texts,
         const DewPageRun *run,
         double            width)
{
  return lay_out_kind (texts, run, WHOLE, width);
}

static double
measure (DewPageText *texts,
         const char  *text,
         gboolean     bold,
         gboolean     figure)
{
  const DewPageRun run = { .text = text, .size = REFERENCE, .bold = bold, .figure = figure };
  int width;

  pango_layout_get_size (lay_out (texts, &run, -1), &width, NULL);
  return (double) width / PANGO_SCALE / REFERENCE;
}

/* ---- Widths ---- */

/* Where the width of a character is kept that has one of its own, whatever stands beside it; -1 for any other. */
static int
find_slot (gunichar c)
{
  if (c >= ' ' && c < LATIN_END)
    return (int) c;
  if (c >= PUNCTUATION && c < PUNCTUATION_END)
    return (int) (LATIN_END + c - PUNCTUATION);
  if (c == EURO)
    return N_SLOTS - 2;
  return c == MINUS ? N_SLOTS - 1 : -1;
}

static double
find_advance (DewPageText *texts,
              gunichar     c,
              int          slot,
              gboolean     bold,
              gboolean     figure)
{
  double *advance = &texts->advances[figure != 0][bold != 0][slot];
  char text[8] = "";

  if (*advance == 0)
    {
      g_unichar_to_utf8 (c, text);
      *advance = measure (texts, text, bold, figure);
    }
  return *advance;
}

/* FALSE where a character has no width of its own. */
static gboolean
add_advances (DewPageText *texts,
              const char  *text,
              gboolean     bold,
              gboolean     figure,
              double      *line,
              double      *word)
{
  double in_line = 0, in_word = 0;
  const char *mark_end = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      int slot = find_slot (c);

      if (c == '\n')
        {
          in_line = in_word = 0;
          continue;
        }
      if (slot < 0)
        return FALSE;
      if (c == '[' && find_mark_end (p) != NULL)
        mark_end = find_mark_end (p);
      in_line += find_advance (texts, c, slot, bold, figure);
      in_word = c == ' ' && p >= mark_end ? 0 : in_word + find_advance (texts, c, slot, bold, figure);
      *line = MAX (*line, in_line);
      *word = MAX (*word, in_word);
    }
  return TRUE;
}

double
dew_page_text_bound (DewPageText *texts,
                     const char  *text,
                     gboolean     bold,
                     gboolean     figure,
                     double      *word)
{
  double longest_line = 0, longest_word = 0;

  g_return_val_if_fail (texts != NULL && text != NULL, 0);

  if (!add_advances (texts, text, bold, figure, &longest_line, &longest_word))
    longest_line = longest_word = measure (texts, text, bold, figure);
  longest_line = longest_line * (figure ? 1 : KERNING) + ROUNDING;
  longest_word = longest_word * (figure ? 1 : KERNING) + ROUNDING;

  if (word != NULL)
    *word = longest_word;
  return longest_line;
}

guint
dew_page_text_lines (DewPageText      *texts,
                     const DewPageRun *run)
{
  guint lines;

  g_return_val_if_fail (texts != NULL && run != NULL, 1);

  lines = (guint) pango_layout_get_line_count (lay_out (texts, run, run->width));
  return MAX (lines - MIN (run->first, lines - 1), 1);
}

/* ---- Lines ---- */

static guint
find_end (PangoLayout      *layout,
          const DewPageRun *run)
{
  guint lines = (guint) pango_layout_get_line_count (layout);

  return run->n == 0 ? lines : MIN (lines, run->first + run->n);
}

static double
find_line_width (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

double
dew_page_text_extent (DewPageText      *texts,
                      const DewPageRun *run)
{
  PangoLayout *layout;
  double widest = 0;

  g_return_val_if_fail (texts != NULL && run != NULL, 0);

  layout = lay_out (texts, run, run->width);
  for (guint i = run->first; i < find_end (layout, run); i++)
    widest = MAX (widest, find_line_width (pango_layout_get_line_readonly (layout, (int) i)));
  return widest;
}

/* The space that a line ends with has no width in the layout, and gets a mark of its own in a PDF, at which some readers
 * take the text to end; in a layout of its own the line ends with a space like any other. */
static void
show_line (DewPageText      *texts,
           const DewPageRun *run,
           PangoLayout      *layout,
           PangoLayoutLine  *line,
           cairo_t          *cr)
{
  Kind kind = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL ? FROM_RIGHT : FROM_LEFT;

  if (run->cut || pango_layout_get_line_count (layout) == 1)
    {
      pango_cairo_show_layout_line (cr, line);
    }
  else
    {
      g_autofree char *text = g_strndup (pango_layout_get_text (layout) + line->start_index, (gsize) line->length);
      const DewPageRun piece = { .text = text, .size = run->size, .bold = run->bold };
      PangoLayoutLine *whole = pango_layout_get_line_readonly (lay_out_kind (texts, &piece, kind, -1), 0);

      /* What ends at the left has its space there. */
      if (kind == FROM_RIGHT)
        cairo_rel_move_to (cr, find_line_width (line) - find_line_width (whole), 0);
      pango_cairo_show_layout_line (cr, whole);
    }
}

void
dew_page_text_draw (DewPageText      *texts,
                    const DewPageRun *run,
                    cairo_t          *cr,
                    double            x,
                    double            y)
{
  PangoLayout *layout;

  g_return_if_fail (texts != NULL && run != NULL && cr != NULL);

  layout = lay_out (texts, run, run->width);
  for (guint i = run->first; i < find_end (layout, run); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int) i);
      gboolean from_right = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
      double align = run->align == 0 && from_right ? 1 : run->align;
      double rest = align == 0 ? 0 : run->width - find_line_width (line);

      cairo_move_to (cr, x + align * rest, y + ((i - run->first) * texts->pitch + texts->rise) * run->size);
      show_line (texts, run, layout, line, cr);
    }
}
