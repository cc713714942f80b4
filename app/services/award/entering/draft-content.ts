import type { DraftFields } from '#db/repositories/award/entry-draft.ts'
import type { EntryFile } from '#db/repositories/award/entry-file.ts'
import type { Attachment, EntryContent } from '#db/repositories/award/entry.ts'
import { entryText, evidenceOf, linksOf } from '../../../forms/award/entry-fields.ts'
import { plainContent } from '../entries/entry-content.ts'

/** What a draft becomes when it is handed in. */
export interface DraftContent {
  readonly category: string
  readonly content: EntryContent
  readonly redacted: EntryContent | null
}

/** The entry that the fields of a form and the files beside them make. */
export function contentOfDraft(fields: DraftFields, files: readonly EntryFile[]): DraftContent {
  const text = (name: string) => entryText(fields, name)
  const both = (chinese: string, english: string) => ({ 'zh-CN': text(chinese), en: text(english) || text(chinese) })
  const attributes = ['region', 'ownership', 'industry'].flatMap((name) => (text(name) === '' ? [] : [[name, text(name)] as const])) // prettier-ignore
  const redactedTitle = text('redactedTitle')
  return {
    category: fields['category'] ?? '',
    content: {
      ...plainContent({
        title: both('titleZh', 'titleEn'),
        organisation: text('organisation'),
        summary: both('summaryZh', 'summaryEn'),
        attributes: Object.fromEntries(attributes),
        links: linksOf(fields).map(({ label, url }) => ({ label: label === '' ? url : label, url })),
        evidence: evidenceOf(fields).map(({ place, label, source, url }) => ({
          id: `e${place + 1}`,
          label: { 'zh-CN': label, en: label },
          source,
          url: url === '' ? null : url,
        })),
        source: text('source'),
      }),
      ...withFiles(files.filter(({ removedAt }) => removedAt === undefined).map(asAttachment)),
    },
    redacted:
      redactedTitle === ''
        ? null
        : plainContent({
            title: both('redactedTitle', 'redactedTitle'),
            organisation: '',
            summary: both('redactedSummary', 'redactedSummary'),
          }),
  }
}

const asAttachment = ({ name, sha256, bytes }: EntryFile): Attachment => ({ name, sha256, bytes })

/** Nothing where there are none, so that an entry without files is written as it always was. */
export const withFiles = (files: readonly Attachment[]): Pick<EntryContent, 'attachments'> =>
  files.length === 0 ? {} : { attachments: files }

/**
 * The copy without names as it goes on in a new revision: files the office has let through stay, as long as they are the
 * same bytes; words the entrant has not touched stay as the office left them.
 */
export function nextRedacted(
  fresh: EntryContent | null,
  { before, isUntouched }: { readonly before: EntryContent | null; readonly isUntouched: boolean },
  content: EntryContent,
): EntryContent | null {
  const words = isUntouched ? before : fresh
  if (words === null) return null
  const known = new Set((content.attachments ?? []).map(({ name, sha256 }) => `${name} ${sha256}`))
  const { attachments = [], ...rest } = { ...words, attachments: before?.attachments ?? [] }
  return { ...rest, ...withFiles(attachments.filter(({ name, sha256 }) => known.has(`${name} ${sha256}`))) }
}
