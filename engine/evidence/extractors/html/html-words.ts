const inline = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q rp rt ruby s samp script select
   small span strike strong style sub sup time tt u var wbr path svg g tspan o:p`.split(/\s+/),
)

/** True for elements that begin a new line where they open and close. */
export function breaksLine(element: string): boolean {
  return !inline.has(element)
}

/** Texts in attributes that stand in the line as they are read: what a field was filled with, what replaces a picture, an address. */
export function shownTexts(element: string, attributes: Record<string, string>): string[] {
  const texts: string[] = []
  if (attributes['alt']) texts.push(attributes['alt'])
  if (attributes['value'] && element !== 'li' && element !== 'param') texts.push(attributes['value'])
  if (element === 'meta' && attributes['content'] && !attributes['http-equiv'] && attributes['name'] !== 'viewport')
    texts.push(attributes['content'])
  return texts.map(oneLine).filter(isReadable)
}

const beside = ['title', 'aria-label', 'placeholder', 'summary', 'label']

/** Texts that often repeat what is shown: tool tips, addresses behind links, data kept for scripts. */
export function asideTexts(attributes: Record<string, string>): string[] {
  const texts: string[] = []
  for (const name in attributes) {
    const value = attributes[name]!
    if (beside.includes(name) || (name.startsWith('data-') && /\s|\d{4}|@/.test(value))) texts.push(value)
  }
  const address = /^(?:mailto|tel|sms):([^?]+)/i.exec(attributes['href'] ?? '')?.[1]
  if (address !== undefined) texts.push(address)
  return texts.map(oneLine).filter(isReadable)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function isReadable(text: string): boolean {
  return text !== '' && text.length < 10_000
}
