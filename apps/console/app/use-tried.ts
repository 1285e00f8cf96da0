import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface Tried {
  form: RefObject<HTMLFormElement | null>
  /** Errors are shown from the first try to send on, not while somebody still types. */
  tried: boolean
  onSubmit(event: FormEvent): void
}

/** A form that is sent only when it is right; at each try the first field that is not gets the focus. */
export function useTried(isRight: boolean, send: () => void): Tried {
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus()
  }, [tries])
  return {
    form,
    tried: tries > 0,
    onSubmit(event) {
      event.preventDefault()
      if (isRight) return send()
      setTries((before) => before + 1)
    },
  }
}
