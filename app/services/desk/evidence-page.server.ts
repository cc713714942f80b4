import { EVIDENCE_FINDINGS } from '#cases/evidence/evidence-findings.ts'
import { demandRight } from '../../access/need.ts'
import type { EvidenceCase, EvidenceView } from '../../components/desk/desk-view.ts'
import type { Language } from '../../i18n/languages.ts'
import type { Library } from '../library.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { findingsOf, headCases, type HeadCase } from './head-cases.server.ts'

const CASES_A_PAGE = 50

/** All cases whose evidence needs work, a page of them. */
export async function evidencePage(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  shelf: Library,
  asked: number,
  language: Language,
): Promise<EvidenceView> {
  demandRight(visitor, 'case.write')
  const all = evidenceToSee((await headCases(db, shelf)).cases, language)
  const pages = Math.max(1, Math.ceil(all.length / CASES_A_PAGE))
  const page = Math.min(asked, pages)
  return { cases: all.slice((page - 1) * CASES_A_PAGE, page * CASES_A_PAGE), total: all.length, page, pages }
}

/** Cases by how grave what there is to see to is: any finding of a graver kind comes before all of the kinds after it. */
export function evidenceToSee(heads: readonly HeadCase[], language: Language): EvidenceCase[] {
  return heads
    .map(({ id, facts }) => {
      const all = findingsOf(facts)
      const counts = EVIDENCE_FINDINGS.map((kind) => all.filter((finding) => finding.kind === kind).length)
      return { id, title: facts.title[language], counts }
    })
    .filter(({ counts }) => counts.some((count) => count > 0))
    .sort((left, right) => {
      const place = left.counts.findIndex((count, at) => count !== right.counts[at])
      return place === -1 ? 0 : right.counts[place]! - left.counts[place]!
    })
    .map(({ id, title, counts }) => ({
      id,
      title,
      findings: EVIDENCE_FINDINGS.flatMap((kind, at) => (counts[at]! > 0 ? [{ kind, count: counts[at]! }] : [])),
    }))
}
