import { FIGURES } from '../../../content/desk/figures.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'

/** Where what was entered is kept; `browser/kept-figures.ts` says it, and without scripts it is kept nowhere. */
export function KeptStatus() {
  const say = useWords(FIGURES)
  const later = { time: '{time}' }
  return (
    <p
      className="small soft"
      data-kept-status=""
      data-ready={say('keptReady')}
      data-soon={say('keptSoon')}
      data-at={say('keptAt', later)}
      data-nowhere={say('keptNowhere')}
    >
      {say('keptNot')}
    </p>
  )
}

/** What this device has and the table has not: filled in and shown by the same script. */
export function KeptOffer() {
  const say = useWords(FIGURES)
  return (
    <section
      className="notice"
      aria-label={say('keptTitle')}
      hidden
      data-kept-offer=""
      data-elsewhere={say('keptElsewhere')}
      data-empty={say('keptEmpty')}
    >
      <p>
        <strong>{say('keptTitle')}</strong>
      </p>
      <p data-lead={say('keptLead', { time: '{time}' })} />
      <Listing heads={[say('keptField'), say('keptThen'), say('keptNow')]}>{null}</Listing>
      <p className="small">{say('keptWhat')}</p>
      <p>
        <button type="button" data-take="">
          {say('keptTake')}
        </button>{' '}
        <button type="button" className="quiet" data-drop="">
          {say('keptDrop')}
        </button>
      </p>
    </section>
  )
}
