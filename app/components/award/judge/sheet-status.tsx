import { useSyncExternalStore } from 'react'
import { SHEET } from '../../../content/award/judge-sheet.ts'
import { evidenceField, noteField, scoreField, YES_FIELD, type SheetFields } from '../../../forms/award/sheet-fields.ts'
import { sheetMean } from '../../../forms/award/sheet-mean.ts'
import { formatScoreExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { keepingStatus, type KeepingStatus } from '../../desk/editor/keeping.ts'
import { KeepingLine } from '../kept/keeping-line.tsx'
import { TwoVersions, type FieldTitles } from '../kept/two-versions.tsx'
import { answersOfFields } from './left-out.tsx'
import styles from './judge.module.css'
import type { SheetSession } from './sheet-session.ts'
import type { CriterionView } from './sheet-view.ts'

/** A submission that came to nothing: it never left, or nobody knows whether it arrived. */
export type FailedSubmission = 'not-sent' | 'unsure'

interface SheetStatusProps {
  readonly session: SheetSession
  readonly criteria: readonly CriterionView[]
  readonly fields: SheetFields
  readonly failed: FailedSubmission | null
  /** Of the award. */
  readonly timeZone: string
}

/** How far the sheet is, what it comes to, and where it is kept, which without scripts is nowhere; stays in view. */
export function SheetStatus({ session, criteria, fields, failed, timeZone }: SheetStatusProps) {
  const say = useWords(SHEET)
  const { language } = useSpeech()
  const state = useSyncExternalStore(session.subscribe, session.state, session.state)
  const { scores } = answersOfFields(criteria, fields)
  const own = sheetMean(criteria, scores)
  const status = keepingStatus(state.keeping)
  const titles = useSheetFields(criteria)
  const keepingWords = {
    nothingYet: say('nothingYet'),
    refused: say('refused'),
    gone: say('gone'),
    otherWindow: (time: string) => say('otherWindow', { time }),
  }
  const failure = failed === null ? '' : say(failureWords(failed, status.kind))
  return (
    <>
      <div className={styles['status']}>
        {criteria.length === 0 ? null : (
          <p>
            <span data-answered={Object.keys(scores).length}>
              {say('answered', { done: Object.keys(scores).length, all: criteria.length })}
            </span>
            {' · '}
            {own
              ? say('mean', {
                  mean: formatScoreExact(language, own.mean),
                  max: formatScoreExact(language, own.most),
                })
              : say('meanNone')}
          </p>
        )}
        {failed === null ? null : (
          <p data-failed={failed} className={styles['alarm']}>
            {failure}
          </p>
        )}
        <KeepingLine state={state} own={keepingWords} timeZone={timeZone} alarm={failure} />
      </div>
      <TwoVersions session={session} state={state} fields={titles} timeZone={timeZone} />
    </>
  )
}

function failureWords(failed: FailedSubmission, status: KeepingStatus['kind']) {
  if (failed === 'unsure') return 'unsure' as const
  if (status === 'other-window') return 'notSubmittedTwo' as const
  return status === 'saved' ? ('notSubmittedReady' as const) : ('notSubmitted' as const)
}

/** The fields of a sheet beside each other. */
export function useSheetFields(criteria: readonly CriterionView[]): FieldTitles {
  const say = useWords(SHEET)
  return {
    titles: () => [
      ...criteria.flatMap(({ id, title }) => [
        [scoreField(id), title] as const,
        [noteField(id), `${title} · ${say('note')}`] as const,
        [evidenceField(id), `${title} · ${say('evidenceShort')}`] as const,
      ]),
      [YES_FIELD, say('yesTitle')],
    ],
    shown: (name, value) =>
      name === YES_FIELD && (value === 'yes' || value === 'no') ? say(`answer.${value}`) : value,
  }
}
