import { useMutation } from '@tanstack/react-query'
import { readNow } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Facts } from '../../../design/lists/facts.tsx'
import { Dialog } from '../../../design/overlays/dialog.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import { type LedgerEntry, useEntryWords } from './entry-words.ts'
import { saveText } from './save-text.ts'

interface OneEntryProps {
  entry: LedgerEntry
  /** Null: it is of no case. */
  caseId: string | null
  onEnd(): void
}

/** All of one entry, also what a phone has no room for; and its proof, to check elsewhere. */
export function OneEntry({ entry, caseId, onEnd }: OneEntryProps) {
  const text = useText()
  const words = useEntryWords()
  const { id, seq, at, actor, what, facts } = entry
  const prove = useMutation({
    mutationFn: () => {
      const { signal } = new AbortController()
      return caseId === null
        ? readNow('prove-entry', { id }, signal)
        : readNow('prove-case-entry', { case_id: caseId, id }, signal)
    },
    onSuccess: (proof) => saveText(fileOf(proof.seq), proof.file),
    retry: false,
  })
  return (
    <Dialog
      title={words.what(what)}
      isOpen
      onClose={onEnd}
      actions={
        <>
          <Button onPress={onEnd}>{text('ledger.entry.close')}</Button>
          <Button
            icon="download"
            isDisabled={seq === undefined}
            isPending={prove.isPending}
            onPress={() => prove.mutate()}
          >
            {text('ledger.entry.prove')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Facts
          facts={[
            { name: text('ledger.column.number'), value: seq ?? text('ledger.pending') },
            { name: text('ledger.column.at'), value: <Instant at={at} /> },
            { name: text('ledger.column.actor'), value: <bdi>{words.actor(actor)}</bdi> },
            ...Object.entries(facts).map(([name, value]) => words.fact(name, value)),
          ]}
        />
        <p className="soft">{text('ledger.entry.proveText')}</p>
        <code className="roster-hash">{text('ledger.entry.command', { file: fileOf(seq) })}</code>
        {prove.error !== null && <FailedRead error={prove.error} />}
      </div>
    </Dialog>
  )
}

const fileOf = (seq: number | undefined): string => `ledger-entry-${seq ?? ''}.txt`
