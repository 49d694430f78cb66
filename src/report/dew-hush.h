/* dew-hush.h: keeps a library from telling stderr what its caller tells in a sentence of its own. */
#pragma once

/* Between the two what any thread writes to stderr is lost, so let there be little between them. One thread at a time: another waits. errno is left as it is. */
void dew_hush_begin (void);
void dew_hush_end   (void);
