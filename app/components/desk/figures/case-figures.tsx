import { CLAIMANT_KINDS, EVIDENCE_GRADES, QUALIFIERS, SOURCE_KINDS } from '#scoring/vocabulary.ts'
import type { FormProblem } from '../../../access/form-answer.ts'
import { FIGURES } from '../../../content/desk/figures.ts'
import { evidenceField, NEW_EVIDENCE, rowField, sourceField, SOURCE_PARTS, type RowPart, type SourcePart } from '../../../forms/desk/figure-fields.ts' // prettier-ignore
import { useSpeech } from '../../../i18n/translate.ts'
import { Field } from '../../accounts/field.tsx'
import { Listing } from '../../accounts/listing.tsx'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { quantityText } from '../../quantity-text.ts'
import { CellInput, CellSelect } from './cell-field.tsx'
import styles from './figures-page.module.css'
import type { FiguresCase, FiguresRow } from './figures-view.ts'

interface CaseFiguresProps {
  readonly one: FiguresCase
  readonly today: string
  readonly problems: readonly FormProblem[]
  /** What was entered and sent back. */
  readonly typed: Readonly<Record<string, string>>
}

/** The figures of one case, folded, with the evidence that holds for all of them. */
export function CaseFigures({ isOpen, ...props }: CaseFiguresProps & { readonly isOpen: boolean }) {
  const say = useWords(FIGURES)
  const { one, problems, typed } = props
  const { language } = useSpeech()
  const { id, title, rows, evidence } = one
  const entered = rows.filter((row) => isEntered(id, row, typed)).length
  return (
    <details open={isOpen} className={styles['case']} data-case={id}>
      <summary>
        <h3>{title}</h3>
        <span className={`small soft ${styles['under']}`}>
          {one.organisation[language]} · {say('dueOf', { due: one.due, count: rows.length + one.leftOut })}
          {one.newest === null ? null : <> · {say('newestOf', { date: one.newest })}</>}
        </span>
        {entered === 0 ? null : <span className="tag priced">{say('entered', { count: entered })}</span>}
      </summary>
      <p className="soft">
        {say('asOfCase', { date: one.asOf })} · <a href={`/desk/cases/${id}`}>{say('edit')}</a>
      </p>
      <div className={styles['evidence']}>
        <Select
          name={evidenceField(id)}
          label={say('evidenceFor')}
          value={typed[evidenceField(id)] ?? ''}
          problems={problems}
          options={[
            ['', say('evidenceChoose')],
            [NEW_EVIDENCE, say('evidenceNew')],
            ...evidence.map((entry) => [entry.id, `${entry.id} · ${entry.words}`] as const),
          ]}
        />
      </div>
      <NewSource {...props} />
      <datalist id={`evidence-of-${id}`}>
        {evidence.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {entry.words}
          </option>
        ))}
      </datalist>
      <div className={styles['table']}>
        <Listing
          heads={[
            say('figure'),
            say('last'),
            say('asOf'),
            say('until'),
            say('value'),
            say('qualifier'),
            say('evidence'),
          ]}
        >
          {rows.map((row) => (
            <Row key={`${row.kind} ${row.id}`} caseId={id} row={row} problems={problems} typed={typed} />
          ))}
        </Listing>
      </div>
      {one.leftOut === 0 ? null : <p className="small soft">{say('leftOut', { count: one.leftOut })}</p>}
    </details>
  )
}

const isEntered = (caseId: string, { kind, id }: FiguresRow, typed: CaseFiguresProps['typed']): boolean =>
  (['asOf', 'value'] as const).some((part) => (typed[rowField(caseId, kind, id, part)] ?? '').trim() !== '')

interface RowProps extends Pick<CaseFiguresProps, 'problems' | 'typed'> {
  readonly caseId: string
  readonly row: FiguresRow
}

function Row({ caseId, row, problems, typed }: RowProps) {
  const say = useWords(FIGURES)
  const speech = useSpeech()
  const { last, label, unit } = row
  const field = (part: RowPart) => {
    const name = rowField(caseId, row.kind, row.id, part)
    return { name, problem: problems.find((one) => one.field === name), value: typed[name] }
  }
  const head = (
    <>
      <td>
        {label} {last === null ? <span className="soft">{speech.t(`unit.${unit}`)}</span> : null}
      </td>
      <td data-head={say('last')}>
        {last === null ? (
          <span className="soft">{speech.t('common.none')}</span>
        ) : (
          <span className="num">{quantityText(last.value, unit, last.qualifier, speech)}</span>
        )}
        <LastDate row={row} />
      </td>
    </>
  )
  if (row.hasParts) {
    return (
      <tr>
        {head}
        <td colSpan={5} className="soft">
          {say('hasParts')}
        </td>
      </tr>
    )
  }
  const nameOf = (what: string) => `${label}: ${what}`
  return (
    <tr>
      {head}
      <td data-head={say('asOf')}>
        <CellInput {...field('asOf')} label={nameOf(say('asOf'))} placeholder="2025-12" size={10} />
      </td>
      <td data-head={say('until')}>
        <Until row={row} field={field} nameOf={nameOf} />
      </td>
      <td data-head={say('value')}>
        <CellInput {...field('value')} label={nameOf(say('value'))} size={11} inputMode="decimal" />
      </td>
      <td data-head={say('qualifier')}>
        <CellSelect
          {...field('qualifier')}
          label={nameOf(say('qualifier'))}
          options={QUALIFIERS.map((one) => [one, say(`qualifier.${one}`)] as const)}
        />
      </td>
      <td data-head={say('evidence')}>
        <CellInput
          {...field('evidence')}
          label={nameOf(say('evidence'))}
          placeholder={say('asAbove')}
          list={`evidence-of-${caseId}`}
          size={14}
        />
      </td>
    </tr>
  )
}

