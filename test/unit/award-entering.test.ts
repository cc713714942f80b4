import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryFields, entryProblems, evidenceOf, isWebAddress, missingNeeds } from '#app/forms/award/entry-fields.ts'
import { entryDraftForm, keepEntryForm, readAddresses } from '#app/forms/award/entering.ts'
import { fieldsOfText, sheetText } from '#app/forms/award/sheet-text.ts'
import { toTheSecond } from '#app/i18n/zoned-time.ts'
import { callState, lastInstant } from '#app/services/award/entering/call-state.ts'
import { contentOfDraft, nextRedacted } from '#app/services/award/entering/draft-content.ts'
import { mayReadFeedback } from '#app/services/award/entering/entrant-feedback.server.ts'
import type { OwnDraft } from '#app/services/award/entering/own-draft.server.ts'
import { awardRules } from '../make/award.ts'

const CALL = {
  opensAt: '2026-11-01T00:00:00.000Z',
  closesAt: '2026-11-21T10:00:00.000Z',
  graceMinutes: 10,
  most: 1,
  needs: [],
  note: { 'zh-CN': '', en: '' },
}

describe('where a call stands', () => {
  test('in time is before the deadline, not at it; the grace goes on from there and ends the same way', () => {
    const at = (now: string) => callState(CALL, now)
    expect(at('2026-10-31T23:59:59.999Z')).toBe('soon')
    expect(at('2026-11-01T00:00:00.000Z')).toBe('open')
    expect(at('2026-11-21T09:59:59.999Z')).toBe('open')
    expect(at('2026-11-21T10:00:00.000Z')).toBe('grace')
    expect(at('2026-11-21T10:09:59.999Z')).toBe('grace')
    expect(at('2026-11-21T10:10:00.000Z')).toBe('closed')
    expect(callState({ ...CALL, graceMinutes: 0 }, CALL.closesAt)).toBe('closed')
    expect(lastInstant(CALL)).toBe('2026-11-21T10:10:00.000Z')
  })

  test('both times of a refusal are by the clock of the award, to the second', () => {
    expect(toTheSecond('2026-11-21T10:00:05.123Z', 'Asia/Shanghai')).toBe('2026-11-21 18:00:05')
    expect(toTheSecond('2026-07-01T22:00:59.999Z', 'Europe/Berlin')).toBe('2026-07-02 00:00:59')
  })
})

describe('what an entrant types', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 60 })
  const typed = fc.dictionary(fc.constantFrom('titleZh', 'summaryZh', 'region', 'evidence.2.label', 'link.0.url', 'other', '__proto__'), words) // prettier-ignore

  test('comes back as it was typed, through the form and through the script alike', () => {
    fc.assert(
      fc.property(typed, (sent) => {
        const fields = entryFields(sent)
        const viaForm = entryDraftForm.parse({ ...sent, tag: '3' })
        const viaScript = keepEntryForm.parse({ tag: 3, text: sheetText(fields, 0) })
        expect(viaForm.fields).toEqual(fields)
        expect(viaScript).toEqual({ tag: 3, fields })
        expect(fieldsOfText(sheetText(fields, 0))).toEqual(fields)
        expect(Object.keys(fields)).not.toContain('other')
      }),
    )
  })

  test('a text that is no object of fields is refused and named', () => {
    for (const text of ['', '[]', '"x"', '{', 'null']) {
      const read = keepEntryForm.safeParse({ tag: 1, text })
      expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['text', 'unreadable']])
    }
  })

  test('says what is missing by what the rules ask, and what is wrong whatever they ask', () => {
    const asked = { call: { needs: ['summary', 'link', 'evidence', 'attachment', 'redacted'] as const }, categories: ['a'], attachments: 0 } // prettier-ignore
    expect(missingNeeds({}, asked)).toEqual(['category', 'organisation', 'title', 'summary', 'link', 'evidence', 'attachment', 'redacted']) // prettier-ignore
    const full = {
      category: 'a',
      organisation: '示例甲',
      titleZh: '示例',
      summaryZh: '简介',
      'link.0.url': 'https://example.org/a',
      'evidence.0.label': '一处',
      redactedTitle: '一个示例',
      redactedSummary: '简介',
    }
    expect(entryProblems(full, { ...asked, attachments: 1 })).toEqual([])
    // What only looks empty is missing.
    expect(missingNeeds({ ...full, titleZh: '\u200b \u202e' }, { ...asked, attachments: 1 })).toEqual(['title'])
    expect(missingNeeds({ ...full, category: 'gone' }, { ...asked, attachments: 1 })).toEqual(['category'])
    const wrong = { ...full, titleEn: 'x'.repeat(201), 'link.1.url': 'javascript:alert(1)', 'evidence.1.url': 'https://example.org' } // prettier-ignore
    expect(entryProblems(wrong, { ...asked, attachments: 1 }).map(({ field, code }) => [field, code])).toEqual([
      ['titleEn', 'too-long'],
      ['link.1.url', 'entry-link'],
      ['evidence.1.label', 'missing'],
    ])
  })

  test('an address is one of the web and holds no password', () => {
    expect(['https://example.org/a?b', 'http://例子.中国'].every(isWebAddress)).toBe(true)
    expect(['javascript:alert(1)', 'data:text/html,x', 'https://a:b@example.org', 'example.org', ''].some(isWebAddress)).toBe(false) // prettier-ignore
  })

  test('a list of addresses is read as people paste it: each once, and what cannot be read is named', () => {
    const pasted = '示例甲 <One@example.org>, two@example.org；ONE@example.org\n没有地址、three@example'
    const { emails, unread } = readAddresses(pasted)
    expect(emails.map((email) => email.toLowerCase())).toEqual(['one@example.org', 'two@example.org'])
    expect(unread).toContain('没有地址')
  })
})

