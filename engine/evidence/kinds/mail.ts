const envelope = /^From .{1,300}\r?\n/
const header = /^([A-Za-z][A-Za-z0-9-]{0,60}):/
const known =
  /^(?:from|to|cc|bcc|subject|date|sender|reply-to|received|return-path|message-id|mime-version|content-type|content-transfer-encoding|delivered-to|dkim-signature|authentication-results|in-reply-to|references|arc-seal|x-.+)$/i
const telling =
  /^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature|x-mozilla-status|x-gmail-labels|x-received)$/i

/**
 * A mailbox file starts with an envelope line, "From who when", then headers (RFC 4155). Exports write all sorts of
 * things after "From ", so it is the header after it that counts.
 */
export function looksLikeMbox(start: string): boolean {
  const line = envelope.exec(start)
  if (line === null) return false
  const name = header.exec(start.slice(line[0].length, line[0].length + 100))?.[1]
  return name !== undefined && known.test(name)
}

/**
 * A message starts with header lines up to an empty one (RFC 5322). Two known ones are asked for, or one that only
 * mail programs write, so that a note reading "To: reception" stays a text.
 */
export function looksLikeMail(start: string): boolean {
  let knownSeen = 0
  let tellingSeen = 0
  let others = 0
  for (const line of start.slice(0, 16_384).split(/\r\n|\n|\r/, 200)) {
    if (line === '') break
    if (/^[ \t]/.test(line)) continue
    const name = header.exec(line)?.[1]
    if (name === undefined) {
      // The sample may end inside a line; before that, a line that is no header means this is no message.
      others += 1
      break
    }
    if (known.test(name)) knownSeen++
    else others++
    if (telling.test(name)) tellingSeen++
  }
  if (tellingSeen > 0) return knownSeen > others || tellingSeen > 1
  return knownSeen >= 3 && others <= 1
}
