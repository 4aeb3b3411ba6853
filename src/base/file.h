/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/file: what every room does alike with an open file. Knows no names of
 * files and nothing of what is in them.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/base.h"

/** file_error(sys): what the errno ${sys} of a write is for the caller: FULL
 * (no space, over a quota or the largest size of a file) or IO. */
enum err file_error(int sys);
/**
 * file_write(fd, s): all of ${s}, in as many pieces as it takes; interrupted,
 * it goes on. ${fd} stays the caller's and is not synced. Errors: FULL, IO, as
 * file_error(); errno says more, and a part may have been written.
 */
enum err file_write(int fd, struct str s) MUST_USE;

#endif
