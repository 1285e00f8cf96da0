/** What travels between a sandbox and its child, each as one frame: 4 bytes of length (little-endian), then v8 data. */
export type ToChild = { type: 'task'; body: unknown }

export type ToParent =
  | { type: 'message'; body: unknown }
  | { type: 'answer'; body: unknown }
  | { type: 'error'; name: string; message: string; stack: string; code?: string }

/** The child answers on this descriptor, so that whatever a library prints cannot be taken for an answer. */
export const answerDescriptor = 3
