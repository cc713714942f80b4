/** What a judge has put down on one entry so far: nothing of it has to be there. */
export interface SheetAnswers {
  /** By criterion; one that is not there was not answered, which is missing and never 0. */
  readonly scores: Readonly<Record<string, number>>
  readonly notes: Readonly<Record<string, string>>
  /** Where it is shown, by criterion: a part of the entry, a page, an address. */
  readonly evidence: Readonly<Record<string, string>>
  /** Of a stage that asks for yes or no. */
  readonly yes: boolean | null
}

export const NO_ANSWERS: SheetAnswers = { scores: {}, notes: {}, evidence: {}, yes: null }

/** The fields of a sheet by their names, as a form sends them and a browser keeps them. */
export type SheetFields = Readonly<Record<string, string>>

export const scoreField = (criterion: string): string => `score.${criterion}`
export const noteField = (criterion: string): string => `note.${criterion}`
export const evidenceField = (criterion: string): string => `evidence.${criterion}`
export const YES_FIELD = 'yes'

/** A sheet as fields: what a page shows, and what its form would send. */
export function fieldsOfAnswers({ scores, notes, evidence, yes }: SheetAnswers): SheetFields {
  return Object.fromEntries([
    ...Object.entries(scores).map(([criterion, score]) => [scoreField(criterion), String(score)]),
    ...Object.entries(notes).map(([criterion, note]) => [noteField(criterion), note]),
    ...Object.entries(evidence).map(([criterion, place]) => [evidenceField(criterion), place]),
    ...(yes === null ? [] : [[YES_FIELD, yes ? 'yes' : 'no']]),
  ])
}
