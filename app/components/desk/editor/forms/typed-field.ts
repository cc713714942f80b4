import { useEffect, useRef, useState } from 'react'
import { useFacts } from './use-facts.ts'

/** A pause in typing after which what was typed goes into the text. */
const PAUSE_MS = 400

/** What a field does that is typed into. */
export interface TypedField {
  /** What is typed and not in the text yet, or could not be put there. */
  readonly draft: string | undefined
  readonly isWrong: boolean
  readonly events: {
    readonly onChange: (event: { target: { value: string } }) => void
    readonly onBlur: () => void
    readonly onCompositionStart: () => void
    readonly onCompositionEnd: () => void
  }
}

/**
 * Puts what is typed into the text at the next pause, and at the latest when the field, the page or the view is left.
 * @param commit puts it there; 'wrong' where it cannot stand there as it is, 'refused' where the text would not take it:
 *   then it stays in the field
 */
export function useTyping(commit: (typed: string) => 'done' | 'wrong' | 'refused'): TypedField {
  const { awaits } = useFacts()
  const [draft, setDraft] = useState<string>()
  const [isWrong, setWrong] = useState(false)
  const pending = useRef<{ readonly put: () => void; readonly forget: () => void }>()
  const last = useRef<'done' | 'wrong' | 'refused'>('done')
  // Words that are being put together from pinyin are no words yet.
  const composing = useRef(false)

  const type = (typed: string) => {
    setDraft(typed)
    pending.current?.forget()
    const put = () => {
      own.forget()
      last.current = commit(typed)
      setWrong(last.current === 'wrong')
    }
    const timer = setTimeout(() => (composing.current ? undefined : put()), PAUSE_MS)
    const release = awaits(put)
    const own = {
      put,
      forget: () => {
        clearTimeout(timer)
        release()
        if (pending.current === own) pending.current = undefined
      },
    }
    pending.current = own
  }
  const finish = () => {
    composing.current = false
    pending.current?.put()
    if (last.current === 'done') setDraft(undefined)
  }
  // A view that is left takes what was typed with it.
  useEffect(() => () => pending.current?.put(), [])
  return {
    draft,
    isWrong,
    events: {
      onChange: ({ target }) => type(target.value),
      onBlur: finish,
      onCompositionStart: () => (composing.current = true),
      onCompositionEnd: () => {
        composing.current = false
        const { current } = pending
        if (current) setTimeout(() => pending.current === current && current.put(), PAUSE_MS)
      },
    },
  }
}
