import type { AwardRules, TieBreak, Words } from '#scoring/award/rules.ts'
import type { FormProblem } from '../../access/form-answer.ts'
import { instantAt, wallClock } from '../../i18n/zoned-time.ts'
import { oneLine } from '../accounts/one-line.ts'
import { severalLines } from '../several-lines.ts'
import { percent } from './rules-fields.ts'

/** Fields of a form by name; a box that is not ticked is not there. */
export type SentFields = Readonly<Record<string, string | readonly string[]>>

/** A row with a title, and what it was before. */
export interface Titled<Before> {
  readonly row: Row
  readonly id: string
  readonly title: Words
  readonly before: Before | undefined
}

const line = oneLine('missing')

/** The fields of a form as they are taken, with what is wrong with them. */
export class Row {
  readonly #fields: SentFields
  readonly #prefix: string
  readonly problems: FormProblem[]

  constructor(fields: SentFields, prefix: string, problems: FormProblem[]) {
    this.#fields = fields
    this.#prefix = prefix
    this.problems = problems
  }

  problem(field: string, code: string, values?: FormProblem['values']): void {
    const name = field === '' ? '' : this.#prefix + field
    if (!this.problems.some((one) => one.field === name)) {
      this.problems.push({ field: name, code, ...(values ? { values } : {}) })
    }
  }