describe('what a draft becomes', () => {
  const files = [
    { name: 'a.png', sha256: 'a'.repeat(64), bytes: 1, handedInAt: undefined, removedAt: undefined },
    { name: 'b.png', sha256: 'b'.repeat(64), bytes: 2, handedInAt: undefined, removedAt: '2026-11-21T00:00:00.000Z' },
  ]
  const fields = { category: 'main', organisation: ' 示例甲 ', titleZh: '示例', 'evidence.3.label': '第三处' }

  test('holds what stands in the form and the files that were not taken out; no copy without names where none is written', () => {
    const { category, content, redacted } = contentOfDraft(fields, files)
    expect(category).toBe('main')
    expect(content).toMatchObject({ organisation: '示例甲', title: { 'zh-CN': '示例', en: '示例' } })
    expect(content.evidence).toMatchObject([{ id: 'e4', label: { en: '第三处' } }])
    expect(evidenceOf(fields)[0]!.place).toBe(3)
    expect(content.attachments).toEqual([{ name: 'a.png', sha256: 'a'.repeat(64), bytes: 1 }])
    expect(redacted).toBeNull()
  })

  test('a copy without names holds neither the organisation nor a file that nobody has let through', () => {
    const { content, redacted } = contentOfDraft({ ...fields, redactedTitle: '一家公司' }, files)
    expect(JSON.stringify(redacted)).not.toContain('示例甲')
    expect(redacted!.attachments).toBeUndefined()
    const [file] = content.attachments!
    const cleared = { ...redacted!, attachments: [file!] }
    // What the office let through stays for the same bytes, and for no others.
    expect(nextRedacted(redacted, { before: cleared, isUntouched: true }, content)!.attachments).toEqual([file])
    const other = { ...content, attachments: [{ ...file!, sha256: 'c'.repeat(64) }] }
    expect(nextRedacted(redacted, { before: cleared, isUntouched: false }, other)!.attachments).toBeUndefined()
  })
})

test('feedback is read when the rules say so, of an entry that takes part', () => {
  const own = (given: { readonly state: string; readonly after?: 'notice' | 'final'; readonly entry?: string }) => {
    const { after, entry = 'eligible', state } = given
    const feedback = after && { after, place: true, means: false, words: false }
    return mayReadFeedback({
      award: { state },
      rules: awardRules(feedback ? { feedback } : {}),
      entry: entry === 'none' ? undefined : { state: entry },
    } as unknown as OwnDraft)
  }
  for (const state of ['open', 'frozen', 'notice', 'final']) expect(own({ state })).toBe(false)
  const when = (after: 'notice' | 'final') => ['open', 'frozen', 'notice', 'final'].filter((state) => own({ state, after })) // prettier-ignore
  expect(when('notice')).toEqual(['notice', 'final'])
  expect(when('final')).toEqual(['final'])
  expect(own({ state: 'final', after: 'final', entry: 'withdrawn' })).toBe(false)
  expect(own({ state: 'final', after: 'final', entry: 'none' })).toBe(false)
})
