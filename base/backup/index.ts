/** Backup and restore of a whole installation, while it works: docs/design/backup.md. */
export type { Context } from './context.ts'
export { type Installation, type InstallationSettings, installationIn, refuseUnfinished } from './installation.ts'
export { listBackups } from './list-backups.ts'
export type { BackupTable, Manifest } from './manifest-shape.ts'
export { type RestoreOptions, restoreBackup } from './restore-backup.ts'
export { type BackupVerification, type VerifyBackupOptions, verifyBackup } from './verify-backup.ts'
export { type BackupOptions, writeBackup } from './write-backup.ts'
