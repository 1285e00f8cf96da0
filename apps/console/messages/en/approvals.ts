/** Texts of what takes two people. */
export const approvals = {
  'approvals.inCase': '{action} in {code}',
  'approvals.mine': 'You asked',
  'approvals.by': '{who} asks',
  'approvals.until': 'To be decided by',
  'approvals.lost': 'No answer came: it may have been done or not',
  'approvals.lostText':
    'If it no longer stands below, it was done. New shares that nobody saw open nothing for anybody: take them away under Vault and keys, and ask anew.',
  'approvals.runNumber': 'Reading no. {n, number}',
  'approvals.approve': 'Confirmed, and done.',
  'approvals.decline': 'Refused.',
  'approvals.withdraw': 'Withdrawn.',
  'approvals.exactly': 'Show exactly what',
  'approvals.nothingMore': 'There is nothing more to it.',
  'approvals.action.print-shares': 'Make five new shares of the key of the vault; you see and print them',
  'approvals.action.remove-lock': 'Take one way to open the vault away',
  'approvals.action.release-hold': 'Release the legal hold',
  'approvals.action.purge-case': 'Destroy the key of the case: nothing sealed in it can ever be read again',
  'approvals.action.export-register': 'Make files of the register for a party, sealed for its keys',
  'approvals.action.make-proof-pack-with-words': 'Make a proof pack with what people typed; it may name people',
  'approvals.part.lock_id': 'Way to open',
  'approvals.part.reason': 'Reason',
  'approvals.part.purpose': 'Purpose',
  'approvals.part.recipients': 'Public keys',
  'approvals.part.files': 'Files',
  'approvals.part.party_id': 'Party',
  'approvals.part.run_id': 'Register',
  'approvals.shares': 'Five shares of the key of the vault',
  'approvals.shares.text':
    'Print them now: they are not shown again. Give each to another person you trust. Any three of them together open the vault; two are useless.',
  'approvals.shares.paper':
    'Cordon: one share of the key of the vault. Keep it in a sealed envelope, apart from the others. When the server was started again, type it here, as two others do:',
} as const
