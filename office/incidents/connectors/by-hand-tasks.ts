import type { Task } from './answer.ts'
import type { ContainmentAction, Target } from './order.ts'

const proofOf = 'a picture or export that shows'

/** What a person does for each action where no system does it. No name stands in it: who or what is meant is shown beside it. */
export const tasks: Readonly<Record<ContainmentAction, Task>> = {
  'disable-account': {
    title: 'Disable the account by hand',
    steps: [
      'Find the account in every system where the person can sign in: directory, mail, clinic system, remote access, cloud.',
      'Disable it in each. Do not delete it: what it holds is evidence.',
      'Write down the time, and which systems are still open.',
      'End its open sessions: that is an order of its own.',
    ],
    proof: [`For each system, ${proofOf} the account as disabled, with the time`],
  },
  'revoke-sessions': {
    title: 'End the open sessions by hand',
    steps: [
      'In each system where the account can sign in, end all of its sessions and remove its remembered devices.',
      'Where a system cannot end sessions, restart it or block the device from the network, and write down why.',
      'Do this after the password is changed or the account disabled, or the intruder signs in again.',
    ],
    proof: [`For each system, ${proofOf} that no session of the account is left, with the time`],
  },
  'reset-credential': {
    title: 'Make the secret worthless by hand',
    steps: [
      'Find what the secret opens, and who looks after it. Do not try it out.',
      'Issue a new one, put it where it is used, and check that work goes on.',
      'Revoke the old one, everywhere it was accepted; for a private key also revoke its certificates and remove its public key.',
      'Look in the logs of what it opens for use since the day of the leak, and report what you find to the incident.',
      'Give a new password to its owner in person or by a known telephone number, never by the mailbox in question.',
    ],
    proof: [
      `For each system, ${proofOf} the time of the change, without the secret itself`,
      'A note on what the logs show of its use since the leak',
    ],
  },
  'revoke-token': {
    title: 'Revoke the token by hand',
    steps: [
      'Find the service that issued the token, and sign in there as its owner or administrator.',
      'Revoke the token; where it cannot be told from others, revoke all of that owner.',
      'Look in the log of the service for its use since the day of the leak, and report what you find to the incident.',
    ],
    proof: [`From the service, ${proofOf} that the token is revoked, with the time and without the token itself`],
  },
  'block-indicator': {
    title: 'Block the address or file by hand',
    steps: [
      'Block it where it passes: firewall, name server, web proxy, mail gateway, protection of the workstations.',
      'Check first that nothing of the provider or of its suppliers is behind it.',
      'Search the logs for earlier contact with it, and report what you find to the incident.',
    ],
    proof: [`For each place, ${proofOf} the rule with the time`, 'A note on earlier contact'],
  },
}

/** The task for an order, with the kind of thing it is about. */
export function taskFor(action: ContainmentAction, target: Target): Task {
  const task = tasks[action]
  if (target.kind !== 'credential') return task
  const what = { password: 'password', 'private-key': 'private key', 'api-token': 'access token' }[target.element]
  return { ...task, title: `Make the ${what} worthless by hand` }
}
