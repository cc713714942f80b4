import { PAIR_ROWS, type PairRow, type PairVerdict } from '#scoring/comparability/case-pair.ts'
import { useSpeech, type Speech } from '../../i18n/translate.ts'
import type { ComparisonView } from './compare-view.ts'
import { LevelMark } from './level-mark.tsx'
import styles from './pair-verdicts.module.css'
import { outcomeWords, pairOutcome, pairWords } from './pair-words.ts'
import { orderLines } from './verdict-words.ts'

/** As many pairs in full words are read at a glance; more are shown as marks first. */
const MOST_IN_FULL = 3

/** What may be held against what: every two cases, on what, and the rule that fails; then what may be put in order. */
export function PairVerdicts({ view }: { view: ComparisonView }) {
  const speech = useSpeech()
  const { t } = speech
  const shortTitles = view.cases.map(({ shortTitle }) => shortTitle)
  const many = view.pairs.length > MOST_IN_FULL
  return (
    <section>
      <h2>{t('compare.pairs.title')}</h2>
      <p className={styles['legend']}>
        {(['comparable', 'care', 'not'] as const).map((level) => (
          <span key={level}>
            <LevelMark level={level} />
            {t(`compare.level.${level}`)}
            <span className="soft">{t('common.inBrackets', { text: t(`compare.level.${level}.why`) })}</span>
          </span>
        ))}
      </p>
      {view.cases.some(({ mainFigure }) => mainFigure !== null) ? (
        <p className={many ? styles['figures'] : `${styles['figures']} ${styles['instead']}`}>
          {t('compare.pairs.mainFigure')}
          {t('common.colon')}
          {figureNames(view, speech).join(t('compare.and'))}
        </p>
      ) : null}
      {many ? (
        <>
          <Matrix view={view} />
          <details>
            <summary>{t('compare.pairs.inFull', { n: view.pairs.length })}</summary>
            <PairTable view={view} />
          </details>
        </>
      ) : (
        <PairTable view={view} />
      )}
      <h3>{t('compare.ranking')}</h3>
      <dl className="facts">
        {PAIR_ROWS.map((row) => (
          <div key={row} className={styles['ranking']}>
            <dt>{t(`compare.pairs.${row}`)}</dt>
            <Order lines={orderLines(view.verdicts[row], shortTitles, speech)} />
          </div>
        ))}
      </dl>
      <details>
        <summary>{t('compare.rules.what')}</summary>
        <dl className={styles['rules']}>
          {view.failingRules.map(({ name, means, fix }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{means}</dd>
              <dd>
                {t('compare.rules.fix')}
                {t('common.colon')}
                {fix}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}

/** A line where there is one thing to say, a list where several rules forbid an order. */
function Order({ lines }: { lines: readonly string[] }) {
  const { t } = useSpeech()
  if (lines.length === 1) return <dd>{lines[0]}</dd>
  return (
    <dd>
      {t('compare.rank.refusedSeveral')}
      <ul className={styles['reasons']}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </dd>
  )
}

/** Which figure stands for each case. */
function figureNames({ cases }: ComparisonView, { t }: Speech): readonly string[] {
  return cases.map(({ shortTitle, mainFigure }) =>
    t('compare.pairs.figureOf', { title: shortTitle, figure: mainFigure?.label ?? t('compare.pairs.noFigure') }),
  )
}

/** Each two cases once, a mark and a word for each of the three. */
function Matrix({ view }: { view: ComparisonView }) {
  const { t } = useSpeech()
  const { cases, pairs } = view
  const title = t('compare.pairs.matrix')
  return (
    <div className="table-scroll" role="group" aria-label={t('case.table.scroll', { title })} tabIndex={0}>
      <table className={styles['matrix']}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <td />
            {cases.slice(1).map(({ column, shortTitle }) => (
              <th key={column} scope="col">
                {shortTitle}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.slice(0, -1).map(({ column, shortTitle }, left) => (
            <tr key={column}>
              <th scope="row">{shortTitle}</th>
              {cases.slice(1).map((other, place) => {
                const pair = pairs.find((each) => each.left === left && each.right === place + 1)
                return pair ? <MarksCell key={other.column} pair={pair} view={view} /> : <td key={other.column} />
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MarksCell({ pair, view }: { pair: PairVerdict; view: ComparisonView }) {
  const { t } = useSpeech()
  return (
    <td>
      {PAIR_ROWS.map((row) => (
        <span key={row} className={styles['mark']}>
          <LevelMark level={pair.rows[row].level} />
          {t(`compare.pairs.${row}`)}
          {t('common.colon')}
          {t(
            pairOutcome(pair, row, view) === 'overlap'
              ? 'compare.level.short.overlap'
              : `compare.level.short.${pair.rows[row].level}`,
          )}
        </span>
      ))}
    </td>
  )
}

/** Each two cases in a row, with every rule that fails in words. */
function PairTable({ view }: { view: ComparisonView }) {
  const speech = useSpeech()
  const { cases, pairs } = view
  const { t } = speech
  const title = t('compare.pairs.title')
  const shortTitles = cases.map(({ shortTitle }) => shortTitle)
  return (
    <div className="table-scroll" role="group" aria-label={t('case.table.scroll', { title })} tabIndex={0}>
      <table className={`stacked ${styles['pairs']}`}>
        <thead>
          <tr>
            <th scope="col">{t('compare.pairs.pair')}</th>
            {PAIR_ROWS.map((row) => (
              <th key={row} scope="col">
                {t(`compare.pairs.${row}`)}
                {row === 'mainFigure'
                  ? figureNames(view, speech).map((name) => (
                      <span key={name} className={styles['name']}>
                        {name}
                      </span>
                    ))
                  : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.left} ${pair.right}`}>
              <th scope="row">{t('compare.pairs.two', { a: shortTitles[pair.left]!, b: shortTitles[pair.right]! })}</th>
              {PAIR_ROWS.map((row) => (
                <td key={row} className={pair.rows[row].level === 'not' ? styles['apart'] : undefined}>
                  <span className={styles['row']}>
                    {t(`compare.pairs.${row}`)}
                    {t('common.colon')}
                  </span>
                  <LevelMark level={pair.rows[row].level} />
                  {t(`compare.level.${pair.rows[row].level}`)}
                  {linesOf(pair, row).map((line) => (
                    <span key={line} className={styles['why']}>
                      {line}
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )

  /** Why they may not be put in order, or what comes of it where they may. */
  function linesOf(pair: PairVerdict, row: PairRow): readonly string[] {
    const outcome = pairOutcome(pair, row, view)
    return outcome === null
      ? pairWords(pair, row, shortTitles, speech)
      : [outcomeWords(pair, outcome, shortTitles, speech)]
  }
}
