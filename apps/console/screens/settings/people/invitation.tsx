import { useText } from '../../../messages/use-text.ts'
import { QrCode } from '../../../shown-once/qr-code.tsx'
import { ShownOnce } from '../../../shown-once/shown-once.tsx'

interface InvitationProps {
  name: string
  code: string
  onKept(): void
}

/**
 * The code of an invitation, to hand over: on paper, or for the person's own phone to scan from this screen. The code stands behind the `#` of
 * the address, which browsers send to nobody.
 */
export function Invitation({ name, code, onKept }: InvitationProps) {
  const text = useText()
  const address = `${window.location.origin}/enrol`
  return (
    <ShownOnce
      title={text('settings.invitation', { name })}
      codes={[code]}
      picture={<QrCode content={`${address}#${code}`} label={text('settings.invitation.picture')} />}
      onPaper={<p>{text('settings.invitation.paper')}</p>}
      onKept={onKept}
      next={text('settings.invitation.done')}
    >
      <p>{text('settings.invitation.text')}</p>
      <p>
        <code>{address}</code>
      </p>
    </ShownOnce>
  )
}
