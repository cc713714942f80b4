import { EVIDENCE_GRADES } from '#scoring/vocabulary.ts'
import { formatDate, formatDay, formatShare } from '../../i18n/format.ts'
import type { CellWriter, CompareGroup } from './compare-cell.ts'

/** How much there is to go by, and of what kind. */
export function evidenceGroup({ speech: { t, language }, row, say, asOf }: CellWriter): CompareGroup {
  return {
    id: 'evidence',
    label: t('compare.group.evidence'),
    rows: [
      row('as-of', t('case.asOf'), (entry) => say(formatDate(language, entry.asOf))),
      row('pieces', t('compare.evidenceCount'), ({ evidence, asOf: at }) =>
        say(t('compare.evidence.pieces', { n: evidence.pieces, sources: evidence.sources }), asOf(at)),
      ),
      row('claims', t('compare.claims'), ({ evidence }) =>
        say(
          formatShare(language, evidence.byGrade.C / evidence.pieces),
          t('compare.evidence.of', { n: evidence.byGrade.C, all: evidence.pieces }),
        ),
      ),
      row('grades', t('compare.grades'), ({ evidence }) =>
        say(
          EVIDENCE_GRADES.map((grade) => `${grade}${t('common.colon')}${evidence.byGrade[grade]}`).join(
            t('common.list'),
          ),
        ),
      ),
      row('kind', t('compare.depth'), ({ kind }) =>
        say(t(kind === 'full' ? 'compare.depth.full' : 'compare.depth.short')),
      ),
      row('revision', t('compare.revision'), ({ revision: { number, publishedAt } }) =>
        say(
          t('compare.depth.revision', { n: number }),
          ...(publishedAt === null ? [] : [t('compare.publishedOn', { date: formatDay(language, publishedAt) })]),
        ),
      ),
    ],
  }
}
