import { addOutcomes } from '#cases/import/add-outcomes.ts'
import { importProblem, refusedFile, taken, type Taken } from '#cases/import/import-problem.ts'
import { readOutcomeTable } from '#cases/import/outcome-table.ts'
import { placeBody, type Placing } from '#cases/import/place-body.ts'
import type { CaseTexts } from '../case-texts.ts'
import type { Brought } from './brought.ts'

/** The texts of a case after what was brought has been put into them; both stay as they are where it cannot be. */
export function putIn(standing: CaseTexts, brought: Brought, how: Placing): Taken<CaseTexts> {
  if (brought.kind === 'case') {
    return taken({ text: brought.text ?? standing.text, english: brought.english ?? standing.english })
  }
  if (brought.kind === 'text') {
    const placed = placeBody(standing.text, brought.markdown, how)
    return placed.ok ? taken({ ...standing, text: placed.value }) : refusedFile('csv-no-facts')
  }
  const rows = readOutcomeTable(brought.csv)
  if (!rows.ok) return rows
  const added = addOutcomes(standing.text, rows.value)
  if (!added.ok) return { ok: false, problems: [...rows.problems, ...added.problems] }
  const { outcomes, observations, text } = added.value
  const counted = importProblem('csv-added', { outcomes, observations })
  return taken({ ...standing, text }, [counted, ...rows.problems, ...added.problems])
}
