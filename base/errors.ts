/**
 * An error a person will read: one code from the registry below, what happened, what to do.
 * Anything else that is thrown is a defect of ours and is shown with its stack.
 */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly remedy: string

  constructor(code: ErrorCode, what: string, remedy: string, options?: ErrorOptions) {
    super(what, options)
    this.name = 'Problem'
    this.code = code
    this.remedy = remedy
  }

  /** The one line that commands print on standard error. */
  line(): string {
    return `error ${this.code}: ${sentence(this.message)} ${sentence(this.remedy)}`
  }
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`
}

/** Every code, with the exit status of the command that meets it. Documented in docs/errors.md (a test compares). */
export const errorCodes = {
  USAGE: 2,
  SOURCE_MISSING: 1,
  SOURCE_UNREADABLE: 1,
  ROSTER_MISSING: 1,
  ROSTER_EMPTY: 1,
  ROSTER_DUPLICATE_IDS: 1,
  ROSTER_UNREADABLE: 1,
  PROVIDER_INVALID: 1,
  FACTS_INVALID: 1,
  MENTIONS_INVALID: 1,
  DATA_INVALID: 1,
  CASE_FOLDER_IN_USE: 1,
  CASE_FOLDER_INVALID: 1,
  READER_BROKEN: 1,
  CONSOLE_NOT_BUILT: 1,
  DISK_FULL: 1,
  NOT_WRITABLE: 1,
  STORE_UNREACHABLE: 1,
  STORE_TOO_OLD: 1,
  STORE_OTHER_VERSION: 1,
  STORE_NO_SERVER: 1,
  STORE_FOLDER: 1,
  STORE_ROLES: 1,
  STORE_MIGRATION: 1,
  STORE_BUSY: 1,
  STORE_SETTINGS: 1,
  STORE_REFUSED: 1,
  LEDGER_MISSING: 1,
  LEDGER_DAMAGED: 1,
  LEDGER_KEY_INVALID: 1,
  TIMESTAMP_FAILED: 1,
  MAIL_FAILED: 1,
  WEBHOOK_FAILED: 1,
  TIMESTAMP_ROOT: 1,
  VAULT_SEALED: 1,
  VAULT_WRONG_KEY: 1,
  VAULT_DAMAGED: 1,
  VAULT_HELD: 1,
  VAULT_ERASED: 1,
  VAULT_BUSY: 1,
  RECIPIENT_INVALID: 1,
  NOT_ALLOWED: 1,
  NOT_VERIFIED: 1,
  NOT_FOUND: 1,
  SIGN_IN: 1,
  SIGN_IN_FAILED: 1,
  SIGN_IN_LOCKED: 1,
  DIRECTORY_UNREACHABLE: 1,
  LAST_ADMINISTRATOR: 1,
  LAST_WAY_IN: 1,
  SECOND_PERSON: 1,
  INPUT_INVALID: 1,
  CHANGED_MEANWHILE: 1,
  REQUEST_REUSED: 1,
  UPLOAD_OFFSET: 1,
  RUN_BUSY: 1,
  CASE_CLOSED: 1,
  LEDGER_BLOCKED: 1,
  BACKUP_NOTHING: 1,
  BACKUP_FOLDER: 1,
  BACKUP_MISSING: 1,
  BACKUP_DAMAGED: 1,
  BACKUP_KEYS: 1,
  RESTORE_NOT_EMPTY: 1,
  RESTORE_UNFINISHED: 1,
  NOT_JSON: 1,
  TOO_LARGE: 1,
  TOO_SLOW: 1,
  TOO_MANY: 1,
  TOO_BUSY: 1,
  OTHER_ORIGIN: 1,
  STOPPING: 1,
  DEFECT: 1,
  SETTING_INVALID: 1,
  SERVER_RUNNING: 1,
  CONNECTOR_SETTINGS: 1,
  INTERRUPTED: 130,
} as const

export type ErrorCode = keyof typeof errorCodes
