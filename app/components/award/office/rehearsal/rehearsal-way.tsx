import type { ReactNode } from 'react'
import { REHEARSAL } from '../../../../content/award/rehearsal.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import form from '../../../accounts/form.module.css'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import type { AwardName } from '../../award-head.tsx'
import styles from './rehearsal.module.css'
import type { WayView } from './rehearsal-view.ts'

interface WayProps {
  readonly award: AwardName
  readonly way: WayView
  /** Something is written beside this request. */
  readonly isBusy: boolean
}

type StepName = 'judge' | 'score' | 'close' | 'meet' | 'result' | 'object' | 'final'

/** The way of an award as the office goes it, each step with what stands ready for it. */
export function RehearsalWay({ award, way, isBusy }: WayProps) {
  const say = useWords(REHEARSAL)
  const steps: readonly StepName[] = ['judge', 'score', 'close', ...(way.meets ? ['meet' as const] : []), 'result', 'object', 'final'] // prettier-ignore
  const now = nowOf(award, way)
  const parts: Readonly<Record<StepName, ReactNode>> = {
    judge: <JudgePart award={award} way={way} />,
    score: <ScorePart way={way} isBusy={isBusy} />,
    close: (
      <>
        <Links
          award={award}
          links={[
            ['office', 'toProgress'],
            ['office/plan', 'toPlan'],
            ['office/paper', 'toPaper'],
          ]}
        />
        <p className="small soft">{say('paperWhat')}</p>
      </>
    ),
    meet: <Links award={award} links={[['meeting', 'toMeeting']]} />,
    result: <Links award={award} links={[['office/result', 'toResult']]} />,
    object: <ObjectPart award={award} />,
    final: (
      <Links
        award={award}
        links={[
          ['office/result', 'toResult'],
          ['office/exports', 'toExports'],
        ]}
      />
    ),
  }
  return (
    <section aria-labelledby="way">
      <h2 id="way">{say('way')}</h2>
      <ol className={styles['way']}>
        {steps.map((step) => (
          <li
            key={step}
            className={now.has(step) ? styles['now'] : undefined}
            aria-current={now.has(step) ? 'step' : undefined}
          >
            <h3>
              {say(`${step}Step`)} {now.has(step) ? <span className="tag">{say('now')}</span> : null}
            </h3>
            {parts[step]}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What can be done as the rehearsal stands. */
function nowOf({ state }: AwardName, { open }: WayView): ReadonlySet<StepName> {
  if (state === 'open') return new Set(open === null ? ['result'] : open.isBallot ? ['meet', 'score', 'close'] : ['judge', 'score', 'close']) // prettier-ignore
  if (state === 'frozen') return new Set(['result'])
  return new Set(state === 'notice' ? ['object', 'final'] : ['final'])
}

interface LinksProps {
  readonly award: AwardName
  readonly links: readonly (readonly [path: string, words: keyof typeof REHEARSAL])[]
}

function Links({ award, links }: LinksProps) {
  const say = useWords(REHEARSAL)
  return (
    <p className={styles['links']}>
      {links.map(([path, words]) => (
        <a key={path} href={`/awards/${award.id}/${path}`}>
          {say(words)}
        </a>
      ))}
    </p>
  )
}

function JudgePart({ award, way: { seat, seats } }: Pick<WayProps, 'award' | 'way'>) {
  const say = useWords(REHEARSAL)
  const { language } = useSpeech()
  return (
    <>
      <p>{say('judgeWhat')}</p>
      {seat === null ? null : (
        <form method="post">
          <input type="hidden" name="intent" value="get-up" />
          <p>
            <strong>{say('sitting', { name: seat.name, as: say(`as.${seat.role}`) })}</strong>
          </p>
          <Links
            award={award}
            links={[
              ['judge', 'toQueue'],
              ['judge/overview', 'toOverview'],
            ]}
          />
          <button className="quiet">{say('getUp')}</button>
        </form>
      )}
      {seats.length === 0 ? null : (
        <form method="post" className={form['form']}>
          <input type="hidden" name="intent" value="sit" />
          <Select
            name="judge"
            label={say('seat')}
            options={seats.map(({ id, name, group }) => [id, `${name} · ${group[language]}`] as const)}
          />
          <Select
            name="role"
            label={say('as')}
            options={(['judge', 'chair'] as const).map((role) => [role, say(`as.${role}`)] as const)}
          />
          <button>{say('sit')}</button>
        </form>
      )}
    </>
  )
}

function ScorePart({ way: { open, openBallots }, isBusy }: Pick<WayProps, 'way' | 'isBusy'>) {
  const say = useWords(REHEARSAL)
  const { language } = useSpeech()
  return (
    <>
      {openBallots === 0 ? null : (
        <form method="post">
          <input type="hidden" name="intent" value="vote" />
          <p>{say('voteWhat', { count: String(openBallots) })}</p>
          <button>{say('vote')}</button>
        </form>
      )}
      {open === null || isBusy ? null : (
        <form method="post">
          <input type="hidden" name="intent" value="score" />
          <p>{say(open.isBallot ? 'ballotWhat' : 'scoreWhat', { stage: open.title[language] })}</p>
          <p className={styles['links']}>
            {open.isBallot ? null : (
              <button name="share" value="half" className="quiet">
                {say('share.half')}
              </button>
            )}
            <button name="share" value="all" className={open.isBallot ? 'quiet' : undefined}>
              {say(open.isBallot ? 'counts' : 'share.all')}
            </button>
          </p>
        </form>
      )}
    </>
  )
}

function ObjectPart({ award }: Pick<WayProps, 'award'>) {
  const say = useWords(REHEARSAL)
  const isOut = award.state === 'notice' || award.state === 'final'
  return (
    <>
      <p>{say('objectWhat')}</p>
      {award.state === 'notice' ? (
        <form method="post">
          <input type="hidden" name="intent" value="object" />
          <button>{say('object')}</button>
        </form>
      ) : null}
      {isOut ? (
        <Links
          award={award}
          links={[
            ['result', 'toPublic'],
            ['office/objections', 'toObjections'],
          ]}
        />
      ) : null}
    </>
  )
}
