import { Button } from '../design/actions/button.tsx'
import { tell } from '../design/overlays/toast-queue.ts'
import { useText } from '../messages/use-text.ts'

/** Puts a text on the clipboard, and says whether that worked: a browser may refuse. */
export function CopyButton({ content, children }: { content: string; children?: string }) {
  const text = useText()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(content)
      tell({ text: text('shownOnce.copied') })
    } catch {
      tell({ tone: 'bad', text: text('shownOnce.notCopied') })
    }
  }
  return (
    <Button icon="copy" onPress={() => void copy()}>
      {children ?? text('shownOnce.copy')}
    </Button>
  )
}
