import type { Block, Letter } from './letter.ts'

/** The letter as plain text, for e-mail, for reading aloud and for proofreading. Lines are not wrapped. */
export function letterText(letter: Letter): string {
  const parts = [
    letter.draft,
    letter.date,
    ...(letter.address.length > 0 ? [letter.address.join('\n')] : []),
    letter.subject,
    letter.greeting,
    ...letter.blocks.map(blockText),
    [letter.closing, ...letter.signature].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function blockText(block: Block): string {
  if (block.kind === 'heading') return block.text.toUpperCase()
  if (block.kind === 'paragraph') return block.text
  if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n')
  return block.items.map((item, at) => `${at + 1}. ${item}`).join('\n')
}
