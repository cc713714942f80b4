/** Puts a marked figure into the facts and links it to them: one change of the text. */
import { applyEdits } from '#cases/edit/edit-case.ts'
import { idOf, type Json, type JsonMap } from '#cases/edit/json.ts'
import type { Problem } from '#cases/problem.ts'
import { evidenceEdits, type EvidenceDraft } from '../forms/evidence-draft.ts'
import { listAt } from '../forms/use-facts.ts'
import type { FigureGuess, PlacedFigure } from './figure-guess.ts'

/** What the dialog says of a new figure. */
export interface NewFigure {
  readonly id: string
  /** An outcome of the project, or any other figure of the text. */
  readonly as: 'outcome' | 'fact'
  readonly label: { readonly 'zh-CN': string; readonly en: string }
  readonly value: number
  readonly unit: string
  readonly qualifier: string
  readonly basis: FigureGuess['basis']
  readonly date: string
  readonly side: string
  readonly sign: string
  readonly kind: string
  readonly evidence: readonly string[]
}

const ID_WORDS = /[a-z0-9]+/g

/** An id that nothing of the case has: facts, outcomes and harms share one set of ids. */
export function freeId(facts: Json, words: string, guess: Pick<FigureGuess, 'unit' | 'value'>): string {
  const said = (words.toLowerCase().match(ID_WORDS) ?? []).filter((word) => !/^\d+$/.test(word)).slice(0, 4).join('-') // prettier-ignore
  const plain = said !== '' ? said : `${guess.unit === '' ? 'figure' : guess.unit.toLowerCase()}-${Math.round(Math.abs(guess.value))}` // prettier-ignore
  const lists = [['outcomes'], ['facts'], ['harms', 'items']]
  const taken = new Set(lists.flatMap((list) => listAt(facts, list).map(idOf)))
  let id = plain
  for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`
  return id
}

/** The text with a figure linked to something that is in the case already. */
export const withLink = (text: string, { from, to, written }: PlacedFigure, target: string): string =>
  `${text.slice(0, from)}[${written}](fact:${target})${text.slice(to)}`

/**
 * The text with a new outcome or other figure at the end of its list, and the marked figure linked to it. Whether the
 * outcome can be valued is left to be decided: the list of problems asks for it.
 * @param evidence new evidence that comes into the case with it, its ids given
 */
export function withFigure(
  text: string,
  guess: PlacedFigure,
  facts: JsonMap,
  figure: NewFigure,
  evidence?: EvidenceDraft,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const list = figure.as === 'outcome' ? 'outcomes' : 'facts'
  const there = listAt(facts, [list])
  const value = figure.as === 'outcome' ? outcomeOf(figure) : factOf(figure)
  return applyEdits(withLink(text, guess, figure.id), [
    ...(evidence ? evidenceEdits(facts, evidence) : []),
    there.length > 0
      ? { do: 'insert', path: [list], index: there.length, value }
      : { do: 'set', path: [list], value: [value] },
  ])
}

/** A year is written as it stands everywhere: without quotes. */
const dateOf = (date: string): Json => (/^\d{4}$/.test(date) ? Number(date) : date)

const qualified = (qualifier: string) => (qualifier === 'exact' ? {} : { qualifier })

function outcomeOf({ id, label, unit, side, sign, kind, basis, date, value, qualifier, evidence }: NewFigure): Json {
  const when = dateOf(date)
  return {
    id,
    label,
    unit,
    side,
    sign,
    kind,
    observations: [
      {
        asOf: when,
        basis: basis === 'cumulative' ? { kind: basis, to: when } : basis === 'annual' ? { kind: basis, year: when } : { kind: basis, at: when }, // prettier-ignore
        value,
        ...qualified(qualifier),
        evidence: [...evidence],
      },
    ],
  }
}

const factOf = ({ id, label, value, unit, qualifier, date, evidence }: NewFigure): Json => ({
  id,
  label,
  value,
  unit,
  ...qualified(qualifier),
  asOf: dateOf(date),
  evidence: [...evidence],
})
