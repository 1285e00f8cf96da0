import { XmlReading } from './parse-xml.ts'

/** What the first part of a document tells about the whole. */
export interface HeadSurvey {
  /** Name of the outermost element, '' where there is none. */
  root: string
  namespace: string
  /** How deep the elements stand that are records (the outermost element is 1); 0 where nothing repeats like records. */
  recordDepth: number
}

interface Open {
  name: string
  /** Children and attributes: an element with two of them, or with a child that has one, has a structure. */
  parts: number
  deeper: boolean
  /** How often a child of this name was seen, and whether any of them had a structure. */
  children: Map<string, { count: number; structured: boolean }>
}

/** Looks for the elements that repeat side by side and have a structure of their own; the outermost such level are the records. */
export function surveyHead(text: string): HeadSurvey {
  const survey: HeadSurvey = { root: '', namespace: '', recordDepth: 0 }
  const open: Open[] = []
  const leave = () => {
    const element = open.pop()!
    const parent = open.at(-1)
    if (parent === undefined) return
    parent.deeper ||= element.parts > 0
    const alike = parent.children.get(element.name) ?? { count: 0, structured: false }
    alike.count++
    alike.structured ||= element.parts >= 2 || element.deeper
    parent.children.set(element.name, alike)
    const depth = open.length + 1
    if (alike.count >= 2 && alike.structured && (survey.recordDepth === 0 || depth < survey.recordDepth))
      survey.recordDepth = depth
  }
  const reading = new XmlReading({
    open(name, attributes) {
      if (survey.root === '') {
        survey.root = name
        survey.namespace = attributes[name.includes(':') ? `xmlns:${name.split(':')[0]}` : 'xmlns'] ?? ''
      }
      const parent = open.at(-1)
      if (parent !== undefined) parent.parts++
      open.push({ name, parts: Object.keys(attributes).length, deeper: false, children: new Map() })
    },
    text() {},
    close: leave,
  })
  reading.write(text)
  // What is still open where the head ends counts too.
  while (open.length > 0) leave()
  return survey
}
