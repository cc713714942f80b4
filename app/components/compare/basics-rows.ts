import { formatCny, formatDate } from '../../i18n/format.ts'
import type { MessageKey, Speech } from '../../i18n/translate.ts'
import { quantityText } from '../quantity-text.ts'
import type { CellWriter, CompareCell, CompareGroup } from './compare-cell.ts'
import type { ComparedCaseView } from './compare-view.ts'

/** Money lines shown before the rest is counted. */
const MOST_MONEY = 3

/** Who does it, since when, where, with whom and with how much money. */
export function basicsGroup(writer: CellWriter): CompareGroup {
  const { speech, row, say, asOf, notDisclosed, notApplicable } = writer
  const { t, language } = speech
  const date = (value: string) => formatDate(language, value)
  return {
    id: 'basics',
    label: t('compare.group.basics'),
    rows: [
      row('organisation', t('case.organisation'), (entry) => say(entry.organisation)),
      row('industry', t('case.industry'), (entry) => say(t(`industry.${entry.industry}` as MessageKey))),
      row('issue', t('case.issue'), (entry) => say(t(`issue.${entry.issue}`))),
      row('sdgs', t('case.sdgs'), (entry) =>
        say(entry.sdgs.map((goal) => `${goal} ${t(`sdg.${goal}` as MessageKey)}`)),
      ),
      row('trigger', t('case.trigger'), (entry) => say(t(`trigger.${entry.trigger}`))),
      row('began', t('case.began'), (entry) =>
        entry.start === null ? notDisclosed : say(date(entry.start), ...yearsWords(entry, speech)),
      ),
      row('ended', t('compare.ended'), (entry) =>
        entry.status === 'active' ? notApplicable : entry.end === null ? notDisclosed : say(date(entry.end)),
      ),
      row('reach', t('case.regions'), (entry) => reachCell(entry, writer)),
      row('levels', t('case.levels'), (entry) => {
        const levels = [...new Set(entry.levels)].map((level) => t(`adminLevel.${level}`))
        return levels.length === 0 ? notDisclosed : say(levels.join(t('common.list')), asOf(entry.asOf))
      }),
      row('partners', t('compare.partnersNamed'), (entry) =>
        entry.partnersNamed === 0
          ? notDisclosed
          : say(quantityText(entry.partnersNamed, 'organisation', 'exact', speech), asOf(entry.asOf)),
      ),
      row('money', t('case.money'), (entry) => moneyCell(entry, writer)),
    ],
  }
}

function yearsWords({ years, end, asOf }: ComparedCaseView, { t, language }: Speech): string[] {
  if (years === null) return []
  const n = years.min === years.max ? String(years.min) : `${years.min}–${years.max}`
  return [t('compare.yearsUntil', { n, date: formatDate(language, end ?? asOf) })]
}

function reachCell({ reach }: ComparedCaseView, { speech: { t }, say, asOf, notDisclosed }: CellWriter): CompareCell {
  const places = [
    ...(reach.nationwide ? [t('scope.national')] : []),
    ...(reach.abroad ? [t('scope.abroad')] : []),
    ...(reach.provinces ? [t('compare.provincesN', { n: reach.provinces.count })] : []),
    ...(reach.cities ? [t('compare.citiesN', { n: reach.cities.count })] : []),
  ]
  if (places.length === 0) return notDisclosed
  const dates = [...new Set([reach.provinces, reach.cities].flatMap((count) => (count ? [count.asOf] : [])))]
  return say(places.join(t('common.list')), ...dates.map(asOf))
}

function moneyCell({ money }: ComparedCaseView, { speech: { t, language }, say }: CellWriter): CompareCell {
  const lines = money.slice(0, MOST_MONEY).map(({ label, amountCny, qualifier, scope, when }) => {
    const amount = t(`common.${qualifier}` as MessageKey, { value: formatCny(language, amountCny) })
    const dates = when?.split('/').map((at) => formatDate(language, at))
    const time = dates === undefined ? t('compare.dateUnknown') : dates.join('–')
    return t('compare.money.line', { label, amount, scope: t(`fundingScope.${scope}`), time })
  })
  const left = money.length - MOST_MONEY
  return say(lines, ...(left > 0 ? [t('compare.money.more', { n: left })] : []))
}
