import type { ColumnVerdict } from '#scoring/comparability.ts'
import type { Refusal } from '#scoring/result.ts'
import { formatDate } from '../../i18n/format.ts'
import type { MessageKey, Speech } from '../../i18n/translate.ts'

/** What stands against comparing a value, as sentences; `whole` where it may be held against nothing in its row. */
export function verdictWords(
  verdict: ColumnVerdict,
  shortTitles: readonly string[],
  speech: Speech,
): { readonly whole: boolean; readonly lines: readonly string[] } {
  const { t } = speech
  if (!verdict.comparable) {
    const reasons = reasonWords([...verdict.own, ...verdict.against.flatMap(({ why }) => why)], speech)
    return {
      whole: true,
      lines: [`${t('compare.notComparable')}${t('common.colon')}${reasons.join(t('compare.and'))}`],
    }
  }
  const codes = [...new Set(verdict.against.flatMap(({ why }) => why.map(({ code }) => code)))]
  return {
    whole: false,
    lines: codes.map((code) => {
      const against = verdict.against.filter(({ why }) => why.some((refusal) => refusal.code === code))
      const titles = against.map(({ column }) => shortTitles[column]!).join(t('common.list'))
      const [reason = ''] = reasonWords(
        against.flatMap(({ why }) => why.filter((refusal) => refusal.code === code)),
        speech,
      )
      return t('compare.notWith', { titles, reason })
    }),
  }
}

/** One phrase a code, with all the values that differ. */
function reasonWords(refusals: readonly Refusal[], speech: Speech): string[] {
  const { t } = speech
  return [...new Set(refusals.map(({ code }) => code))].map((code) => {
    const values = refusals
      .filter((refusal) => refusal.code === code)
      .flatMap(({ detail }) => [detail['left'], detail['right']])
      .filter((value) => value !== undefined)
    const words = [...new Set(values)].map((value) => valueWords(code, String(value), speech))
    return t(`compare.why.${code}` as MessageKey, { values: words.join(t('common.list')) })
  })
}

function valueWords(code: string, value: string, { t, language }: Speech): string {
  switch (code) {
    case 'period':
      return formatDate(language, value)
    case 'unit':
      return t(`unit.${value}` as MessageKey)
    case 'kind':
      return t(`outcomeKind.${value}` as MessageKey)
    case 'basis':
      return t(`case.outcomes.${value}` as MessageKey)
    default:
      return t(`status.${value}` as MessageKey)
  }
}
