import type { FormAnswer } from '../../../../access/form-answer.ts'
import { PLAN_FAULTS, PLAN_TABLE } from '../../../../content/award/office-plan-table.ts'
import { faultValues } from '../../../../forms/award/column-word.ts'
import { PLAN_COLUMNS } from '../../../../forms/award/plan-table.ts'
import { planAddress } from '../../../../forms/award/plan-query.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { FormProblems } from '../../../accounts/field.tsx'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { TableFaults } from '../../table-faults.tsx'
import { Area } from '../../../desk/area.tsx'
import { SentenceGap } from '../../../sentence-gap.tsx'
import { OfficeHead } from '../../award-head.tsx'
import styles from '../entries/entries.module.css'
import { PlanNamesContext } from './plan-names.ts'
import { WhoReads } from './plan-preview.tsx'
import { byEntry, planCsvAddress, type Pair, type PlanTablePreviewView, type PlanTableView } from './plan-table-view.ts'

interface PlanTablePageProps {
  readonly view: PlanTableView
  readonly answer: FormAnswer<PlanTablePreviewView> | undefined
}

/** Readings of a stage as a table that goes out and comes back, looked at before anything is written. */
export function PlanTablePage({ view, answer }: PlanTablePageProps) {
  const say = useWords(PLAN_TABLE)
  const { language } = useSpeech()
  const { award, stage } = view
  const preview = answer?.done
  const names = {
    judges: new Map(view.judges.map((judge) => [judge.id, judge])),
    entries: new Map(view.entries.map((entry) => [entry.id, entry])),
  }
  return (
    <PlanNamesContext.Provider value={names}>
      <OfficeHead award={award} mayRun />
      <p className="no-print">
        <a href={planAddress(award.id, stage ? { stage: stage.id } : {})}>← {say('back')}</a>
      </p>
      <h1>
        {say(preview ? 'previewTitle' : 'title')}
        {stage ? ` · ${stage.title[language]}` : null}
      </h1>
      <FormProblems problems={answer?.problems} />
      {preview ? <Preview view={view} preview={preview} /> : <p className="lead">{say('lead')}</p>}
      {stage?.readsAll ? <p className="notice">{say('readsAll')}</p> : null}
      {stage?.canChange ? null : <p className="notice">{say('closed')}</p>}
      {stage && !stage.readsAll ? (
        <p>
          <a href={planCsvAddress(award.id, stage.id)}>{say('download')}</a>
        </p>
      ) : null}
      {stage?.canChange && !stage.readsAll ? <TableForm view={view} answer={answer} /> : null}
    </PlanNamesContext.Provider>
  )
}

function TableForm({ view, answer }: PlanTablePageProps) {
  const say = useWords(PLAN_TABLE)
  const preview = answer?.done
  return (
    <>
      {preview ? <h2 id="table">{say('change')}</h2> : null}
      <p>{say('columns', { entry: view.entries[0]?.id ?? 'E001' })}</p>
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="intent" value="preview" />
        <input type="hidden" name="stage" value={view.stage?.id ?? ''} />
        <p className={styles['file']}>
          <label htmlFor="file">{say('file')}</label>
          <input id="file" name="file" type="file" accept=".csv,.tsv,text/csv,text/plain" />
        </p>
        <Area
          name="csv"
          label={say('paste')}
          rows={8}
          value={preview?.csv ?? answer?.typed['csv']}
          problems={answer?.problems}
          maxLength={1_000_000}
          required={false}
        />
        <Select
          name="how"
          label={say('how')}
          value={preview?.how ?? answer?.typed['how'] ?? 'whole'}
          problems={answer?.problems}
          options={(['whole', 'more'] as const).map((how) => [how, say(`how.${how}`)] as const)}
        />
        <button className={preview ? 'quiet' : undefined}>{say('preview')}</button>
      </form>
    </>
  )
}

function Preview({ view, preview }: { readonly view: PlanTableView; readonly preview: PlanTablePreviewView }) {
  const say = useWords(PLAN_TABLE)
  const { added, ended, kept, same, problems } = preview
  return (
    <>
      <p className="lead">
        {say('counts', { added: added.length, ended: ended.length, same })}
        <SentenceGap />
        {say('notYet')}
      </p>
      {preview.parts > 1 ? <p className="notice">{say('parts', { count: preview.parts })}</p> : null}
      {problems.length > 0 ? <Problems problems={problems} /> : null}
      {problems.length === 0 && added.length + ended.length === 0 ? <p className="notice">{say('nothing')}</p> : null}
      {problems.length === 0 && added.length + ended.length > 0 ? (
        <form method="post">
          <input type="hidden" name="intent" value="import" />
          <input type="hidden" name="stage" value={view.stage?.id ?? ''} />
          <input type="hidden" name="how" value={preview.how} />
          <input type="hidden" name="digest" value={preview.digest} />
          <textarea name="csv" hidden readOnly defaultValue={preview.csv} aria-hidden="true" tabIndex={-1} />
          <button>{say('confirm')}</button>
        </form>
      ) : null}
      <Pairs title={say('addedTitle')} pairs={added} />
      <Pairs title={say('endedTitle')} pairs={ended} />
      <Pairs title={say('keptTitle')} what={say('keptWhat')} pairs={kept} />
    </>
  )
}

function Pairs({
  title,
  what,
  pairs,
}: {
  readonly title: string
  readonly what?: string
  readonly pairs: readonly Pair[]
}) {
  if (pairs.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      {what === undefined ? null : <p>{what}</p>}
      <WhoReads readBy={byEntry(pairs)} />
    </>
  )
}

function Problems({ problems }: Pick<PlanTablePreviewView, 'problems'>) {
  const say = useWords(PLAN_TABLE)
  const sayFault = useWords(PLAN_FAULTS)
  const { t, language } = useSpeech()
  return (
    <TableFaults
      summary={problems.length === 1 ? say('wrongOne') : say('wrong', { count: problems.length })}
      heads={[say('line'), say('problem')]}
      faults={problems.map((fault) => ({
        where: fault.line,
        what: sayFault(fault.code, faultValues(PLAN_COLUMNS, fault, language, t('common.list'))),
      }))}
    />
  )
}
