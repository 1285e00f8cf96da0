/** How an outsider checks a pack who has never heard of it. */
export function writeReadme(withWords: boolean): string {
  const words = withWords
    ? 'It was made WITH the words that people typed (title, reasons, proofs): they may name people. Privileged matter is not in it.'
    : 'It holds no personal data: people stand in it as counts, and as references that mean nothing without the key of the office.'
  return `PROOF PACK OF ONE CASE

What this is
  What was done about one data breach, by when, and the entries of the tamper-evident ledger that were written while it was
  done. ${words}

How to check it
  1. Get the program Cordon from a place that you trust, not from whoever gave you this pack.
  2. Run:   ./cordon verify PROOF.zip
     It needs no network, no database and no secret key, and says "nothing is wrong" or what is.
  3. Compare the line "Key" with the public key that the provider has published or sent you by another way, or run it with
     --key KEY. Without this step, whoever made the pack could have made up a whole ledger.
  4. If you were ever sent a time stamp (.tsr) of the checkpoint in slice/checkpoint:
     --timestamp FILE --tsa-root ROOT.pem shows that all of this existed at that time.

What is in it
  case.json       code, kind, when it was opened and closed
  duties.json     what the law asked, by when, why, and when it was done
  decisions.json  what was decided, judgements included, and which decision was replaced
  register.json   how many people, kinds of data, places; how the count was tightened run by run
  results.json    SHA-256 of the results of each run
  slice/          the entries of the ledger about this case, the public key, and the signed checkpoint
                  entries.jsonl: one line per entry with its inclusion proof (RFC 6962, Merkle tree with SHA-256)
                  checkpoint: a C2SP signed note (Ed25519) over the number of entries and their root

What it proves
  - Each entry lies in the log that the checkpoint signs, in this order, unchanged.
  - None of the entries that the office counted to this case is left out (entries proof.made and proof.sealed).
  - Each file here is the one whose SHA-256 was written into the log when the pack was made.

What it does not prove
  - That an entry is true. It says what the program did, at the time that the machine's clock said.
  - Anything that happened after the pack was made.
  - Without a key or time stamp from elsewhere (steps 3 and 4): that the log was not written anew as a whole.

The formats are written down in docs/design/ledger.md of the program; any other tool for them will do as well.
`
}
