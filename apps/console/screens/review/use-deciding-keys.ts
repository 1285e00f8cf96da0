import { useMemo, useRef } from 'react'
import { useCommands } from '../../app/commands.ts'
import type { Command } from '../../design/navigation/command.ts'
import { useText } from '../../messages/use-text.ts'

interface DecidingKeys {
  candidates: number
  /** Whether there is a decision for me to take. */
  isOpen: boolean
  decide(outcome: 'same' | 'none' | 'unsure', rank?: number): void
  undo(): void
}

/** Decisions on single keys, and in the palette: 1 to 5 that candidate, n none of them, u unsure, z takes the last one back. */
export function useDecidingKeys({ candidates, isOpen, decide, undo }: DecidingKeys): void {
  const text = useText()
  const latest = useRef({ decide, undo })
  latest.current = { decide, undo }
  const commands = useMemo((): Command[] => {
    const ranks = Array.from({ length: isOpen ? candidates : 0 }, (_, at) => at + 1)
    return [
      ...ranks.map((rank) => ({
        ...{ id: `review-${rank}`, title: text('review.same', { rank }), icon: 'check' as const, group: 'do' as const },
        keys: String(rank),
        run: () => latest.current.decide('same', rank),
      })),
      ...(isOpen
        ? ([
            ['none', 'n', 'review.noneOfThem'],
            ['unsure', 'u', 'review.unsure'],
          ] as const)
        : []
      ).map(([outcome, keys, title]) => ({
        ...{ id: `review-${outcome}`, title: text(title), icon: 'review' as const, group: 'do' as const, keys },
        run: () => latest.current.decide(outcome),
      })),
      {
        ...{ id: 'review-undo', title: text('review.undo'), icon: 'undo', group: 'do', keys: 'z' },
        run: () => latest.current.undo(),
      },
    ]
  }, [text, candidates, isOpen])
  useCommands(commands)
}
