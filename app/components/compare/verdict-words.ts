import type { CellVerdict, RowRanking, RowVerdict } from '#scoring/comparability/row-verdict.ts'
import { RULES, type Comparability, type Failure, type Rule } from '#scoring/comparability/rules.ts'
import type { Speech } from '../../i18n/translate.ts'
import { mattering, ruleWords, ruleWordsByCase } from './rule-values.ts'

/** What stands against comparing a value, as sentences; `whole` where it may be held against nothing in its row. */
export function verdictWords(
  { level, own, against }: CellVerdict,
  shortTitles: readonly string[],
  speech: Speech,
): { readonly whole: boolean; readonly lines: readonly string[] } {
  const { t } = speech
  if (level === 'not') {
    return { whole: true, lines: [levelLine(level, [...own, ...against.flatMap(({ why }) => mattering(why))], speech)] }
  }
  const alone = own.length === 0 ? [] : [levelLine('care', own, speech)]
  const besides = (['not', 'care'] as const).flatMap((grade) => {
    const graded = against.filter((other) => other.level === grade)
    const reasons = graded.map(({ why }) => reasonsOf(mattering(why), grade, speech))
    // Columns with the same to be said of them share a line.
    return [...new Set(reasons)].map((reason) => {
      const titles = graded.filter((_, place) => reasons[place] === reason).map(({ column }) => shortTitles[column]!)
      return t(grade === 'not' ? 'compare.notWith' : 'compare.careWith', { titles: titles.join(t('common.list')), reason }) // prettier-ignore
    })
  })
  return { whole: false, lines: [...alone, ...besides] }
}

/** The order of a row, or the first rule that forbids one and whom it concerns. */
export function rankWords(row: RowVerdict, shortTitles: readonly string[], speech: Speech): string {
  const { t } = speech
  const { rank, pairs } = row
  if (rank.ok) return placesWords(rank.value, shortTitles, speech)
  const { why, columns } = rank
  const reason =
    why.code === 'overlap' || why.code === 'too-few-values'
      ? t(`compare.why.${why.code}`)
      : ruleWords(why.code, pairs.flatMap((pair) => pair.why.filter(({ code }) => code === why.code)), speech) // prettier-ignore
  if (columns.length === 0 || columns.length === shortTitles.length) return t('compare.rank.refused', { reason })
  const titles = columns.map((column) => shortTitles[column]!).join(t('common.list'))
  return t('compare.rank.refusedOf', { reason, titles })
}

/** The same in full: every rule that forbids an order, a line each, with the case before each value. */
export function orderLines(row: RowVerdict, shortTitles: readonly string[], speech: Speech): readonly string[] {
  const { rank, pairs } = row
  if (rank.ok || rank.why.code === 'overlap' || rank.why.code === 'too-few-values') {
    return [rankWords(row, shortTitles, speech)]
  }
  // A case without a value has no place to refuse.
  const between = pairs
    .filter(({ why }) => !why.some(({ code }) => code === 'no-value'))
    .map((pair) => ({ ...pair, why: mattering(pair.why) }))
  const failing = new Set<string>(between.flatMap(({ why }) => why.map(({ code }) => code)))
  const codes = (Object.keys(RULES) as Rule[]).filter((code) => failing.has(code))
  const reasons = codes.map((code) => ruleWordsByCase(code, between, shortTitles, speech))
  return reasons.length === 1 ? [speech.t('compare.rank.refused', { reason: reasons[0]! })] : reasons
}

function placesWords({ places }: RowRanking, shortTitles: readonly string[], { t }: Speech): string {
  const order = places
    .flatMap((place, column) => (place === null ? [] : [{ place, title: shortTitles[column]! }]))
    .sort((left, right) => left.place - right.place)
    .map(({ place, title }) => t('compare.rank.place', { place, title }))
  return t('compare.rank.places', { order: order.join(t('common.list')) })
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
