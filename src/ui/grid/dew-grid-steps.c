/* dew-grid-steps.c: where the keys that move lead to, from any cell. Rows are counted in places. */

#include "dew-grid-private.h"

static gboolean
is_empty (DewGrid *self,
          guint    place,
          guint    column)
{
  DewGridCell cell;

  dew_grid_model_cell (self->model, _dew_grid_row_of (self, place), column, &cell);
  return cell.text == NULL || cell.text[0] == '\0' || (cell.flags & DEW_GRID_NIL) != 0;
}

/* To the last full cell before an empty one, or to the next full one, or to the edge. */
static void
jump (DewGrid *self,
      int      down,
      int      right,
      int     *place,
      int     *column)
{
  int from = *place;
  int last_place = (int) self->rows.n_rows - 1;
  int first_column = (int) _dew_grid_first_column (self);
  int last_column = (int) self->n_columns - 1;
  gboolean full = FALSE;

  if (from > last_place && down > 0)
    return;
  for (int step = 0;; step++)
    {
      int next_place = *place + down;
      int next_column = *column + right;
      gboolean empty;

      if (next_place < 0 || next_place > MAX (last_place, down == 0 ? *place : 0) || next_column < first_column || next_column > last_column)
        break;
      empty = is_empty (self, (guint) next_place, (guint) next_column);
      if (step == 0)
        full = !empty && !is_empty (self, (guint) *place, (guint) *column);
      else if (full && empty)
        break;
      *place = next_place;
      *column = next_column;
      if (!full && !empty)
        break;
    }

  /* From the last row the way goes on to the total. */
  if (down > 0 && *place == from && *place < (int) _dew_grid_last_place (self))
    (*place)++;
}

static void
turn_page (DewGrid *self,
           int      direction,
           int     *place)
{
  int last = (int) self->rows.n_rows - 1;
  int page = (int) dew_grid_rows_page (&self->rows);
  GtkAdjustment *adjustment = _dew_grid_adjustment (self, GTK_ORIENTATION_VERTICAL);

  if (direction > 0 && *place >= last)
    *place = (int) _dew_grid_last_place (self);
  else
    *place = CLAMP (*place + direction * page, 0, last);

  if (*place <= last && _dew_grid_has_size (self))
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + direction * page * self->sizes.row);
}

/* The key without what tells the number pad from the others. */
static guint
main_key (guint keyval)
{
  static const struct { guint pad, key; } pads[] = {
    { GDK_KEY_KP_Up, GDK_KEY_Up }, { GDK_KEY_KP_Down, GDK_KEY_Down }, { GDK_KEY_KP_Left, GDK_KEY_Left },
    { GDK_KEY_KP_Right, GDK_KEY_Right }, { GDK_KEY_KP_Home, GDK_KEY_Home }, { GDK_KEY_KP_End, GDK_KEY_End },
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up }, { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pads); i++)
    if (pads[i].pad == keyval)
      return pads[i].key;

  return keyval;
}

static void
step (DewGrid  *self,
      gboolean  control,
      int       down,
      int       right,
      int      *place,
      int      *column)
{
  if (control)
    {
      jump (self, down, right, place, column);
      return;
    }

  *place = CLAMP (*place + down, 0, (int) _dew_grid_last_place (self));
  *column = CLAMP (*column + right, (int) _dew_grid_first_column (self), (int) self->n_columns - 1);
}

/* FALSE for a key that does not move. */
gboolean
_dew_grid_step (DewGrid  *self,
                guint     keyval,
                gboolean  control,
                int      *place,
                int      *column)
{
  switch (main_key (keyval))
    {
    case GDK_KEY_Up:
      step (self, control, -1, 0, place, column);
      return TRUE;

    case GDK_KEY_Down:
      step (self, control, 1, 0, place, column);
      return TRUE;

    case GDK_KEY_Left:
      step (self, control, 0, -1, place, column);
      return TRUE;

    case GDK_KEY_Right:
      step (self, control, 0, 1, place, column);
      return TRUE;

    case GDK_KEY_Home:
      *column = (int) _dew_grid_first_column (self);
      *place = control ? 0 : *place;
      return TRUE;

    case GDK_KEY_End:
      *column = (int) self->n_columns - 1;
      *place = control ? (int) _dew_grid_last_place (self) : *place;
      return TRUE;

    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      if (control)
        return FALSE;
      turn_page (self, main_key (keyval) == GDK_KEY_Page_Up ? -1 : 1, place);
      return TRUE;

    default:
      return FALSE;
    }
}
