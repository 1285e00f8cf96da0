import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { Button } from '../../../design/actions/button.tsx'
import { RadioGroup } from '../../../design/fields/radio-group.tsx'
import { TextField } from '../../../design/fields/text-field.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'
import { readHash } from '../custody/exhibit.ts'
import { type Containment, changedByContainment } from './containment.ts'

const outcomes = ['done', 'already', 'not-done'] as const

interface Proof {
  shows: string
  sha256: string
}
interface ReportDraft {
  outcome: (typeof outcomes)[number] | null
  proof: readonly Proof[]
}
const noProof: Proof = { shows: '', sha256: '' }
const empty: ReportDraft = { outcome: null, proof: [noProof] }

/** Says what people did. Done is only what something proves: what it shows, and the hash by which it is found. */
export function Report({ order, onEnd }: { order: Containment; onEnd(): void }) {
  const text = useText()
  const { case_id } = useCase()
  const { containment_id, version, action } = order
  const [draft, setDraft, drop] = useDraft(`report:${containment_id}`, empty)
  const { outcome, proof } = draft
  const report = useWrite('report-containment', {
    changes: changedByContainment,
    onDone() {
      drop()
      onEnd()
    },
  })
  const needsProof = outcome !== 'not-done'
  const isRight = outcome !== null && (!needsProof || proof.every(isWhole))
  const send = () => {
    const kept = needsProof
      ? proof.map(({ shows, sha256 }) => ({ shows: shows.trim(), sha256: readHash(sha256)! }))
      : []
    report.mutate({ case_id, containment_id, version, outcome: outcome!, proof: kept })
  }
  const change = (at: number, part: Partial<Proof>) =>
    setDraft({ ...draft, proof: proof.map((one, n) => (n === at ? { ...one, ...part } : one)) })
  return (
    <FormDialog
      title={text(`ending.containment.${action}`)}
      action={text('contain.report.do')}
      isRight={isRight}
      isPending={report.isPending}
      error={report.error}
      onSend={send}
      onEnd={onEnd}
      width="wide"
    >
      {(tried) => (
        <>
          <RadioGroup
            label={text('contain.report.outcome')}
            error={tried && outcome === null ? text('decisions.outcomeNone') : undefined}
            choices={outcomes.map((id) => ({ id, text: text(`contain.report.${id}`) }))}
            value={outcome}
            onChange={(chosen) => setDraft({ ...draft, outcome: chosen })}
          />
          {needsProof &&
            proof.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of proof are only ever added at the end
              <ProofFields key={at} number={at + 1} proof={one} tried={tried} set={(part) => change(at, part)} />
            ))}
          {needsProof && (
            <div className="row">
              <Button icon="plus" onPress={() => setDraft({ ...draft, proof: [...proof, noProof] })}>
                {text('contain.moreProof')}
              </Button>
            </div>
          )}
        </>
      )}
    </FormDialog>
  )
}

const isWhole = ({ shows, sha256 }: Proof): boolean => shows.trim() !== '' && readHash(sha256) !== undefined

interface ProofFieldsProps {
  number: number
  proof: Proof
  tried: boolean
  set(part: Partial<Proof>): void
}

function ProofFields({ number, proof: { shows, sha256 }, tried, set }: ProofFieldsProps) {
  const text = useText()
  return (
    <>
      <TextField
        label={text('contain.proof', { number })}
        hint={text('contain.proofHint')}
        error={tried && shows.trim() === '' ? text('contain.proofNone') : undefined}
        maxLength={200}
        value={shows}
        onChange={(typed) => set({ shows: typed })}
      />
      <TextField
        label={text('contain.proofHash', { number })}
        error={tried && readHash(sha256) === undefined ? text('custody.sha256Wrong') : undefined}
        maxLength={100}
        value={sha256}
        onChange={(typed) => set({ sha256: typed })}
      />
    </>
  )
}
