/** How a dump writes its texts. */
export interface Dialect {
  name: 'mysql' | 'postgres' | 'sqlserver' | 'sqlite' | 'unknown'
  /** True where a backslash in an ordinary text guards the next character. */
  backslashes: boolean
}

/** Guesses the dialect from the head of a dump: tools sign their dumps, and each quotes names in its own way. */
export function guessDialect(head: string): Dialect {
  if (/^-- (?:MySQL|MariaDB|phpMyAdmin)|^\/\*M?!|ENGINE ?= ?(?:InnoDB|MyISAM|Aria)|INTO `|LOCK TABLES `/im.test(head))
    return { name: 'mysql', backslashes: !/NO_BACKSLASH_ESCAPES/.test(head) }
  if (
    /^-- PostgreSQL|^COPY [^;]{1,4000} FROM stdin|standard_conforming_strings|^SET search_path|pg_catalog/im.test(head)
  )
    return { name: 'postgres', backslashes: /standard_conforming_strings ?= ?off/i.test(head) }
  if (/^GO\r?$|\[dbo\]|SET IDENTITY_INSERT|INSERT (?:INTO )?\[/im.test(head))
    return { name: 'sqlserver', backslashes: false }
  if (/^PRAGMA foreign_keys|sqlite_sequence/im.test(head)) return { name: 'sqlite', backslashes: false }
  // Unsigned: `\'` before more text is how only MySQL writes a quotation mark.
  return { name: 'unknown', backslashes: /[A-Za-z]\\'[A-Za-z]/.test(head) }
}
