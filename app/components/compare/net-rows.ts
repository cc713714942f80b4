import { formatDate, formatShort } from '../../i18n/format.ts'
import { countWords, netLines } from '../net-summary.ts'
import type { CellWriter, CompareCell, CompareGroup } from './compare-cell.ts'
import type { ComparedCaseView, ComparisonView } from './compare-view.ts'

/** What it changed, in yuan as far as that goes, and what it cost or harmed. */
export function netGroups(view: ComparisonView, writer: CellWriter): CompareGroup[] {
  const { speech, row, say, asOf, notDisclosed, notApplicable } = writer
  const { t, language } = speech
  return [
    {
      id: 'net',
      label: t('compare.group.net'),
      rows: [
        row('net', t('case.net.title'), (entry) => netCell(entry, writer), { verdict: view.verdicts.net }),
        row('counts', t('compare.netCounts'), (entry) => say(countWords(entry.net, speech) || [], asOf(entry.asOf))),
        row('carbon', t('compare.carbon'), (entry) =>
          !entry.usesCarbonPrice || entry.carbonRatio === null
            ? notApplicable
            : say(t('compare.carbon.times', { times: formatShort(language, entry.carbonRatio, 2) })),
        ),
        row('sroi', t('case.net.headline.sroi'), (entry) => socialReturnCell(entry, writer)),
      ],
    },
    {
      id: 'harms',
      label: t('compare.group.harms'),
      rows: [
        row('harms', t('compare.harms'), ({ harms, asOf: at }) => {
          if (harms.state === 'unknown') return { ...say(t('compare.harms.unknown')), missing: true }
          if (harms.state === 'searched-none') return say(t('compare.harms.none'), formatDate(language, harms.date))
          return say(t('compare.harms.listed', { n: harms.labels.length }), asOf(at))
        }),
        row('harm-list', t('compare.harms.which'), ({ harms }) =>
          harms.state === 'listed' ? say(harms.labels) : harms.state === 'unknown' ? notDisclosed : notApplicable,
        ),
      ],
    },
  ]
}

function netCell(entry: ComparedCaseView, { speech, say, asOf }: CellWriter): CompareCell {
  const { t } = speech
  const method = t('methods.version', { id: entry.netMethod })
  const of = [asOf(entry.asOf), method]
  if (entry.net.best === 'notPriced') return say(netLines(entry.net, speech), ...of)
  return say(netLines(entry.net, speech), t(`status.${entry.net.best}`), t('compare.pricesOf', { year: entry.priceYear }), ...of) // prettier-ignore
}

/** Without a priced row there is nothing to return; with one, it is the investment that nobody has disclosed. */
function socialReturnCell(
  { socialReturn, net, priceYear }: ComparedCaseView,
  { speech: { t, language }, say, notDisclosed, notApplicable }: CellWriter,
): CompareCell {
  if (!socialReturn.ok) return net.best === 'priced' ? notDisclosed : notApplicable
  const { median, p05, p95 } = socialReturn.value.ratio
  const write = (ratio: number) => formatShort(language, ratio, 2)
  return say(
    t('case.net.headline.net', { value: write(median), low: write(p05), high: write(p95) }),
    t('compare.pricesOf', { year: priceYear }),
  )
}
