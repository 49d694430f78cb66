/* dew-chart-file.c: a chart as a picture in a file */
#include "dew-chart-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dew-chart-draw.h"
#include "dew-chart-tell.h"
#include "dew-error.h"

#define WIDTH      760          /* pixels, of 96 an inch */
#define MARGIN     16
#define SCALE      2            /* of a PNG */
#define FONT       "Cantarell, Sans 11"
#define RESOLUTION 96
#define POINTS     0.75         /* in a pixel */
#define DATE       "2000-01-01T00:00:00Z"       /* a file says when it was made: always the same */

/* ---- Drawing ---- */

static PangoContext *
make_context (void)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context;

  /* A map of its own: that of the screen has the screen's resolution. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), RESOLUTION);
  context = pango_font_map_create_context (map);
  pango_context_set_font_description (context, font);
  pango_context_set_round_glyph_positions (context, FALSE);

  return context;
}

static void
draw (cairo_surface_t      *surface,
      PangoContext         *context,
      const DewChartLayout *layout,
      double                scale)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  dew_chart_draw (cr, context, layout, FALSE, -1, -1);
  cairo_destroy (cr);
}

static cairo_status_t
append_cb (void          *closure,
           const guchar  *data,
           unsigned int   length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Its title, and what it shows in words, for who cannot see it. */
static void
describe_pdf (cairo_surface_t *surface,
              const DewChart  *chart)
{
  g_autofree char *summary = dew_chart_summarise (chart);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, chart->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, summary);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, DATE);
}

static cairo_surface_t *
create_surface (const DewChart *chart,
                DewChartFormat  format,
                double          width,
                double          height,
                GByteArray     *bytes)
{
  cairo_surface_t *surface;

  switch (format)
    {
    case DEW_CHART_SVG:
      surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;

    case DEW_CHART_PDF:
      surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width * POINTS, height * POINTS);
      describe_pdf (surface, chart);
      return surface;

    case DEW_CHART_PNG:
    default:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width) * SCALE, (int) ceil (height) * SCALE);
    }
}

/* ---- What is put right in an SVG ---- */

/* Cairo numbers what it draws on through the life of the program: counted from 1 the file is the same every time. */
static void
renumber_surfaces (GString *svg)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) done = g_string_new (NULL);
  const char *p = svg->str, *found;

  while ((found = strstr (p, "surface")) != NULL)
    {
      const char *digits = found + strlen ("surface");
      gsize length = strspn (digits, "0123456789");
      g_autofree char *number = g_strndup (digits, length);

      g_string_append_len (done, p, digits - p);
      if (length > 0 && (found[-1] == '"' || found[-1] == '#'))
        {
          if (!g_hash_table_contains (numbers, number))
            g_hash_table_insert (numbers, g_strdup (number), GUINT_TO_POINTER (g_hash_table_size (numbers) + 1));
          g_string_append_printf (done, "%u", GPOINTER_TO_UINT (g_hash_table_lookup (numbers, number)));
        }
      else
        {
          g_string_append (done, number);
        }
      p = digits + length;
    }
  g_string_append (done, p);
  g_string_assign (svg, done->str);
}

/* The alternative text, as the first of what the picture holds. */
static void
insert_words (GString        *svg,
              const DewChart *chart)
{
  const char *open = strstr (svg->str, "<svg"), *end = open != NULL ? strchr (open, '>') : NULL;
  g_autofree char *summary = dew_chart_summarise (chart);
  g_autofree char *words = NULL;

  if (end == NULL)
    return;

  words = g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", chart->title, summary);
  g_string_insert (svg, end + 1 - svg->str, words);
  g_string_insert (svg, open + strlen ("<svg") - svg->str, " role=\"img\"");
}

static void
finish_svg (GByteArray     *bytes,
            const DewChart *chart)
{
  g_autoptr (GString) svg = g_string_new_len ((const char *) bytes->data, bytes->len);

  renumber_surfaces (svg);
  insert_words (svg, chart);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) svg->str, (guint) svg->len);
}

/* ---- Bytes and files ---- */

static cairo_status_t
render (const DewChart *chart,
        DewChartFormat  format,
        GByteArray     *bytes)
{
  static const double scales[] = { SCALE, 1, POINTS };
  PangoContext *context = make_context ();
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, WIDTH, 0, &measure);
  cairo_surface_t *surface = create_surface (chart, format, layout->width + 2 * MARGIN, layout->height + 2 * MARGIN, bytes);
  cairo_status_t status;

  draw (surface, context, layout, scales[format]);
  if (format == DEW_CHART_PNG && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);

  return status;
}

GBytes *
dew_chart_to_bytes (const DewChart  *chart,
                    DewChartFormat   format,
                    GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (format <= DEW_CHART_PDF, NULL);

  if (render (chart, format, bytes) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                   _("The chart is too large for a picture: show less in it, or copy it as a table."));
      return NULL;
    }
  if (format == DEW_CHART_SVG)
    finish_svg (bytes, chart);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
set_write_error (GError     **error,
                 const char  *path,
                 int          code)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (code)
    {
    case G_FILE_ERROR_NOSPC:
      g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("The disk has no room for “%s”: make some, or choose another folder."), name);
      break;

    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      g_set_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY, _("“%s” may not be written: choose another name or folder."), name);
      break;

    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND,
                   _("“%s” cannot be written, because its folder does not exist: make it, or choose another."), name);
      break;

    case G_FILE_ERROR_ISDIR:
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is a folder: name a file in it."), name);
      break;

    default:
      g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” could not be written: choose another name or folder."), name);
      break;
    }
}

/* Whether the file there, if any, may be replaced, and with which permissions; else why not. */
static gboolean
may_replace (const char *target,
             int        *mode,
             int        *code)
{
  struct stat info;

  *mode = 0666;
  if (stat (target, &info) != 0)
    return TRUE;

  *mode = info.st_mode & 0777;
  if (S_ISDIR (info.st_mode))
    *code = G_FILE_ERROR_ISDIR;
  else if (!S_ISREG (info.st_mode) || access (target, W_OK) != 0)
    *code = G_FILE_ERROR_ACCES;
  else
    return TRUE;

  return FALSE;
}

/* Where the path leads, so that a link stays a link. */
static char *
follow_links (const char *path)
{
  char *real = realpath (path, NULL), *followed = g_strdup (real != NULL ? real : path);

  free (real);

  return followed;
}

gboolean
dew_chart_write (const DewChart  *chart,
                 DewChartFormat   format,
                 const char      *path,
                 GError         **error)
{
  const GFileSetContentsFlags safely = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
  g_autofree char *target = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  int mode, code = G_FILE_ERROR_FAILED;

  g_return_val_if_fail (chart != NULL, FALSE);
  g_return_val_if_fail (path != NULL && *path != '\0', FALSE);

  bytes = dew_chart_to_bytes (chart, format, error);
  if (bytes == NULL)
    return FALSE;

  target = follow_links (path);
  if (may_replace (target, &mode, &code))
    {
      /* To a file beside it, which then takes its place. */
      if (g_file_set_contents_full (target, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), safely, mode, &reason))
        return TRUE;
      code = reason->code;
    }
  set_write_error (error, path, code);

  return FALSE;
}

const char *
dew_chart_format_ending (DewChartFormat format)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };

  g_return_val_if_fail (format < G_N_ELEMENTS (endings), NULL);

  return endings[format];
}
