import { PAPER, PAPER_FORM } from '../../../../content/award/paper.ts'
import { paperAddress } from '../../../../forms/award/paper.ts'
import { paperNumber } from '../../../../forms/award/paper-number.ts'
import { formatExact, formatRate } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useWords } from '../../../accounts/use-words.ts'
import type { CriterionView } from '../../judge/sheet-view.ts'
import type { PrintedSheet, PrintView } from './paper-view.ts'
import styles from './print.module.css'

/** Sheets as they come out of the printer, one A4 page each. */
export function PaperPrint({ view }: { readonly view: PrintView }) {
  const say = useWords(PAPER)
  const { language } = useSpeech()
  const { sheets } = view
  return (
    <>
      <div className="no-print">
        <p>
          <a href={paperAddress(view.award.id)}>← {say('back')}</a>
        </p>
        <h1>{say('printTitle')}</h1>
        <p>
          {sheets.length === 0 ? say('printNone') : say('printWhat', { count: formatExact(language, sheets.length) })}
        </p>
      </div>
      {sheets.map((sheet) => (
        <Page key={sheet.number} sheet={sheet} award={view.title} isRehearsal={view.award.isRehearsal} />
      ))}
    </>
  )
}

interface PageProps {
  readonly sheet: PrintedSheet
  readonly award: string
  readonly isRehearsal: boolean
}

/** From so many boxes on the print is smaller, so that the sheet stays on its page. */
const MANY_BOXES = 36

function Page({ sheet, award, isRehearsal }: PageProps) {
  const say = useWords(PAPER_FORM)
  const sayOffice = useWords(PAPER)
  const { t } = useSpeech()
  const { entry, criteria, revision } = sheet
  const boxes = criteria.reduce((sum, { levels }) => sum + levels.length, 0)
  const number = paperNumber(sheet.number)
  return (
    <article
      className={`${styles['page']} ${boxes > MANY_BOXES ? styles['dense'] : ''}`}
      aria-label={sayOffice('sheet', { number })}
      data-sheet={number}
    >
      <header className={styles['head']}>
        <div>
          <p className={styles['award']}>
            {award}
            {isRehearsal ? ` · ${say('rehearsal')}` : ''}
          </p>
          <p className={styles['name']}>{say('name')}</p>
        </div>
        <p className={styles['number']}>
          <span>{say('no')}</span> {number}
        </p>
      </header>
      <dl className={styles['facts']}>
        <Fact name={say('judge')} value={sheet.judge} />
        <Fact name={say('stage')} value={sheet.stage} />
        <Fact name={say('entry')} value={`${entry.id} ${entry.title}`} isWide />
        <Fact name={say('organisation')} value={entry.organisation ?? say('hidden')} />
        <Fact name={say('category')} value={entry.category} />
      </dl>
      <p className={styles['summary']}>{entry.summary}</p>
      {entry.evidence.length === 0 ? null : (
        <p className={styles['evidence']}>
          {say('evidence')} {entry.evidence.map(({ id, label }) => `${id} ${label}`).join(t('common.list'))}
        </p>
      )}
      <p className={styles['how']}>{say('how')}</p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{say('criterion')}</th>
            <th scope="col">{say('levels')}</th>
            <th scope="col">{say('argued')}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <Criterion key={criterion.id} criterion={criterion} />
          ))}
        </tbody>
      </table>
      <footer className={styles['foot']}>
        <span className={styles['line']}>{say('signature')}</span>
        <span className={styles['line']}>{say('date')}</span>
        <span className={styles['line']}>{say('typed')}</span>
        <span className={styles['small']}>
          {revision === 1 ? say('revisionFirst') : say('revision', { revision })} · {number}
        </span>
      </footer>
    </article>
  )
}

interface FactProps {
  readonly name: string
  readonly value: string
  readonly isWide?: boolean
}

const Fact = ({ name, value, isWide = false }: FactProps) => (
  <div className={isWide ? styles['wide'] : undefined}>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

function Criterion({ criterion: { title, share, levels, evidenceFrom } }: { readonly criterion: CriterionView }) {
  const { language } = useSpeech()
  return (
    <tr>
      <th scope="row">
        {title} <span>{formatRate(language, share)}</span>
      </th>
      <td>
        <ul className={styles['boxes']}>
          {levels.map(({ score, anchor }) => (
            <li key={score}>
              <span className={styles['box']} aria-hidden="true" />
              <span>
                <strong>
                  {formatExact(language, score)}
                  {evidenceFrom !== null && score >= evidenceFrom ? '*' : ''}
                </strong>{' '}
                {anchor}
              </span>
            </li>
          ))}
        </ul>
      </td>
      <td aria-hidden="true" />
    </tr>
  )
}
