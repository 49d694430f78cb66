/* dew-error.c: the domain of errors */
#include "dew-error.h"

/* What an error has besides its message. */
typedef struct {
  guint column;
  char *reason;
} DewErrorPrivate;

static void
dew_error_private_init (DewErrorPrivate *priv)
{
  priv->column = 0;
  priv->reason = NULL;
}

static void
dew_error_private_copy (const DewErrorPrivate *from,
                        DewErrorPrivate       *to)
{
  to->column = from->column;
  to->reason = g_strdup (from->reason);
}

static void
dew_error_private_clear (DewErrorPrivate *priv)
{
  g_free (priv->reason);
}

G_DEFINE_EXTENDED_ERROR (DewError, dew_error)

void
dew_error_set_column (GError     *error,
                      guint       column,
                      const char *reason)
{
  DewErrorPrivate *priv;

  g_return_if_fail (error != NULL && error->domain == DEW_ERROR);
  g_return_if_fail (reason != NULL);

  priv = dew_error_get_private (error);
  priv->column = column;
  g_free (priv->reason);
  priv->reason = g_strdup (reason);
}

guint
dew_error_column (const GError *error)
{
  g_return_val_if_fail (error != NULL, 0);

  return error->domain == DEW_ERROR ? dew_error_get_private (error)->column : 0;
}

const char *
dew_error_reason (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return error->domain == DEW_ERROR ? dew_error_get_private (error)->reason : NULL;
}