function LastDate({ row: { last } }: { readonly row: FiguresRow }) {
  const say = useWords(FIGURES)
  if (last === null) return null
  const words = last.basis ? say(`basis.${last.basis.kind}`, { end: last.basis.end }) : last.asOf
  return <span className={`small soft ${styles['under']}`}>{words}</span>
}

interface UntilProps {
  readonly row: FiguresRow
  readonly field: (part: RowPart) => { readonly name: string; readonly problem: FormProblem | undefined; readonly value: string | undefined } // prettier-ignore
  readonly nameOf: (what: string) => string
}

/** What the next figure counts: as the last one, or to be chosen where there was none. */
function Until({ row, field, nameOf }: UntilProps) {
  const say = useWords(FIGURES)
  if (row.kind === 'fact') return null
  const kind = row.last?.basis?.kind
  const date = (
    <CellInput
      {...field('until')}
      value={field('until').value ?? row.nextYear ?? undefined}
      label={nameOf(say('until'))}
      placeholder={say('sameDay')}
      size={9}
    />
  )
  if (kind !== undefined) {
    return (
      <>
        <span className={`small soft ${styles['under']}`}>{say(`until.${kind}`)}</span>
        {date}
      </>
    )
  }
  return (
    <>
      <CellSelect
        {...field('basis')}
        label={nameOf(say('basis'))}
        options={[['', '—'], ...(['cumulative', 'annual', 'stock'] as const).map((one) => [one, say(`kind.${one}`)] as const)]} // prettier-ignore
      />
      {date}
    </>
  )
}

const LABELS = {
  title: 'sourceTitle',
  publisher: 'sourcePublisher',
  date: 'sourceDate',
  url: 'sourceUrl',
  accessed: 'sourceAccessed',
  kind: 'sourceKind',
  locatorZh: 'sourceLocatorZh',
  locatorEn: 'sourceLocatorEn',
  whoZh: 'sourceWhoZh',
  whoEn: 'sourceWhoEn',
  whoKind: 'sourceWhoKind',
  grade: 'sourceGrade',
} as const satisfies Readonly<Record<SourcePart, keyof typeof FIGURES>>

/** One new source and place in it for as many figures as are from it; open where something is in it. */
function NewSource({ one, today, problems, typed }: CaseFiguresProps) {
  const say = useWords(FIGURES)
  const { t } = useSpeech()
  const nameOf = (part: SourcePart) => sourceField(one.id, part)
  const isOpen =
    problems.some(({ field }) => SOURCE_PARTS.some((part) => field === nameOf(part))) ||
    (typed[nameOf('title')] ?? '') !== '' ||
    typed[evidenceField(one.id)] === NEW_EVIDENCE
  const given: Partial<Record<SourcePart, string>> = {
    accessed: today,
    kind: 'company',
    whoZh: one.organisation['zh-CN'],
    whoEn: one.organisation.en,
    whoKind: 'organisation',
    grade: 'C',
  }
  const options = {
    kind: SOURCE_KINDS.map((kind) => [kind, t(`sourceKind.${kind}`)] as const),
    whoKind: CLAIMANT_KINDS.map((kind) => [kind, say(`who.${kind}`)] as const),
    grade: EVIDENCE_GRADES.map((grade) => [grade, say(`grade.${grade}`)] as const),
  }
  return (
    <details open={isOpen} className={styles['source']}>
      <summary>{say('newSource')}</summary>
      <div className={styles['sourceFields']}>
        {SOURCE_PARTS.map((part) => {
          const common = {
            name: nameOf(part),
            label: say(LABELS[part]),
            problems,
            value: typed[nameOf(part)] ?? given[part],
          }
          return part === 'kind' || part === 'whoKind' || part === 'grade' ? (
            <Select key={part} {...common} options={options[part]} />
          ) : (
            <Field key={part} {...common} maxLength={part === 'url' ? 2000 : 400} />
          )
        })}
      </div>
    </details>
  )
}
