/** An error as the log keeps it. */
export interface DescribedDefect {
  name: string
  code?: string
  message: string
  /** Places in the code, without the message that heads a stack. */
  frames: string[]
  cause?: DescribedDefect
}

const deepest = 4

/**
 * An error without the values that messages of parsers and of the database quote: they may be somebody's data, and logs are read by
 * people who may not see it.
 */
export function describeDefect(error: unknown, depth = 0): DescribedDefect {
  if (!(error instanceof Error))
    return { name: typeof error, message: 'something else than an error was thrown', frames: [] }
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...(typeof code === 'string' && /^[\w.-]{1,64}$/.test(code) && { code }),
    message: maskValues(error.message),
    frames: frames.map((line) => line.trim()),
    ...(error.cause !== undefined && depth < deepest && { cause: describeDefect(error.cause, depth + 1) }),
  }
}

/** Without what stands in quotes, long numbers, addresses and words that are not ASCII; names of ours go with them. */
export function maskValues(message: string): string {
  return message
    .replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|“[^”]*”?/g, '"*"')
    .replace(/\S*@\S*/g, '*')
    .replace(/\d[\d ()./_-]{4,}\d/g, '#')
    .replace(/[^\x20-\x7e]+/g, '*')
    .slice(0, 500)
}
