import { casePath } from '../../case-path.ts'
import { CHANGES } from '../../content/desk/changes.ts'
import { formatDateTime, formatDay } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { TimeZoneNote } from '../accounts/moment.tsx'
import { useWords } from '../accounts/use-words.ts'
import { LeftOut } from '../left-out.tsx'
import styles from './changes.module.css'
import type { ChangesView, ComparedRevision } from './changes-view.ts'
import { FactChanges } from './fact-changes.tsx'
import { ScoreChanges } from './score-changes.tsx'
import { TextChangesList } from './text-changes.tsx'

/** Two revisions of a case side by side: what it did to the scores, the facts, the text. */
export function ChangesPage({ view }: { readonly view: ChangesView }) {
  const say = useWords(CHANGES)
  const { t } = useSpeech()
  const { slug, title, from, to } = view
  const address = casePath(slug, `/changes?from=${from.number}&to=${to.number}`)
  return (
    <>
      <p className="soft small">
        <a href="/cases">{t('nav.cases')}</a> · <a href={casePath(slug)}>{title}</a> ·{' '}
        <a href={casePath(slug, '/history')}>{say('history')}</a>
      </p>
      <h1>{say('title', { title, from: from.number, to: to.number })}</h1>
      <LeftOut parts={view.leftOut} />
      <dl className={`facts ${styles['sides']}`}>
        <Side slug={slug} word={say('from')} side={from} />
        <Side slug={slug} word={say('to')} side={to} />
      </dl>
      {from.number === to.number ? (
        <p role="status">{say('same')}</p>
      ) : (
        <>
          <p className={styles['ways']}>
            <span>
              {say('onPage')}
              <a href="#scores">{say('scores')}</a> · <a href="#facts">{say('factsTitle')}</a> ·{' '}
              <a href="#text">{say('textTitle')}</a>
            </span>
            <a href={casePath(slug, `/changes?from=${to.number}&to=${from.number}`)}>{say('swap')}</a>
          </p>
          <h2 id="scores">{say('scores')}</h2>
          <ScoreChanges view={view} address={address} />
          <h2 id="facts">{say('factsTitle')}</h2>
          <FactChanges facts={view.facts} />
          <h2 id="text">{say('textTitle')}</h2>
          <p className="small soft">{say('marks')}</p>
          <TextChangesList text={view.text} lang="zh-CN" />
          {view.english === null ? null : (
            <>
              <h2 id="english">{say('englishTitle')}</h2>
              <TextChangesList text={view.english} lang="en" />
            </>
          )}
          {view.attachments.length === 0 ? null : (
            <>
              <h2 id="attachments">{say('attachmentsTitle')}</h2>
              <ul>
                {view.attachments.map(({ path, kind }) => (
                  <li key={path}>
                    <code>{path}</code> <span className="tag">{say(kind)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      <TimeZoneNote />
    </>
  )
}

function Side({ slug, word, side }: { readonly slug: string; readonly word: string; readonly side: ComparedRevision }) {
  const say = useWords(CHANGES)
  const { language } = useSpeech()
  return (
    <>
      <dt>{word}</dt>
      <dd>
        <a href={casePath(slug, `/r/${side.number}`)}>{say('revision', { number: side.number })}</a>
        {' · '}
        {say('savedOn', { time: formatDateTime(language, side.at) })}
        {' · '}
        {side.publishedAt === null
          ? say('neverPublished')
          : say('publishedOn', { date: formatDay(language, side.publishedAt) })}
        {side.message === '' ? null : <span className="soft"> · {side.message}</span>}
      </dd>
    </>
  )
}