  #sent(field: string): string {
    const value = this.#fields[this.#prefix + field]
    return typeof value === 'string' ? value : (value?.at(-1) ?? '')
  }

  isTicked(field: string): boolean {
    return this.#sent(field) !== ''
  }

  text(field: string, longest: number): string {
    const text = line.parse(this.#sent(field))
    if (text.length > longest) this.problem(field, 'too-long')
    return text.slice(0, longest)
  }

  /** Text of some lines; what nobody can see or mean in it is a space. */
  lines(field: string, longest: number): string {
    const text = severalLines.parse(this.#sent(field))
    if (text.length > longest) this.problem(field, 'too-long')
    return text.slice(0, longest)
  }

  words(chinese: string, english: string, longest: number): Words {
    for (const field of [chinese, english]) if (this.text(field, longest) === '') this.problem(field, 'missing')
    return { 'zh-CN': this.text(chinese, longest), en: this.text(english, longest) }
  }

  number(field: string, least: number, most: number): number {
    const text = this.#sent(field)
      .normalize('NFKC')
      .replaceAll(/[\s,%]/g, '')
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
    if (text === '') this.problem(field, 'missing')
    else if (!(value >= least && value <= most)) this.problem(field, 'award-number', { least, most })
    return Number.isNaN(value) ? least : value
  }

  whole(field: string, least: number, most: number): number {
    const value = this.number(field, least, most)
    if (!Number.isInteger(value)) this.problem(field, 'award-whole')
    return value
  }

  numberOrNone(field: string, least: number, most: number): number | null {
    return this.#sent(field).trim() === '' ? null : this.number(field, least, most)
  }

  wholeOrNone(field: string, least: number, most: number): number | null {
    return this.#sent(field).trim() === '' ? null : this.whole(field, least, most)
  }

  /** A weight in per cent, as a share; what was left alone stays what it was to the last digit. */
  share(field: string, before: number | undefined): number {
    if (before !== undefined && this.#sent(field) === percent(before)) return before
    const value = this.number(field, 0, 100_000) / 100
    if (value === 0) this.problem(field, 'award-weight')
    return value
  }

  /** A part of a whole in per cent, from 0 to 100; what was left alone stays what it was to the last digit. */
  fraction(field: string, before: number | undefined): number {
    if (before !== undefined && this.#sent(field) === percent(before)) return before
    return this.number(field, 0, 100) / 100
  }

  oneOf<Value extends string>(field: string, values: readonly Value[]): Value {
    const chosen = values.find((value) => value === this.#sent(field))
    if (chosen === undefined) this.problem(field, 'missing')
    return chosen ?? values[0]!
  }

  /** A time by the clock of a zone; what was left alone stays what it was, also where the clock shows it twice. */
  instant(field: string, timeZone: string, before: string | undefined): string {
    const wall = this.#sent(field).trim().replace(' ', 'T').slice(0, 16)
    if (before !== undefined && wallClock(before, timeZone) === wall) return before
    const at = instantAt(wall, timeZone)
    if (at === undefined) this.problem(field, wall === '' ? 'missing' : 'award-time')
    return at ?? ''
  }

  /** Days one a line, or parted by anything that is no part of a date. */
  dates(field: string): readonly string[] {
    const given = this.#sent(field).normalize('NFKC').split(/[^\d-]+/).filter((text) => text !== '') // prettier-ignore
    const wrong = given.find((text) => instantAt(`${text}T00:00`, 'UTC') === undefined)
    if (wrong !== undefined) this.problem(field, 'award-date', { date: wrong })
    if (given.length > 200) this.problem(field, 'too-long')
    return [...new Set(given)].toSorted()
  }

  ties(rules: AwardRules): readonly TieBreak[] {
    const chosen = [0, 1, 2].map((place) => this.#sent(`tie.${place}`)).filter((value) => value !== '')
    return [...new Set(chosen)].flatMap((value): readonly TieBreak[] => {
      const [by, id = ''] = value.split(':')
      if (by === 'criterion' && rules.criteria.some((one) => one.id === id)) return [{ by, criterion: id }]
      if (by === 'group' && rules.groups.some((one) => one.id === id)) return [{ by, group: id }]
      return by === 'earlier-stage' && rules.stages.some((one) => one.id === id) ? [{ by, stage: id }] : []
    })
  }

  rows(name: string, most: number): readonly Row[] {
    const prefix = `${this.#prefix}${name}.`
    const places = new Set<number>()
    for (const field of Object.keys(this.#fields)) {
      const place = field.startsWith(prefix) ? /^(\d{1,3})\./.exec(field.slice(prefix.length))?.[1] : undefined
      if (place !== undefined) places.add(Number(place))
    }
    if (places.size > most + 5) this.problem('', 'award-too-many', { most })
    return [...places].toSorted((one, other) => one - other).map((place) => new Row(this.#fields, `${prefix}${place}.`, this.problems)) // prettier-ignore
  }
}

/** Fields of a row that stand empty until somebody types in them. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  category: ['places', 'reserves'],
  group: ['weight'],
  criterion: ['weight', 'evidenceFrom', 'level.0.score', 'level.0.zh', 'level.0.en'],
  stage: ['opens', 'closes', 'reads', 'cap'],
}

/** The whole of a form. */
export class Reading extends Row {
  constructor(fields: SentFields) {
    super(fields, '', [])
  }

  /** Rows that have a title, in their order, each with the one it was before. New ones get ids that nothing had. */
  titled<Before extends { readonly id: string }>(
    name: string,
    before: readonly Before[],
    most: number,
  ): readonly Titled<Before>[] {
    // prettier-ignore
    const isTitled = (row: Row) => row.text('zh', 200) !== '' || row.text('en', 200) !== ''
    // A row without titles goes, unless it is a new one in which something else was typed.
    const isBegun = (row: Row) =>
      row.text('id', 60) === '' && (TELLING[name] ?? []).some((field) => row.text(field, 500) !== '')
    const kept = this.rows(name, most).filter((row) => isTitled(row) || isBegun(row))
    if (kept.length > most) this.problem('', 'award-too-many', { most })
    const taken = new Set(before.map(({ id }) => id))
    const used = new Set<string>()
    return kept
      .map((row, place) => {
        const typed = row.text('order', 6).normalize('NFKC')
        return { row, order: /^\d{1,4}(\.\d)?$/.test(typed) ? Number(typed) : place + 1 }
      })
      .toSorted((one, other) => one.order - other.order)
      .map(({ row }) => {
        const own = before.find(({ id }) => id === row.text('id', 60) && !used.has(id))
        const id = own?.id ?? freeId(name, taken)
        taken.add(id)
        used.add(id)
        return { row, id, title: row.words('zh', 'en', 200), before: own }
      })
  }
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  for (let number = taken.size + 1; ; number += 1) {
    const id = `${name}-${number}`
    if (!taken.has(id)) return id
  }
}
