import type { FormAnswer } from '../../../../access/form-answer.ts'
import { DUPLICATES } from '../../../../content/award/duplicates.ts'
import { duplicatesAddress } from '../../../../forms/award/duplicates.ts'
import { formatExact, formatShare } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { NumberedPages } from '../../../desk/numbered-pages.tsx'
import { OfficeHead } from '../../award-head.tsx'
import { AwardMoment } from '../../award-moment.tsx'
import styles from './duplicates.module.css'
import type { DuplicatesView, ShownPair, ShownPart, ShownSide } from './duplicates-view.ts'

interface DuplicatesPageProps {
  readonly view: DuplicatesView
  readonly answer: FormAnswer | undefined
}

/** Entries that could be one project, side by side, and what was decided of them. */
export function DuplicatesPage({ view, answer }: DuplicatesPageProps) {
  const say = useWords(DUPLICATES)
  const { language } = useSpeech()
  const { award, query, pairs } = view
  const share = (value: number) => formatShare(language, value)
  const to = (decided: boolean) => duplicatesAddress(award.id, { decided, page: 1 })
  return (
    <>
      <OfficeHead award={award} mayRun />
      <h1>{say('title')}</h1>
      {view.saved && !answer ? (
        <p className="notice" role="status">
          {say('saved')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p>{say('lead')}</p>
      <p>{say(view.noDoubleWinning ? 'rule' : 'noRule')}</p>
      <p className="small soft">
        {say('how', {
          title: share(view.listed.title),
          both: share(view.listed.both),
          organisation: share(view.listed.organisation),
          text: share(view.listed.text),
        })}
      </p>
      {view.mayDecide ? null : <p className="notice">{say('closed')}</p>}
      <nav aria-label={say('which')}>
        <p>
          {[false, true].map((decided) => {
            const words = say(decided ? 'decided' : 'open', { count: formatExact(language, decided ? view.decided : view.open) }) // prettier-ignore
            const link = query.decided === decided ? <strong>{words}</strong> : <a href={to(decided)}>{words}</a>
            return (
              <span key={String(decided)}>
                {decided ? ' · ' : ''}
                {link}
              </span>
            )
          })}
        </p>
      </nav>
      {view.cutAt === null ? null : (
        <p className="notice">{say('most', { count: formatExact(language, view.cutAt) })}</p>
      )}
      {pairs.length === 0 ? (
        <p>{say(query.decided ? 'noneDecided' : 'noneOpen')}</p>
      ) : (
        <p className="small soft">{say('shared')}</p>
      )}
      {pairs.map((pair) => (
        <Pair key={idOf(pair)} pair={pair} view={view} answer={answer} />
      ))}
      <NumberedPages
        page={query.page}
        pages={view.pages}
        addressOf={(page) => duplicatesAddress(award.id, { ...query, page })}
      />
    </>
  )
}

const idOf = ({ one, other }: ShownPair): string =>
  ['pair', one.id, other.kind, other.award, other.id].filter((part) => part !== '').join('-')

interface PairProps {
  readonly pair: ShownPair
  readonly view: DuplicatesView
  readonly answer: FormAnswer | undefined
}

function Pair({ pair, view, answer }: PairProps) {
  const say = useWords(DUPLICATES)
  const { language, t } = useSpeech()
  const { one, other, decided } = pair
  const share = (value: number) => formatShare(language, value)
  const alike = [
    say('alikeTitle', { share: share(pair.title) }),
    say('alikeOrganisation', { share: share(pair.organisation) }),
    ...(pair.text === null ? [] : [say('alikeText', { share: share(pair.text) })]),
  ]
  return (
    <section className={styles['pair']} aria-labelledby={idOf(pair)} data-pair={`${one.id} ${other.id}`}>
      <h3 id={idOf(pair)}>{say('pair', { one: one.id, other: other.id })}</h3>
      <p className="small soft">
        {say('alike')}
        {language === 'en' ? ': ' : '：'}
        {alike.join(t('common.list'))}
      </p>
      <div className={styles['sides']}>
        <Side side={one} />
        <Side side={other} />
      </div>
      {decided === null ? null : (
        <p>
          <span className="tag">{say(decided.same ? 'found.same' : 'found.different')}</span>{' '}
          <AwardMoment at={decided.at} timeZone={view.timeZone} />
          <br />
          {decided.reason === null ? say('erased') : say('because', { reason: decided.reason })}
        </p>
      )}
      {pair.isOutdated ? <p className="notice">{say('outdated')}</p> : null}
      {!view.mayDecide ? null : decided === null || pair.isOutdated ? (
        <Decide pair={pair} answer={answer} />
      ) : (
        <details open={isAbout(pair, answer)}>
          <summary>{say('again')}</summary>
          <Decide pair={pair} answer={answer} />
        </details>
      )}
    </section>
  )
}

function isAbout({ one, other }: ShownPair, answer: FormAnswer | undefined): boolean {
  const typed = answer?.typed ?? {}
  return typed['entry'] === one.id && typed['other'] === other.id && typed['otherAward'] === other.award
}

function Side({ side }: { readonly side: ShownSide }) {
  const say = useWords(DUPLICATES)
  const title = <Parts parts={side.title} />
  return (
    <div className={styles['side']}>
      <p className="small soft">
        <span className="num">{side.id}</span> · {say(`kind.${side.kind}`, { award: side.awardTitle })}
      </p>
      <p className={styles['name']}>{side.address === null ? title : <a href={side.address}>{title}</a>}</p>
      <p>
        <Parts parts={side.organisation} />
      </p>
      {side.summary.length === 0 ? (
        <p className="soft">{say('noSummary')}</p>
      ) : (
        <p className={styles['summary']}>
          <Parts parts={side.summary} />
        </p>
      )}
    </div>
  )
}

const Parts = ({ parts }: { readonly parts: readonly ShownPart[] }) => (
  <>
    {parts.map(({ text, isShared }, place) =>
      // Parts of one text never move: their places are their keys.
      isShared ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
    )}
  </>
)

function Decide({ pair, answer }: { readonly pair: ShownPair; readonly answer: FormAnswer | undefined }) {
  const say = useWords(DUPLICATES)
  const { one, other } = pair
  const own = isAbout(pair, answer) ? answer : undefined
  const id = `${idOf(pair)}-reason`
  return (
    <form method="post" action={`#${idOf(pair)}`}>
      <input type="hidden" name="entry" value={one.id} />
      <input type="hidden" name="kind" value={other.kind} />
      <input type="hidden" name="otherAward" value={other.award} />
      <input type="hidden" name="other" value={other.id} />
      <input type="hidden" name="entryRevision" value={one.revision} />
      <input type="hidden" name="otherRevision" value={other.revision} />
      <Field
        id={id}
        name="reason"
        label={say('reason')}
        hint={say('reasonHint')}
        value={own?.typed['reason']}
        problems={own?.problems}
        maxLength={500}
      />
      <p className={styles['answers']} role="group" aria-label={say('question')}>
        <span>{say('question')}</span>
        <button name="same" value="yes">
          {say('same')}
        </button>
        <button name="same" value="no" className="quiet">
          {say('different')}
        </button>
      </p>
    </form>
  )
}
