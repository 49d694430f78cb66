/* dew-choice.c: a drop-down whose names are cut short, or wrapped, rather than making it wider */
#include "dew-choice.h"

/* What becomes of a name that is too long: in the list behind the button none is. */
typedef enum { WHOLE, SHORTENED, WRAPPED } Fit;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, GPOINTER_TO_INT (data) != WHOLE);
  if (GPOINTER_TO_INT (data) == SHORTENED)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  else if (GPOINTER_TO_INT (data) == WRAPPED)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (GPOINTER_TO_INT (data) == SHORTENED)
    gtk_widget_set_tooltip_text (label, text);
}

static GtkListItemFactory *
new_factory (Fit fit)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (fit));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (fit));

  return factory;
}

/* The focus is in the button inside, of which a screen reader knows neither name nor value by itself. */
static void
name_button (GtkDropDown *choice)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (choice));
  GtkStringObject *selected = gtk_drop_down_get_selected_item (choice);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, choice, NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  selected == NULL ? "" : gtk_string_object_get_string (selected), -1);
}

static void
set_up (GtkDropDown *choice,
        Fit          fit)
{
  g_autoptr (GtkListItemFactory) button = new_factory (fit);
  g_autoptr (GtkListItemFactory) list = new_factory (WHOLE);

  gtk_drop_down_set_factory (choice, button);
  gtk_drop_down_set_list_factory (choice, list);
  /* The label that stands beside it would be said as well. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_signal_connect (choice, "notify::selected-item", G_CALLBACK (name_button), NULL);
  name_button (choice);
}

void
dew_choice_shorten (GtkDropDown *choice)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (choice));

  set_up (choice, SHORTENED);
}

/* ---- Wrapped ---- */

/* The toolkit's drop-down asks for the height of one line, however narrow it is; the button in it knows better. */
static void
measure_cb (GtkWidget     *frame,
            GtkOrientation orientation,
            int            for_size,
            int           *minimum,
            int           *natural,
            int           *minimum_baseline,
            int           *natural_baseline)
{
  GtkWidget *choice = gtk_widget_get_first_child (frame);
  GtkWidget *button = gtk_widget_get_first_child (choice);
  int least;

  gtk_widget_measure (choice, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (button, orientation, for_size < 0 ? -1 : MAX (for_size, least), minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MAX (*minimum, least);
  *natural = MAX (*natural, *minimum);
  *minimum_baseline = *natural_baseline = -1;
}

static void
allocate_cb (GtkWidget *frame,
             int        width,
             int        height,
             int        baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (frame), width, height, baseline, NULL);
}

static GtkSizeRequestMode
mode_cb (GtkWidget *frame)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

GtkWidget *
dew_choice_wrap (GtkDropDown *choice)
{
  GtkWidget *frame;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (choice), NULL);

  set_up (choice, WRAPPED);
  frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (frame), GTK_WIDGET (choice));
  gtk_widget_set_layout_manager (frame, gtk_custom_layout_new (mode_cb, measure_cb, allocate_cb));

  return frame;
}
