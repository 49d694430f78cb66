/* dew-count.h: reading how many there are to be of something, as people type it: 100000, 100,000. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Reads digits, with commas at every three of them or with none, and blanks around. False, *count untouched, where it is anything else, or not from least to most. */
bool dew_count_read (const char *text, uint64_t least, uint64_t most, uint64_t *count);
