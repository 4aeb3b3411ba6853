/* SPDX-License-Identifier: EUPL-1.2 */
/* base/limits: the maximum of everything that comes from outside. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define LIMIT_HEAD_BYTES    16384     /* request line and header fields */
#define LIMIT_TARGET_BYTES  4096      /* path and query */
#define LIMIT_HEADERS       64        /* header fields of one request */
#define LIMIT_BODY_BYTES    1048576   /* body of an ordinary request */
#define LIMIT_UPLOAD_BYTES  268435456 /* an import file, spooled */
#define LIMIT_UPLOAD_FORM   67108864  /* an import file sent by a form */
#define LIMIT_FORM_FIELDS   4096      /* fields of one form */
#define LIMIT_CONNECTIONS   4096      /* open at once */
#define LIMIT_REQUESTS_TICK 256       /* requests of one tick */
#define LIMIT_REPLY_BYTES   8388608   /* one answer */
#define LIMIT_ARENA_REQUEST 268435456 /* memory of one request */
#define LIMIT_ARENA_ORG     268435456 /* a statement and its numbers */
#define LIMIT_STATEMENT     1048576   /* bytes of a statement file */
#define LIMIT_TOKENS        80000     /* words in a statement file */
#define LIMIT_PRINTED       16777216  /* names of purposes in its table */
#define LIMIT_ERRORS        200       /* findings shown of one file */
#define LIMIT_FIELDS        1024      /* fields of a statement */
#define LIMIT_PURPOSES      512
#define LIMIT_ORGS          256 /* organisations of a directory */
#define LIMIT_ROLES         256
#define LIMIT_NAME_CHARS    200  /* a person's name, a label */
#define LIMIT_TEXT_CHARS    4000 /* a longer free text */
#define LIMIT_EMAIL_BYTES   254  /* RFC 5321, 4.5.3.1 */
#define LIMIT_CSV_ROW_BYTES 65536
#define LIMIT_CSV_FIELDS    256
#define LIMIT_IMPORT_ROWS   5000000
#define LIMIT_MESSAGE_BYTES 262144 /* the Markdown of one message */
#define LIMIT_JSON_DEPTH    32
#define LIMIT_LSP_MESSAGE   8388608  /* one message from an editor */
#define LIMIT_LSP_DOCUMENTS 64       /* files open in an editor */
#define LIMIT_AUDIT_SCRATCH 16777216 /* one entry being read */

#endif
