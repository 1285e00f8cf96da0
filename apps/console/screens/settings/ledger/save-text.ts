/** Hands a text to the reader as a file of this name, as the browser saves any other. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has it by the next turn; kept any longer it would only be held.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
