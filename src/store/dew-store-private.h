/* dew-store-private.h: what the files of the store share. */
#pragma once

#include "dew-connection.h"
#include "dew-journal.h"
#include "dew-lock.h"
#include "dew-store.h"

struct _DewStore
{
  char           *path;                 /* absolute, without symbolic links */
  DewConnection  *connection;
  DewLock        *lock;                 /* NULL when read-only */
  char           *why;                  /* why it is read-only, NULL when it is not */
  GThread        *owner;

  /* What the file was when we last looked: somebody else's commit moves the first, anybody's the second. */
  gint64          data_version;
  guint32         counter;
  DewJournalTail  tail;

  gint64          gesture;              /* the caller's number of the last edit, 0 where a new gesture begins */
  gint64          first_of_gesture;     /* the row the gesture began with, which is its number in the file */

  gint64          last_id;
  char           *undo_what, *redo_what;
  gboolean        whats_known;          /* the two are those of the tail */
};

#define dew_store_is_mine(store) ((store) != NULL && (store)->owner == g_thread_self ())

/* Looks where the file stands. Within a transaction, or the two reads are not of one moment. */
gboolean _dew_store_look (DewStore *store, GError **error);

/* Moves the tail, and forgets what depended on it. */
void     _dew_store_set_tail (DewStore *store, const DewJournalTail *tail);

/* The one way in: BEGIN IMMEDIATE where the store may write and the file is as we last saw it. */
gboolean _dew_store_begin   (DewStore *store, GError **error);

/* Whether the file that is open still has its name; FALSE with DEW_ERROR_CONFLICT where it was moved, replaced or deleted. */
gboolean _dew_store_in_place (DewStore *store, GError **error);

/* Makes it durable, with the journal now ending at tail. After an error the transaction is over and the file as it was. */
gboolean _dew_store_commit  (DewStore *store, const DewJournalTail *tail, GError **error);

/* Out of a transaction that failed, also where SQLite has ended it already. */
void     _dew_store_abandon (DewStore *store);
