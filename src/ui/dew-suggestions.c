/* dew-suggestions.c: a button beside a field for a text, with some to choose from; any other may be typed */
#include "dew-suggestions.h"

#include <glib/gi18n-lib.h>

#include "dew-menu.h"
#include "dew-spoken.h"

static void
choose_activate (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  dew_field_type (data, g_variant_get_string (parameter, NULL));
}

static const GActionEntry actions[] = {
  { .name = "choose", .parameter_type = "s", .activate = choose_activate },
};

/* As in a choice: by Alt+Down from where one types. */
static gboolean
open_cb (GtkWidget *field,
         GVariant  *arguments,
         gpointer   button)
{
  if (!gtk_widget_get_mapped (button))
    return FALSE;

  gtk_menu_button_popup (button);
  return TRUE;
}

GtkWidget *
dew_suggestions_new (DewField *field)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_val_if_fail (DEW_IS_FIELD (field), NULL);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Alt>Down|<Alt>KP_Down"),
                                                          gtk_callback_action_new (open_cb, g_object_ref (button), g_object_unref)));
  gtk_widget_add_controller (GTK_WIDGET (field), keys);

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), field);
  gtk_widget_insert_action_group (button, "suggestions", G_ACTION_GROUP (group));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (button, _("Suggestions (Alt+Down)"));

  return button;
}

void
dew_suggestions_set (GtkWidget *button,
                     char     **texts)
{
  g_auto (GStrv) taken = texts;
  const char *const *there;
  g_autoptr (GMenu) menu = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && texts != NULL);

  /* A menu is dear to make, and seldom another. */
  there = g_object_get_data (G_OBJECT (button), "texts");
  if (there != NULL && g_strv_equal (there, (const char *const *) texts))
    return;

  menu = g_menu_new ();
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (GString) label = g_string_new (texts[i]);
      g_autoptr (GMenuItem) item = NULL;

      /* One alone would mark a letter to be pressed. */
      g_string_replace (label, "_", "__", 0);
      item = g_menu_item_new (label->str, NULL);
      g_menu_item_set_action_and_target (item, "suggestions.choose", "s", texts[i]);
      g_menu_append_item (menu, item);
    }
  dew_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu), NULL, NULL);
  g_object_set_data_full (G_OBJECT (button), "texts", g_steal_pointer (&taken), (GDestroyNotify) g_strfreev);
}

void
dew_suggestions_name (GtkWidget  *button,
                      const char *of)
{
  g_autofree char *name = g_strdup_printf (_("Suggestions: %s"), of);

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  dew_spoken_menu_button (GTK_MENU_BUTTON (button), name);
}
