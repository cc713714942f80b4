import type { AwardRules } from '#scoring/award/rules.ts'
import { AWARDS, OFFICE } from '../../content/award/office.ts'
import { RULES } from '../../content/award/rules.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { formatInZone } from '../../i18n/zoned-time.ts'
import { Listing } from '../accounts/listing.tsx'
import { useWords } from '../accounts/use-words.ts'
import type { AwardName } from './award-head.tsx'
import { usePhaseWords, type AwardPhase } from './award-phase.ts'
import { enterPath } from './enter/enter-view.ts'
import { AwardMoment } from './award-moment.tsx'
import { RulesInWords } from './rules-in-words.tsx'
import styles from './rules.module.css'

export interface SealedVersion {
  readonly version: number
  readonly sealedAt: string
  readonly digest: string
  /** Null for the first; empty where the words were erased. */
  readonly reason: string | null
}

export interface AwardPageView {
  readonly award: AwardName
  readonly phase: AwardPhase
  /** In force; of a draft, as it stands. */
  readonly rules: AwardRules
  /** The newest first; empty for a draft. */
  readonly versions: readonly SealedVersion[]
  readonly entries: number
  readonly mayOffice: boolean
  readonly mayJudge: boolean
  /** Everybody can read the result. */
  readonly mayResult: boolean
  /** The reader is an entrant of it. */
  readonly enters: boolean
  /** Entries are, were or will be handed in by a form. */
  readonly hasCall: boolean
  /** Everybody can read who has entered. */
  readonly mayEntries: boolean
}

/** What everybody may know of an award: where it stands, and the rules with the digest by which they are known again. */
export function AwardPage({ view }: { readonly view: AwardPageView }) {
  const say = useWords(AWARDS)
  const sayRules = useWords(RULES)
  const sayOffice = useWords(OFFICE)
  const sayPhase = usePhaseWords()
  const { language } = useSpeech()
  const { award, rules, versions, entries } = view
  const [newest] = versions
  return (
    <>
      {award.isRehearsal ? <p className="notice">{sayOffice('rehearsal')}</p> : null}
      <h1>
        {award.title[language]} <span className="tag">{sayPhase(view.phase)}</span>
      </h1>
      <p className="lead">{say(`stateWhat.${view.phase.what}`)}</p>
      <p>
        {entries === 0
          ? say('entryNone')
          : entries === 1
            ? say('entryOne')
            : say('entryCount', { count: formatExact(language, entries) })}{' '}
        {view.mayEntries && entries > 0 ? <a href={`/awards/${award.id}/entries`}>{say('entryList')}</a> : null}
      </p>
      <Ways view={view} />
      {newest ? (
        <>
          <p>
            {sayRules('sealed', {
              version: newest.version,
              at: formatInZone(language, newest.sealedAt, rules.timeZone),
            })}
          </p>
          <p>
            {sayRules('digest')}
            <br />
            <code className={styles['digest']}>{newest.digest}</code>
          </p>
          <p className="small soft">{sayRules('digestWhat')}</p>
        </>
      ) : (
        <p className="notice">{sayRules('draft')}</p>
      )}
      <RulesInWords rules={rules} />
      {versions.length > 1 ? <Versions view={view} /> : null}
    </>
  )
}

function Ways({ view: { award, mayOffice, mayJudge, mayResult, enters, hasCall } }: { readonly view: AwardPageView }) {
  const say = useWords(AWARDS)
  if (!mayOffice && !mayJudge && !mayResult && !hasCall) return null
  return (
    <p className="no-print">
      {mayResult ? (
        <>
          <a href={`/awards/${award.id}/result`}>{say('result')}</a>{' '}
        </>
      ) : null}
      {hasCall ? (
        <>
          <a className="button" href={enterPath(award.id)}>
            {say(enters ? 'ownEntries' : 'enter')}
          </a>{' '}
        </>
      ) : null}
      {mayJudge ? (
        <>
          <a className="button" href={`/awards/${award.id}/judge`}>
            {say('judging')}
          </a>{' '}
        </>
      ) : null}
      {mayOffice ? (
        <a className="button quiet" href={`/awards/${award.id}/office`}>
          {say('office')}
        </a>
      ) : null}
    </p>
  )
}

function Versions({ view: { versions, rules } }: { readonly view: AwardPageView }) {
  const say = useWords(AWARDS)
  return (
    <>
      <h2>{say('earlier')}</h2>
      <Listing heads={[say('versionHead'), say('sealedAt'), say('reason')]}>
        {versions.map(({ version, sealedAt, digest, reason }) => (
          <tr key={version}>
            <td>
              {say('version', { version })}
              <br />
              <code className={styles['digest']}>{digest}</code>
            </td>
            <td data-head={say('sealedAt')}>
              <AwardMoment at={sealedAt} timeZone={rules.timeZone} />
            </td>
            <td data-head={say('reason')}>
              {reason === null ? <span className="soft">{say('firstVersion')}</span> : reason || say('reasonErased')}
            </td>
          </tr>
        ))}
      </Listing>
    </>
  )
}
