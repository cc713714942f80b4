import { CARBON_PRICES, DIMENSIONS, NOT_PRICED_CODES, ROW_STATUSES } from '#scoring/vocabulary.ts'
import { formatScoreExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { ScrollTable } from '../scroll-table.tsx'
import { StatusTag } from '../status-tag.tsx'
import { AnchorTable } from './anchor-table.tsx'
import styles from './methods-page.module.css'
import type { MethodsView, MethodView } from './methods-view.ts'

/** Both methods side by side in one reading order: what it measures, what is whose, how, and where it misleads. */
export function MethodsPage({ view }: { view: MethodsView }) {
  const { t } = useSpeech()
  return (
    <article>
      <header>
        <h1>{t('methods.title')}</h1>
        <p className="lead">{t('methods.lead')}</p>
        <nav aria-label={t('common.onThisPage')}>
          <ul className={styles['contents']}>
            <li>
              <a href={`#${view.index.anchor}`}>{view.index.name}</a>
            </li>
            <li>
              <a href="#anchors">{t('methods.anchors')}</a>
            </li>
            <li>
              <a href="#weights">{t('methods.weights')}</a>
            </li>
            <li>
              <a href={`#${view.netValue.anchor}`}>{view.netValue.name}</a>
            </li>
            <li>
              <a href="#statuses">{t('methods.statuses')}</a>
            </li>
            <li>
              <a href="/methods/factors">{t('methods.factors')}</a>
            </li>
            <li>
              <a href="#replay">{t('methods.replay')}</a>
            </li>
          </ul>
        </nav>
      </header>
      <Method method={view.index} />
      <section aria-labelledby="anchors">
        <h3 id="anchors">{t('methods.anchors')}</h3>
        <p>{t('methods.anchors.lead')}</p>
        <AnchorTable indicators={view.indicators} />
      </section>
      <Weights view={view} />
      <Method method={view.netValue} />
      <Statuses />
      <section aria-labelledby="factors">
        <h3 id="factors">{t('methods.factors')}</h3>
        <p>
          <a href="/methods/factors">{t('methods.factors.link', { n: view.factorCount })}</a>
        </p>
      </section>
      <Replay seed={view.seed} />
    </article>
  )
}

function Method({ method }: { method: MethodView }) {
  const { t } = useSpeech()
  const lists = [
    ['methods.published', method.published],
    ['methods.ours', method.ours],
    ['methods.bias', method.bias],
  ] as const
  return (
    <section aria-labelledby={method.anchor}>
      <h2 id={method.anchor}>
        {method.name} <span className="tag">{t('methods.version', { id: method.id })}</span>
      </h2>
      <p className="lead">{method.measures}</p>
      <div className={styles['lists']}>
        {lists.map(([key, sentences]) => (
          <section key={key} className={styles['list']} data-kind={key}>
            <h3>{t(key)}</h3>
            <ul>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

function Weights({ view }: { view: MethodsView }) {
  const { t, language } = useSpeech()
  const percent = (share: number) => `${formatScoreExact(language, share * 100)}%`
  const sum = (dimension: string, pick: (row: MethodsView['indicators'][number]) => number) =>
    view.indicators.filter((row) => row.dimension === dimension).reduce((total, row) => total + pick(row), 0)
  return (
    <section aria-labelledby="weights">
      <h3 id="weights">{t('methods.weights')}</h3>
      <p>{t('methods.weights.lead')}</p>
      <div className={styles['narrow']}>
        <ScrollTable title={t('methods.weights')}>
          <thead>
            <tr>
              <th scope="col">{t('case.col.dimension')}</th>
              <th scope="col" className="num">
                {t('methods.weights.count')}
              </th>
              <th scope="col" className="num">
                {t('methods.weights.default')}
              </th>
              <th scope="col" className="num">
                {t('methods.weights.flat')}
              </th>
            </tr>
          </thead>
          <tbody>
            {DIMENSIONS.map((dimension) => (
              <tr key={dimension}>
                <th scope="row">{t(`dimension.${dimension}`)}</th>
                <td className="num">{view.indicators.filter((row) => row.dimension === dimension).length}</td>
                <td className="num">{percent(sum(dimension, ({ weight }) => weight))}</td>
                <td className="num">{percent(sum(dimension, ({ flatWeight }) => flatWeight))}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </div>
    </section>
  )
}

function Statuses() {
  const { t } = useSpeech()
  return (
    <section aria-labelledby="statuses">
      <h3 id="statuses">{t('methods.statuses')}</h3>
      <dl className={styles['terms']}>
        {ROW_STATUSES.map((status) => (
          <div key={status}>
            <dt>
              <StatusTag status={status} />
            </dt>
            <dd>{t(`status.${status}.why`)}</dd>
          </div>
        ))}
      </dl>
      <h3 id="codes">{t('methods.codes')}</h3>
      <dl className={styles['terms']}>
        {NOT_PRICED_CODES.map((code) => (
          <div key={code}>
            <dt>
              <code>{code}</code>
            </dt>
            <dd>{t(`code.${code}`)}</dd>
          </div>
        ))}
      </dl>
      <h3 id="carbon">{t('case.net.carbon')}</h3>
      <p>{t('methods.carbon.lead')}</p>
      <ul>
        {CARBON_PRICES.map((price) => (
          <li key={price}>
            <code>{price}</code> {t(`carbon.${price}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Replay({ seed }: { seed: number }) {
  const { t } = useSpeech()
  return (
    <section aria-labelledby="replay">
      <h2 id="replay">{t('methods.replay')}</h2>
      <p>{t('methods.replay.lead', { seed })}</p>
      <pre className={styles['commands']}>
        <code>
          {['npm ci', 'npm run score', 'npm run --silent score -- --json', 'npm run score -- case.md'].join('\n')}
        </code>
      </pre>
      <p>{t('methods.replay.tests')}</p>
    </section>
  )
}
