import { LOTS } from '../../../../content/award/lots.ts'
import { useWords } from '../../../accounts/use-words.ts'
import { OfficeHead } from '../../award-head.tsx'
import { AwardMoment } from '../../award-moment.tsx'
import styles from './lots.module.css'
import type { DrawnView, LotsView } from './lots-view.ts'

/** What lies sealed for the next lots, and what was drawn with which seed. */
export function LotsPage({ view }: { readonly view: LotsView }) {
  const say = useWords(LOTS)
  const { seal, draws } = view
  return (
    <>
      <OfficeHead award={view.award} mayRun={view.mayRun} />
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <section className={styles['seal']} aria-labelledby="sealed">
        <h2 id="sealed">{say('sealed')}</h2>
        {seal === null ? (
          <p>{say(view.isOpened ? 'oldSeal' : 'noSeal')}</p>
        ) : (
          <>
            <p>
              <code className={styles['digest']}>{seal.digest}</code>
            </p>
            <p className="small soft">
              {say('sealedAt')} <AwardMoment at={seal.at} timeZone={view.timeZone} />
            </p>
            <p className="small">{say('sealedWhat')}</p>
          </>
        )}
      </section>
      <h2>{say('drawn')}</h2>
      {view.areTiesHidden ? <p className="notice">{say('hidden')}</p> : null}
      {draws.length === 0 ? <p>{say('none')}</p> : null}
      <p className="small soft">{say('where')}</p>
      {draws.map((drawn) => (
        <Drawn key={drawn.sequence} drawn={drawn} timeZone={view.timeZone} />
      ))}
      <h2>{say('how')}</h2>
      <p>{say('howWhat')}</p>
      <p>
        <a href="/replay">/replay</a>
      </p>
    </>
  )
}

function Drawn({ drawn, timeZone }: { readonly drawn: DrawnView; readonly timeZone: string }) {
  const say = useWords(LOTS)
  const heading = `drawn-${drawn.sequence}`
  return (
    <section className={styles['drawn']} aria-labelledby={heading} data-drawn={drawn.purpose}>
      <h3 id={heading}>{say(`for.${drawn.purpose}`, { stage: drawn.stage })}</h3>
      <ol className={styles['order']}>
        {drawn.order.map(({ id, title }) => (
          <li key={id}>
            <span className="num soft">{id}</span> {title}
          </li>
        ))}
      </ol>
      <dl className="facts">
        <dt>{say('at')}</dt>
        <dd>
          <AwardMoment at={drawn.at} timeZone={timeZone} />{' '}
          <span className="small soft">{say('event', { sequence: drawn.sequence })}</span>
        </dd>
        {drawn.by === '' ? null : (
          <>
            <dt>{say('by')}</dt>
            <dd>{drawn.by}</dd>
          </>
        )}
        <dt>{say('seed')}</dt>
        <dd>
          <code>{drawn.seed}</code>
        </dd>
        {drawn.salt === null ? null : (
          <>
            <dt>{say('salt')}</dt>
            <dd>
              <code>{drawn.salt}</code>
            </dd>
          </>
        )}
        <dt>{say('seal')}</dt>
        <dd>
          {drawn.seal === null ? (
            say('unsealed')
          ) : (
            <>
              <code className={styles['digest']}>{drawn.seal}</code>
              <br />
              <span className={drawn.fits ? 'tag' : undefined}>{say(drawn.fits ? 'fits' : 'broken')}</span>
            </>
          )}
        </dd>
      </dl>
    </section>
  )
}
