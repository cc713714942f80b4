import { stringify } from 'yaml'
import { INDICATORS } from '#scoring/vocabulary.ts'

/** A short case needs 150 characters and a section on what is not known. */
const BODY = `## 做法\n\n${'这是一段只为测试而写的文字，不含任何事实。'.repeat(8)}\n\n## 局限与待查\n\n没有。\n`

/** Text of a small `case.md` without errors, all indicators unknown; `matter` overrides its facts. */
export function makeCaseFile(
  options: { id?: string; body?: string; matter?: Readonly<Record<string, unknown>> } = {},
): string {
  const matter = {
    format: 1,
    id: options.id ?? 'lake',
    kind: 'short',
    title: { 'zh-CN': '湖', en: 'Lake' },
    summary: { 'zh-CN': '一个测试案例。', en: 'A case for tests.' },
    organisation: { name: { 'zh-CN': '示例公司', en: 'Example Company' }, industry: 'I' },
    socialIssue: 'health',
    trigger: 'unknown',
    asOf: '2024-07',
    licence: 'CC0-1.0',
    status: 'active',
    sources: [{ id: 'report', title: '示例报告', publisher: '示例公司', date: '2024', kind: 'company' }],
    evidence: [
      {
        id: 'start',
        source: 'report',
        locator: { 'zh-CN': '第 1 页', en: 'page 1' },
        claimedBy: { who: { 'zh-CN': '示例公司', en: 'Example Company' }, kind: 'organisation' },
        grade: 'C',
      },
    ],
    period: { start: '2020', evidence: ['start'] },
    indicators: Object.fromEntries(
      INDICATORS.map((indicator) => [indicator, { state: 'unknown', level: { min: 0, max: 3 } }]),
    ),
    harms: { state: 'unknown' },
    investments: { state: 'unknown' },
    ...options.matter,
  }
  return `---\n${stringify(matter)}---\n\n${options.body ?? BODY}`
}
