import { KEPT, type KeptWords } from '../../content/desk/kept.ts'
import { Listing } from '../accounts/listing.tsx'
import { useWords } from '../accounts/use-words.ts'
import styles from './kept-form.module.css'

interface KeptFormProps {
  readonly words: KeptWords
}

/** Where what was entered is kept; `browser/kept-form.ts` says it, and without scripts it is kept nowhere. */
export function KeptStatus({ words }: KeptFormProps) {
  const say = useWords(KEPT)
  const sayHere = useWords(words)
  return (
    <p
      className="small soft"
      data-kept-status=""
      data-ready={sayHere('ready')}
      data-soon={say('soon')}
      data-at={sayHere('at', { time: '{time}' })}
      data-nowhere={sayHere('nowhere')}
    >
      {sayHere('not')}
    </p>
  )
}

/** What this device has and the form has not: filled in and shown by the same script. */
export function KeptOffer({ words }: KeptFormProps) {
  const say = useWords(KEPT)
  const sayHere = useWords(words)
  return (
    <section
      className={`notice ${styles['offer']}`}
      aria-label={sayHere('title')}
      hidden
      data-kept-offer=""
      data-elsewhere={say('elsewhere')}
      data-empty={say('empty')}
    >
      <p>
        <strong>{sayHere('title')}</strong>
      </p>
      <p data-lead={sayHere('lead', { time: '{time}' })} />
      <Listing heads={[say('field'), say('then'), sayHere('now')]}>{null}</Listing>
      <p className="small">{sayHere('what')}</p>
      <p>
        <button type="button" data-take="">
          {sayHere('take')}
        </button>{' '}
        <button type="button" className="quiet" data-drop="">
          {say('drop')}
        </button>
      </p>
    </section>
  )
}
