import type { Path, Place } from '#cases/problem.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { formatShare } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useEditorWords, type EditorWord } from './editor-words.ts'
import styles from './editor-page.module.css'
import type { FirstNeeds } from './first-needs.ts'
import type { KnownShare } from './preview.ts'
import { useSession } from './use-session.ts'

export interface ScoreLinks {
  /** To the field of a path where the forms are open, or else to its place in the text. */
  readonly onGoToField: (path: Path, place?: Place) => void
  readonly onGoTo: (line: number, column: number) => void
}

/** What a text that has no score yet still needs for its first one; each thing leads to where it is filled in. */
export function FirstScore(links: ScoreLinks) {
  const say = useEditorWords()
  const needs = useSession((view) => view.needs)
  return needs ? <Needs needs={needs} {...links} /> : <p className="soft">{say('scoresNone')}</p>
}

function Needs({ needs, onGoToField, onGoTo }: ScoreLinks & { readonly needs: FirstNeeds }) {
  const say = useEditorWords()
  const { characters, leastCharacters, textLine, limitsLine, otherErrors } = needs
  const items: readonly (readonly [EditorWord, boolean, () => void])[] = [
    ['needSource', needs.hasSource, () => onGoToField(['sources'])],
    ['needEvidence', needs.hasEvidence, () => onGoToField(['evidence'])],
    ['needText', characters >= leastCharacters, () => onGoTo(textLine, 1)],
    ['needLimits', needs.hasLimits, () => onGoTo(limitsLine, 1)],
  ]
  return (
    <div data-first-score={items.filter(([, isThere]) => !isThere).length}>
      <p>{say('firstScore')}</p>
      <ul className={styles['needs']}>
        {items.map(([word, isThere, goTo]) => (
          <li key={word}>
            <span aria-hidden="true">{isThere ? '✓' : '○'}</span>{' '}
            <button type="button" className={styles['jump']} onClick={goTo}>
              {say(word, { characters, least: leastCharacters })}
            </button>
            <span className={isThere ? 'soft small' : 'visually-hidden'}> {say(isThere ? 'needMet' : 'needOpen')}</span>
          </li>
        ))}
      </ul>
      {otherErrors > 0 ? (
        <p>
          <a href="#problems">{otherErrors === 1 ? say('needErrorOne') : say('needErrors', { n: otherErrors })}</a>
        </p>
      ) : null}
    </div>
  )
}

/** How much of the index is known, and which indicators would raise that most. */
export function Completeness({ known, onGoToField }: Pick<ScoreLinks, 'onGoToField'> & { readonly known: KnownShare }) {
  const say = useEditorWords()
  const { language } = useSpeech()
  return (
    <div data-known={known.coverage}>
      <h3>{say('known')}</h3>
      <p>
        <meter min={0} max={1} value={known.coverage} aria-label={say('known')} />{' '}
        <span className="num">{say('knownShare', { share: formatShare(language, known.coverage) })}</span>
      </p>
      {known.next.length === 0 ? null : (
        <>
          <p className="small soft">{say('knownNext')}</p>
          <ul className={styles['changes']}>
            {known.next.map(({ indicator, gain }) => (
              <li key={indicator}>
                <button type="button" className={styles['jump']} onClick={() => onGoToField(['indicators', indicator])}>
                  {indicator} {INDICATOR_TEXTS[indicator].name[language]}
                </button>{' '}
                <span className="soft">{say('knownGain', { gain: formatShare(language, gain) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
