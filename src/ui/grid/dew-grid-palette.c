/* dew-grid-palette.c: loads the grid's style and reads its colours. */

#include "dew-grid-private.h"

/* Made by the build from grid.gresource.xml. */
GResource *dew_grid_get_resource (void);

static const struct {
  const char *name;
  gsize       offset;
} colours[] = {
  { "dew_ink", G_STRUCT_OFFSET (DewGridPalette, ink) },
  { "dew_dim", G_STRUCT_OFFSET (DewGridPalette, dim) },
  { "dew_nil", G_STRUCT_OFFSET (DewGridPalette, nil) },
  { "dew_accent", G_STRUCT_OFFSET (DewGridPalette, accent) },
  { "dew_grid", G_STRUCT_OFFSET (DewGridPalette, ground) },
  { "dew_header", G_STRUCT_OFFSET (DewGridPalette, header) },
  { "dew_pool", G_STRUCT_OFFSET (DewGridPalette, pool) },
  { "dew_category", G_STRUCT_OFFSET (DewGridPalette, category) },
  { "dew_total", G_STRUCT_OFFSET (DewGridPalette, total) },
  { "dew_worked", G_STRUCT_OFFSET (DewGridPalette, worked) },
  { "dew_changed", G_STRUCT_OFFSET (DewGridPalette, changed) },
  { "dew_input", G_STRUCT_OFFSET (DewGridPalette, input) },
  { "dew_rule", G_STRUCT_OFFSET (DewGridPalette, rule) },
  { "dew_pool_rule", G_STRUCT_OFFSET (DewGridPalette, pool_rule) },
  { "dew_group_rule", G_STRUCT_OFFSET (DewGridPalette, group_rule) },
  { "dew_total_rule", G_STRUCT_OFFSET (DewGridPalette, total_rule) },
  { "dew_shadow", G_STRUCT_OFFSET (DewGridPalette, shadow) },
  { "dew_good", G_STRUCT_OFFSET (DewGridPalette, good) },
  { "dew_amber", G_STRUCT_OFFSET (DewGridPalette, amber) },
  { "dew_red", G_STRUCT_OFFSET (DewGridPalette, red) },
};

void
_dew_grid_load_style (GtkWidget *widget)
{
  static gboolean loaded;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (loaded)
    return;

  /* Named here so that the linker keeps the resource out of a static library. */
  g_resources_register (dew_grid_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/dewpond/Dewpond/grid/grid.css");
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (widget), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  loaded = TRUE;
}

static void
look_up (GtkStyleContext *context,
         const char      *colour,
         gboolean         dark,
         GdkRGBA         *out)
{
  g_autofree char *name = g_strconcat (colour, dark ? "_dark" : NULL, NULL);

  if (!gtk_style_context_lookup_color (context, name, out))
    g_warning ("The style has no colour %s.", name);
}

/* Six colours, as everywhere in the window; beyond the sixth they come again. */
static void
take_scenario (DewGridPalette  *self,
               GtkStyleContext *context,
               guint            scenario)
{
  g_autofree char *name = g_strdup_printf ("dew_scenario_%u", (scenario - 1) % 6 + 1);

  look_up (context, name, self->dark, &self->differs);
  self->changed = self->differs;
  self->changed.alpha = self->dark ? 0.18f : 0.12f;
}

void
_dew_grid_palette_read (DewGridPalette *self,
                        GtkWidget      *widget,
                        guint           scenario,
                        gboolean        dark,
                        gboolean        contrast)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  self->dark = dark;
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    look_up (context, colours[i].name, dark, G_STRUCT_MEMBER_P (self, colours[i].offset));
  self->differs = self->accent;
  if (scenario > 0)
    take_scenario (self, context, scenario);

  if (!contrast)
    return;

  /* Where more contrast is asked for, nothing is fainter than dim text. */
  self->nil = self->rule = self->pool_rule = self->group_rule = self->dim;
  self->total_rule = self->dim = self->ink;
}
