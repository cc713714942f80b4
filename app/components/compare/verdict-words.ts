import type { CellVerdict, RowVerdict } from '#scoring/comparability/row-verdict.ts'
import { RULES, type Comparability, type Failure } from '#scoring/comparability/rules.ts'
import type { Speech } from '../../i18n/translate.ts'
import { ruleWords } from './rule-values.ts'

/** What stands against comparing a value, as sentences; `whole` where it may be held against nothing in its row. */
export function verdictWords(
  { level, own, against }: CellVerdict,
  shortTitles: readonly string[],
  speech: Speech,
): { readonly whole: boolean; readonly lines: readonly string[] } {
  const { t } = speech
  if (level === 'not') {
    return { whole: true, lines: [levelLine(level, [...own, ...against.flatMap(({ why }) => said(why))], speech)] }
  }
  const alone = own.length === 0 ? [] : [levelLine('care', own, speech)]
  const besides = (['not', 'care'] as const).flatMap((grade) => {
    const graded = against.filter((other) => other.level === grade)
    const reasons = graded.map(({ why }) => reasonsOf(said(why), grade, speech))
    // Columns with the same to be said of them share a line.
    return [...new Set(reasons)].map((reason) => {
      const titles = graded.filter((_, place) => reasons[place] === reason).map(({ column }) => shortTitles[column]!)
      return t(grade === 'not' ? 'compare.notWith' : 'compare.careWith', { titles: titles.join(t('common.list')), reason }) // prettier-ignore
    })
  })
  return { whole: false, lines: [...alone, ...besides] }
}

/** The order of a row, or why there is none and whom that concerns. */
export function rankWords({ rank, pairs }: RowVerdict, shortTitles: readonly string[], speech: Speech): string {
  const { t } = speech
  const listOf = (words: readonly string[]) => words.join(t('common.list'))
  if (rank.ok) {
    const order = rank.value.places
      .flatMap((place, column) => (place === null ? [] : [{ place, title: shortTitles[column]! }]))
      .sort((left, right) => left.place - right.place)
      .map(({ place, title }) => t('compare.rank.place', { place, title }))
    return t('compare.rank.places', { order: listOf(order) })
  }
  const { why, columns } = rank
  const reason =
    why.code === 'overlap' || why.code === 'too-few-values'
      ? t(`compare.why.${why.code}`)
      : ruleWords(why.code, pairs.flatMap((pair) => pair.why.filter(({ code }) => code === why.code)), speech) // prettier-ignore
  if (columns.length === 0 || columns.length === shortTitles.length) return t('compare.rank.refused', { reason })
  return t('compare.rank.refusedOf', { reason, titles: listOf(columns.map((column) => shortTitles[column]!)) })
}

/** Where different things are measured, nothing else that differs between them matters. */
function said(why: readonly Failure[]): readonly Failure[] {
  const unit = why.filter(({ code }) => code === 'unit')
  return unit.length > 0 ? unit : why
}

function levelLine(level: Comparability, failures: readonly Failure[], speech: Speech): string {
  return `${speech.t(`compare.level.${level}`)}${speech.t('common.colon')}${reasonsOf(failures, level, speech)}`
}

/** The rules that lead to this level, each with all the values that differ. */
function reasonsOf(failures: readonly Failure[], level: Comparability, speech: Speech): string {
  const leading = failures.filter(({ code }) => RULES[code] === level)
  return [...new Set(leading.map(({ code }) => code))]
    .map((code) =>
      ruleWords(
        code,
        leading.filter((failure) => failure.code === code),
        speech,
      ),
    ) // prettier-ignore
    .join(speech.t('compare.and'))
}
